//! pydantic's own functions, and what stands for them.

use super::Form;
use crate::schema::{Callable, Function, JsonOrPython, Kind, Str};

/// A function with the schemas it may stand around to change nothing that a document could show.
struct Known {
    kind: &'static str,
    name: &'static str,
    around: fn(&Kind) -> bool,
}

/// What changes nothing in what comes out, or only its class.
const KNOWN: [Known; 5] = [
    // `use_enum_values` gives the value of a member, which is what JSON has.
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
    // How secrets are written is the serializer's.
    Known {
        kind: "function-after",
        name: "pydantic.types.SecretStr",
        around: |kind| matches!(kind, Kind::Str(_)),
    },
    Known {
        kind: "function-after",
        name: "pydantic.types.SecretBytes",
        around: |kind| matches!(kind, Kind::Bytes(_)),
    },
    Known {
        kind: "function-wrap",
        name: "pydantic._internal._validators.defaultdict_validator",
        around: |kind| matches!(kind, Kind::Dict(_)),
    },
];

/// Makes a path of a string.
const PATH: &str = "pydantic._internal._generate_schema.GenerateSchema._path_schema.<locals>.path_validator";

/// What stands for a function, if it is one of pydantic's own that is known.
pub(super) fn form(kind: &str, function: &Function) -> Option<Form> {
    let inner = function.schema.as_deref()?;
    if kind == "function-after"
        && *function.function.name == *PATH
        && let Kind::Str(str) = &inner.kind
    {
        let mut path = inner.clone();
        path.kind = Kind::Str(Box::new(Str { path: true, ..(**str).clone() }));
        return Some(Form::Schema(Box::new(path)));
    }
    let is_noop = KNOWN.iter().any(|known| {
        known.kind == kind && *known.name == *function.function.name && (known.around)(&inner.kind)
    });
    is_noop.then_some(Form::Noop)
}

/// Paths of Windows are told apart by their class alone, and are not known: their function stays.
pub(super) fn keep_windows_paths(either: &mut JsonOrPython) {
    let is_windows =
        |kind: &Kind| matches!(kind, Kind::IsInstance(class) if class.name.ends_with("WindowsPath"));
    let schema = &mut either.json_schema;
    if let Kind::Str(str) = &schema.kind
        && str.path
        && either.python_schema.as_ref().is_some_and(|schema| is_windows(&schema.kind))
    {
        let mut inner = schema.clone();
        inner.kind = Kind::Str(Box::new(Str { path: false, ..(**str).clone() }));
        let function = Callable { name: PATH.into(), args: Vec::new(), kwargs: Vec::new() };
        let function = Function { function, with_info: false, field_name: None, schema: Some(inner) };
        schema.kind = Kind::FunctionAfter(Box::new(function));
    }
}
