//! `FORMAT.md` and the code say the same: sizes, offsets, numbers, flags, lengths of records, hashes.

use std::mem::{offset_of, size_of};

use frostmap_format::automaton::{ASCII, Automaton, AutomatonSource, EXTRA_COLUMNS, target};
use frostmap_format::body::{ArchivedBody, Body};
use frostmap_format::hash::{digest, text_hash};
use frostmap_format::header::{LAYOUT, Region};
use frostmap_format::kind::KINDS;
use frostmap_format::pattern::{PATTERN_HEAD_LEN, PatternSource, pattern_flags};
use frostmap_format::section::section_kind;
use frostmap_format::tables::{
    ArchivedField, ArchivedKey, ArchivedNode, ArchivedObject, field_flags, key_role, node_flags, object_flags,
};
use frostmap_format::words::{
    BOUNDS, Bound, BoundValue, Choice, Constant, CustomError, DecimalRules, Default as DefaultRecord, Limits,
    Moment, Path, Paths, Serialization, Step, StrRules, Table, Tag, TaggedUnion, Temporal, Text, Tuple,
    Union, UrlRules, Values, default_flags, str_flags, temporal_flags, url_flags,
};
use frostmap_format::{HEADER_LEN, Header, MAGIC, NONE, section};

const DOCUMENT: &str = include_str!("../FORMAT.md");

/// The rows of the first table under a heading whose columns start with `columns`, cells trimmed and without backticks.
fn table(heading: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let mut lines = DOCUMENT.lines().skip_while(|line| *line != heading);
    assert!(lines.next().is_some(), "no heading {heading}");
    let starts = |line: &&str| {
        let cells = cells(line);
        columns.iter().zip(&cells).filter(|(column, cell)| column == cell).count() == columns.len()
    };
    let mut lines = lines.skip_while(|line| !starts(line)).skip(1);
    assert_eq!(
        lines.next().map(|line| line.starts_with("|---")),
        Some(true),
        "no table {columns:?} in {heading}"
    );
    lines.take_while(|line| line.starts_with('|')).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.trim().replace('`', "")).collect()
}

/// Offset, size and name of each row, without gaps.
fn layout(heading: &str) -> Vec<(usize, usize, String)> {
    let rows = table(heading, &["offset", "size", "field"]);
    let number = |cell: &String| cell.parse::<usize>().expect("a number");
    let rows: Vec<_> = rows.iter().map(|row| (number(&row[0]), number(&row[1]), row[2].clone())).collect();
    let mut end = 0;
    for (offset, size, name) in &rows {
        assert_eq!(*offset, end, "{heading}: {name}");
        end = offset + size;
    }
    rows
}

fn check_layout(heading: &str, size: usize, fields: &[(&str, usize)]) {
    let rows = layout(heading);
    let documented: Vec<(&str, usize)> =
        rows.iter().map(|(offset, _, name)| (name.as_str(), *offset)).collect();
    assert_eq!(documented, fields, "{heading}");
    assert_eq!(rows.last().map(|(offset, size, _)| offset + size), Some(size), "{heading}");
}

/// The number of each row's name.
fn numbers(heading: &str, columns: &[&str]) -> Vec<(u32, String)> {
    let rows = table(heading, columns);
    rows.iter().map(|row| (row[0].parse().expect("a number"), row[1].clone())).collect()
}

fn check_flags(heading: &str, name: &str, flags: &[(u32, &str)]) {
    let documented = numbers(heading, &["flag", name]);
    let documented: Vec<(u32, &str)> = documented.iter().map(|(flag, name)| (*flag, name.as_str())).collect();
    assert_eq!(documented, flags, "{heading} {name}");
}

#[test]
fn records_lie_as_documented() {
    check_layout(
        "### `Node`: 12 bytes",
        size_of::<ArchivedNode>(),
        &[
            ("kind", offset_of!(ArchivedNode, kind)),
            ("flags", offset_of!(ArchivedNode, flags)),
            ("first", offset_of!(ArchivedNode, first)),
            ("inf_nan", offset_of!(ArchivedNode, inf_nan)),
            ("a", offset_of!(ArchivedNode, a)),
            ("b", offset_of!(ArchivedNode, b)),
        ],
    );
    check_layout(
        "### `Key`: 56 bytes",
        size_of::<ArchivedKey>(),
        &[
            ("pattern", offset_of!(ArchivedKey, pattern)),
            ("length", offset_of!(ArchivedKey, length)),
            ("advance", offset_of!(ArchivedKey, advance)),
            ("role", offset_of!(ArchivedKey, role)),
            ("rank", offset_of!(ArchivedKey, rank)),
            ("slot", offset_of!(ArchivedKey, slot)),
            ("text_len", offset_of!(ArchivedKey, text_len)),
            ("text", offset_of!(ArchivedKey, text)),
            ("node", offset_of!(ArchivedKey, node)),
        ],
    );
    check_layout(
        "### `Field`: 16 bytes",
        size_of::<ArchivedField>(),
        &[
            ("name", offset_of!(ArchivedField, name)),
            ("alias", offset_of!(ArchivedField, alias)),
            ("flags", offset_of!(ArchivedField, flags)),
            ("output_key", offset_of!(ArchivedField, output_key)),
            ("output", offset_of!(ArchivedField, output)),
            ("default", offset_of!(ArchivedField, default)),
        ],
    );
}

#[test]
fn objects_and_bodies_lie_as_documented() {
    check_layout(
        "### `Object`: 52 bytes",
        size_of::<ArchivedObject>(),
        &[
            ("flags", offset_of!(ArchivedObject, flags)),
            ("names", offset_of!(ArchivedObject, names)),
            ("first_field", offset_of!(ArchivedObject, first_field)),
            ("fields", offset_of!(ArchivedObject, fields)),
            ("keys", offset_of!(ArchivedObject, keys)),
            ("first_key", offset_of!(ArchivedObject, first_key)),
            ("table", offset_of!(ArchivedObject, table)),
            ("seed", offset_of!(ArchivedObject, seed)),
            ("required", offset_of!(ArchivedObject, required)),
            ("extras", offset_of!(ArchivedObject, extras)),
            ("extras_keys", offset_of!(ArchivedObject, extras_keys)),
            ("paths", offset_of!(ArchivedObject, paths)),
            ("table_len", offset_of!(ArchivedObject, table_len)),
        ],
    );
    check_layout(
        "## Body",
        size_of::<ArchivedBody>(),
        &[
            ("keys", offset_of!(ArchivedBody, keys)),
            ("fields", offset_of!(ArchivedBody, fields)),
            ("objects", offset_of!(ArchivedBody, objects)),
            ("nodes", offset_of!(ArchivedBody, nodes)),
            ("words", offset_of!(ArchivedBody, words)),
            ("slots", offset_of!(ArchivedBody, slots)),
            ("strings", offset_of!(ArchivedBody, strings)),
        ],
    );
}

#[test]
fn a_body_is_its_tables_and_then_its_root() {
    let body = Body { words: vec![7], slots: vec![1, 2], strings: b"abc".to_vec(), ..Body::default() };
    let bytes = body.to_bytes().expect("a small body");
    let (tables, root) = bytes.split_at(bytes.len() - 56);
    assert_eq!(tables, [7, 0, 0, 0, 1, 0, 2, 0, b'a', b'b', b'c']);
    let at = |field: usize| i32::from_le_bytes(*root[field..].first_chunk().expect("four bytes"));
    for (field, start, length) in [(32, 0, 1), (40, 4, 2), (48, 8, 3)] {
        let pointer = (tables.len() + field) as i32;
        assert_eq!((pointer + at(field), at(field + 4)), (start, length));
    }
}

#[test]
fn the_header_lies_as_documented() {
    let region = |offset, length| Region { offset, length };
    let header = Header {
        minor: 2,
        file_length: 3,
        models: 4,
        sections: 5,
        index: region(6, 7),
        table: region(8, 9),
        body: region(10, 11),
        fingerprint: 12,
    };
    let bytes = header.to_bytes();
    let own = digest(&bytes[..120]);
    let expected =
        [u64::from_le_bytes(MAGIC), 1, 2, u64::from(LAYOUT), 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, own];
    let rows = layout("## Header");
    assert_eq!(rows.len(), expected.len());
    for ((offset, size, name), value) in rows.into_iter().zip(expected) {
        let mut field = bytes[offset..offset + size].to_vec();
        field.resize(field.len().max(8), 0);
        assert_eq!(field[..8], value.to_le_bytes(), "{name}");
    }
    assert!(DOCUMENT.contains(&format!("0x{LAYOUT:X}")) && HEADER_LEN == 128);
}

#[test]
fn a_section_lies_as_documented() {
    let bytes = section::write(9, section_kind::PATTERN, b"body", "me");
    let rows = layout("## Section");
    let expected = [digest(&bytes[8..]), 32 + 6, 9, 4, 2, 1, 0];
    assert_eq!(rows.len(), expected.len());
    for ((offset, size, name), value) in rows.into_iter().zip(expected) {
        assert_eq!(bytes[offset..offset + size], value.to_le_bytes()[..size], "{name}");
    }
    assert_eq!(&bytes[section::HEAD_LEN..], b"bodyme");
}

#[test]
fn a_pattern_lies_as_documented() {
    let kinds = [(section_kind::TABLES, "tables"), (section_kind::PATTERN, "pattern")];
    let documented = numbers("## Section", &["number", "kind"]);
    assert_eq!(documented, kinds.map(|(number, name)| (number, name.to_owned())));
    let automaton =
        AutomatonSource { classes: [0; ASCII], columns: 3, rows: vec![0; 6], lists: vec![(0xFF, 3)] };
    let bytes = PatternSource {
        flags: pattern_flags::PYTHON,
        text: "text".into(),
        expression: Some("expression".into()),
        automaton: Some(automaton),
    };
    let bytes = bytes.to_bytes();
    let rows = layout("## Pattern");
    for ((offset, size, name), value) in rows.into_iter().zip([2, 4, 10, 3, 2]) {
        assert_eq!(bytes[offset..offset + size], u32::to_le_bytes(value)[..size], "{name}");
        assert!(offset + size <= PATTERN_HEAD_LEN);
    }
    assert_eq!(&bytes[PATTERN_HEAD_LEN..][..14], b"textexpression");
    let expected = ASCII + 2 * 6 + 4;
    assert_eq!(bytes.len() - PATTERN_HEAD_LEN - 14, expected);
    let read = Automaton::read(&bytes[PATTERN_HEAD_LEN + 14..], 3, 2).expect("an automaton");
    assert_eq!((read.rows.len(), read.lists.len(), EXTRA_COLUMNS), (6, 1, 2));
    check_flags(
        "## Pattern",
        "pattern",
        &[(pattern_flags::PARTIAL, "PARTIAL"), (pattern_flags::PYTHON, "PYTHON")],
    );
    let targets = table("## Pattern", &["target", "meaning"]);
    let targets: Vec<&str> = targets.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        targets,
        [target::MATCH, target::REFUSE, target::UNKNOWN].map(|target| format!("0x{target:X}"))
    );
}

#[test]
fn kinds_and_bounds_have_their_numbers() {
    let kinds: Vec<(u32, String)> = KINDS.iter().map(|kind| (*kind as u32, kind.name().to_owned())).collect();
    assert_eq!(numbers("## Kinds", &["number", "kind"]), kinds);
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

/// Words of a record with no items and with one.
fn words(add: impl Fn(&mut Body, usize) -> u32) -> [usize; 2] {
    [0, 1].map(|items| {
        let mut body = Body::default();
        add(&mut body, items);
        body.words.len()
    })
}

#[test]
fn records_of_words_have_their_lengths() {
    let text = Text::default();
    let table_of_slots = Table { start: 0, len: 0, seed: 0 };
    let constants = [Constant::Null];
    let tags = [Tag { value: Constant::Null, node: 0, key: NONE, only: false }];
    let path = |steps| Path { slot: 0, rank: 0, steps };
    let paths = [path(Vec::new())];
    let (bound, choice) = ([(Bound::Ge, BoundValue::Bits(1))], [Choice { node: 0, label: text }]);
    let moments = [(Bound::Ge, Moment::default())];
    let error = CustomError { error_type: text, message: text, context: text };
    let constant = words(|body, items| Values::add(body, text, table_of_slots, &constants[..items]));
    let step = [0, 1].map(|steps| {
        let mut body = Body::default();
        Paths::add(&mut body, &[path(vec![Step::Item(0); steps])]);
        body.words.len()
    });
    let known = [
        ("limits", words(|body, items| Limits::add(body, &bound[..items]))),
        ("string rules", words(|body, _| StrRules::NONE.write(body))),
        ("constant", [constant[1] - constant[0]; 2]),
        ("values", constant),
        ("union", words(|body, items| Union::add(body, NONE, &choice[..items]))),
        (
            "tagged union",
            words(|body, items| {
                TaggedUnion::add(body, NONE, text, text, NONE, table_of_slots, text, &tags[..items])
            }),
        ),
        ("paths", words(|body, items| Paths::add(body, &paths[..items]))),
        ("step", [step[1] - step[0]; 2]),
        ("default", words(|body, _| DefaultRecord { flags: 0, text }.write(body))),
        ("custom error", words(|body, _| error.write(body))),
        ("tuple", words(|body, items| Tuple::add(body, NONE, &[0][..items]))),
        ("temporal rules", words(|body, items| Temporal::add(body, 0, 0, 0, &moments[..items]))),
        ("decimal rules", words(|body, _| DecimalRules::default().write(body))),
        (
            "serialization",
            words(|body, items| Serialization::add_choices(body, false, Some(&constants[..items]), None)),
        ),
        ("URL rules", words(|body, items| UrlRules::default().add(body, &[text][..items]))),
    ];
    let rows = table("## Words", &["record", "words of its head", "words per item"]);
    let documented: Vec<(&str, [usize; 2])> = rows
        .iter()
        .map(|row| {
            let (head, item): (usize, usize) =
                (row[1].parse().expect("words"), row[2].parse().expect("words"));
            (row[0].as_str(), [head, head + item])
        })
        .collect();
    assert_eq!(documented, known);
}

#[test]
fn types_of_constants_are_those_of_the_document() {
    let text = Text::default();
    let known = [
        Constant::Null,
        Constant::Bool(true),
        Constant::Int(1),
        Constant::Digits(text),
        Constant::Float(1.0),
        Constant::Str(text),
        Constant::Opaque,
        Constant::Json(text),
    ];
    let mut body = Body::default();
    Values::add(&mut body, text, Table { start: 0, len: 0, seed: 0 }, &known);
    let written: Vec<u32> = body.words.iter().skip(6).step_by(3).copied().collect();
    let documented: Vec<u32> =
        numbers("## Words", &["type", "constant"]).iter().map(|(number, _)| *number).collect();
    assert_eq!(documented, written);
}

#[test]
fn forms_of_serialization_are_those_of_the_document() {
    let (text, mut body) = (Text::default(), Body::default());
    let mut forms = vec![
        Serialization::ToString { unless_none: true }.write(&mut body),
        Serialization::Format { unless_none: false, spec: text }.write(&mut body),
        Serialization::Schema(0).write(&mut body),
        Serialization::add_choices(&mut body, false, None, None),
        Serialization::add_choices(&mut body, true, None, None),
        Serialization::Function { function: text, place: text }.write(&mut body),
        Serialization::Unwritable { what: text, place: text }.write(&mut body),
        Serialization::Member.write(&mut body),
    ];
    forms.iter_mut().for_each(|form| *form = body.words[*form as usize]);
    let documented = numbers("## Words", &["form", "serialization"]);
    assert_eq!(documented.iter().map(|(number, _)| *number).collect::<Vec<_>>(), forms);
    assert_eq!(body.words[..2], [0, 1]);
}

#[test]
fn texts_hash_as_documented() {
    let rows = table("## Digests and hashes", &["text", "hash with seed 0"]);
    assert_eq!(rows.len(), 8);
    for row in rows {
        let hashes = [0, 3].map(|seed| format!("{:08x}", text_hash(row[0].as_bytes(), seed)));
        assert_eq!(hashes, row[1..], "{}", row[0]);
    }
}
