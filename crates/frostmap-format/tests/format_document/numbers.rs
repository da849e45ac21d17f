//! Kinds, bounds and flags: their numbers.

use frostmap_format::function::FUNCTIONS;
use frostmap_format::kind::KINDS;
use frostmap_format::tables::{field_flags, key_role, node_flags, object_flags};
use frostmap_format::words::{BOUNDS, default_flags, str_flags, temporal_flags, url_flags};

use crate::document::{check_flags, numbers};

#[test]
fn kinds_and_bounds_have_their_numbers() {
    let kinds: Vec<(u32, String)> = KINDS.iter().map(|kind| (*kind as u32, kind.name().to_owned())).collect();
    assert_eq!(numbers("## Kinds", &["number", "kind"]), kinds);
    let functions: Vec<(u32, String)> =
        FUNCTIONS.iter().map(|function| (*function as u32, function.name().to_owned())).collect();
    assert_eq!(numbers("## Kinds", &["number", "function"]), functions);
    let bounds = numbers("## Words", &["number", "bound"]);
    let bounds: Vec<(u32, &str)> =
        bounds.iter().map(|(number, text)| (*number, text.split(':').next().unwrap_or_default())).collect();
    let known: Vec<(u32, String)> =
        BOUNDS.iter().map(|bound| (*bound as u32, format!("{bound:?}"))).collect();
    assert_eq!(bounds, known.iter().map(|(number, name)| (*number, name.as_str())).collect::<Vec<_>>());
}

#[test]
fn flags_have_their_bits() {
    use {
        default_flags as d, field_flags as f, key_role as k, node_flags as n, object_flags as o,
        str_flags as s, temporal_flags as t, url_flags as u,
    };
    check_flags(
        "### `Node`: 12 bytes",
        "node",
        &[
            (n::NULLABLE.into(), "NULLABLE"),
            (n::STRICT.into(), "STRICT"),
            (n::LIMITED.into(), "LIMITED"),
            (n::FAIL_FAST.into(), "FAIL_FAST"),
            (n::VARIANT.into(), "VARIANT"),
            (n::COERCE_NUMBERS.into(), "COERCE_NUMBERS"),
            (n::CHECKED.into(), "CHECKED"),
            (n::RAISES.into(), "RAISES"),
        ],
    );
    let roles = [
        (k::NAME.into(), "NAME"),
        (k::ALIAS.into(), "ALIAS"),
        (k::DEFAULT.into(), "DEFAULT"),
        (k::NO_INIT.into(), "NO_INIT"),
    ];
    check_flags("### `Key`: 56 bytes", "key", &roles);
    check_flags(
        "### `Field`: 16 bytes",
        "field",
        &[
            (f::REQUIRED.into(), "REQUIRED"),
            (f::FROZEN.into(), "FROZEN"),
            (f::EXCLUDED.into(), "EXCLUDED"),
            (f::VALIDATE_DEFAULT.into(), "VALIDATE_DEFAULT"),
            (f::ON_ERROR_OMIT.into(), "ON_ERROR_OMIT"),
            (f::ON_ERROR_DEFAULT.into(), "ON_ERROR_DEFAULT"),
            (f::INIT_ONLY.into(), "INIT_ONLY"),
            (f::KEPT_DEFAULT.into(), "KEPT_DEFAULT"),
            (f::MOMENT_DEFAULT.into(), "MOMENT_DEFAULT"),
            (f::REQUIRED_WITH_DEFAULT.into(), "REQUIRED_WITH_DEFAULT"),
        ],
    );
    check_flags(
        "### `Object`: 52 bytes",
        "object",
        &[
            (o::EXTRA_ALLOW, "EXTRA_ALLOW"),
            (o::EXTRA_FORBID, "EXTRA_FORBID"),
            (o::STRICT, "STRICT"),
            (o::LOC_BY_ALIAS, "LOC_BY_ALIAS"),
            (o::GATHER, "GATHER"),
            (o::CAREFUL_DEFAULTS, "CAREFUL_DEFAULTS"),
            (o::BY_ALIAS, "BY_ALIAS"),
            (o::BY_NAME, "BY_NAME"),
            (o::MODEL, "MODEL"),
            (o::DATACLASS, "DATACLASS"),
            (o::BARE_FIELDS, "BARE_FIELDS"),
            (o::OUTPUT_BY_ALIAS, "OUTPUT_BY_ALIAS"),
            (o::FROZEN, "FROZEN"),
            (o::NAMED_TUPLE, "NAMED_TUPLE"),
            (o::COLLECT_INIT_ONLY, "COLLECT_INIT_ONLY"),
            (o::EXTRAS_OUTPUT_DIFFERS, "EXTRAS_OUTPUT_DIFFERS"),
            (o::WRITTEN_BY_FUNCTION, "WRITTEN_BY_FUNCTION"),
            (o::OUTPUT_ORDER, "OUTPUT_ORDER"),
            (o::HIDE_INPUT, "HIDE_INPUT"),
        ],
    );
    let rules = [(s::STRIP, "STRIP"), (s::LOWER, "LOWER"), (s::UPPER, "UPPER"), (s::ASCII, "ASCII")];
    check_flags("## Words", "str", &[rules.as_slice(), &[(s::PATTERN, "PATTERN")]].concat());
    let defaults = [
        (d::PRESENT, "PRESENT"),
        (d::VALIDATE, "VALIDATE"),
        (d::ON_ERROR_OMIT, "ON_ERROR_OMIT"),
        (d::ON_ERROR_DEFAULT, "ON_ERROR_DEFAULT"),
        (d::TUPLE, "TUPLE"),
        (d::FROZEN_SET, "FROZEN_SET"),
    ];
    check_flags("## Words", "default", &defaults);
    check_flags(
        "## Words",
        "temporal",
        &[
            (t::UNIT_SECONDS, "UNIT_SECONDS"),
            (t::UNIT_MILLISECONDS, "UNIT_MILLISECONDS"),
            (t::EXACT_MICROSECONDS, "EXACT_MICROSECONDS"),
            (t::PAST, "PAST"),
            (t::FUTURE, "FUTURE"),
            (t::NOW_OFFSET, "NOW_OFFSET"),
            (t::AWARE, "AWARE"),
            (t::NAIVE, "NAIVE"),
            (t::TZ_OFFSET, "TZ_OFFSET"),
            (t::WRITE_SECONDS, "WRITE_SECONDS"),
            (t::WRITE_MILLISECONDS, "WRITE_MILLISECONDS"),
        ],
    );
    check_flags(
        "## Words",
        "url",
        &[
            (u::HOST_REQUIRED, "HOST_REQUIRED"),
            (u::PRESERVE_EMPTY_PATH, "PRESERVE_EMPTY_PATH"),
            (u::MAX_LENGTH, "MAX_LENGTH"),
            (u::DEFAULT_HOST, "DEFAULT_HOST"),
            (u::DEFAULT_PORT, "DEFAULT_PORT"),
            (u::DEFAULT_PATH, "DEFAULT_PATH"),
        ],
    );
}
