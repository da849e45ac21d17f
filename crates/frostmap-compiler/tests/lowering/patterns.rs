//! Patterns: automata in sections of their own, each once, in an order of their own.

use frostmap_compiler::Diagnostic;
use frostmap_format::automaton::target;
use frostmap_format::listing;
use frostmap_format::pattern::{Pattern, pattern_flags};
use frostmap_format::words::{StrRules, str_flags};

use crate::{Built, document, kind, model, outcome};

/// A string with a pattern.
fn str(pattern: &str) -> String {
    format!(r#"{{"type": "str", "pattern": {}}}"#, serde_json::Value::from(pattern))
}

/// A model with a string of each pattern.
fn with_patterns(patterns: &[&str]) -> Built {
    let fields = patterns.iter().enumerate().map(|(number, pattern)| {
        format!(r#""f{number}": {{"type": "model-field", "schema": {}}}"#, str(pattern))
    });
    let fields: Vec<String> = fields.collect();
    Built::schema(&model(&format!("{{{}}}", fields.join(", ")), "{}"))
}

/// The patterns of an archive with the numbers of their sections.
fn patterns(built: &Built) -> Vec<(u32, Pattern<'_>)> {
    let archive = built.archive();
    let numbers = (0..archive.header().sections).filter(|number| archive.is_pattern(*number));
    numbers.map(|number| (number, archive.pattern(number).expect("a sound pattern"))).collect()
}

#[test]
fn rules_refer_to_the_section_of_their_pattern() {
    let built = Built::field(&str("^[a-z]+$"));
    let view = built.view("M");
    assert_eq!(kind(&view.keys[0].node).name(), "str");
    let rules = StrRules::read(view.words, view.keys[0].node.a.to_native()).unwrap();
    assert_eq!(rules.flags, str_flags::PATTERN);
    let pattern = built.archive().pattern(rules.pattern).unwrap();
    assert_eq!((pattern.text, pattern.expression, pattern.flags), ("^[a-z]+$", "^[a-z]+$", 0));
    assert!(built.archive().section(rules.pattern).is_err() && built.archive().pattern(0).is_err());
}

#[test]
fn a_pattern_in_two_thousand_fields_is_stored_once() {
    let fields = |fields: std::ops::Range<usize>| {
        let field =
            |number| format!(r#""f{number}": {{"type": "model-field", "schema": {}}}"#, str(r"^\w+$"));
        let fields: Vec<String> = fields.map(field).collect();
        model(&format!("{{{}}}", fields.join(", ")), "{}")
    };
    let models: Vec<String> = (0..10)
        .map(|number| format!(r#""M{number}": {}"#, fields(number * 200..(number + 1) * 200)))
        .collect();
    let built = Built::new(&format!("{{{}}}", models.join(", ")), "{}");
    assert_eq!(patterns(&built).len(), 1);
}

#[test]
fn patterns_are_in_order_whoever_uses_them_first() {
    let built = [with_patterns(&["^b$", "^a$", "^b$"]), with_patterns(&["^a$", "^b$"])];
    for built in &built {
        let texts: Vec<&str> = patterns(built).iter().map(|(_, pattern)| pattern.text).collect();
        assert_eq!(texts, ["^a$", "^b$"]);
        assert_eq!(patterns(built).first().map(|(number, _)| *number), Some(1));
    }
    let rules = |built: &Built, field: usize| {
        let view = built.view("M");
        StrRules::read(view.words, view.keys[field].node.a.to_native()).unwrap().pattern
    };
    assert_eq!([0, 1, 2].map(|field| rules(&built[0], field)), [2, 1, 2]);
}

#[test]
fn patterns_of_models_that_are_left_out_are_left_out() {
    let models = format!(r#"{{"Bad": {{"type": "str", "pattern": "(?P"}}, "Good": {}}}"#, str("^a$"));
    let outcome = outcome(&document(&models, "{}"), true);
    let built = Built(outcome.archive.expect("an archive"));
    assert_eq!((patterns(&built).len(), outcome.stats.patterns, outcome.stats.sections), (1, 1, 2));
}

#[test]
fn automata_know_what_they_can() {
    let cases = [
        ("^[a-z]+$", true, false),
        (r"^\d{4}-\d{2}$", true, false),
        ("(?i)straße", true, false),
        ("", true, false),
        (r"[^\s\S]", true, false),
        // Word boundaries look at characters on both sides, which is more than a byte.
        (r"\bfoo\b", true, true),
        (r"(?-u:\b)foo", true, false),
        // The automaton of all of Unicode would be too large, that of ASCII is not.
        (r"^[\w.-]{1,64}$", true, true),
        ("a.{30}b", false, false),
        // Could match within a character, which no match may.
        (r"(?-u:\B)", false, false),
    ];
    for (text, automaton, partial) in cases {
        let models = format!(r#"{{"M": {}}}"#, str(text));
        let outcome = outcome(&document(&models, "{}"), false);
        let codes: Vec<_> = outcome.diagnostics.iter().map(|finding| finding.code.code).collect();
        assert_eq!(codes, if automaton { vec![] } else { vec!["FM0608"] }, "{text}");
        assert!(!outcome.diagnostics.iter().any(Diagnostic::is_error));
        let built = Built(outcome.archive.expect("warnings do not keep an archive from being written"));
        let [(_, pattern)] = patterns(&built)[..] else { panic!("one pattern") };
        assert_eq!(pattern.automaton.is_some(), automaton, "{text}");
        assert_eq!(pattern.flags & pattern_flags::PARTIAL != 0, partial, "{text}");
        let unknown = pattern.automaton.is_some_and(|automaton| {
            automaton
                .lists
                .iter()
                .any(|[_, _, low, high]| u16::from_le_bytes([*low, *high]) == target::UNKNOWN)
        });
        assert_eq!(unknown, partial, "{text}");
    }
}

#[test]
fn python_patterns_keep_their_text_beside_what_they_mean() {
    let compiled = r#"{"type": "str", "regex_engine": "rust-regex",
        "pattern": {"$py": "pattern", "pattern": "^(?P<n>k)$", "flags": 2}}"#;
    let built = Built::field(compiled);
    let [(_, pattern)] = patterns(&built)[..] else { panic!("one pattern") };
    assert_eq!((pattern.text, pattern.flags), ("^(?P<n>k)$", pattern_flags::PYTHON));
    assert_eq!(pattern.expression, r"\A(?:[kK\u{212A}])\n?\z");
    let engine = r#"{"type": "str", "regex_engine": "python-re", "pattern": "a"}"#;
    let built = Built::field(engine);
    let [(_, pattern)] = patterns(&built)[..] else { panic!("one pattern") };
    assert_eq!((pattern.text, pattern.expression, pattern.flags), ("a", "a", pattern_flags::PYTHON));
    let text = listing::patterns(&built.archive()).unwrap();
    assert!(text.starts_with("\npatterns\n  python \"a\": automaton"), "{text}");
}

#[test]
fn patterns_are_listed_with_what_answers_for_them() {
    let built = with_patterns(&["^[a-z]+$", r"\bfoo\b"]);
    let expected = r#"
patterns
  "\\bfoo\\b": automaton of 5 rows, 4 classes, 1 ranges, in part
  "^[a-z]+$": automaton of 2 rows, 2 classes, 1 ranges
"#;
    assert_eq!(listing::patterns(&built.archive()).unwrap(), expected);
    assert!(listing::archive(&built.archive()).unwrap().ends_with(expected));
    assert!(
        listing::section(&built.archive(), 0).unwrap().contains(r#"f0: str(pattern="^[a-z]+$"), required"#)
    );
    assert_eq!(listing::patterns(&Built::field(r#"{"type": "str"}"#).archive()).unwrap(), "");
}
