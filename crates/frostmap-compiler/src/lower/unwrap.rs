//! Wrappers that pydantic itself removes when it builds a validator.

use crate::schema::{Chain, Kind, Schema, Union};

/// The only member of a union that collapses into it.
pub(super) fn single_choice(union: &Union) -> Option<&Schema> {
    match union.choices.as_slice() {
        [only] if union.auto_collapse != Some(false) => Some(&only.schema),
        _ => None,
    }
}

/// The only step of a chain.
pub(super) fn single_step(chain: &Chain) -> Option<&Schema> {
    match chain.steps.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

/// The steps of a chain, those of chains inside it included.
pub(super) fn steps(chain: &Chain) -> Vec<&Schema> {
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
pub(super) fn collapsed(mut schema: &Schema) -> &Schema {
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
