//! Configs. A key that is new to frostmap is a new line here.

use super::draw::{
    Draw, boolean, bytes, cache, extra, length, revalidate, short_text, temporal, timedelta, unit,
};
use crate::generate::random::Random;
use crate::oracle::tree::Tree;

const CONFIG: [(&str, Draw); 25] = [
    ("title", short_text),
    ("strict", boolean),
    ("extra_fields_behavior", extra),
    ("from_attributes", boolean),
    ("loc_by_alias", boolean),
    ("revalidate_instances", revalidate),
    ("validate_default", boolean),
    ("str_max_length", length),
    ("str_min_length", length),
    ("str_strip_whitespace", boolean),
    ("str_to_lower", boolean),
    ("str_to_upper", boolean),
    ("allow_inf_nan", boolean),
    ("ser_json_timedelta", timedelta),
    ("ser_json_temporal", temporal),
    ("val_temporal_unit", unit),
    ("ser_json_bytes", bytes),
    ("val_json_bytes", bytes),
    ("coerce_numbers_to_str", boolean),
    ("cache_strings", cache),
    ("validate_by_alias", boolean),
    ("validate_by_name", boolean),
    ("serialize_by_alias", boolean),
    ("polymorphic_serialization", boolean),
    ("url_preserve_empty_path", boolean),
];

/// A config: often none, seldom much of one.
pub(in crate::oracle) fn config(random: &mut Random) -> Tree {
    let percent = *random.pick(&[0, 0, 0, 4, 8, 16]);
    let mut config = Tree::Object(Vec::new());
    for (key, draw) in CONFIG {
        if random.percent(percent) {
            let value = draw(random);
            config.set(key, value);
        }
    }
    if config.get("validate_by_alias") == Some(&false.into()) && random.percent(70) {
        config.set("validate_by_name", true.into());
    }
    config
}
