//! What each validation error type means. Messages and contexts are the runtime's; the words here are for people.

/// A validation error type in words.
#[derive(Debug)]
pub(super) struct Description {
    /// The type's name.
    pub(super) name: &'static str,
    /// What is wrong when it is reported.
    pub(super) text: &'static str,
    /// Whether JSON input can lead to it; otherwise only Python objects do, or a model that names it.
    pub(super) from_json: bool,
}

const fn json(name: &'static str, text: &'static str) -> Description {
    Description { name, text, from_json: true }
}

const fn python(name: &'static str, text: &'static str) -> Description {
    Description { name, text, from_json: false }
}

/// Every type, sorted by name.
#[rustfmt::skip]
pub(super) static DESCRIPTIONS: [Description; 112] = [
    python("arguments_type", "The arguments of a call are neither an array nor an object."),
    json("assertion_error", "An assertion in a validation hook failed."),
    json("bool_parsing", "The string or number stands for neither true nor false. Lax mode takes 0, 1 and words such as \"yes\" and \"off\"."),
    json("bool_type", "The value is no boolean, and nothing that lax mode makes one of. Strict mode takes only true and false."),
    json("bytes_invalid_encoding", "The string does not decode to bytes in the encoding that the config asks for (val_json_bytes)."),
    json("bytes_too_long", "There are more bytes than max_length. Bytes are counted after decoding."),
    json("bytes_too_short", "There are fewer bytes than min_length. Bytes are counted after decoding."),
    json("bytes_type", "The value is no string, which is what bytes are in JSON."),
    json("callable_type", "The field wants something that can be called, which JSON has none of."),
    json("complex_str_parsing", "The string is no complex number."),
    json("complex_type", "The value is neither a number nor a string that a complex number could be read from."),
    json("counter_type", "The value is no object where a counter is wanted."),
    python("dataclass_exact_type", "In strict mode the value must be an instance of the dataclass itself."),
    json("dataclass_type", "The value is no object where a dataclass is wanted."),
    json("date_from_datetime_inexact", "A datetime is taken as a date only when its time of day is midnight."),
    json("date_from_datetime_parsing", "The string is neither a date nor a datetime."),
    json("date_future", "The date must lie in the future."),
    json("date_parsing", "The string is no date of the form YYYY-MM-DD."),
    json("date_past", "The date must lie in the past."),
    json("date_type", "The value is neither a string nor a number that a date could be read from."),
    json("datetime_from_date_parsing", "The string is neither a datetime nor a date."),
    json("datetime_future", "The datetime must lie in the future."),
    python("datetime_object_invalid", "A Python datetime cannot be used, mostly because of its time zone."),
    json("datetime_parsing", "The string or number is no datetime. Wanted is ISO 8601, or seconds or milliseconds since 1970 in lax mode."),
    json("datetime_past", "The datetime must lie in the past."),
    json("datetime_type", "The value is neither a string nor a number that a datetime could be read from."),
    json("decimal_max_digits", "The decimal has more digits than max_digits."),
    json("decimal_max_places", "The decimal has more digits behind the point than decimal_places."),
    json("decimal_parsing", "The string is no decimal number."),
    json("decimal_type", "The value is neither a number nor a string that a decimal could be read from."),
    json("decimal_whole_digits", "The decimal has more digits before the point than max_digits and decimal_places leave room for."),
    json("default_factory_not_called", "The field's default is made of other fields, and one of those is invalid. Correct that one."),
    json("deque_type", "The value is no array where a deque is wanted."),
    json("dict_type", "The value is no object where a dict is wanted."),
    json("ellipsis_error", "The field wants Python's ellipsis, which JSON has none of."),
    json("enum", "The value is none of the enum's values. The message lists them."),
    json("extra_forbidden", "The model does not know the key, and its config is extra=\"forbid\". Mistyped keys and names in place of aliases end here."),
    json("finite_number", "The number is infinite or no number, and the field takes only finite ones."),
    json("float_parsing", "The string is no number."),
    json("float_type", "The value is no number, and nothing that lax mode makes one of."),
    json("fraction_parsing", "The string is no fraction."),
    json("fraction_type", "The value is neither a number nor a string that a fraction could be read from."),
    json("frozen_dict_type", "The value is no object where a frozen dict is wanted."),
    python("frozen_field", "The field is frozen and cannot be assigned to."),
    python("frozen_instance", "The model is frozen and none of its fields can be assigned to."),
    json("frozen_set_type", "The value is no array where a frozen set is wanted."),
    python("get_attribute_error", "Reading an attribute of the input object raised an error (from_attributes)."),
    json("greater_than", "The number is not above the bound gt."),
    json("greater_than_equal", "The number is below the bound ge."),
    json("int_from_float", "The number has a fractional part where an integer is wanted."),
    json("int_parsing", "The string is no integer."),
    json("int_parsing_size", "The integer has more digits than are read (4,300)."),
    json("int_type", "The value is no integer, and nothing that lax mode makes one of."),
    python("invalid_key", "A key of the input dict is no string."),
    python("is_instance_of", "The value is no instance of the class."),
    python("is_subclass_of", "The value is no subclass of the class."),
    json("iterable_type", "The value is no array where a generator is wanted."),
    python("iteration_error", "Iterating over the input raised an error."),
    json("json_invalid", "The document, or a string that holds JSON, is not JSON. The message says what is wrong at which line and column."),
    json("json_type", "The field wants a string that holds JSON, and the value is no string."),
    json("less_than", "The number is not below the bound lt."),
    json("less_than_equal", "The number is above the bound le."),
    json("list_type", "The value is no array where a list is wanted."),
    json("literal_error", "The value is none of the literals. The message lists them."),
    python("mapping_type", "The input calls itself a mapping, but reading it raised an error."),
    json("missing", "A required field is absent. Its location names the key that was looked for: the alias, or the name."),
    python("missing_argument", "A required argument of a call is absent."),
    python("missing_keyword_only_argument", "A required keyword-only argument of a call is absent."),
    python("missing_positional_only_argument", "A required positional-only argument of a call is absent."),
    json("missing_sentinel_error", "The field can only be absent, and there is a value."),
    python("model_attributes_type", "The value is neither an object nor something whose attributes could be read (from_attributes)."),
    json("model_type", "The value is no object where a model is wanted."),
    python("multiple_argument_values", "An argument of a call is given by position and by name."),
    json("multiple_of", "The number is not a multiple of multiple_of."),
    json("named_tuple_type", "The value is neither an array nor an object where a named tuple is wanted."),
    json("needs_python_object", "The field checks the class of a Python object, and JSON has no such objects: it is never valid."),
    python("no_such_attribute", "Assignment to an attribute that the model does not have."),
    json("none_required", "The value must be null."),
    json("ordered_dict_type", "The value is no object where an ordered dict is wanted."),
    python("recursion_depth_exceeded", "The input is nested deeper than validation goes."),
    python("recursion_loop", "A Python object contains itself."),
    json("set_item_not_hashable", "An item of the set is an array or object, which no set can hold."),
    json("set_type", "The value is no array where a set is wanted."),
    json("string_not_ascii", "The string has characters outside ASCII, and the field takes none."),
    json("string_pattern_mismatch", "The pattern is found nowhere in the string. Patterns are not anchored unless they say so with ^ and $."),
    json("string_too_long", "The string has more characters than max_length. Counted are code points, after stripping."),
    json("string_too_short", "The string has fewer characters than min_length. Counted are code points, after stripping."),
    json("string_type", "The value is no string. Numbers become strings only where the config has coerce_numbers_to_str."),
    json("string_unicode", "Bytes that should be a string are not UTF-8."),
    json("time_delta_parsing", "The string is no duration. Wanted is ISO 8601 (P1DT2H), or [days] [HH:]MM:SS."),
    json("time_delta_type", "The value is neither a string nor a number that a duration could be read from."),
    json("time_parsing", "The string is no time of day."),
    json("time_type", "The value is neither a string nor a number that a time could be read from."),
    json("timezone_aware", "The value must have a time zone."),
    json("timezone_naive", "The value must not have a time zone."),
    json("timezone_offset", "The value must have another offset from UTC. Both are given in seconds."),
    json("too_long", "There are more items than max_length. actual_length may be null where counting stopped at the limit."),
    json("too_short", "There are fewer items than min_length."),
    json("tuple_type", "The value is no array where a tuple is wanted."),
    json("unexpected_keyword_argument", "The key is no argument of the dataclass or call."),
    python("unexpected_positional_argument", "There are more positional arguments than the call takes."),
    json("union_tag_invalid", "The tag is none of those that the union knows. The message lists them."),
    json("union_tag_not_found", "The object has no tag to choose a member of the union by, or the value is no object."),
    json("url_parsing", "The string is no URL."),
    json("url_scheme", "The URL has another scheme than those allowed."),
    json("url_syntax_violation", "The string is a URL only to a lenient reader, and the field is strict."),
    json("url_too_long", "The URL has more characters than max_length."),
    json("url_type", "The value is no string that a URL could be read from."),
    json("uuid_parsing", "The string is no UUID."),
    json("uuid_type", "The value is no string that a UUID could be read from."),
    json("uuid_version", "The UUID is of another version than the one required."),
    json("value_error", "A validation hook refused the value."),
];

#[cfg(test)]
mod tests {
    use frostmap::errors::ErrorType;

    use super::DESCRIPTIONS;

    #[test]
    fn every_description_is_of_a_type() {
        assert!(DESCRIPTIONS.is_sorted_by(|left, right| left.name < right.name));
        for row in &DESCRIPTIONS {
            assert!(ErrorType::by_name(row.name).is_some(), "{}", row.name);
            assert!(row.text.ends_with('.'), "{}", row.name);
        }
    }
}
