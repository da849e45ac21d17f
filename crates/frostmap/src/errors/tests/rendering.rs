//! Inputs, locations and the report.

use super::super::{ErrorInput, ErrorKind, LocItem, ValidationError, ValidationErrors};

/// A document, the JSON of its value, and how the report shows it.
#[rustfmt::skip]
const INPUTS: [(&str, &str, &str); 23] = [
    ("null", "null", "input_value=None, input_type=NoneType"),
    ("true", "true", "input_value=True, input_type=bool"),
    ("1.5", "1.5", "input_value=1.5, input_type=float"),
    ("1e400", "Infinity", "input_value=inf, input_type=float"),
    ("-1e400", "-Infinity", "input_value=-inf, input_type=float"),
    ("NaN", "NaN", "input_value=nan, input_type=float"),
    ("1e16", "1e+16", "input_value=1e+16, input_type=float"),
    ("1e-5", "0.00001", "input_value=1e-05, input_type=float"),
    ("-0.0", "-0.0", "input_value=-0.0, input_type=float"),
    ("\"x\"", "\"x\"", "input_value='x', input_type=str"),
    ("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}", "input_value={'a': 3, 'b': 2}, input_type=dict"),
    ("{\"a\":{\"k\":1},\"\\u0061\":[],\"b\":{}}", "{\"a\":[],\"b\":{}}", "input_value={'a': [], 'b': {}}, input_type=dict"),
    ("[-0, 123456789012345678901234567890, 5.0]", "[0,123456789012345678901234567890,5.0]", "input_value=[0, 123456789012345678901234567890, 5.0], input_type=list"),
    ("\"it's\"", "\"it's\"", "input_value=\"it's\", input_type=str"),
    ("\"say \\\"it's\\\"\"", "\"say \\\"it's\\\"\"", "input_value='say \"it\\'s\"', input_type=str"),
    ("\"\\\\ \\n\\t\\r\\u0000\\u007f\\u00a0é日\\u0301\\u200b\\ud83d\\ude00\\udbff\\udfff\"", "\"\\\\ \\n\\t\\r\\u0000\u{7f}\u{a0}é日\u{301}\u{200b}\u{1f600}\u{10ffff}\"", "input_value='\\\\ \\n\\t\\r\\x00\\x7f\\xa0é日\u{301}\\u200b\u{1f600}\\U0010ffff', input_type=str"),
    ("\"01234567890123456789012345678901234567890123456789\"", "\"01234567890123456789012345678901234567890123456789\"", "input_value='012345678901234567890123...78901234567890123456789', input_type=str"),
    ("\"0123456789012345678901234567890123456789012345678\"", "\"0123456789012345678901234567890123456789012345678\"", "input_value='012345678901234567890123...67890123456789012345678', input_type=str"),
    ("\"012345678901234567890123456789012345678901234567\"", "\"012345678901234567890123456789012345678901234567\"", "input_value='012345678901234567890123456789012345678901234567', input_type=str"),
    ("\"日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日\"", "\"日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日\"", "input_value='日日日日日日日日...日日日日日日日', input_type=str"),
    ("\"a日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日\"", "\"a日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日\"", "input_value='a日日日日日日日...日日日日日日日', input_type=str"),
    ("\"abéééééééééééééééééééééééééééééééééééééééé\"", "\"abéééééééééééééééééééééééééééééééééééééééé\"", "input_value='abééééééééééé...ééééééééééé', input_type=str"),
    ("[1,2,3,[4,[5,{\"a\":null}]],true]", "[1,2,3,[4,[5,{\"a\":null}]],true]", "input_value=[1, 2, 3, [4, [5, {'a': None}]], True], input_type=list"),
];

fn whole(document: &str) -> ErrorInput {
    ErrorInput::Document { start: 0, end: u32::try_from(document.len()).unwrap() }
}

fn one(document: &[u8], kind: ErrorKind, input: ErrorInput) -> ValidationErrors {
    ValidationErrors::new("Model", document, vec![ValidationError::new(kind, input)], false)
}

#[test]
fn inputs_are_shown_as_in_the_reference() {
    for (document, json, shown) in INPUTS {
        let errors = one(document.as_bytes(), ErrorKind::IntType, whole(document));
        assert_eq!(errors.errors().next().unwrap().input_json(), json);
        let report = format!(
            "1 validation error for Model\n  Input should be a valid integer [type=int_type, {shown}]"
        );
        assert_eq!(errors.to_string(), report);
        // The same value from outside the document.
        assert_eq!(one(b"", ErrorKind::IntType, ErrorInput::Text(document.into())).to_string(), report);
    }
}

#[test]
fn errors_render_as_in_the_reference() {
    let document = r#"{"items": [{"a.b": "x"}], "count": 1.50}"#;
    let errors = vec![
        ValidationError::new(ErrorKind::IntParsing, ErrorInput::Document { start: 19, end: 22 })
            .with_outer("a.b")
            .with_outer(0)
            .with_outer("items"),
        ValidationError::new(ErrorKind::IntFromFloat, ErrorInput::Document { start: 35, end: 39 })
            .with_outer("count"),
        ValidationError::new(ErrorKind::Missing, whole(document)).with_outer("na\"me"),
        ValidationError::new(ErrorKind::DefaultFactoryNotCalled, ErrorInput::Undefined).with_outer("late"),
        ValidationError::new(ErrorKind::StringTooLong { max_length: 1 }, ErrorInput::Text("\"ab\"".into())),
    ];
    let errors = ValidationErrors::new("Model", document.as_bytes(), errors, false);
    assert_eq!(
        errors.to_json(),
        concat!(
            r#"[{"type":"int_parsing","loc":["items",0,"a.b"],"#,
            r#""msg":"Input should be a valid integer, unable to parse string as an integer","input":"x"},"#,
            r#"{"type":"int_from_float","loc":["count"],"#,
            r#""msg":"Input should be a valid integer, got a number with a fractional part","input":1.5},"#,
            r#"{"type":"missing","loc":["na\"me"],"msg":"Field required","#,
            r#""input":{"items":[{"a.b":"x"}],"count":1.5}},"#,
            r#"{"type":"default_factory_not_called","loc":["late"],"#,
            r#""msg":"The default factory uses validated data, but at least one validation error occurred","#,
            r#""input":"PydanticUndefined"},"#,
            r#"{"type":"string_too_long","loc":[],"msg":"String should have at most 1 character","#,
            r#""input":"ab","ctx":{"max_length":1}}]"#,
        )
    );
    let report = "\
5 validation errors for Model
items.0.`a.b`
  Input should be a valid integer, unable to parse string as an integer [type=int_parsing, input_value='x', input_type=str]
count
  Input should be a valid integer, got a number with a fractional part [type=int_from_float, input_value=1.5, input_type=float]
na\"me
  Field required [type=missing, input_value={'items': [{'a.b': 'x'}], 'count': 1.5}, input_type=dict]
late
  The default factory uses validated data, but at least one validation error occurred [type=default_factory_not_called]
  String should have at most 1 character [type=string_too_long, input_value='ab', input_type=str]";
    assert_eq!(errors.to_string(), report);
}

#[test]
fn locations_come_outermost_first() {
    let error = ValidationError::new(ErrorKind::Missing, ErrorInput::Undefined).with_outer(3).with_outer("a");
    assert_eq!(error.location().collect::<Vec<_>>(), [&LocItem::from("a"), &LocItem::from(3)]);
}

#[test]
fn a_broken_document_is_shown_as_text_or_bytes() {
    let kind = || ErrorKind::JsonInvalid { error: "EOF while parsing a string at line 1 column 3".into() };
    let text = one(b"{\"a", kind(), ErrorInput::Source);
    assert_eq!(text.errors().next().unwrap().input_json(), r#""{\"a""#);
    assert!(text.to_string().ends_with(r#"[type=json_invalid, input_value='{"a', input_type=str]"#));
    let bytes = one(b"{\"a\xff\n'", kind(), ErrorInput::Source);
    assert_eq!(bytes.errors().next().unwrap().input_json(), "\"{\\\"a\u{fffd}\\n'\"");
    assert!(bytes.to_string().ends_with(r#"input_value=b'{"a\xff\n\'', input_type=bytes]"#), "{bytes}");
}

#[test]
fn a_report_says_when_errors_are_missing_from_it() {
    let error = ValidationError::new(ErrorKind::IntType, ErrorInput::Text("null".into()));
    let errors = ValidationErrors::new("Model", Vec::new(), vec![error], true);
    assert!(errors.is_truncated());
    assert!(errors.to_string().ends_with("\n(there are more errors; collecting stopped here)"));
}

#[test]
fn no_span_and_no_bytes_make_rendering_panic() {
    let document = b"{\"a\": [1, \xff, \"\\ud800\", 1e5], \"a\": NaN}";
    for start in 0..45 {
        for end in 0..45 {
            let errors = one(document, ErrorKind::IntType, ErrorInput::Document { start, end });
            assert!(errors.to_json().starts_with("[{"));
            assert!(errors.to_string().starts_with("1 validation"));
        }
    }
}

#[test]
fn depth_costs_no_machine_stack() {
    let render = || {
        let document = format!("{}1{}", "{\"a\":[".repeat(100), "]}".repeat(100));
        let errors = one(document.as_bytes(), ErrorKind::IntType, whole(&document));
        assert_eq!(errors.errors().next().unwrap().input_json(), document);
        assert!(errors.to_string().ends_with("]}]}]}]}]}, input_type=dict]"), "{errors}");
        let too_deep = "[".repeat(1_000_000);
        let errors = one(too_deep.as_bytes(), ErrorKind::IntType, whole(&too_deep));
        assert_eq!(errors.errors().next().unwrap().input_json().len(), 1_000_002);
    };
    let thread = std::thread::Builder::new().stack_size(64 * 1024).spawn(render).unwrap();
    thread.join().unwrap();
}
