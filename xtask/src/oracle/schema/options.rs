//! The options of every kind with what they are drawn from.
//! An option that is new to frostmap is a new line here.

use super::Maker;
use super::draw::{
    Draw, below_five, boolean, date, datetime, decimal, duration, extra, flag, float, host, int, length, now,
    offset, path, pattern, port, precision, revalidate, schemes, short_text, step, step_decimal, step_float,
    time, union_mode, uuid_version, zone,
};
use crate::oracle::tree::Tree;

const ITEMS: &[(&str, Draw)] =
    &[("min_length", length), ("max_length", length), ("fail_fast", boolean), ("strict", boolean)];

const URL: &[(&str, Draw)] = &[
    ("strict", boolean),
    ("max_length", length),
    ("allowed_schemes", schemes),
    ("host_required", boolean),
    ("default_host", host),
    ("default_port", port),
    ("default_path", path),
    ("preserve_empty_path", boolean),
];

const OPTIONS: &[(&str, &[(&str, Draw)])] = &[
    ("bool", &[("strict", boolean)]),
    (
        "int",
        &[("strict", boolean), ("multiple_of", step), ("le", int), ("ge", int), ("lt", int), ("gt", int)],
    ),
    (
        "float",
        &[
            ("strict", boolean),
            ("allow_inf_nan", boolean),
            ("multiple_of", step_float),
            ("le", float),
            ("ge", float),
            ("lt", float),
            ("gt", float),
        ],
    ),
    (
        "decimal",
        &[
            ("strict", boolean),
            ("allow_inf_nan", boolean),
            ("multiple_of", step_decimal),
            ("le", decimal),
            ("ge", decimal),
            ("lt", decimal),
            ("gt", decimal),
            ("max_digits", length),
            ("decimal_places", length),
        ],
    ),
    ("complex", &[("strict", boolean)]),
    (
        "str",
        &[
            ("strict", boolean),
            ("pattern", pattern),
            ("min_length", length),
            ("max_length", length),
            ("strip_whitespace", boolean),
            ("to_lower", boolean),
            ("to_upper", boolean),
            ("ascii_only", boolean),
            ("coerce_numbers_to_str", boolean),
        ],
    ),
    ("bytes", &[("strict", boolean), ("min_length", length), ("max_length", length)]),
    ("enum", &[("strict", boolean)]),
    ("date", &[("strict", boolean), ("le", date), ("ge", date), ("lt", date), ("gt", date), ("now_op", now)]),
    (
        "time",
        &[
            ("strict", boolean),
            ("le", time),
            ("ge", time),
            ("lt", time),
            ("gt", time),
            ("tz_constraint", zone),
            ("microseconds_precision", precision),
        ],
    ),
    (
        "datetime",
        &[
            ("strict", boolean),
            ("le", datetime),
            ("ge", datetime),
            ("lt", datetime),
            ("gt", datetime),
            ("now_op", now),
            ("now_utc_offset", offset),
            ("tz_constraint", zone),
            ("microseconds_precision", precision),
        ],
    ),
    (
        "timedelta",
        &[
            ("strict", boolean),
            ("le", duration),
            ("ge", duration),
            ("lt", duration),
            ("gt", duration),
            ("microseconds_precision", precision),
        ],
    ),
    ("uuid", &[("strict", boolean), ("version", uuid_version)]),
    ("url", URL),
    ("multi-host-url", URL),
    ("is-instance", &[("cls_repr", short_text)]),
    ("is-subclass", &[("cls_repr", short_text)]),
    ("nullable", &[("strict", boolean)]),
    ("default", &[("validate_default", boolean), ("strict", boolean)]),
    ("list", ITEMS),
    ("set", ITEMS),
    ("frozenset", ITEMS),
    ("generator", &[("min_length", length), ("max_length", length), ("strict", boolean)]),
    ("deque", ITEMS),
    ("tuple", ITEMS),
    ("dict", ITEMS),
    ("ordered-dict", ITEMS),
    ("counter", ITEMS),
    ("union", &[("mode", union_mode), ("auto_collapse", boolean), ("strict", boolean)]),
    ("tagged-union", &[("strict", boolean), ("from_attributes", boolean)]),
    ("model", &[("strict", boolean), ("frozen", flag), ("revalidate_instances", revalidate)]),
    (
        "model-fields",
        &[
            ("strict", boolean),
            ("extra_behavior", extra),
            ("from_attributes", boolean),
            ("model_name", short_text),
        ],
    ),
    ("model-field", &[("frozen", boolean), ("serialization_exclude", below_five)]),
    (
        "typed-dict",
        &[("strict", boolean), ("extra_behavior", extra), ("total", boolean), ("cls_name", short_text)],
    ),
    ("typed-dict-field", &[("required", boolean), ("serialization_exclude", below_five)]),
    ("dataclass", &[("strict", boolean), ("frozen", flag), ("slots", boolean), ("cls_name", short_text)]),
    ("dataclass-args", &[("extra_behavior", extra)]),
    (
        "dataclass-field",
        &[
            ("kw_only", boolean),
            ("init", below_five),
            ("frozen", boolean),
            ("serialization_exclude", below_five),
        ],
    ),
    ("named-tuple", &[("cls_name", short_text)]),
    ("lax-or-strict", &[("strict", boolean)]),
];

impl Maker {
    /// Whether the kind of a schema has an option.
    pub(super) fn has_option(&self, schema: &Tree, option: &str) -> bool {
        let rows = OPTIONS.iter().filter(|(kind, _)| schema.text("type") == Some(kind));
        rows.flat_map(|(_, options)| *options).any(|(key, _)| *key == option)
    }

    /// Puts some of a kind's options on a schema.
    pub(super) fn options(&mut self, kind: &str, schema: &mut Tree) {
        let Some((_, options)) = OPTIONS.iter().find(|(name, _)| *name == kind) else { return };
        if self.random.percent(30) {
            return;
        }
        let percent = (130 / options.len()).clamp(10, 40);
        for (key, draw) in *options {
            if self.random.percent(percent) {
                let value = draw(&mut self.random);
                schema.set(key, value);
            }
        }
        // Lengths that contradict each other are told in another order about Python's lists.
        let length = |key: &str| schema.get(key).and_then(Tree::as_i64);
        if length("max_length").is_some() && length("min_length") > length("max_length") {
            schema.remove("max_length");
        }
    }
}
