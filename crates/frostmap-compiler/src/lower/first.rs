//! The byte that every accepted value but null starts with, where there is only one.
//! A hint for the fast path: a value that starts otherwise is still judged by its node.

use std::cell::RefCell;

use crate::schema::unwrap::{single_choice, single_step};
use crate::schema::{Kind, Literal, OnError, Schema, SubType};

use super::constant::is_text;
use super::units::Units;
use super::url::wrapped_url;

const NO_BYTE: u8 = 0;

/// First bytes, remembered for definitions.
#[derive(Debug)]
pub(super) struct FirstBytes {
    units: RefCell<Vec<Option<u8>>>,
}

impl FirstBytes {
    pub(super) fn new(units: &Units<'_>) -> Self {
        Self { units: RefCell::new(vec![None; units.list.len()]) }
    }

    /// The first byte of a schema, or 0.
    pub(super) fn of(&self, schema: &Schema, units: &Units<'_>) -> u8 {
        match &schema.kind {
            Kind::Str(_) | Kind::Bytes(_) | Kind::Uuid(_) | Kind::Json(_) => b'"',
            Kind::Url(_) | Kind::MultiHostUrl(_) => b'"',
            Kind::FunctionWrap(function) => wrapped_url(function).map_or(NO_BYTE, |url| self.of(url, units)),
            Kind::List(_) | Kind::Tuple(_) | Kind::Set(_) | Kind::FrozenSet(_) | Kind::Deque(_) => b'[',
            Kind::OrderedDict(_) | Kind::Counter(_) | Kind::FrozenDict(_) => b'{',
            Kind::Dict(_)
            | Kind::TaggedUnion(_)
            | Kind::TypedDict(_)
            | Kind::Dataclass(_)
            | Kind::DataclassArgs(_) => b'{',
            Kind::Model(model) if model.root_model == Some(true) => self.of(&model.schema, units),
            Kind::Model(_) | Kind::ModelFields(_) => b'{',
            Kind::Literal(literal) => of_literal(literal),
            Kind::Enum(members) => match members.sub_type {
                Some(SubType::Str) => b'"',
                None if members.members.iter().all(|member| is_text(&member.value)) => b'"',
                _ => NO_BYTE,
            },
            Kind::Nullable(nullable) => self.of(&nullable.schema, units),
            Kind::Default(default) if matches!(default.on_error, None | Some(OnError::Raise)) => {
                self.of(&default.schema, units)
            }
            Kind::Union(union) => match single_choice(union) {
                Some(only) => self.of(only, units),
                None => self.shared(union.choices.iter().map(|choice| &choice.schema), units),
            },
            Kind::Chain(chain) => match single_step(chain) {
                Some(only) => self.of(only, units),
                None => chain.steps.first().map_or(NO_BYTE, |step| self.of(step, units)),
            },
            Kind::LaxOrStrict(either) => {
                self.shared([&*either.lax_schema, &*either.strict_schema].into_iter(), units)
            }
            Kind::MissingSentinel(Some(inner)) => self.of(inner, units),
            Kind::JsonOrPython(either) => self.of(&either.json_schema, units),
            Kind::CustomError(custom) => self.of(&custom.schema, units),
            Kind::Constrained(constrained) => self.of(&constrained.schema, units),
            Kind::KnownFunction(known) => {
                known.schema.as_deref().map_or(NO_BYTE, |schema| self.of(schema, units))
            }
            Kind::DefinitionRef(name) => self.of_definition(name, units),
            _ => NO_BYTE,
        }
    }

    fn shared<'s>(&self, mut schemas: impl Iterator<Item = &'s Schema>, units: &Units<'_>) -> u8 {
        let first = schemas.next().map_or(NO_BYTE, |schema| self.of(schema, units));
        if schemas.all(|schema| self.of(schema, units) == first) { first } else { NO_BYTE }
    }

    fn of_definition(&self, name: &str, units: &Units<'_>) -> u8 {
        let Some((number, unit)) = units.find(name) else { return NO_BYTE };
        let number = number as usize;
        if let Some(Some(known)) = self.units.borrow().get(number) {
            return *known;
        }
        // Set before the descent, so that a cycle of references comes to an end.
        self.remember(number, NO_BYTE);
        let found = self.of(unit.schema, units);
        self.remember(number, found);
        found
    }

    fn remember(&self, number: usize, byte: u8) {
        if let Some(place) = self.units.borrow_mut().get_mut(number) {
            *place = Some(byte);
        }
    }
}

fn of_literal(literal: &Literal) -> u8 {
    let all_text = !literal.expected.is_empty() && literal.expected.iter().all(is_text);
    if all_text { b'"' } else { NO_BYTE }
}
