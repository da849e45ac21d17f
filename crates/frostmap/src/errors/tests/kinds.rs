//! The table of error types, the kinds and their messages close over each other.

use std::collections::BTreeSet;

use super::super::error_type::ERROR_TYPES;
use super::super::{ErrorInput, ErrorKind, ErrorType, Number, ValidationError, ValidationErrors};
use super::examples::examples;

/// Types that JSON input cannot reach by itself: they need Python objects, assignment or a function call.
const WITHOUT_VARIANT: [&str; 19] = [
    "dataclass_exact_type",
    "datetime_object_invalid",
    "frozen_field",
    "frozen_instance",
    "get_attribute_error",
    "invalid_key",
    "is_instance_of",
    "is_subclass_of",
    "iteration_error",
    "mapping_type",
    "missing_argument",
    "missing_keyword_only_argument",
    "missing_positional_only_argument",
    "model_attributes_type",
    "multiple_argument_values",
    "no_such_attribute",
    "recursion_depth_exceeded",
    "recursion_loop",
    "unexpected_positional_argument",
];

/// The message of an error, and its context as JSON.
fn rendered(kind: ErrorKind) -> (String, Option<String>) {
    let error = ValidationError::new(kind, ErrorInput::Undefined);
    let errors = ValidationErrors::new("T", Vec::new(), vec![error], false);
    let details = errors.errors().next().unwrap();
    (details.message(), details.context_json())
}

#[test]
fn the_table_is_sorted_and_names_are_unique() {
    for pair in ERROR_TYPES.windows(2) {
        assert!(pair[0].name() < pair[1].name(), "{} {}", pair[0].name(), pair[1].name());
    }
    for row in &ERROR_TYPES {
        assert_eq!(ErrorType::by_name(row.name()), Some(row));
    }
    assert_eq!(ErrorType::by_name("no_such_type"), None);
}

#[test]
fn every_type_has_an_example_or_no_variant() {
    let shown: BTreeSet<String> = examples().iter().map(|(kind, ..)| kind.type_name().to_owned()).collect();
    let without: BTreeSet<String> = WITHOUT_VARIANT.map(str::to_owned).into();
    let table: BTreeSet<String> = ERROR_TYPES.iter().map(|row| row.name().to_owned()).collect();
    assert_eq!(shown.intersection(&without).count(), 0);
    assert_eq!(shown.union(&without).cloned().collect::<BTreeSet<_>>(), table);
}

#[test]
fn every_kind_renders_as_in_the_reference() {
    for (kind, message, context) in examples() {
        let shown = format!("{kind:?}");
        let keys = kind.error_type().unwrap().context_keys();
        let values: Vec<String> =
            kind.context().unwrap_or_default().into_iter().map(|value| value.key.into_owned()).collect();
        assert_eq!(values, keys, "{shown}");
        let (found_message, found_context) = rendered(kind);
        assert_eq!(found_message, message, "{shown}");
        assert_eq!(found_context.as_deref(), context, "{shown}");
    }
}

#[test]
fn bounds_of_every_form_render() {
    let cases = [
        (Number::Big("1000000000000000000000".into()), "1000000000000000000000", "1000000000000000000000"),
        (Number::F64(f64::NEG_INFINITY), "-inf", "-Infinity"),
        (Number::F64(1e-5), "0.00001", "0.00001"),
        (Number::Text("2000-01-01".into()), "2000-01-01", "\"2000-01-01\""),
    ];
    for (lt, words, json) in cases {
        let (message, context) = rendered(ErrorKind::LessThan { lt });
        assert_eq!(message, format!("Input should be less than {words}"));
        assert_eq!(context, Some(format!("{{\"lt\":{json}}}")));
    }
}

#[test]
fn templates_name_only_their_own_context() {
    for row in &ERROR_TYPES {
        let mut rest = row.template().to_owned();
        for key in row.context_keys().iter().chain(&["expected_plural"]) {
            rest = rest.replace(&format!("{{{key}}}"), "");
        }
        assert!(!rest.contains('{'), "{}", row.template());
    }
}

#[test]
fn known_types_take_a_context_of_the_model() {
    let known = |name: &str, context: Option<&str>| {
        rendered(ErrorKind::known(name, context.map(Into::into)).unwrap())
    };
    let case = |name, context: &str, message: &str, expected: &str| {
        let (found_message, found_context) = known(name, Some(context));
        assert_eq!((found_message.as_str(), found_context.as_deref()), (message, Some(expected)));
    };
    case(
        "too_long",
        r#"{"z": 2, "max_length": 1, "field_type": "L", "actual_length": null}"#,
        "L should have at most 1 item after validation, not more",
        r#"{"field_type":"L","max_length":1,"actual_length":null,"z":2}"#,
    );
    case("greater_than", r#"{"z": 2, "gt": 1.0}"#, "Input should be greater than 1", r#"{"gt":1.0,"z":2}"#);
    case("missing", r#"{"z": 2}"#, "Field required", r#"{"z":2}"#);
    case("missing", "{}", "Field required", "{}");
    case("recursion_loop", "{}", "Recursion error - cyclic reference detected", "{}");
    assert_eq!(known("missing", None), ("Field required".to_owned(), None));
    assert!(ErrorKind::known("foo", None).is_none());
}

#[test]
fn custom_types_render_their_own_template() {
    let custom = |template: &str, context: Option<&str>| {
        let (message_template, context) = (template.into(), context.map(Into::into));
        rendered(ErrorKind::Custom { error_type: "foo".into(), message_template, context })
    };
    let context = r#"{"a": 1, "b": true, "c": null, "d": 1.0, "e": "{f}", "f": [1, "x", null, true], "g": 1000000000000000000000000000000}"#;
    let (message, context) = custom("m {a} {b} {c} {d} {e} {f} {g} {h} {expected_plural}", Some(context));
    assert_eq!(
        message,
        "m 1 1 None 1.0 [1, 'x', None, True] [1, 'x', None, True] 1000000000000000000000000000000 {h} {expected_plural}"
    );
    assert_eq!(
        context.as_deref(),
        Some(
            r#"{"a":1,"b":true,"c":null,"d":1.0,"e":"{f}","f":[1,"x",null,true],"g":1000000000000000000000000000000}"#
        )
    );
    assert_eq!(custom("m {a}", Some("{}")), ("m {a}".to_owned(), Some("{}".to_owned())));
    assert_eq!(custom("m {a}", None), ("m {a}".to_owned(), None));
}

#[test]
fn errors_stay_small() {
    assert!(size_of::<ErrorKind>() <= 56, "{}", size_of::<ErrorKind>());
    assert!(size_of::<ValidationError>() <= 112, "{}", size_of::<ValidationError>());
}
