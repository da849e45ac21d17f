//! `FM05xx`: unsupported kinds and callables.

use super::{Code, error, warning};

/// The schema type validates calls, not data.
pub static UNSUPPORTED_KIND: Code = error(
    "FM0501",
    "the schema type validates calls, not data",
    "Leave the model out (`--skip-blocked`).",
    "`call`, `arguments` and `arguments-v3` belong to `validate_call`; `invalid` is pydantic's mark \
     for a schema it could not make. None of them validates a document.",
);

/// A Python function validates.
pub static PYTHON_VALIDATOR: Code = error(
    "FM0502",
    "a Python function validates",
    "Express the check in the schema, say in `frostmap.toml` what stands for it, or leave the model out \
     (`--skip-blocked`).",
    "An archive holds data, no Python code. What a `function-*` schema accepts is known to its \
     function alone.",
);

/// A Python function makes the default.
pub static PYTHON_DEFAULT_FACTORY: Code = error(
    "FM0503",
    "a Python function makes the default",
    "Use a default value or a builtin type as factory, or leave the model out (`--skip-blocked`).",
    "An archive holds data, no Python code. Factories such as `list` or `dict` are known; other \
     functions are not.",
);

/// A Python function looks up enum members.
pub static PYTHON_ENUM_MISSING: Code = error(
    "FM0504",
    "a Python function looks up enum members",
    "List all values as members, or leave the model out (`--skip-blocked`).",
    "An enum with `_missing_` may accept any value; which ones is known to that function alone.",
);

/// A Python `__init__` builds the model.
pub static PYTHON_INIT: Code = error(
    "FM0505",
    "a Python `__init__` builds the model",
    "Use fields and defaults in place of `__init__`, or leave the model out (`--skip-blocked`).",
    "A model with a custom `__init__` may change or refuse its input there.",
);

/// A Python function runs after the model is built.
pub static PYTHON_POST_INIT: Code = error(
    "FM0506",
    "a Python function runs after the model is built",
    "Use defaults in place of the function, or leave the model out (`--skip-blocked`).",
    "`model_post_init` and `__post_init__` may change or refuse the values. pydantic's own function \
     for private attributes changes nothing visible and is let through.",
);

/// A Python function finds the tag.
pub static PYTHON_DISCRIMINATOR: Code = error(
    "FM0507",
    "a Python function finds the tag",
    "Use a field name as discriminator, or leave the model out (`--skip-blocked`).",
    "Where a discriminator is a function, only that function knows which member a document is.",
);

/// A value is a Python object.
pub static PYTHON_VALUE: Code = error(
    "FM0508",
    "a value is a Python object",
    "Use a value that JSON can express, or leave the model out (`--skip-blocked`).",
    "The default, literal, tag or enum value is a Python object whose content the document does not \
     tell.",
);

/// A Python function writes a value.
pub static PYTHON_SERIALIZER: Code = warning(
    "FM0509",
    "a Python function writes a value",
    "Nothing has to be done to validate and parse; writing an instance that has the value fails.",
    "A serializer that is a Python function can write anything, and a function that says which \
     fields are written can leave out any. Documents are validated and parsed as ever. Writing an instance \
     fails with an error that names the function, where one is reached.",
);
