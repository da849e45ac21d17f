//! Schemas around other schemas, and references.

use super::Reader;
use super::keys::Keys;
use crate::schema::{
    Chain, CustomErrorSchema, Default, Factory, Json, JsonOrPython, Kind, LaxOrStrict, Nullable, OnError,
    PythonValue, Value,
};

const ON_ERROR: [(&str, OnError); 3] =
    [("raise", OnError::Raise), ("omit", OnError::Omit), ("default", OnError::Default)];

impl Reader<'_> {
    pub(super) fn wrapper(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        Some(match kind {
            "default" => Kind::Default(self.default(keys)?),
            "nullable" => {
                let schema = self.required_schema(keys, "schema");
                let strict = self.flag(keys, "strict");
                Kind::Nullable(Nullable { schema: schema?, strict })
            }
            "chain" => {
                let steps = self.required(keys, "steps")?;
                Kind::Chain(Chain { steps: self.schemas(steps, "`steps`") })
            }
            "lax-or-strict" => {
                let lax = self.required_schema(keys, "lax_schema");
                let strict = self.required_schema(keys, "strict_schema");
                let flag = self.flag(keys, "strict");
                Kind::LaxOrStrict(LaxOrStrict { lax_schema: lax?, strict_schema: strict?, strict: flag })
            }
            "json-or-python" => {
                let json = self.required_schema(keys, "json_schema");
                let python = self.optional_schema(keys, "python_schema");
                Kind::JsonOrPython(JsonOrPython { json_schema: json?, python_schema: python })
            }
            "json" => Kind::Json(Json { schema: self.optional_schema(keys, "schema") }),
            "custom-error" => {
                let schema = self.required_schema(keys, "schema");
                if keys.peek("custom_error_type").is_none() {
                    self.required(keys, "custom_error_type")?;
                }
                let error = self.custom_error(keys);
                Kind::CustomError(Box::new(CustomErrorSchema { schema: schema?, error: error? }))
            }
            "missing-sentinel" => Kind::MissingSentinel(self.optional_schema(keys, "schema")),
            _ => Kind::DefinitionRef(self.required_name(keys, "schema_ref")?),
        })
    }

    fn default(&mut self, keys: &mut Keys<'_, '_>) -> Option<Box<Default>> {
        let schema = self.required_schema(keys, "schema");
        let default = keys.take("default").map(|node| self.value(node));
        let default_factory = self.factory(keys);
        let default_factory_takes_data = self.flag(keys, "default_factory_takes_data");
        let on_error = self.choice(keys, "on_error", &ON_ERROR);
        let validate_default = self.flag(keys, "validate_default");
        let strict = self.flag(keys, "strict");
        let schema = schema?;
        Some(Box::new(Default {
            schema,
            default,
            default_factory,
            default_factory_takes_data,
            on_error,
            validate_default,
            strict,
        }))
    }

    fn factory(&mut self, keys: &mut Keys<'_, '_>) -> Option<Factory> {
        let node = keys.take("default_factory")?;
        if let Value::Python(value) = self.value(node) {
            match *value {
                PythonValue::Builtin(name) => return Some(Factory::Builtin(name)),
                PythonValue::Class(name) => {
                    return Some(Factory::Callable(crate::schema::Callable {
                        name,
                        args: Vec::new(),
                        kwargs: Vec::new(),
                    }));
                }
                PythonValue::Callable(callable) => return Some(Factory::Callable(callable)),
                _ => {}
            }
        }
        self.wrong_type(node, "`default_factory`", "a builtin or a callable");
        None
    }
}
