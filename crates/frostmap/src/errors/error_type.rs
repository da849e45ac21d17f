//! The table of error types: name, message template, context keys.
//! It holds every type pydantic has, also those only Python input can reach, because a model may name any of them
//! as its `custom_error_type`.

/// One error type of pydantic.
///
/// ```
/// let missing = frostmap::errors::ErrorType::by_name("missing").unwrap();
/// assert_eq!(missing.template(), "Field required");
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct ErrorType {
    name: &'static str,
    template: &'static str,
    context_keys: &'static [&'static str],
}

impl ErrorType {
    /// Every error type of pydantic, sorted by name; also those that only Python input can reach, because a model may
    /// name any of them as its `custom_error_type`.
    ///
    /// ```
    /// use frostmap::errors::ErrorType;
    ///
    /// assert_eq!(ErrorType::all().count(), 112);
    /// assert!(ErrorType::all().is_sorted_by_key(ErrorType::name));
    /// ```
    pub fn all() -> impl ExactSizeIterator<Item = &'static Self> {
        ERROR_TYPES.iter()
    }

    /// The name, as it stands in `type`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The message for JSON input, with context keys in braces. `{expected_plural}` is the `s` after a count.
    #[must_use]
    pub const fn template(&self) -> &'static str {
        self.template
    }

    /// The keys every context of this type has, in order.
    #[must_use]
    pub const fn context_keys(&self) -> &'static [&'static str] {
        self.context_keys
    }

    /// Looks an error type up by name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<&'static Self> {
        ERROR_TYPES.binary_search_by(|row| row.name.cmp(name)).ok().and_then(|index| ERROR_TYPES.get(index))
    }
}

/// Finds a row while compiling, so that naming a type without a row does not compile.
pub(super) const fn named(name: &str) -> &'static ErrorType {
    let mut index = 0;
    while index < ERROR_TYPES.len() {
        if same(ERROR_TYPES[index].name, name) {
            return &ERROR_TYPES[index];
        }
        index += 1;
    }
    panic!("an error type without a row in the table")
}

const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}

const fn row(name: &'static str, template: &'static str, context_keys: &'static [&'static str]) -> ErrorType {
    ErrorType { name, template, context_keys }
}

/// Every error type, sorted by name.
#[rustfmt::skip]
pub(super) static ERROR_TYPES: [ErrorType; 112] = [
    row("arguments_type", "Arguments must be an array or an object", &[]),
    row("assertion_error", "Assertion failed, {error}", &["error"]),
    row("bool_parsing", "Input should be a valid boolean, unable to interpret input", &[]),
    row("bool_type", "Input should be a valid boolean", &[]),
    row("bytes_invalid_encoding", "Data should be valid {encoding}: {encoding_error}", &["encoding", "encoding_error"]),
    row("bytes_too_long", "Data should have at most {max_length} byte{expected_plural}", &["max_length"]),
    row("bytes_too_short", "Data should have at least {min_length} byte{expected_plural}", &["min_length"]),
    row("bytes_type", "Input should be a valid bytes", &[]),
    row("callable_type", "Input should be callable", &[]),
    row("complex_str_parsing", "Input should be a valid complex string following the rules at https://docs.python.org/3/library/functions.html#complex", &[]),
    row("complex_type", "Input should be a valid python complex object, a number, or a valid complex string following the rules at https://docs.python.org/3/library/functions.html#complex", &[]),
    row("counter_type", "Input should be an object", &[]),
    row("dataclass_exact_type", "Input should be an instance of {class_name}", &["class_name"]),
    row("dataclass_type", "Input should be an object", &["class_name"]),
    row("date_from_datetime_inexact", "Datetimes provided to dates should have zero time - e.g. be exact dates", &[]),
    row("date_from_datetime_parsing", "Input should be a valid date or datetime, {error}", &["error"]),
    row("date_future", "Date should be in the future", &[]),
    row("date_parsing", "Input should be a valid date in the format YYYY-MM-DD, {error}", &["error"]),
    row("date_past", "Date should be in the past", &[]),
    row("date_type", "Input should be a valid date", &[]),
    row("datetime_from_date_parsing", "Input should be a valid datetime or date, {error}", &["error"]),
    row("datetime_future", "Input should be in the future", &[]),
    row("datetime_object_invalid", "Invalid datetime object, got {error}", &["error"]),
    row("datetime_parsing", "Input should be a valid datetime, {error}", &["error"]),
    row("datetime_past", "Input should be in the past", &[]),
    row("datetime_type", "Input should be a valid datetime", &[]),
    row("decimal_max_digits", "Decimal input should have no more than {max_digits} digit{expected_plural} in total", &["max_digits"]),
    row("decimal_max_places", "Decimal input should have no more than {decimal_places} decimal place{expected_plural}", &["decimal_places"]),
    row("decimal_parsing", "Input should be a valid decimal", &[]),
    row("decimal_type", "Decimal input should be an integer, float, string or Decimal object", &[]),
    row("decimal_whole_digits", "Decimal input should have no more than {whole_digits} digit{expected_plural} before the decimal point", &["whole_digits"]),
    row("default_factory_not_called", "The default factory uses validated data, but at least one validation error occurred", &[]),
    row("deque_type", "Input should be a valid array", &[]),
    row("dict_type", "Input should be an object", &[]),
    row("ellipsis_error", "Input should be the 'Ellipsis' literal", &[]),
    row("enum", "Input should be {expected}", &["expected"]),
    row("extra_forbidden", "Extra inputs are not permitted", &[]),
    row("finite_number", "Input should be a finite number", &[]),
    row("float_parsing", "Input should be a valid number, unable to parse string as a number", &[]),
    row("float_type", "Input should be a valid number", &[]),
    row("fraction_parsing", "Input is not a valid fraction", &[]),
    row("fraction_type", "Fraction input should be an integer, float, string or Fraction object", &[]),
    row("frozen_dict_type", "Input should be an object", &[]),
    row("frozen_field", "Field is frozen", &[]),
    row("frozen_instance", "Instance is frozen", &[]),
    row("frozen_set_type", "Input should be a valid array", &[]),
    row("get_attribute_error", "Error extracting attribute: {error}", &["error"]),
    row("greater_than", "Input should be greater than {gt}", &["gt"]),
    row("greater_than_equal", "Input should be greater than or equal to {ge}", &["ge"]),
    row("int_from_float", "Input should be a valid integer, got a number with a fractional part", &[]),
    row("int_parsing", "Input should be a valid integer, unable to parse string as an integer", &[]),
    row("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size", &[]),
    row("int_type", "Input should be a valid integer", &[]),
    row("invalid_key", "Keys should be strings", &[]),
    row("is_instance_of", "Input should be an instance of {class}", &["class"]),
    row("is_subclass_of", "Input should be a subclass of {class}", &["class"]),
    row("iterable_type", "Input should be a valid array", &[]),
    row("iteration_error", "Error iterating over object, error: {error}", &["error"]),
    row("json_invalid", "Invalid JSON: {error}", &["error"]),
    row("json_type", "JSON input should be string, bytes or bytearray", &[]),
    row("less_than", "Input should be less than {lt}", &["lt"]),
    row("less_than_equal", "Input should be less than or equal to {le}", &["le"]),
    row("list_type", "Input should be a valid array", &[]),
    row("literal_error", "Input should be {expected}", &["expected"]),
    row("mapping_type", "Input should be a valid mapping, error: {error}", &["error"]),
    row("missing", "Field required", &[]),
    row("missing_argument", "Missing required argument", &[]),
    row("missing_keyword_only_argument", "Missing required keyword only argument", &[]),
    row("missing_positional_only_argument", "Missing required positional only argument", &[]),
    row("missing_sentinel_error", "Input should be the 'MISSING' sentinel", &[]),
    row("model_attributes_type", "Input should be an object", &[]),
    row("model_type", "Input should be an object", &["class_name"]),
    row("multiple_argument_values", "Got multiple values for argument", &[]),
    row("multiple_of", "Input should be a multiple of {multiple_of}", &["multiple_of"]),
    row("named_tuple_type", "Input should be an array or an object", &["class_name"]),
    row("needs_python_object", "Cannot check `{method_name}` when validating from json, use a JsonOrPython validator instead", &["method_name"]),
    row("no_such_attribute", "Object has no attribute '{attribute}'", &["attribute"]),
    row("none_required", "Input should be null", &[]),
    row("ordered_dict_type", "Input should be an object", &[]),
    row("recursion_depth_exceeded", "Recursion error - maximum validation depth exceeded", &[]),
    row("recursion_loop", "Recursion error - cyclic reference detected", &[]),
    row("set_item_not_hashable", "Set items should be hashable", &[]),
    row("set_type", "Input should be a valid array", &[]),
    row("string_not_ascii", "String should contain only ASCII characters", &[]),
    row("string_pattern_mismatch", "String should match pattern '{pattern}'", &["pattern"]),
    row("string_too_long", "String should have at most {max_length} character{expected_plural}", &["max_length"]),
    row("string_too_short", "String should have at least {min_length} character{expected_plural}", &["min_length"]),
    row("string_type", "Input should be a valid string", &[]),
    row("string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string", &[]),
    row("time_delta_parsing", "Input should be a valid duration, {error}", &["error"]),
    row("time_delta_type", "Input should be a valid duration", &[]),
    row("time_parsing", "Input should be in a valid time format, {error}", &["error"]),
    row("time_type", "Input should be a valid time", &[]),
    row("timezone_aware", "Input should have timezone info", &[]),
    row("timezone_naive", "Input should not have timezone info", &[]),
    row("timezone_offset", "Timezone offset of {tz_expected} required, got {tz_actual}", &["tz_expected", "tz_actual"]),
    row("too_long", "{field_type} should have at most {max_length} item{expected_plural} after validation, not {actual_length}", &["field_type", "max_length", "actual_length"]),
    row("too_short", "{field_type} should have at least {min_length} item{expected_plural} after validation, not {actual_length}", &["field_type", "min_length", "actual_length"]),
    row("tuple_type", "Input should be a valid array", &[]),
    row("unexpected_keyword_argument", "Unexpected keyword argument", &[]),
    row("unexpected_positional_argument", "Unexpected positional argument", &[]),
    row("union_tag_invalid", "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: {expected_tags}", &["discriminator", "tag", "expected_tags"]),
    row("union_tag_not_found", "Unable to extract tag using discriminator {discriminator}", &["discriminator"]),
    row("url_parsing", "Input should be a valid URL, {error}", &["error"]),
    row("url_scheme", "URL scheme should be {expected_schemes}", &["expected_schemes"]),
    row("url_syntax_violation", "Input violated strict URL syntax rules, {error}", &["error"]),
    row("url_too_long", "URL should have at most {max_length} character{expected_plural}", &["max_length"]),
    row("url_type", "URL input should be a string or URL", &[]),
    row("uuid_parsing", "Input should be a valid UUID, {error}", &["error"]),
    row("uuid_type", "UUID input should be a string, bytes or UUID object", &[]),
    row("uuid_version", "UUID version {expected_version} expected", &["expected_version"]),
    row("value_error", "Value error, {error}", &["error"]),
];
