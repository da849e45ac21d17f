//! Python functions, and kinds that exist for them.

use super::walk::Walk;
use crate::diagnostics::{Code, Diagnostic, codes};
use crate::lower::is_known_serializer;
use crate::lowering::qualified;
use crate::schema::{Callable, Discriminator, Factory, Kind, Name, Schema, Serialization};

/// Builtin types whose empty value is a default that can be stored.
const FACTORIES: [&str; 11] = [
    "list",
    "dict",
    "set",
    "tuple",
    "frozenset",
    "str",
    "int",
    "float",
    "bool",
    "bytes",
    "collections.OrderedDict",
];

/// pydantic's own function for private attributes. It changes nothing a document could show.
const PRIVATE_ATTRIBUTES: &str = "init_private_attributes";

pub(super) fn check(walk: &mut Walk<'_>, schema: &Schema) {
    check_serializer(walk, schema);
    match &schema.kind {
        Kind::FunctionBefore(function)
        | Kind::FunctionAfter(function)
        | Kind::FunctionWrap(function)
        | Kind::FunctionPlain(function) => {
            callable(walk, schema, "function", &codes::PYTHON_VALIDATOR, &function.function, "validates");
        }
        Kind::Default(default) => match &default.default_factory {
            Some(Factory::Callable(factory)) => {
                let code = &codes::PYTHON_DEFAULT_FACTORY;
                callable(walk, schema, "default_factory", code, factory, "makes the default of");
            }
            Some(Factory::Builtin(name)) if !FACTORIES.contains(&&**name) => {
                let code = &codes::PYTHON_DEFAULT_FACTORY;
                callable(walk, schema, "default_factory", code, &named(name), "makes the default of");
            }
            _ => {}
        },
        Kind::Enum(found) => {
            if let Some(missing) = &found.missing {
                let code = &codes::PYTHON_ENUM_MISSING;
                callable(walk, schema, "missing", code, missing, "looks up the enum members of");
            }
        }
        Kind::TaggedUnion(union) => {
            if let Discriminator::Callable(function) = &union.discriminator {
                let code = &codes::PYTHON_DISCRIMINATOR;
                callable(walk, schema, "discriminator", code, function, "finds the tag of");
            }
        }
        Kind::Model(model) => {
            if model.custom_init == Some(true) {
                let init = named(&format!("{}.__init__", model.class).into());
                callable(walk, schema, "custom_init", &codes::PYTHON_INIT, &init, "builds");
            }
            if let Some(post_init) = &model.post_init
                && !post_init.ends_with(PRIVATE_ATTRIBUTES)
            {
                let function = named(&qualified(&model.class, post_init).into());
                callable(walk, schema, "post_init", &codes::PYTHON_POST_INIT, &function, "runs after");
            }
        }
        Kind::Dataclass(dataclass) if dataclass.post_init == Some(true) => {
            let function = named(&qualified(&dataclass.class, "__post_init__").into());
            callable(walk, schema, "post_init", &codes::PYTHON_POST_INIT, &function, "runs after");
        }
        Kind::Call(call) => {
            let function = call.function.as_deref().map(|name| format!(" of `{name}`")).unwrap_or_default();
            let message = format!("the schema validates the call{function}, not a document");
            walk.report(&codes::UNSUPPORTED_KIND, schema.at, message);
        }
        Kind::Arguments | Kind::ArgumentsV3 | Kind::Invalid => {
            let message = format!("the schema type `{}` validates no document", schema.kind.name());
            walk.report(&codes::UNSUPPORTED_KIND, schema.at, message);
        }
        _ => {}
    }
}

/// Functions that write values, and those that say which fields are written. They stand in the way of that alone.
pub(super) fn check_serializer(walk: &mut Walk<'_>, schema: &Schema) {
    let code = &codes::PYTHON_SERIALIZER;
    if let Some(Serialization::Function(function)) = schema.serialization.as_deref()
        && !is_known_serializer(function)
    {
        callable(walk, schema, "serialization", code, function, "writes");
    }
    schema.each_field(&mut |field| {
        if let Some(function) = &field.serialization_exclude_if {
            let message =
                format!("the Python function `{}` says when `{}` is written", function.name, field.name);
            let mut problem = Diagnostic::at_key(code, field.at, "serialization_exclude_if", message);
            problem.callable = Some(function.name.clone());
            walk.push(problem);
        }
    });
}

fn named(name: &Name) -> Callable {
    Callable { name: name.clone(), args: Vec::new(), kwargs: Vec::new() }
}

fn callable(
    walk: &mut Walk<'_>,
    schema: &Schema,
    key: &'static str,
    code: &'static Code,
    function: &Callable,
    does: &str,
) {
    if (walk.knows)(function) {
        return;
    }
    let message = format!("the Python function `{}` {does} {}", function.name, walk.place());
    let mut problem = Diagnostic::at_key(code, schema.at, key, message);
    problem.callable = Some(function.name.clone());
    walk.push(problem);
}
