//! Config.

use super::Reader;
use super::record::{EXTRAS, REVALIDATE};
use super::scalar::REGEX_ENGINES;
use crate::schema::{
    BytesEncoding, CacheStrings, Config, InfNan, TemporalFormat, TemporalUnit, TimedeltaFormat,
};
use crate::source::{Node, Tree};

const BYTES: [(&str, BytesEncoding); 3] =
    [("utf8", BytesEncoding::Utf8), ("base64", BytesEncoding::Base64), ("hex", BytesEncoding::Hex)];

const TIMEDELTA: [(&str, TimedeltaFormat); 2] =
    [("iso8601", TimedeltaFormat::Iso8601), ("float", TimedeltaFormat::Float)];

const TEMPORAL: [(&str, TemporalFormat); 3] = [
    ("iso8601", TemporalFormat::Iso8601),
    ("seconds", TemporalFormat::Seconds),
    ("milliseconds", TemporalFormat::Milliseconds),
];

const UNITS: [(&str, TemporalUnit); 3] = [
    ("infer", TemporalUnit::Infer),
    ("seconds", TemporalUnit::Seconds),
    ("milliseconds", TemporalUnit::Milliseconds),
];

const INF_NAN: [(&str, InfNan); 3] =
    [("null", InfNan::Null), ("constants", InfNan::Constants), ("strings", InfNan::Strings)];

const CACHE: [(&str, CacheStrings); 3] =
    [("all", CacheStrings::All), ("keys", CacheStrings::Keys), ("none", CacheStrings::None)];

impl Reader<'_> {
    pub(super) fn config(&mut self, node: &Node<'_>) -> Option<Config> {
        let mut object = self.keys(node, "`config`")?;
        let keys = &mut object;
        let cache_strings = match keys.peek("cache_strings").map(|node| &node.tree) {
            Some(Tree::Bool(flag)) => {
                let cache = if *flag { CacheStrings::All } else { CacheStrings::None };
                keys.take("cache_strings").map(|_| cache)
            }
            _ => self.choice(keys, "cache_strings", &CACHE),
        };
        let config = Config {
            title: self.optional_name(keys, "title"),
            strict: self.flag(keys, "strict"),
            extra_fields_behavior: self.choice(keys, "extra_fields_behavior", &EXTRAS),
            typed_dict_total: self.flag(keys, "typed_dict_total"),
            from_attributes: self.flag(keys, "from_attributes"),
            loc_by_alias: self.flag(keys, "loc_by_alias"),
            revalidate_instances: self.choice(keys, "revalidate_instances", &REVALIDATE),
            validate_default: self.flag(keys, "validate_default"),
            str_max_length: self.length(keys, "str_max_length"),
            str_min_length: self.length(keys, "str_min_length"),
            str_strip_whitespace: self.flag(keys, "str_strip_whitespace"),
            str_to_lower: self.flag(keys, "str_to_lower"),
            str_to_upper: self.flag(keys, "str_to_upper"),
            allow_inf_nan: self.flag(keys, "allow_inf_nan"),
            ser_json_timedelta: self.choice(keys, "ser_json_timedelta", &TIMEDELTA),
            ser_json_temporal: self.choice(keys, "ser_json_temporal", &TEMPORAL),
            val_temporal_unit: self.choice(keys, "val_temporal_unit", &UNITS),
            ser_json_bytes: self.choice(keys, "ser_json_bytes", &BYTES),
            ser_json_inf_nan: self.choice(keys, "ser_json_inf_nan", &INF_NAN),
            val_json_bytes: self.choice(keys, "val_json_bytes", &BYTES),
            hide_input_in_errors: self.flag(keys, "hide_input_in_errors"),
            validation_error_cause: self.flag(keys, "validation_error_cause"),
            coerce_numbers_to_str: self.flag(keys, "coerce_numbers_to_str"),
            regex_engine: self.choice(keys, "regex_engine", &REGEX_ENGINES),
            cache_strings,
            validate_by_alias: self.flag(keys, "validate_by_alias"),
            validate_by_name: self.flag(keys, "validate_by_name"),
            serialize_by_alias: self.flag(keys, "serialize_by_alias"),
            polymorphic_serialization: self.flag(keys, "polymorphic_serialization"),
            url_preserve_empty_path: self.flag(keys, "url_preserve_empty_path"),
        };
        self.finish(object);
        Some(config)
    }
}
