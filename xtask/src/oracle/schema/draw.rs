//! What options are drawn from: mostly small values that documents reach, some at the limits, few that are refused.

use crate::generate::random::Random;
use crate::oracle::pool;
use crate::oracle::tree::Tree;

/// Draws a value.
pub(super) type Draw = fn(&mut Random) -> Tree;

fn word(random: &mut Random, words: &[&str]) -> Tree {
    (*random.pick(words)).into()
}

fn number(random: &mut Random, numbers: &[&str]) -> Tree {
    Tree::Number((*random.pick(numbers)).to_owned())
}

fn python(kind: &str, value: &str) -> Tree {
    Tree::object([("$py", kind.into()), ("value", value.into())])
}

/// True more often than not.
pub(super) fn boolean(random: &mut Random) -> Tree {
    random.percent(70).into()
}

/// True, where false says the same as nothing.
pub(super) fn flag(_random: &mut Random) -> Tree {
    true.into()
}

/// An option that hides the field it is set on, and so is seldom true.
pub(super) fn below_five(random: &mut Random) -> Tree {
    random.percent(20).into()
}

pub(super) fn length(random: &mut Random) -> Tree {
    number(random, &["0", "1", "1", "2", "2", "3", "4", "5", "8", "20", "300", "18446744073709551615"])
}

pub(super) fn int(random: &mut Random) -> Tree {
    if random.percent(80) { random.between(-12, 12).into() } else { number(random, pool::WHOLE_NUMBERS) }
}

pub(super) fn step(random: &mut Random) -> Tree {
    number(random, &["1", "2", "3", "5", "7", "10", "9007199254740993", "18446744073709551616", "0"])
}

pub(super) fn float(random: &mut Random) -> Tree {
    match random.below(10) {
        0..7 => {
            number(random, &["-10.5", "-1", "-0.0", "0", "0.1", "0.5", "1", "1.5", "3.25", "10", "100.0"])
        }
        7 => python("float", random.word(&["inf", "-inf", "nan"])),
        _ => number(
            random,
            &["1e308", "-1e308", "5e-324", "9007199254740993", "123456789012345678", "0.30000000000000004"],
        ),
    }
}

pub(super) fn step_float(random: &mut Random) -> Tree {
    number(random, &["0.1", "0.5", "1", "2.5", "0.01", "1e-9", "3", "1e308", "7.0", "0", "-1"])
}

pub(super) fn decimal(random: &mut Random) -> Tree {
    match random.below(8) {
        0..5 => python(
            "decimal",
            random.word(&["-10", "-0.5", "0", "0.10", "1", "1.5", "2.50", "10", "1E+3", "100"]),
        ),
        5 => int(random),
        6 => float(random),
        _ => python(
            "decimal",
            random.word(&["Infinity", "1e-30", "123456789012345678901234567890.5", "-Infinity"]),
        ),
    }
}

pub(super) fn step_decimal(random: &mut Random) -> Tree {
    python("decimal", random.word(&["1", "0.5", "0.01", "0.1", "3", "2.50", "1E+2", "0.000001"]))
}

pub(super) fn pattern(random: &mut Random) -> Tree {
    word(random, pool::PATTERNS)
}

pub(super) fn date(random: &mut Random) -> Tree {
    python(
        "date",
        random.word(&["2000-02-29", "2022-01-01", "2024-12-31", "1970-01-01", "0001-01-01", "9999-12-31"]),
    )
}

pub(super) fn time(random: &mut Random) -> Tree {
    let texts =
        ["00:00:00", "12:30:00", "12:30:00.000001", "23:59:59.999999", "08:00:00+02:00", "08:00:00+00:00"];
    python("time", random.word(&texts))
}

pub(super) fn datetime(random: &mut Random) -> Tree {
    let texts = [
        "2000-02-29T00:00:00",
        "2022-06-08T12:13:14",
        "2022-06-08T12:13:14.000001",
        "2022-06-08T12:13:14+00:00",
        "2022-06-08T12:13:14-07:30",
        "1970-01-01T00:00:00",
        "9999-12-31T23:59:59.999999",
        "0001-01-01T00:00:00",
    ];
    python("datetime", random.word(&texts))
}

pub(super) fn duration(random: &mut Random) -> Tree {
    let parts = [
        (0, 0, 0),
        (0, 1, 0),
        (1, 0, 0),
        (0, 0, 1),
        (-1, 86_399, 999_999),
        (3, 7_200, 5),
        (999_999_999, 0, 0),
    ];
    let (days, seconds, microseconds) = *random.pick(&parts);
    Tree::object([
        ("$py", "timedelta".into()),
        ("days", i64::from(days).into()),
        ("seconds", i64::from(seconds).into()),
        ("microseconds", i64::from(microseconds).into()),
    ])
}

pub(super) fn zone(random: &mut Random) -> Tree {
    if random.percent(75) {
        return word(random, &["aware", "naive"]);
    }
    number(random, &["0", "3600", "-27000", "7200"])
}

pub(super) fn precision(random: &mut Random) -> Tree {
    word(random, &["truncate", "error"])
}

pub(super) fn now(random: &mut Random) -> Tree {
    word(random, &["past", "future"])
}

pub(super) fn offset(random: &mut Random) -> Tree {
    number(random, &["0", "3600", "-3600"])
}

pub(super) fn uuid_version(random: &mut Random) -> Tree {
    number(random, &["1", "3", "4", "5", "6", "7", "8"])
}

pub(super) fn schemes(random: &mut Random) -> Tree {
    let sets: [&[&str]; 6] =
        [&["http"], &["http", "https"], &["ftp", "foo"], &["file"], &["postgres", "redis", "https"], &[]];
    Tree::Array(random.pick(&sets).iter().map(|scheme| (*scheme).into()).collect())
}

pub(super) fn host(random: &mut Random) -> Tree {
    word(random, &["localhost", "example.com", "a,b", "münchen.de"])
}

pub(super) fn port(random: &mut Random) -> Tree {
    number(random, &["1234", "80", "443", "5432", "65535"])
}

pub(super) fn path(random: &mut Random) -> Tree {
    word(random, &["/", "/some/path", "/a b", "/x?y"])
}

pub(super) fn short_text(random: &mut Random) -> Tree {
    word(random, &["Thing", "A B", "é", "x.y"])
}

pub(super) fn union_mode(random: &mut Random) -> Tree {
    word(random, &["smart", "left_to_right"])
}

pub(super) fn extra(random: &mut Random) -> Tree {
    word(random, &["allow", "allow", "ignore", "forbid"])
}

pub(super) fn revalidate(random: &mut Random) -> Tree {
    word(random, &["always", "never", "subclass-instances"])
}

pub(super) fn timedelta(random: &mut Random) -> Tree {
    word(random, &["iso8601", "float"])
}

pub(super) fn temporal(random: &mut Random) -> Tree {
    word(random, &["iso8601", "seconds", "milliseconds"])
}

pub(super) fn unit(random: &mut Random) -> Tree {
    word(random, &["seconds", "milliseconds", "infer"])
}

pub(super) fn bytes(random: &mut Random) -> Tree {
    word(random, &["utf8", "base64", "hex"])
}

pub(super) fn cache(random: &mut Random) -> Tree {
    if random.percent(50) { boolean(random) } else { word(random, &["all", "keys", "none"]) }
}
