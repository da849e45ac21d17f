//! Error types: which of them documents cause.

use std::fmt::Write;

use frostmap::errors::ErrorType;

use super::line;

/// Error types that documents cause; each has a case.
#[rustfmt::skip]
pub const BY_DOCUMENTS: [&str; 88] = [
    "arguments_type",
    "bool_parsing",
    "bool_type",
    "bytes_invalid_encoding",
    "bytes_too_long",
    "bytes_too_short",
    "bytes_type",
    "callable_type",
    "complex_str_parsing",
    "complex_type",
    "counter_type",
    "dataclass_type",
    "date_from_datetime_inexact",
    "date_from_datetime_parsing",
    "date_future",
    "date_parsing",
    "date_past",
    "date_type",
    "datetime_from_date_parsing",
    "datetime_future",
    "datetime_parsing",
    "datetime_past",
    "datetime_type",
    "decimal_max_digits",
    "decimal_max_places",
    "decimal_parsing",
    "decimal_type",
    "decimal_whole_digits",
    "deque_type",
    "dict_type",
    "ellipsis_error",
    "enum",
    "extra_forbidden",
    "finite_number",
    "float_parsing",
    "float_type",
    "fraction_parsing",
    "fraction_type",
    "frozen_set_type",
    "greater_than",
    "greater_than_equal",
    "int_from_float",
    "int_parsing",
    "int_parsing_size",
    "int_type",
    "iterable_type",
    "json_invalid",
    "json_type",
    "less_than",
    "less_than_equal",
    "list_type",
    "literal_error",
    "missing",
    "missing_sentinel_error",
    "model_type",
    "multiple_of",
    "named_tuple_type",
    "needs_python_object",
    "none_required",
    "ordered_dict_type",
    "set_item_not_hashable",
    "set_type",
    "string_not_ascii",
    "string_pattern_mismatch",
    "string_too_long",
    "string_too_short",
    "string_type",
    "time_delta_parsing",
    "time_delta_type",
    "time_parsing",
    "time_type",
    "timezone_aware",
    "timezone_naive",
    "timezone_offset",
    "too_long",
    "too_short",
    "tuple_type",
    "unexpected_keyword_argument",
    "union_tag_invalid",
    "union_tag_not_found",
    "url_parsing",
    "url_scheme",
    "url_syntax_violation",
    "url_too_long",
    "url_type",
    "uuid_parsing",
    "uuid_type",
    "uuid_version",
];

/// Error types without a case, and why.
#[rustfmt::skip]
pub const NOT_PINNED: [(&str, &str); 2] = [
    ("frozen_dict_type", "documents; no case, because the Python of the reference has no such class yet"),
    ("string_unicode", "Python input"),
];

/// Error types that only something else than a document causes. A custom error may name them all the same.
#[rustfmt::skip]
pub const BY_OTHERS: [(&str, &str); 22] = [
    ("assertion_error", "a Python function"),
    ("dataclass_exact_type", "Python input"),
    ("datetime_object_invalid", "Python input"),
    ("default_factory_not_called", "a Python function"),
    ("frozen_field", "assignment"),
    ("frozen_instance", "assignment"),
    ("get_attribute_error", "Python input"),
    ("invalid_key", "Python input"),
    ("is_instance_of", "Python input"),
    ("is_subclass_of", "Python input"),
    ("iteration_error", "Python input"),
    ("mapping_type", "Python input"),
    ("missing_argument", "a call"),
    ("missing_keyword_only_argument", "a call"),
    ("missing_positional_only_argument", "a call"),
    ("model_attributes_type", "Python input"),
    ("multiple_argument_values", "a call"),
    ("no_such_attribute", "assignment"),
    ("recursion_depth_exceeded", "Python input"),
    ("recursion_loop", "Python input"),
    ("unexpected_positional_argument", "a call"),
    ("value_error", "a Python function"),
];

pub(super) fn write(page: &mut String) {
    let _ = write!(
        page,
        "\n## Error types\n\nType, message and context are pydantic's. A `custom-error` may name any of them.\n\n"
    );
    line(page, ["type", "message", "context", "caused by"]);
    line(page, ["---"; 4]);
    for error_type in ErrorType::all() {
        let context: Vec<String> = error_type.context_keys().iter().map(|key| format!("`{key}`")).collect();
        line(page, [error_type.name(), error_type.template(), &context.join(", "), cause(error_type.name())]);
    }
}

fn cause(name: &str) -> &'static str {
    let others = NOT_PINNED.iter().chain(&BY_OTHERS).find(|(other, _)| *other == name);
    others.map_or("documents", |(_, why)| why)
}
