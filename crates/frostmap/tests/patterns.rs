//! Patterns answer as the regex crate does, which is pydantic's engine: every pattern on every text, and on random ones.
#![cfg(feature = "text-patterns")]

use frostmap::{Model, Snapshot};
use frostmap_compiler::{BuildOptions, Documents, build};
use regex::Regex;
use serde_json::{Value, json};

/// All that patterns are made of, most with an automaton, some with one for ASCII, some without.
const PATTERNS: [&str; 62] = [
    "",
    "a",
    "abc",
    "^",
    "$",
    "^$",
    "^a",
    "a$",
    "^a$",
    "a|b",
    "^a|b$",
    "(?:^a|b)c",
    "a*",
    "a+?b",
    "(ab)*c",
    "[^a]",
    "^[^a]*$",
    "[a-z]+[0-9]+$",
    r"\d",
    r"^\d+$",
    r"\D",
    r"\w",
    r"^\w+$",
    r"\W",
    r"\s",
    r"^\S+$",
    ".",
    "^.$",
    "(?s)^.$",
    "(?m)^a$",
    "(?m)a$",
    r"\Aa\z",
    "(?i)straße",
    "(?i)k",
    "(?i)^[a-c]+$",
    "(?i)σ",
    r"(?-u:\w)+$",
    r"(?-u:\b)a",
    r"^(?-u:\d)$",
    r"\p{Greek}",
    r"^\p{L}+$",
    r"\p{Lu}\p{Ll}",
    "[α-ω]",
    "^[é-ü]+$",
    "😀",
    "^[😀-😂]$",
    "é{2}",
    r"\bab\b",
    r"\Ba",
    r"\b",
    r"a\b",
    r"\b{start}a",
    r"(?-u:\B)",
    r"^\w{1,64}$",
    r"[\w.-]{3,100}@",
    "a.{30}b",
    "^.{2,4}$",
    "(?U)a+b",
    "(?R)^a$",
    "(?mR)^a$",
    "(?x) a b # comment",
    "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
];

const TEXTS: [&str; 42] = [
    "",
    "a",
    "b",
    "ab",
    "abc",
    "c",
    "aab",
    "ba",
    "a\n",
    "a\nb",
    "b\na",
    "\n",
    "\r\n",
    "a\r\n",
    " ",
    "1",
    "a1",
    "12",
    "a-b-1",
    "é",
    "éé",
    "aé",
    "éa",
    "é a",
    "STRASSE",
    "STRAßE",
    "straße",
    "straẞe",
    "k",
    "K",
    "\u{212A}",
    "σς",
    "Σ",
    "٣",
    "a٣",
    "名前",
    "😀",
    "😁x",
    "x\u{301}",
    "\u{a0}",
    "ab ab",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab@",
];

/// A model for each pattern, beside what is asked.
fn models(patterns: &[&str]) -> Vec<(Model, Regex)> {
    let models = patterns
        .iter()
        .enumerate()
        .map(|(number, pattern)| (format!("M{number:03}"), json!({"type": "str", "pattern": pattern})));
    let models: Value = models.collect::<serde_json::Map<_, _>>().into();
    let document = json!({"format": "frostmap-models/1", "models": models, "definitions": {}});
    let documents =
        Documents::from_bytes("patterns.json", document.to_string().as_bytes()).expect("readable");
    let outcome = build(&documents, &BuildOptions::default());
    let found: Vec<_> = outcome.diagnostics.iter().filter(|finding| finding.is_error()).collect();
    assert!(found.is_empty(), "{found:?}");
    let snapshot = Snapshot::from_bytes(outcome.archive.expect("an archive")).expect("its own archive");
    snapshot.verify().expect("a sound archive");
    let regex = |pattern: &&str| Regex::new(pattern).expect("a pattern");
    let model = |number: usize| snapshot.model(&format!("M{number:03}")).expect("a model");
    patterns.iter().enumerate().map(|(number, pattern)| (model(number), regex(pattern))).collect()
}

fn check((model, regex): &(Model, Regex), text: &str) {
    let plain = Value::from(text).to_string();
    // The same string with every character escaped takes another way.
    let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    for document in [plain, format!("\"{escaped}\"")] {
        let found = model.is_valid(document.as_bytes());
        assert_eq!(found, regex.is_match(text), "{} on {document}", regex.as_str());
    }
}

#[test]
fn every_pattern_answers_as_the_regex_crate_does() {
    for model in models(&PATTERNS) {
        TEXTS.iter().for_each(|text| check(&model, text));
    }
}

#[test]
fn random_texts_are_answered_alike() {
    const CHARACTERS: [char; 24] = [
        'a', 'b', 'c', 'z', 'A', 'K', '0', '9', '_', '-', '.', '@', ' ', '\n', '\r', 'é', 'ß', 'σ', 'ſ', '٣',
        '名', '\u{301}', '😀', '\u{2028}',
    ];
    let models = models(&PATTERNS);
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |limit: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 33) as usize % limit
    };
    for _ in 0..2000 {
        let text: String = (0..random(9)).map(|_| CHARACTERS[random(CHARACTERS.len())]).collect();
        models.iter().for_each(|model| check(model, &text));
    }
}

#[test]
fn long_texts_take_time_in_proportion() {
    let models = models(&["^(a+)+$", "(a*)*b", "a.{30}b", r"\bfoo\b", r"(\w+\s?)+$"]);
    let text = format!("{}é!", "a".repeat(200_000));
    models.iter().for_each(|model| check(model, &text));
}
