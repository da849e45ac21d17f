//! Config and options of calls.

/// A key of `CoreConfig`.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The key.
    pub name: &'static str,
    /// A value of it, as JSON.
    pub sample: &'static str,
    /// What it does.
    pub how: &'static str,
}

const fn setting(name: &'static str, sample: &'static str, how: &'static str) -> Setting {
    Setting { name, sample, how }
}

/// Every key of `CoreConfig`.
#[rustfmt::skip]
pub const CONFIG: [Setting; 30] = [
    setting("title", r#""T""#, "heads the report of errors"),
    setting("strict", "true", "no conversions between types, where a schema does not say otherwise"),
    setting("extra_fields_behavior", r#""forbid""#, "what happens to unknown keys"),
    setting("typed_dict_total", "false", "fields of typed dicts are not required"),
    setting("from_attributes", "true", "nothing: JSON has no attributes"),
    setting("loc_by_alias", "false", "locations of errors name fields, not aliases"),
    setting("revalidate_instances", r#""always""#, "nothing: JSON has no instances"),
    setting("validate_default", "true", "defaults are validated when they are used"),
    setting("str_max_length", "5", "for strings without one of their own"),
    setting("str_min_length", "1", "for strings without one of their own"),
    setting("str_strip_whitespace", "true", "for strings that do not say"),
    setting("str_to_lower", "true", "for strings that do not say"),
    setting("str_to_upper", "true", "for strings that do not say"),
    setting("allow_inf_nan", "false", "for floats and decimals that do not say"),
    setting("ser_json_timedelta", r#""float""#, "how durations are written"),
    setting("ser_json_temporal", r#""seconds""#, "how dates, times and durations are written"),
    setting("val_temporal_unit", r#""seconds""#, "what numbers mean where dates and times are wanted"),
    setting("ser_json_bytes", r#""base64""#, "how bytes are written"),
    setting("ser_json_inf_nan", r#""null""#, "how infinities and NaN are written"),
    setting("val_json_bytes", r#""base64""#, "how bytes are read"),
    setting("hide_input_in_errors", "true", "the report of errors leaves out the input where the model is the one that is asked; the list of errors has it, as in pydantic"),
    setting("validation_error_cause", "true", "nothing: errors have no Python cause"),
    setting("coerce_numbers_to_str", "true", "numbers become strings in lax mode"),
    setting("regex_engine", r#""rust-regex""#, "`rust-regex`; patterns under `python-re` are refused with FM0602"),
    setting("cache_strings", r#""keys""#, "nothing: strings are borrowed"),
    setting("validate_by_alias", "false", "whether keys may be aliases"),
    setting("validate_by_name", "true", "whether keys may be names of fields"),
    setting("serialize_by_alias", "true", "whether keys are aliases when it is written"),
    setting("polymorphic_serialization", "true", "nothing: what comes from JSON is of its schema's own class"),
    setting("url_preserve_empty_path", "true", "URLs without a path stay so"),
];

/// Keys of `ConfigDict` that no core schema has, and what has become of them.
#[rustfmt::skip]
pub const RESOLVED_BEFORE: [(&str, &str); 20] = [
    ("extra", "`extra_fields_behavior` of the core schema"),
    ("frozen", "`frozen` of models and fields; it matters in sets"),
    ("populate_by_name", "`validate_by_name` of the core schema"),
    ("use_enum_values", "a function around the enum's schema, which is known: values are what JSON has anyway"),
    ("alias_generator", "aliases stand in the fields"),
    ("model_title_generator", "titles stand in the config"),
    ("field_title_generator", "for JSON Schema only"),
    ("validate_assignment", "there is no assignment"),
    ("validate_return", "there are no calls"),
    ("arbitrary_types_allowed", "shows as `is-instance`"),
    ("ignored_types", "of class definitions only"),
    ("protected_namespaces", "of class definitions only"),
    ("defer_build", "models are built before they are exported"),
    ("plugin_settings", "plugins wrap validators, not schemas"),
    ("schema_generator", "a deprecated class for making schemas"),
    ("use_attribute_docstrings", "for JSON Schema only"),
    ("json_schema_extra", "for JSON Schema only"),
    ("json_schema_mode_override", "for JSON Schema only"),
    ("json_schema_serialization_defaults_required", "for JSON Schema only"),
    ("json_encoders", "functions, which no archive holds; validation does not ask for them"),
];

/// The arguments of pydantic's calls, and what says the same here.
#[rustfmt::skip]
pub const CALL_OPTIONS: [(&str, &str); 9] = [
    ("input", "the bytes of the document, or a `serde_json::Value`"),
    ("strict", "`Options::strict`"),
    ("extra", "`Options::extra`"),
    ("context", "none: it only reaches Python functions"),
    ("self_instance", "none: it only serves `__init__`"),
    ("allow_partial", "`Options::allow_partial`: off, on, trailing strings"),
    ("by_alias", "`Options::by_alias`"),
    ("by_name", "`Options::by_name`"),
    ("validate_strings", "the call: `Options::strings`, `Model::validate_strings`, `Model::parse_strings`"),
];
