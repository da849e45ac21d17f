//! Python functions, known by name.

use super::Reader;
use super::keys::Keys;
use crate::diagnostics::codes;
use crate::schema::{Call, Callable, Function, Kind, PythonValue, Value};
use crate::source::Node;

impl Reader<'_> {
    pub(super) fn function(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        let plain = kind == "function-plain";
        let function = self.required(keys, "function").and_then(|node| self.validator(node));
        let schema = if plain { None } else { Some(self.required_schema(keys, "schema")?) };
        let mut function = function?;
        function.schema = schema;
        let function = Box::new(function);
        Some(match kind {
            "function-before" => Kind::FunctionBefore(function),
            "function-after" => Kind::FunctionAfter(function),
            "function-wrap" => Kind::FunctionWrap(function),
            _ => Kind::FunctionPlain(function),
        })
    }

    /// `{"type": "no-info" | "with-info", "function": callable, "field_name"?: name}`.
    fn validator(&mut self, node: &Node<'_>) -> Option<Function> {
        let mut keys = self.keys(node, "`function`")?;
        let with_info = match self.text(&mut keys, "type")? {
            "no-info" => false,
            "with-info" => true,
            other => {
                let message =
                    format!("`type` of a function cannot be `{other}`; it is `no-info` or `with-info`");
                self.report(&codes::UNKNOWN_CHOICE, node.at, message);
                return None;
            }
        };
        let inner = self.required(&mut keys, "function")?;
        let function = self.callable_of(inner, "function");
        let field_name = self.optional_name(&mut keys, "field_name");
        self.finish(keys);
        Some(Function { function: function?, with_info, field_name, schema: None })
    }

    /// A callable under a key, if it is there.
    pub(super) fn callable(&mut self, keys: &mut Keys<'_, '_>, key: &'static str) -> Option<Callable> {
        let node = keys.take(key)?;
        self.callable_of(node, key)
    }

    pub(super) fn callable_of(&mut self, node: &Node<'_>, key: &str) -> Option<Callable> {
        if let Value::Python(value) = self.value(node) {
            match *value {
                PythonValue::Callable(callable) => return Some(callable),
                PythonValue::Builtin(name) | PythonValue::Class(name) => {
                    return Some(Callable { name, args: Vec::new(), kwargs: Vec::new() });
                }
                _ => {}
            }
        }
        self.wrong_type(node, &format!("`{key}`"), "a callable");
        None
    }

    /// The kinds of `validate_call`. Only the function's name is of interest, for the message.
    pub(super) fn call(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Kind {
        let function = match keys.take("function").map(|node| self.opaque(node)) {
            Some(Value::Python(value)) => match *value {
                PythonValue::Callable(callable) => Some(callable.name),
                PythonValue::Builtin(name) | PythonValue::Class(name) => Some(name),
                _ => None,
            },
            _ => None,
        };
        keys.take_all();
        match kind {
            "call" => Kind::Call(Call { function }),
            "arguments" => Kind::Arguments,
            _ => Kind::ArgumentsV3,
        }
    }
}
