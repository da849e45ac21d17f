//! Wrappers that pydantic itself removes when it builds a validator, or what writes values.

use super::{Chain, Default, Kind, Schema, Union};

/// The only member of a union that collapses into it.
pub(crate) fn single_choice(union: &Union) -> Option<&Schema> {
    match union.choices.as_slice() {
        [only] if union.auto_collapse != Some(false) => Some(&only.schema),
        _ => None,
    }
}

/// The only step of a chain.
pub(crate) fn single_step(chain: &Chain) -> Option<&Schema> {
    match chain.steps.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// The steps of a chain, those of chains inside it included.
pub(crate) fn steps(chain: &Chain) -> Vec<&Schema> {
    let mut steps = Vec::with_capacity(chain.steps.len());
    for step in &chain.steps {
        match &step.kind {
            Kind::Chain(inner) => steps.extend(self::steps(inner)),
            _ => steps.push(step),
        }
    }
    steps
}

/// The schema behind unions and chains of one.
pub(crate) fn collapsed(mut schema: &Schema) -> &Schema {
    loop {
        let inner = match &schema.kind {
            Kind::Union(union) => single_choice(union),
            Kind::Chain(chain) => single_step(chain),
            _ => None,
        };
        match inner {
            Some(inner) => schema = inner,
            None => return schema,
        }
    }
}

/// The default that what writes the values of a schema knows of, through wrappers that only a validator knows of.
pub(crate) fn written_default(mut schema: &Schema) -> Option<&Default> {
    while schema.serialization.is_none() {
        schema = match &schema.kind {
            Kind::Default(default) => return Some(default),
            Kind::Union(union) => match union.choices.as_slice() {
                [only] => &only.schema,
                _ => return None,
            },
            Kind::Chain(chain) => chain.steps.last()?,
            Kind::LaxOrStrict(either) => &either.strict_schema,
            Kind::CustomError(custom) => &custom.schema,
            Kind::Constrained(constrained) => &constrained.schema,
            _ => return None,
        };
    }
    None
}
