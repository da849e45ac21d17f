//! What stands for Python functions, which no archive can hold: pydantic's own that are known, and those that the
//! user's `frostmap.toml` names. Applied while documents are read, so that everything behind sees plain schemas; only the
//! names of validators still tell of the functions.

mod constraint;
mod encoded;
mod ip;
mod known;
mod table;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use encoded::encodes;

use crate::diagnostics::{Diagnostic, codes};
use crate::schema::{Function, Kind, LoweredFunction, Name, Schema};

/// A table of Python functions and of what stands for them.
///
/// ```
/// use frostmap_compiler::{BuildOptions, Documents, Lowerings, build};
///
/// let lowerings = Lowerings::parse("frostmap.toml", "[lower]\n'app.check' = 'noop'\n").expect("well-formed");
/// let text = br#"{"format": "frostmap-models/1", "definitions": {}, "models": {"app.Age": {
///     "type": "function-after", "schema": {"type": "int"},
///     "function": {"type": "no-info", "function": {"$py": "callable", "name": "app.check"}}}}}"#;
/// let documents = Documents::from_bytes("app.json", text).expect("readable");
/// assert!(build(&documents, &BuildOptions::default()).archive.is_none());
/// let options = BuildOptions { lowerings: Some(&lowerings), ..BuildOptions::default() };
/// assert!(build(&documents, &options).archive.is_some());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Lowerings {
    /// The file, as messages call it.
    source: String,
    entries: BTreeMap<Name, Form>,
}

/// What stands for a function.
#[derive(Clone, Debug)]
enum Form {
    /// Nothing: the schema that the function is around, or any value where there is none.
    Noop,
    /// A schema, for the function and what it is around.
    Schema(Box<Schema>),
}

impl Lowerings {
    /// How many functions the table names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the table names no function.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries that no function asked for.
    pub(crate) fn unused(&self, used: &BTreeSet<Name>) -> Vec<Diagnostic> {
        let unused = self.entries.keys().filter(|name| !used.contains(*name));
        let finding = |name: &Name| {
            let message = format!("no document has a function `{name}` to lower");
            Diagnostic::of_document(&codes::UNUSED_LOWERING, &self.source, message)
        };
        unused.map(finding).collect()
    }

    /// The schema without the functions that something else stands for.
    pub(crate) fn apply(&self, schema: Schema, used: &mut BTreeSet<Name>) -> Schema {
        let kind = schema.kind.name();
        match schema.kind {
            Kind::FunctionBefore(ref function)
            | Kind::FunctionAfter(ref function)
            | Kind::FunctionWrap(ref function)
            | Kind::FunctionPlain(ref function) => {
                let name = function.function.name.clone();
                match self.form(kind, function, &schema, used) {
                    Some(form) => replaced(schema, form, LoweredFunction { kind, function: name }),
                    None => schema,
                }
            }
            _ => self.without_methods(schema, used),
        }
    }

    fn form(
        &self,
        kind: &str,
        function: &Function,
        schema: &Schema,
        used: &mut BTreeSet<Name>,
    ) -> Option<Form> {
        let name = &function.function.name;
        if let Some(form) = self.entries.get(name) {
            used.insert(name.clone());
            return Some(form.clone());
        }
        known::form(kind, function)
            .or_else(|| constraint::constrained(kind, function).map(|schema| Form::Schema(Box::new(schema))))
            .or_else(|| ip::address(kind, function, schema.at).map(|schema| Form::Schema(Box::new(schema))))
            .or_else(|| encoded::encoded(kind, function, schema).map(|schema| Form::Schema(Box::new(schema))))
    }

    /// Functions that are no schemas: they can only be left out.
    fn without_methods(&self, mut schema: Schema, used: &mut BTreeSet<Name>) -> Schema {
        let mut is_noop = |name: &str| {
            let found = self.entries.get_key_value(name).filter(|(_, form)| matches!(form, Form::Noop));
            used.extend(found.map(|(name, _)| name.clone()));
            found.is_some()
        };
        match &mut schema.kind {
            Kind::Model(model) => {
                let class = model.class.clone();
                if model.custom_init == Some(true) && is_noop(&format!("{class}.__init__")) {
                    model.custom_init = None;
                }
                model.post_init =
                    model.post_init.take().filter(|method| !is_noop(&qualified(&class, method)));
            }
            Kind::Dataclass(dataclass) => {
                let method = qualified(&dataclass.class, "__post_init__");
                if dataclass.post_init == Some(true) && is_noop(&method) {
                    dataclass.post_init = None;
                }
            }
            Kind::JsonOrPython(either) => known::keep_windows_paths(either),
            Kind::Enum(found) => {
                found.missing = found.missing.take().filter(|missing| !is_noop(&missing.name));
            }
            _ => {}
        }
        schema
    }
}

/// A method by its qualified name; documents may have qualified it already.
pub(crate) fn qualified(class: &str, method: &str) -> String {
    if method.contains('.') { method.to_owned() } else { format!("{class}.{method}") }
}

fn replaced(schema: Schema, form: Form, lowered: LoweredFunction) -> Schema {
    let Schema { kind, reference, serialization, at, .. } = schema;
    let inner = match (form, kind) {
        (Form::Schema(stands), _) => *stands,
        (
            Form::Noop,
            Kind::FunctionBefore(function)
            | Kind::FunctionAfter(function)
            | Kind::FunctionWrap(function)
            | Kind::FunctionPlain(function),
        ) => function.schema.map_or_else(|| Schema::new(Kind::Any, at), |schema| *schema),
        (Form::Noop, kind) => Schema::new(kind, at),
    };
    let mut functions = vec![lowered];
    functions.extend(inner.lowered);
    Schema {
        kind: inner.kind,
        reference: reference.or(inner.reference),
        serialization: serialization.or(inner.serialization),
        lowered: functions,
        at,
    }
}

#[cfg(test)]
mod tests {
    use super::Lowerings;
    use crate::names::Labels;
    use crate::{BuildOptions, Documents, build};

    const AFTER: &str = r#"{"type": "function-after", "schema": {"type": "list"},
        "function": {"type": "no-info", "function": {"$py": "callable", "name": "app.check"}}}"#;

    fn documents(schema: &str) -> Documents {
        let text = format!(r#"{{"format": "frostmap-models/1", "models": {{"m": {schema}}}}}"#);
        Documents::from_bytes("a", text.as_bytes()).unwrap()
    }

    /// The codes of what a build finds, with this below `[lower]`.
    fn codes(schema: &str, entries: &str) -> Vec<&'static str> {
        let lowerings = Lowerings::parse("frostmap.toml", &format!("[lower]\n{entries}")).unwrap();
        let options = BuildOptions { lowerings: Some(&lowerings), ..BuildOptions::default() };
        build(&documents(schema), &options).diagnostics.iter().map(|finding| finding.code.code).collect()
    }

    #[test]
    fn functions_are_left_out_or_replaced() {
        let plain = r#"{"type": "function-plain",
            "function": {"type": "no-info", "function": {"$py": "callable", "name": "app.check"}}}"#;
        let model = r#"{"type": "model", "cls": "app.M", "custom_init": true, "post_init": "model_post_init",
            "schema": {"type": "model-fields", "fields": {}}}"#;
        let missing = r#"{"type": "enum", "cls": {"name": "E", "qualname": "E", "base": null},
            "members": [{"name": "A", "value": 1}], "missing": {"$py": "callable", "name": "app.E._missing_"}}"#;
        let cases = [
            (AFTER, "", vec!["FM0502"]),
            (AFTER, "'app.check' = 'noop'", vec![]),
            (AFTER, "'app.check' = { type = 'str' }", vec![]),
            (AFTER, "'app.check' = 'noop'\n'app.chck' = 'noop'", vec!["FM0109"]),
            (plain, "'app.check' = 'noop'", vec![]),
            (model, "", vec!["FM0505", "FM0506"]),
            (model, "'app.M.__init__' = 'noop'\n'app.M.model_post_init' = 'noop'", vec![]),
            (missing, "", vec!["FM0504"]),
            (missing, "'app.E._missing_' = 'noop'", vec![]),
        ];
        for (schema, entries, expected) in cases {
            let mut found = codes(schema, entries);
            found.sort_unstable();
            assert_eq!(found, expected, "{schema} {entries}");
        }
    }

    #[test]
    fn constraints_are_known_where_all_values_can_be_told() {
        let after = |function: &str, schema: &str| {
            format!(
                r#"{{"type": "function-after", "schema": {schema}, "function": {{"type": "no-info", "function":
                    {{"$py": "callable", "name": "pydantic._internal._validators.{function}}}}}}}"#
            )
        };
        let long = r#"max_length_validator", "args": [], "kwargs": {"max_length": "3"}"#;
        let above = r#"greater_than_validator", "kwargs": {"gt": 1.5}"#;
        let steps = r#"multiple_of_validator", "kwargs": {"multiple_of": "0.5"}"#;
        let cases = [
            (long, r#"{"type": "any"}"#, vec![]),
            (long, r#"{"type": "union", "choices": [{"type": "str"}, {"type": "bytes"}]}"#, vec!["FM0502"]),
            (long, r#"{"type": "date"}"#, vec!["FM0502"]),
            (long, r#"{"type": "decimal"}"#, vec![]),
            (long, r#"{"type": "decimal", "allow_inf_nan": true}"#, vec!["FM0502"]),
            (
                long,
                r#"{"type": "model", "cls": "M", "schema": {"type": "model-fields", "fields": {}}}"#,
                vec!["FM0502"],
            ),
            (above, r#"{"type": "union", "choices": [{"type": "int"}, {"type": "float"}]}"#, vec![]),
            (above, r#"{"type": "default", "schema": {"type": "int"}, "on_error": "omit"}"#, vec!["FM0502"]),
            (steps, r#"{"type": "float"}"#, vec![]),
            (steps, r#"{"type": "any"}"#, vec!["FM0502"]),
            (
                r#"max_length_validator", "kwargs": {"max_length": "-3"}"#,
                r#"{"type": "any"}"#,
                vec!["FM0502"],
            ),
            (r#"max_length_validator", "args": ["3"]"#, r#"{"type": "any"}"#, vec!["FM0502"]),
            (
                r#"greater_than_validator", "kwargs": {"gt": "Decimal('1')"}"#,
                r#"{"type": "any"}"#,
                vec!["FM0502"],
            ),
            (r#"forbid_inf_nan_check""#, r#"{"type": "any"}"#, vec![]),
        ];
        for (function, schema, expected) in cases {
            assert_eq!(codes(&after(function, schema), ""), expected, "{function} {schema}");
        }
    }

    #[test]
    fn what_only_strings_have_is_known_behind_values_that_can_be_told() {
        let chain = |first: &str| {
            format!(
                r#"{{"type": "chain", "steps": [{{"type": "union", "choices": [{{"type": "str"}}, {{"type": "{first}"}}]}},
                    {{"type": "function-wrap", "schema": {{"type": "str", "pattern": "a"}}, "function": {{"type": "no-info",
                    "function": {{"$py": "callable", "name": "pydantic._internal._known_annotated_metadata.apply_known_metadata.<locals>._apply_constraint_with_incompatibility_info"}}}}}}]}}"#
            )
        };
        for first in ["int", "none", "list", "any"] {
            assert!(codes(&chain(first), "").is_empty(), "{first}");
        }
        for first in ["date", "decimal", "uuid", "bytes"] {
            assert_eq!(codes(&chain(first), ""), ["FM0502"], "{first}");
        }
    }

    #[test]
    fn encoded_strings_are_known_by_their_encoder() {
        let told = r#", "kwargs": {"encoder": "<class 'pydantic.types.Base64Encoder'>"}"#;
        let other = r#", "kwargs": {"encoder": {"$py": "class", "name": "pydantic.types.Base64UrlEncoder"}}"#;
        let string = |read: &str, written: &str| {
            let function = |name: &str, bound: &str| {
                format!(r#"{{"$py": "callable", "name": "pydantic.types.EncodedStr.{name}"{bound}}}"#)
            };
            let (read, written) = (function("decode_str", read), function("encode_str", written));
            format!(
                r#"{{"type": "function-after", "schema": {{"type": "str"}}, "function": {{"type": "with-info", "function":
                    {read}}}, "serialization": {{"type": "function-plain", "function": {written}}}}}"#
            )
        };
        let known = string(told, told);
        let union = format!(r#"{{"type": "union", "choices": [{{"type": "int"}}, {known}]}}"#);
        let cases = [
            (known, vec![]),
            (string(other, other), vec![]),
            (string(told, other), vec!["FM0502"]),
            (string("", ""), vec!["FM0502", "FM0509"]),
            (union, vec!["FM0502"]),
        ];
        for (schema, expected) in cases {
            let mut found = codes(&schema, "");
            found.sort_unstable();
            assert_eq!(found, expected, "{schema}");
        }
    }

    #[test]
    fn names_of_validators_still_tell_of_functions() {
        let lowerings = Lowerings::parse("frostmap.toml", "[lower]\n'app.check' = 'noop'").unwrap();
        let (graph, findings) = crate::Graph::lowered(&documents(AFTER), &lowerings);
        assert!(findings.is_empty());
        let schema = &graph.models.get("m").unwrap().schema;
        assert_eq!(Labels::new(&graph).of(None, schema, None), "function-after[check(), list[any]]");
    }
}
