//! URLs, and what pydantic's own types put around them.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::UrlRules;
use frostmap_format::{Kind, NONE};

use crate::{Built, document, kind, model, outcome, text};

fn node_of(built: &Built) -> ArchivedNode {
    built.view("M").keys[0].node
}

fn wrapped(function: &str, inner: &str) -> String {
    let function =
        format!(r#"{{"type": "no-info", "function": {{"$py": "callable", "name": "{function}"}}}}"#);
    format!(r#"{{"type": "function-wrap", "function": {function}, "schema": {inner}}}"#)
}

const URL: &str = "pydantic.networks._BaseUrl.__get_pydantic_core_schema__.<locals>.wrap_val";
const MULTI_HOST_URL: &str =
    "pydantic.networks._BaseMultiHostUrl.__get_pydantic_core_schema__.<locals>.wrap_val";

#[test]
fn a_url_without_rules_has_no_record() {
    let node = node_of(&Built::field(r#"{"type": "url", "host_required": false}"#));
    assert_eq!((kind(&node), node.first, node.a.to_native()), (Kind::Url, b'"', NONE));
    let node = node_of(&Built::field(r#"{"type": "multi-host-url", "strict": true}"#));
    assert_eq!((kind(&node), node.flags), (Kind::MultiHostUrl, node_flags::STRICT));
}

#[test]
fn rules_are_kept_with_what_an_error_says_of_the_schemes() {
    let built = Built::field(
        r#"{"type": "url", "max_length": 83, "allowed_schemes": ["http", "it's", "ws"], "default_port": 80,
            "default_host": "a", "default_path": "/b", "host_required": true}"#,
    );
    let (view, at) = (built.view("M"), node_of(&built).a.to_native());
    let rules = UrlRules::read(view.words, at).unwrap();
    assert_eq!((rules.max_length, rules.default_port), (Some(83), Some(80)));
    assert_eq!((rules.host_required, rules.preserve_empty_path), (true, false));
    assert_eq!(text(&view, rules.expected_schemes), "'http', \"it's\" or 'ws'");
    let schemes: Vec<&str> =
        (0..rules.schemes).map(|index| text(&view, rules.scheme(view.words, at, index).unwrap())).collect();
    assert_eq!(schemes, ["http", "it's", "ws"]);
    assert_eq!(rules.scheme(view.words, at, 3), None);
    assert_eq!(rules.default_host.map(|host| text(&view, host)), Some("a"));
    assert_eq!(rules.default_path.map(|path| text(&view, path)), Some("/b"));
}

#[test]
fn the_config_is_folded_into_urls() {
    let fields = r#"{"f": {"type": "model-field", "schema": {"type": "url"}}}"#;
    let built = Built::schema(&model(fields, r#"{"url_preserve_empty_path": true, "strict": true}"#));
    let node = node_of(&built);
    assert_eq!(node.flags, node_flags::STRICT);
    let rules = UrlRules::read(built.view("M").words, node.a.to_native()).unwrap();
    assert_eq!(rules, UrlRules { preserve_empty_path: true, ..UrlRules::default() });
}

#[test]
fn pydantics_url_types_are_their_urls() {
    for (function, inner) in
        [(URL, r#"{"type": "url", "max_length": 9}"#), (MULTI_HOST_URL, r#"{"type": "multi-host-url"}"#)]
    {
        let (built, plain) = (Built::field(&wrapped(function, inner)), Built::field(inner));
        let (node, plain) = (node_of(&built), node_of(&plain));
        assert_eq!((node.kind, node.first, node.a), (plain.kind, plain.first, plain.a));
    }
}

#[test]
fn only_urls_can_be_what_the_functions_are_around() {
    let code = |schema: &str| {
        let models = format!(r#"{{"M": {}}}"#, model(&format!(r#"{{"f": {{"schema": {schema}}}}}"#), "{}"));
        outcome(&document(&models, "{}"), false).diagnostics.first().map(|finding| finding.code.code)
    };
    assert_eq!(code(&wrapped(URL, r#"{"type": "str"}"#)), Some("FM0601"));
    assert_eq!(code(&wrapped("app.wrap_val", r#"{"type": "url"}"#)), Some("FM0502"));
    assert_eq!(code(&wrapped(URL, r#"{"type": "url"}"#)), None);
}
