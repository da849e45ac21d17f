//! Decimals and fractions: their bounds stay texts, because they are exact.

use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::{Bound, DecimalRules, Text};
use frostmap_format::{Kind as NodeKind, NONE};

use crate::schema::{Bounds, Decimal, Fraction, Number, PythonValue, Value};

use super::context::{Lower, with};
use super::node::strict;
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn decimal(&mut self, decimal: &'g Decimal, scope: Scope<'g>) -> Node {
        let multiple_of = decimal.multiple_of.as_ref();
        let rules = DecimalRules {
            bounds: self.bound_texts(&decimal.bounds, multiple_of, Number::text),
            max_digits: decimal.max_digits,
            decimal_places: decimal.decimal_places,
        };
        let mut node =
            strict(with(NodeKind::Decimal, self.rules_record(rules)), scope.strict(decimal.strict));
        if scope.option(decimal.allow_inf_nan, |config| config.allow_inf_nan) == Some(true) {
            node.flags |= node_flags::VARIANT;
        }
        node
    }

    fn rules_record(&mut self, rules: DecimalRules) -> u32 {
        if rules == DecimalRules::default() {
            return NONE;
        }
        self.section.record(|body| rules.write(body))
    }

    pub(super) fn fraction(&mut self, fraction: &'g Fraction, scope: Scope<'g>) -> Node {
        let bounds = self.bound_texts(&fraction.bounds, fraction.multiple_of.as_ref(), fraction_text);
        let rules = DecimalRules { bounds, ..DecimalRules::default() };
        strict(with(NodeKind::Fraction, self.rules_record(rules)), scope.strict(fraction.strict))
    }

    /// The texts of bounds, in the order of their numbers.
    fn bound_texts<T>(
        &mut self,
        bounds: &'g Bounds<T>,
        multiple_of: Option<&'g T>,
        text: fn(&T) -> &str,
    ) -> [Option<Text>; 5] {
        let mut texts = [None; 5];
        for (bound, value) in [
            (Bound::Ge, bounds.ge.as_ref()),
            (Bound::Le, bounds.le.as_ref()),
            (Bound::Gt, bounds.gt.as_ref()),
            (Bound::Lt, bounds.lt.as_ref()),
            (Bound::MultipleOf, multiple_of),
        ] {
            let text = value.map(|number| self.text(text(number)));
            if let Some(place) = texts.get_mut(bound as usize) {
                *place = text;
            }
        }
        texts
    }
}

/// The text of a fraction's bound, which the reader has let through as one.
fn fraction_text(value: &Value) -> &str {
    match value {
        Value::Number(number) => number.text(),
        Value::String(text) => text,
        Value::Python(value) => match &**value {
            PythonValue::Text { text, .. } => text,
            _ => "",
        },
        _ => "",
    }
}
