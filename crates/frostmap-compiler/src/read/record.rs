//! Records and their fields.

use std::rc::Rc;

use super::Reader;
use super::keys::Keys;
use super::union::Paths;
use crate::schema::{
    Alias, Config, Dataclass, DataclassArgs, DataclassField, Extra, Field, Kind, Model, ModelFields, Name,
    NamedTuple, PythonValue, Revalidate, TypedDict, Value,
};
use crate::source::{Node, Tree};

pub(super) const EXTRAS: [(&str, Extra); 3] =
    [("allow", Extra::Allow), ("ignore", Extra::Ignore), ("forbid", Extra::Forbid)];

pub(super) const REVALIDATE: [(&str, Revalidate); 3] = [
    ("always", Revalidate::Always),
    ("never", Revalidate::Never),
    ("subclass-instances", Revalidate::SubclassInstances),
];

impl Reader<'_> {
    pub(super) fn record(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        Some(match kind {
            "model" => Kind::Model(self.model(keys)?),
            "model-fields" => Kind::ModelFields(self.model_fields(keys)),
            "typed-dict" => Kind::TypedDict(self.typed_dict(keys)),
            "dataclass" => Kind::Dataclass(self.dataclass(keys)?),
            "dataclass-args" => Kind::DataclassArgs(self.dataclass_args(keys)?),
            _ => Kind::NamedTuple(self.named_tuple(keys)?),
        })
    }

    /// Reads what is inside under the record's own config, and gives that config.
    fn under_own_config<T>(
        &mut self,
        keys: &mut Keys<'_, '_>,
        read: impl FnOnce(&mut Self, &mut Keys<'_, '_>) -> T,
    ) -> (Option<Box<Config>>, T) {
        let own = keys.take("config").and_then(|node| self.config(node)).map(Rc::new);
        let outer = std::mem::replace(&mut self.config, own);
        let inner = read(self, keys);
        let own = std::mem::replace(&mut self.config, outer);
        (own.map(|config| Box::new(Rc::unwrap_or_clone(config))), inner)
    }

    fn model(&mut self, keys: &mut Keys<'_, '_>) -> Option<Box<Model>> {
        let class = self.class_name(keys);
        let (config, schema) =
            self.under_own_config(keys, |reader, keys| reader.required_schema(keys, "schema"));
        let custom_init = self.flag(keys, "custom_init");
        let root_model = self.flag(keys, "root_model");
        let post_init = self.optional_name(keys, "post_init");
        let revalidate_instances = self.choice(keys, "revalidate_instances", &REVALIDATE);
        let strict = self.flag(keys, "strict");
        let frozen = self.flag(keys, "frozen");
        let extra_behavior = self.choice(keys, "extra_behavior", &EXTRAS);
        let class = class?;
        let function = self.unsaid.post_init(&class).map(str::to_owned);
        let post_init = post_init.map(|method| function.map_or(method, |function| self.name(&function)));
        Some(Box::new(Model {
            class,
            schema: schema?,
            custom_init,
            root_model,
            post_init,
            revalidate_instances,
            strict,
            frozen,
            extra_behavior,
            config,
        }))
    }

    fn model_fields(&mut self, keys: &mut Keys<'_, '_>) -> Box<ModelFields> {
        Box::new(ModelFields {
            model_name: self.optional_name(keys, "model_name"),
            fields: self.fields_by_name(keys),
            strict: self.flag(keys, "strict"),
            extras_schema: self.optional_schema(keys, "extras_schema"),
            extras_keys_schema: self.optional_schema(keys, "extras_keys_schema"),
            extra_behavior: self.choice(keys, "extra_behavior", &EXTRAS),
            from_attributes: self.flag(keys, "from_attributes"),
        })
    }

    fn typed_dict(&mut self, keys: &mut Keys<'_, '_>) -> Box<TypedDict> {
        let class = keys.peek("cls").is_some().then(|| self.class_name(keys)).flatten();
        let cls_name = self.optional_name(keys, "cls_name");
        let (config, (fields, extras_schema)) = self.under_own_config(keys, |reader, keys| {
            (reader.fields_by_name(keys), reader.optional_schema(keys, "extras_schema"))
        });
        Box::new(TypedDict {
            class,
            cls_name,
            fields,
            strict: self.flag(keys, "strict"),
            extras_schema,
            extra_behavior: self.choice(keys, "extra_behavior", &EXTRAS),
            total: self.flag(keys, "total"),
            config,
        })
    }

    fn dataclass(&mut self, keys: &mut Keys<'_, '_>) -> Option<Box<Dataclass>> {
        let class = self.class_name(keys);
        let cls_name = self.optional_name(keys, "cls_name");
        let (config, schema) =
            self.under_own_config(keys, |reader, keys| reader.required_schema(keys, "schema"));
        let names = self.required(keys, "fields").and_then(|node| self.items(node, "`fields`"));
        let names = names.unwrap_or_default().iter();
        let fields =
            names.filter_map(|node| self.string(node, "fields").map(|text| self.name(text))).collect();
        let post_init = self.flag(keys, "post_init");
        let revalidate_instances = self.choice(keys, "revalidate_instances", &REVALIDATE);
        let strict = self.flag(keys, "strict");
        let frozen = self.flag(keys, "frozen");
        let slots = self.flag(keys, "slots");
        Some(Box::new(Dataclass {
            class: class?,
            cls_name,
            schema: schema?,
            fields,
            post_init,
            revalidate_instances,
            strict,
            frozen,
            slots,
            config,
        }))
    }

    fn dataclass_args(&mut self, keys: &mut Keys<'_, '_>) -> Option<Box<DataclassArgs>> {
        let dataclass_name = self.required_name(keys, "dataclass_name");
        let fields = self.required(keys, "fields").and_then(|node| self.items(node, "`fields`"));
        let fields = fields.unwrap_or_default().iter();
        let fields = fields.filter_map(|node| self.dataclass_field(node)).collect();
        let collect_init_only = self.flag(keys, "collect_init_only");
        let extras_schema = self.optional_schema(keys, "extras_schema");
        let extra_behavior = self.choice(keys, "extra_behavior", &EXTRAS);
        let dataclass_name = dataclass_name?;
        Some(Box::new(DataclassArgs {
            dataclass_name,
            fields,
            collect_init_only,
            extras_schema,
            extra_behavior,
        }))
    }

    fn dataclass_field(&mut self, node: &Node<'_>) -> Option<DataclassField> {
        let mut keys = self.keys(node, "a field")?;
        let name = self.required_name(&mut keys, "name")?;
        let kw_only = self.flag(&mut keys, "kw_only");
        let init = self.flag(&mut keys, "init");
        let init_only = self.flag(&mut keys, "init_only");
        let field = self.field(name, keys)?;
        Some(DataclassField { field, kw_only, init, init_only })
    }

    fn named_tuple(&mut self, keys: &mut Keys<'_, '_>) -> Option<Box<NamedTuple>> {
        let class = self.class_name(keys);
        let cls_name = self.optional_name(keys, "cls_name");
        let fields = self.required(keys, "fields").and_then(|node| self.items(node, "`fields`"));
        let fields = fields.unwrap_or_default().iter();
        let fields = fields.filter_map(|node| {
            let mut keys = self.keys(node, "a field")?;
            let name = self.required_name(&mut keys, "name")?;
            self.field(name, keys)
        });
        let fields = fields.collect();
        Some(Box::new(NamedTuple { class: class?, cls_name, fields }))
    }

    /// The `fields` object of models and typed dicts.
    fn fields_by_name(&mut self, keys: &mut Keys<'_, '_>) -> Vec<Field> {
        let entries = self.required(keys, "fields").and_then(|node| self.entries(node, "`fields`"));
        let entries = entries.unwrap_or_default().iter();
        let fields = entries.filter_map(|(key, node)| {
            let name = self.name(&key.text);
            let keys = self.keys(node, "a field")?;
            self.field(name, keys)
        });
        fields.collect()
    }

    fn field(&mut self, name: Name, mut object: Keys<'_, '_>) -> Option<Field> {
        let keys = &mut object;
        let at = self.position(keys.at);
        self.fields.push(name.clone());
        let schema = self.required_schema(keys, "schema");
        let validation_alias = keys.take("validation_alias").and_then(|node| self.alias(node));
        let field = schema.map(|schema| Field {
            name,
            schema: *schema,
            required: self.flag(keys, "required"),
            validation_alias,
            serialization_alias: self.optional_name(keys, "serialization_alias"),
            serialization_exclude: self.flag(keys, "serialization_exclude"),
            serialization_exclude_if: self.callable(keys, "serialization_exclude_if"),
            frozen: self.flag(keys, "frozen"),
            at,
        });
        self.finish(object);
        self.fields.pop();
        field
    }

    fn alias(&mut self, node: &Node<'_>) -> Option<Alias> {
        match &node.tree {
            Tree::String(text) => Some(Alias::Name(self.name(text))),
            Tree::Array(items) => Some(match self.paths(node, items)? {
                Paths::One(path) => Alias::Path(path),
                Paths::Several(paths) => Alias::Choices(paths),
            }),
            _ => {
                self.wrong_type(node, "`validation_alias`", "a name, a path or a list of paths");
                None
            }
        }
    }

    /// `cls`: a name, or a typed class.
    pub(super) fn class_name(&mut self, keys: &mut Keys<'_, '_>) -> Option<Name> {
        let node = self.required(keys, "cls")?;
        match self.value(node) {
            Value::String(name) => return Some(name),
            Value::Python(value) => match *value {
                PythonValue::Class(name) | PythonValue::Builtin(name) | PythonValue::Opaque(name) => {
                    return Some(name);
                }
                _ => {}
            },
            _ => {}
        }
        self.wrong_type(node, "`cls`", "the name of a class");
        None
    }
}
