//! The grammar against what pydantic said of the same documents.
//! `cases.jsonl` holds a document a line (as text, or as hex where it is no text), its `error`, and `finite_error`
//! where the answer differs once `NaN` and the infinities are not allowed. The reference is pydantic 2.14.3.

use serde_json::Value;

use super::describe;

const CASES: &str = include_str!("cases.jsonl");

fn message(document: &[u8], allow_inf_nan: bool) -> Option<String> {
    describe(document, allow_inf_nan).map(|error| error.message)
}

fn document(case: &Value) -> Vec<u8> {
    match (case["document"].as_str(), case["hex"].as_str()) {
        (Some(text), None) => text.as_bytes().to_vec(),
        (None, Some(hex)) => {
            let pairs = hex.as_bytes().chunks(2).map(|pair| str::from_utf8(pair).unwrap());
            pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
        }
        _ => panic!("a case has either a document or hex: {case}"),
    }
}

#[test]
fn faults_are_described_as_in_the_reference() {
    for line in CASES.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let document = document(&case);
        let expected = case["error"].as_str();
        assert_eq!(message(&document, true).as_deref(), expected, "{line}");
        let finite =
            if case.get("finite_error").is_some() { case["finite_error"].as_str() } else { expected };
        assert_eq!(message(&document, false).as_deref(), finite, "{line}");
    }
}

#[test]
fn two_hundred_containers_may_be_open() {
    let nested = |depth: usize, inner: &str| format!("{}{inner}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(message(nested(200, "1").as_bytes(), true), None);
    let limit = "recursion limit exceeded at line 1 column 202";
    assert_eq!(message(nested(201, "1").as_bytes(), true).as_deref(), Some(limit));
    // An empty container inside costs nothing.
    assert_eq!(message(nested(201, "").as_bytes(), true), None);
    assert_eq!(message(nested(202, "").as_bytes(), true).as_deref(), Some(limit));
    let objects = format!("{}1{}", "{\"a\":".repeat(201), "}".repeat(201));
    let limit = "recursion limit exceeded at line 1 column 1006";
    assert_eq!(message(objects.as_bytes(), true).as_deref(), Some(limit));
    // Far beyond the limit nothing more is read.
    assert!(message("[".repeat(1_000_000).as_bytes(), true).is_some());
}

#[test]
fn integer_digits_are_limited() {
    let limit = |column: usize| Some(format!("number out of range at line 1 column {column}"));
    assert_eq!(message("1".repeat(4300).as_bytes(), true), None);
    assert_eq!(message("1".repeat(4301).as_bytes(), true), limit(4301));
    assert_eq!(message("1".repeat(4400).as_bytes(), true), limit(4302));
    assert_eq!(message(format!("-{}", "1".repeat(4400)).as_bytes(), true), limit(4303));
    assert_eq!(message(format!("{}.5", "1".repeat(4301)).as_bytes(), true), limit(4302));
    assert_eq!(message(format!("0.{}", "1".repeat(9000)).as_bytes(), true), None);
}

#[test]
fn every_prefix_of_a_document_is_described() {
    let document =
        "{\"k\\u00e9y\": [1, -2.5e+3, true, false, null, \"\\ud83d\\ude00\", {\"ä\": {}}, []], \"b\": NaN}";
    assert_eq!(message(document.as_bytes(), true), None);
    for end in 0..document.len() {
        let prefix = &document.as_bytes()[..end];
        assert!(message(prefix, true).is_some(), "{}", String::from_utf8_lossy(prefix));
    }
}
