//! Integers and floats with their bounds, made the type of the schema as pydantic makes them.

use frostmap_format::Kind as NodeKind;
use frostmap_format::tables::{Node, node_flags};
use frostmap_format::words::{Bound, BoundValue, Limits};

use crate::diagnostics::codes;
use crate::schema::{Bounds, Float, Int, Number, Position};

use super::context::{Lower, bare};
use super::node::strict;
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn int(&mut self, int: &'g Int, scope: Scope<'g>, at: Position) -> Node {
        let mut bounds = Vec::new();
        for (bound, number) in set_bounds(&int.bounds, int.multiple_of.as_ref()) {
            match integer(number) {
                Some(digits) => bounds.push((bound, self.integer_bound(&digits))),
                None => self.problem(
                    &codes::BAD_BOUND,
                    at,
                    format!("the bound {} of an integer is no integer", number.text()),
                ),
            }
        }
        let node = strict(bare(NodeKind::Int), scope.strict(int.strict));
        let simple = bounds.iter().all(|(bound, value)| {
            matches!(bound, Bound::Ge | Bound::Le) && matches!(value, BoundValue::Bits(_))
        });
        let flags = if simple && !bounds.is_empty() { node_flags::VARIANT } else { 0 };
        self.limited(Node { flags: node.flags | flags, ..node }, &bounds)
    }

    fn integer_bound(&mut self, digits: &str) -> BoundValue {
        match digits.parse::<i64>() {
            Ok(value) => BoundValue::Bits(value as u64),
            Err(_) => BoundValue::Digits(self.text(digits)),
        }
    }

    pub(super) fn float(&mut self, float: &'g Float, scope: Scope<'g>) -> Node {
        let bounds: Vec<_> = set_bounds(&float.bounds, float.multiple_of.as_ref())
            .map(|(bound, number)| (bound, BoundValue::Bits(number.as_f64().to_bits())))
            .collect();
        let mut node = strict(bare(NodeKind::Float), scope.strict(float.strict));
        if scope.option(float.allow_inf_nan, |config| config.allow_inf_nan) == Some(false) {
            node.flags |= node_flags::VARIANT;
        }
        node.inf_nan = scope.inf_nan();
        self.limited(node, &bounds)
    }

    /// The node with a limits record, where there are limits.
    pub(super) fn limited(&mut self, node: Node, bounds: &[(Bound, BoundValue)]) -> Node {
        if bounds.is_empty() {
            return node;
        }
        let b = self.section.record(|body| Limits::add(body, bounds));
        Node { flags: node.flags | node_flags::LIMITED, b, ..node }
    }

    /// The node with limits of its length.
    pub(super) fn limited_length(&mut self, node: Node, least: Option<u64>, greatest: Option<u64>) -> Node {
        let mut bounds = Vec::new();
        // Nothing is shorter than nothing.
        if let Some(least) = least.filter(|least| *least > 0) {
            bounds.push((Bound::Ge, BoundValue::Bits(least)));
        }
        if let Some(greatest) = greatest {
            bounds.push((Bound::Le, BoundValue::Bits(greatest)));
        }
        self.limited(node, &bounds)
    }
}

fn set_bounds<'n>(
    bounds: &'n Bounds<Number>,
    multiple_of: Option<&'n Number>,
) -> impl Iterator<Item = (Bound, &'n Number)> {
    [
        (Bound::Ge, bounds.ge.as_ref()),
        (Bound::Le, bounds.le.as_ref()),
        (Bound::Gt, bounds.gt.as_ref()),
        (Bound::Lt, bounds.lt.as_ref()),
        (Bound::MultipleOf, multiple_of),
    ]
    .into_iter()
    .filter_map(|(bound, number)| number.map(|number| (bound, number)))
}

/// The digits of a number that is an integer, whichever way it is written.
fn integer(number: &Number) -> Option<String> {
    if number.is_integer() {
        return Some(number.text().to_owned());
    }
    let value = number.as_f64();
    // Display writes a float without exponent, so that a whole one is its digits.
    (value.is_finite() && value.fract() == 0.0).then(|| format!("{value:.0}"))
}
