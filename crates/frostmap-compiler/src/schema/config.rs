//! pydantic-core's `CoreConfig`: every key, none with a default filled in.

use super::{Extra, Name, RegexEngine, Revalidate};

/// The config of a model, dataclass, typed dict or definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the keys are pydantic's own, documented there")]
pub struct Config {
    pub title: Option<Name>,
    pub strict: Option<bool>,
    pub extra_fields_behavior: Option<Extra>,
    pub typed_dict_total: Option<bool>,
    pub from_attributes: Option<bool>,
    pub loc_by_alias: Option<bool>,
    pub revalidate_instances: Option<Revalidate>,
    pub validate_default: Option<bool>,
    pub str_max_length: Option<u64>,
    pub str_min_length: Option<u64>,
    pub str_strip_whitespace: Option<bool>,
    pub str_to_lower: Option<bool>,
    pub str_to_upper: Option<bool>,
    pub allow_inf_nan: Option<bool>,
    pub ser_json_timedelta: Option<TimedeltaFormat>,
    pub ser_json_temporal: Option<TemporalFormat>,
    pub val_temporal_unit: Option<TemporalUnit>,
    pub ser_json_bytes: Option<BytesEncoding>,
    pub ser_json_inf_nan: Option<InfNan>,
    pub val_json_bytes: Option<BytesEncoding>,
    pub hide_input_in_errors: Option<bool>,
    pub validation_error_cause: Option<bool>,
    pub coerce_numbers_to_str: Option<bool>,
    pub regex_engine: Option<RegexEngine>,
    pub cache_strings: Option<CacheStrings>,
    pub validate_by_alias: Option<bool>,
    pub validate_by_name: Option<bool>,
    pub serialize_by_alias: Option<bool>,
    pub polymorphic_serialization: Option<bool>,
    pub url_preserve_empty_path: Option<bool>,
}

/// How a timedelta is written to JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum TimedeltaFormat {
    Iso8601,
    Float,
}

/// How dates and times are written to JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum TemporalFormat {
    Iso8601,
    Seconds,
    Milliseconds,
}

/// What a number means where a date or a time is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum TemporalUnit {
    Infer,
    Seconds,
    Milliseconds,
}

/// How bytes stand in JSON strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum BytesEncoding {
    Utf8,
    Base64,
    Hex,
}

/// How NaN and the infinities are written to JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum InfNan {
    Null,
    Constants,
    Strings,
}

/// Which strings Python's side caches. Without meaning here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum CacheStrings {
    All,
    Keys,
    None,
}
