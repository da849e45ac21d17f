//! Every code there is, in order. Codes are appended, never changed or reused.
//! `FM06xx` is for the limits of the archive, found when schemas are lowered.

use super::{Code, Severity};

/// All codes, sorted.
pub static ALL: &[&Code] = &[
    &UNREADABLE,
    &BAD_GZIP,
    &NOT_UTF8,
    &SYNTAX,
    &TOO_DEEP,
    &TOO_LARGE,
    &DUPLICATE_KEY,
    &BAD_LOWERING,
    &UNUSED_LOWERING,
    &NOT_A_MODEL_DOCUMENT,
    &UNKNOWN_DOCUMENT_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &UNKNOWN_KEY,
    &UNKNOWN_TYPE,
    &UNKNOWN_CHOICE,
    &BAD_VALUE,
    &UNKNOWN_REFERENCE,
    &DUPLICATE_DEFINITION,
    &DUPLICATE_MODEL,
    &ENDLESS_CYCLE,
    &BAD_BOUND,
    &BAD_MULTIPLE_OF,
    &BAD_LENGTH,
    &NOTHING_TO_CHOOSE,
    &TWO_DEFAULTS,
    &NO_DEFAULT,
    &EXTRAS_NOT_ALLOWED,
    &REQUIRED_WITH_DEFAULT,
    &OMIT_NOT_POSSIBLE,
    &BAD_ALIAS,
    &BAD_CUSTOM_ERROR,
    &BAD_HOST,
    &BAD_POSITION,
    &DIGITS_OF_INFINITY,
    &UNSUPPORTED_KIND,
    &PYTHON_VALIDATOR,
    &PYTHON_DEFAULT_FACTORY,
    &PYTHON_ENUM_MISSING,
    &PYTHON_INIT,
    &PYTHON_POST_INIT,
    &PYTHON_DISCRIMINATOR,
    &PYTHON_VALUE,
    &PYTHON_SERIALIZER,
];

/// The code of that name, in any case: `FM0301`, `fm0301`.
#[must_use]
pub fn find(code: &str) -> Option<&'static Code> {
    ALL.iter().copied().find(|known| known.code.eq_ignore_ascii_case(code))
}

const fn error(
    code: &'static str,
    title: &'static str,
    help: &'static str,
    explanation: &'static str,
) -> Code {
    Code { code, severity: Severity::Error, title, help, explanation }
}

const fn warning(
    code: &'static str,
    title: &'static str,
    help: &'static str,
    explanation: &'static str,
) -> Code {
    Code { code, severity: Severity::Warning, title, help, explanation }
}

// FM01xx: reading and syntax.

/// The document cannot be read.
pub static UNREADABLE: Code = error(
    "FM0101",
    "the document cannot be read",
    "Check the path and its permissions.",
    "The operating system refused to read the file. Nothing in it was looked at.",
);

/// The document is broken gzip.
pub static BAD_GZIP: Code = error(
    "FM0102",
    "the document is broken gzip",
    "Write the file again; it may have been cut off while it was copied.",
    "The file begins like gzip and does not go on like it. Model documents may be plain JSON or \
     gzip; which one is told by the first two bytes, not by the name.",
);

/// The document is not UTF-8.
pub static NOT_UTF8: Code = error(
    "FM0103",
    "the document is not UTF-8",
    "Save the document as UTF-8.",
    "JSON is UTF-8. The message says which byte is not.",
);

/// The document is not JSON.
pub static SYNTAX: Code = error(
    "FM0104",
    "the document is not JSON",
    "Correct the JSON at the place shown.",
    "The document is read up to the first byte that cannot stand there. Comments, trailing commas \
     and NaN are no JSON.",
);

/// The document is nested too deep.
pub static TOO_DEEP: Code = error(
    "FM0105",
    "the document is nested too deep",
    "Move inner schemas to `definitions` and refer to them.",
    "Documents may nest 400 levels. No real model comes near; a document that does was likely \
     written by a loop.",
);

/// The document is too large.
pub static TOO_LARGE: Code = error(
    "FM0106",
    "the document is too large",
    "Split the document; any number of documents can be compiled together.",
    "Positions in documents are 32 bits wide, so that a document may have up to 4 GiB.",
);

/// The lowering table is wrong.
pub static BAD_LOWERING: Code = error(
    "FM0108",
    "the lowering table is wrong",
    "Write `\"name.of.function\" = \"noop\"`, or a schema as an inline table, below `[lower]`.",
    "`frostmap.toml` says what stands for Python functions, which archives cannot hold: nothing, where \
     a function neither changes nor refuses what documents hold, or a schema. It has a table `lower` \
     and nothing else.",
);

/// An entry of the lowering table is not used.
pub static UNUSED_LOWERING: Code = warning(
    "FM0109",
    "an entry of the lowering table is not used",
    "Remove the entry or correct the name of the function.",
    "No document has a function of this name where the entry could stand for it. Names are qualified \
     with modules and classes, as findings about functions show them.",
);

/// A key stands twice in one object.
pub static DUPLICATE_KEY: Code = error(
    "FM0107",
    "a key stands twice in one object",
    "Remove one of them.",
    "JSON leaves open which of two equal keys counts, so a document with two is not trusted to mean \
     either.",
);

// FM02xx: the form of documents.

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

// FM03xx: references and cycles.

/// A reference leads nowhere.
pub static UNKNOWN_REFERENCE: Code = error(
    "FM0301",
    "a reference leads nowhere",
    "Add the document that defines it, or correct the name.",
    "References are by name and may lead into any of the documents compiled together, forwards or \
     backwards.",
);

/// A definition stands twice, differently.
pub static DUPLICATE_DEFINITION: Code = error(
    "FM0302",
    "a definition stands twice, differently",
    "Rename one of them, or compile the documents apart.",
    "The same definition may stand in several documents as long as it is the same each time. Two \
     different ones of one name leave open which is meant.",
);

/// A model stands twice, differently.
pub static DUPLICATE_MODEL: Code = error(
    "FM0303",
    "a model stands twice, differently",
    "Rename one of them, or compile the documents apart.",
    "The same model may stand in several documents as long as it is the same each time.",
);

/// A cycle consumes no input.
pub static ENDLESS_CYCLE: Code = error(
    "FM0304",
    "a cycle consumes no input",
    "Put a field, a list or a dict between the definition and itself.",
    "A definition that reaches itself through references, unions, nullables and the like, without \
     going into a field or an item, would be validated for ever against the same input.",
);

// FM04xx: constraints and defaults.

/// A bound has the wrong type.
pub static BAD_BOUND: Code = error(
    "FM0401",
    "a bound has the wrong type",
    "Write the bound as a value of the type it bounds.",
    "`le`, `ge`, `lt`, `gt` and `tz_constraint` are values of the type they bound; pydantic refuses \
     to build the schema otherwise.",
);

/// `multiple_of` is not above zero.
pub static BAD_MULTIPLE_OF: Code = error(
    "FM0402",
    "`multiple_of` is not above zero",
    "Use a number above zero.",
    "Nothing, or everything, is a multiple of zero; pydantic refuses it for int, and for the other \
     types it makes no sense either.",
);

/// A length is no natural number.
pub static BAD_LENGTH: Code = error(
    "FM0403",
    "a length is no natural number",
    "Use a number from zero up.",
    "Lengths count characters, bytes, items or digits.",
);

/// There is nothing to choose from.
pub static NOTHING_TO_CHOOSE: Code = error(
    "FM0404",
    "there is nothing to choose from",
    "Add a member.",
    "A literal without values, an enum without members, a union without choices, a chain without \
     steps or a URL without schemes can never match; pydantic refuses to build them.",
);

/// `default` and `default_factory` exclude each other.
pub static TWO_DEFAULTS: Code = error(
    "FM0405",
    "`default` and `default_factory` exclude each other",
    "Remove one of them.",
    "There would be two values for one missing field.",
);

/// The schema needs a default.
pub static NO_DEFAULT: Code = error(
    "FM0406",
    "the schema needs a default",
    "Add `default` or `default_factory`, or remove the option that asks for it.",
    "`default` without a default does nothing but handle errors; with `on_error` = `default` it has \
     nothing to give.",
);

/// Extras have a schema but are not allowed.
pub static EXTRAS_NOT_ALLOWED: Code = error(
    "FM0407",
    "extras have a schema but are not allowed",
    "Set `extra_behavior` to `allow`, or remove the schema of the extras.",
    "`extras_schema` and `extras_keys_schema` validate extra items, which exist only with \
     `extra_behavior` = `allow`, from the schema or from the config.",
);

/// A required field has a default.
pub static REQUIRED_WITH_DEFAULT: Code = error(
    "FM0408",
    "a required field has a default",
    "Remove `required` or the default.",
    "A field that has to be there never takes its default.",
);

/// The field cannot be omitted.
pub static OMIT_NOT_POSSIBLE: Code = error(
    "FM0409",
    "the field cannot be omitted",
    "Use `raise` or `default` as `on_error`.",
    "`on_error` = `omit` leaves the field out of the result. Required fields, fields of dataclasses \
     and fields of named tuples cannot be left out.",
);

/// An alias is malformed.
pub static BAD_ALIAS: Code = error(
    "FM0410",
    "an alias is malformed",
    "Write a name, a path that starts with a name, or a list of such paths.",
    "An alias path leads from a key down into objects and arrays; it has at least one step and the \
     first one is a key.",
);

/// A custom error is malformed.
pub static BAD_CUSTOM_ERROR: Code = error(
    "FM0411",
    "a custom error is malformed",
    "Give a new error type a message, and a known one none.",
    "A custom error is either one of pydantic's error types, which brings its own message, or a \
     type of your own with a message.",
);

/// A default host is malformed.
pub static BAD_HOST: Code = error(
    "FM0412",
    "a default host is malformed",
    "Write one host without a comma.",
    "pydantic-core refuses a default for several hosts at once.",
);

/// An index is out of range.
pub static BAD_POSITION: Code = error(
    "FM0413",
    "an index is out of range",
    "Use an index of one of the items.",
    "`variadic_item_index` names one of the tuple's items.",
);

/// Digits are limited where there may be none.
pub static DIGITS_OF_INFINITY: Code = error(
    "FM0414",
    "digits are limited where infinity is allowed",
    "Remove `allow_inf_nan`, or `max_digits` and `decimal_places`.",
    "Infinity and NaN have no digits that could be counted, so pydantic refuses a decimal that allows them \
     and counts its digits.",
);

// FM05xx: unsupported kinds and callables.

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
pub static PYTHON_SERIALIZER: Code = Code {
    code: "FM0509",
    severity: Severity::Warning,
    title: "a Python function writes a value",
    help: "Nothing has to be done to validate and parse; writing an instance that has the value fails.",
    explanation: "A serializer that is a Python function can write anything, and a function that says which \
         fields are written can leave out any. Documents are validated and parsed as ever. Writing an instance \
         fails with an error that names the function, where one is reached.",
};

#[cfg(test)]
mod tests {
    use super::{ALL, find};

    #[test]
    fn codes_are_sorted_and_say_everything() {
        assert!(ALL.is_sorted_by(|left, right| left.code < right.code));
        for code in ALL {
            assert!(code.code.len() == 6 && code.code.starts_with("FM"));
            assert!(
                !code.title.ends_with('.') && code.help.ends_with('.') && code.explanation.ends_with('.')
            );
        }
    }

    #[test]
    fn codes_are_found_in_any_case() {
        assert_eq!(find("fm0301").map(|code| code.code), Some("FM0301"));
        assert!(find("FM9999").is_none());
    }
}
