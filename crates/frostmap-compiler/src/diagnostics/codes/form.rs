//! `FM02xx`: the form of documents.

use super::{Code, error};

/// The document is no model document.
pub static NOT_A_MODEL_DOCUMENT: Code = error(
    "FM0201",
    "the document is no model document",
    "Write `\"format\": \"frostmap-models/1\"` at the top, or leave this file out.",
    "A model document is an object with `format`, `models` and `definitions`. The format says how \
     the rest is to be read.",
);

/// The document has an unknown key.
pub static UNKNOWN_DOCUMENT_KEY: Code = error(
    "FM0202",
    "the document has an unknown key",
    "Remove the key or correct its spelling.",
    "A misspelt `definitions` would silently drop definitions, so unknown keys at the top of a \
     document are refused.",
);

/// A required key is missing.
pub static MISSING_KEY: Code = error(
    "FM0203",
    "a required key is missing",
    "Add the key.",
    "Each schema type has keys it cannot do without, such as `schema` of `nullable`.",
);

/// A value has the wrong type.
pub static WRONG_TYPE: Code = error(
    "FM0204",
    "a value has the wrong type",
    "Give the value the type the message asks for.",
    "The keys of core schemas are typed as pydantic-core types them.",
);

/// A schema has an unknown key.
pub static UNKNOWN_KEY: Code = error(
    "FM0205",
    "a schema has an unknown key",
    "Remove the key or correct its spelling.",
    "A misspelt `max_length` would silently accept everything, so unknown keys are refused. \
     `metadata` and other keys that only documentation uses are let through.",
);

/// The schema type is unknown.
pub static UNKNOWN_TYPE: Code = error(
    "FM0206",
    "the schema type is unknown",
    "Correct the `type`; pydantic_core.core_schema lists all of them.",
    "The `type` is none of pydantic-core's. A newer pydantic may know more types than this \
     frostmap.",
);

/// The value is none of those allowed.
pub static UNKNOWN_CHOICE: Code = error(
    "FM0207",
    "the value is none of those allowed",
    "Use one of the values the message lists.",
    "Keys such as `mode` or `extra_behavior` take one of a few words.",
);

/// A typed value is malformed.
pub static BAD_VALUE: Code = error(
    "FM0208",
    "a typed value is malformed",
    "Write the value as the exporter does, with all its parts.",
    "Values JSON has no form for are written `{\"$py\": kind, ...}`; each kind has its parts.",
);
