//! pydantic's own functions that change nothing a document could show.

use crate::schema::{Function, Kind};

/// A function with the schemas it may stand around to change nothing.
struct Known {
    kind: &'static str,
    name: &'static str,
    around: fn(&Kind) -> bool,
}

/// `use_enum_values` gives the value of a member, which is what JSON has.
const KNOWN: [Known; 2] = [
    Known {
        kind: "function-after",
        name: "operator.attrgetter",
        around: |kind| matches!(kind, Kind::Enum(_)),
    },
    Known {
        kind: "function-after",
        name: "pydantic._internal._generate_schema.GenerateSchema._literal_schema.<locals>.<lambda>",
        around: |kind| matches!(kind, Kind::Literal(_)),
    },
];

/// Whether a function changes nothing where it stands.
pub(super) fn is_noop(kind: &str, function: &Function) -> bool {
    let inner = function.schema.as_deref();
    KNOWN.iter().any(|known| {
        known.kind == kind
            && *known.name == *function.function.name
            && inner.is_some_and(|schema| (known.around)(&schema.kind))
    })
}
