//! `FM04xx`: constraints and defaults.

use super::{Code, error};

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
