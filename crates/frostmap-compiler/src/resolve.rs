//! Resolve: everything that can be found wrong in a graph, found in one run.
//! One walk over all schemas with a check per concern, then the checks that need the whole graph.

mod blocked;
mod callables;
mod constrained;
mod constraints;
mod cycles;
mod defaults;
mod error_types;
mod nearest;
mod records;
mod references;
mod values;
mod walk;

pub(crate) use constrained::Values;

pub use blocked::{Blocked, BlockedModel, CallableImpact, blocked, callables};

use crate::diagnostics::Diagnostic;
use crate::graph::{EnumIndex, Graph};
use crate::schema::Callable;

/// Which Python functions the lowering has a native form for.
pub type Knows<'k> = &'k dyn Fn(&Callable) -> bool;

/// Checks a whole graph. Without findings, every reference leads somewhere and nothing loops.
#[must_use]
pub fn resolve(graph: &Graph) -> Vec<Diagnostic> {
    resolve_with(graph, &|_| false)
}

/// Checks a whole graph, letting functions through that the lowering knows.
#[must_use]
pub fn resolve_with(graph: &Graph, knows: Knows<'_>) -> Vec<Diagnostic> {
    let enums = EnumIndex::new(graph);
    let mut problems = walk::walk(graph, &enums, knows);
    cycles::check(graph, &mut problems);
    problems
}

#[cfg(test)]
mod tests {
    use super::{blocked, callables, resolve, resolve_with};
    use crate::{Diagnostic, Documents, Graph};

    fn graph(text: &str) -> Graph {
        let text = format!(r#"{{"format": "frostmap-models/1", {text}}}"#);
        let documents = Documents::from_bytes("a", text.as_bytes()).unwrap();
        let (graph, problems) = Graph::from_documents(&documents);
        assert!(problems.is_empty(), "{problems:?}");
        graph
    }

    fn findings(schema: &str) -> Vec<Diagnostic> {
        resolve(&graph(&format!(r#""definitions": {{"d": {schema}}}"#)))
    }

    #[test]
    fn what_pydantic_refuses_to_build() {
        let cases = [
            (r#"{"type": "int", "multiple_of": 0}"#, "FM0402"),
            (r#"{"type": "float", "multiple_of": -0.5}"#, "FM0402"),
            (r#"{"type": "literal", "expected": []}"#, "FM0404"),
            (r#"{"type": "union", "choices": []}"#, "FM0404"),
            (r#"{"type": "chain", "steps": []}"#, "FM0404"),
            (r#"{"type": "url", "allowed_schemes": []}"#, "FM0404"),
            (
                r#"{"type": "default", "schema": {"type": "int"}, "default": 1,
                    "default_factory": {"$py": "builtin", "name": "int"}}"#,
                "FM0405",
            ),
            (r#"{"type": "default", "schema": {"type": "int"}, "on_error": "default"}"#, "FM0406"),
            (r#"{"type": "model-fields", "fields": {}, "extras_schema": {"type": "int"}}"#, "FM0407"),
            (
                r#"{"type": "typed-dict", "fields": {"x": {"required": true,
                    "schema": {"type": "default", "schema": {"type": "int"}, "default": 1}}}}"#,
                "FM0408",
            ),
            (
                r#"{"type": "typed-dict", "fields": {"x": {"required": true, "schema": {"type": "union",
                    "choices": [{"type": "default", "schema": {"type": "int"}, "default": 1}]}}}}"#,
                "FM0408",
            ),
            (
                r#"{"type": "typed-dict", "fields": {"x": {"schema": {"type": "chain",
                    "steps": [{"type": "default", "schema": {"type": "int"}, "on_error": "omit"}]}}}}"#,
                "FM0409",
            ),
            (
                r#"{"type": "typed-dict", "fields": {"x": {
                    "schema": {"type": "default", "schema": {"type": "int"}, "on_error": "omit"}}}}"#,
                "FM0409",
            ),
            (r#"{"type": "custom-error", "schema": {"type": "int"}, "custom_error_type": "mine"}"#, "FM0411"),
            (
                r#"{"type": "custom-error", "schema": {"type": "int"}, "custom_error_type": "greater_than"}"#,
                "FM0411",
            ),
            (r#"{"type": "multi-host-url", "default_host": "a,b"}"#, "FM0412"),
            (r#"{"type": "tuple", "items_schema": [], "variadic_item_index": 0}"#, "FM0413"),
            (r#"{"type": "decimal", "allow_inf_nan": true, "max_digits": 5}"#, "FM0414"),
            (r#"{"type": "arguments", "arguments_schema": []}"#, "FM0501"),
            (r#"{"type": "model", "cls": "a.M", "custom_init": true, "schema": {"type": "any"}}"#, "FM0505"),
            (
                r#"{"type": "default", "schema": {"type": "any"}, "default": {"$py": "opaque", "type": "a.T"}}"#,
                "FM0508",
            ),
        ];
        for (schema, code) in cases {
            let codes: Vec<&str> = findings(schema).iter().map(|finding| finding.code.code).collect();
            assert_eq!(codes, [code], "{schema}");
        }
    }

    #[test]
    fn what_pydantic_builds() {
        let cases = [
            r#"{"type": "str", "min_length": 5, "max_length": 2}"#,
            r#"{"type": "tagged-union", "choices": {}, "discriminator": "t"}"#,
            r#"{"type": "default", "schema": {"type": "int"}, "on_error": "omit"}"#,
            r#"{"type": "default", "schema": {"type": "any"}, "default_factory": {"$py": "builtin", "name": "list"}}"#,
            r#"{"type": "model", "cls": "M", "config": {"extra_fields_behavior": "allow"},
                "schema": {"type": "model-fields", "fields": {}, "extras_schema": {"type": "int"}}}"#,
            r#"{"type": "model", "cls": "M", "post_init": "init_private_attributes", "schema": {"type": "any"}}"#,
            r#"{"type": "custom-error", "schema": {"type": "int"}, "custom_error_type": "missing"}"#,
        ];
        for schema in cases {
            assert!(findings(schema).is_empty(), "{schema}: {:?}", findings(schema));
        }
    }

    #[test]
    fn unknown_references_name_what_was_meant() {
        let graph = graph(
            r#""models": {"m": {"type": "definition-ref", "schema_ref": "app.Pots"}},
               "definitions": {"app.Post": {"type": "int"}}"#,
        );
        let findings = resolve(&graph);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message, "no definition is called `app.Pots`");
        assert!(findings[0].advice().contains("`app.Post`"));
    }

    #[test]
    fn cycles_have_to_consume_input() {
        let endless = graph(
            r#""definitions": {
                "a": {"type": "nullable", "schema": {"type": "definition-ref", "schema_ref": "b"}},
                "b": {"type": "union", "choices": [{"type": "int"}, {"type": "definition-ref", "schema_ref": "a"}]},
                "c": {"type": "definition-ref", "schema_ref": "a"}
            }"#,
        );
        let findings = resolve(&endless);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].code.code, "FM0304");
        assert_eq!(findings[0].notes, ["the cycle is `a` -> `b` -> `a`"]);
        let consuming = graph(
            r#""definitions": {
                "a": {"type": "nullable", "schema": {"type": "definition-ref", "schema_ref": "b"}},
                "b": {"type": "list", "items_schema": {"type": "definition-ref", "schema_ref": "a"}}
            }"#,
        );
        assert!(resolve(&consuming).is_empty());
    }

    const FUNCTIONS: &str = r#"
        "models": {
            "m.Top": {"type": "definition-ref", "schema_ref": "Top"},
            "m.Free": {"type": "int"},
            "m.Own": {"type": "function-after", "schema": {"type": "int"},
                      "function": {"type": "no-info", "function": {"$py": "callable", "name": "lib.other"}}}
        },
        "definitions": {
            "Top": {"type": "list", "items_schema": {"type": "definition-ref", "schema_ref": "Inner"}},
            "Inner": {"type": "model-fields", "fields": {"x": {"schema": {
                "type": "function-plain", "function": {"type": "with-info",
                "function": {"$py": "callable", "name": "lib.check"}}}}}}
        }"#;

    #[test]
    fn functions_block_what_reaches_them() {
        let graph = graph(FUNCTIONS);
        let findings = resolve(&graph);
        assert_eq!(
            findings[0].message,
            "the Python function `lib.check` validates field `x` of definition `Inner`"
        );
        let blocked = blocked(&graph, &findings);
        let names: Vec<&str> = blocked.models.iter().map(|model| &*model.name).collect();
        assert_eq!(names, ["m.Own", "m.Top"]);
        assert!(blocked.model("m.Top") && !blocked.model("m.Free") && blocked.definition(0));
        assert!(blocked.fatal.is_empty());
        let impacts = callables(&graph, &findings);
        let impacts: Vec<(&str, usize)> =
            impacts.iter().map(|impact| (&*impact.name, impact.models)).collect();
        assert_eq!(impacts, [("lib.check", 1), ("lib.other", 1)]);
    }

    #[test]
    fn functions_the_lowering_knows_are_let_through() {
        let findings = resolve_with(&graph(FUNCTIONS), &|function| &*function.name == "lib.check");
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].callable.as_deref(), Some("lib.other"));
    }
}
