//! Records: models, typed dicts, dataclasses, named tuples and their fields.

use super::{Callable, Config, Name, Position, Schema};

/// `model`: a class around the schema of its fields or of its root.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Model {
    /// The class's name, as given by the document.
    pub class: Name,
    pub schema: Box<Schema>,
    pub custom_init: Option<bool>,
    pub root_model: Option<bool>,
    /// The function that runs after the model is built: its qualified name where the document
    /// tells it, else the name of the method.
    pub post_init: Option<Name>,
    pub revalidate_instances: Option<Revalidate>,
    pub strict: Option<bool>,
    pub frozen: Option<bool>,
    pub extra_behavior: Option<Extra>,
    /// Its own config; a model sees no other.
    pub config: Option<Box<Config>>,
}

/// `model-fields`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct ModelFields {
    pub model_name: Option<Name>,
    pub fields: Vec<Field>,
    pub strict: Option<bool>,
    pub extras_schema: Option<Box<Schema>>,
    pub extras_keys_schema: Option<Box<Schema>>,
    pub extra_behavior: Option<Extra>,
    pub from_attributes: Option<bool>,
}

/// `typed-dict`.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct TypedDict {
    pub class: Option<Name>,
    pub cls_name: Option<Name>,
    pub fields: Vec<Field>,
    pub strict: Option<bool>,
    pub extras_schema: Option<Box<Schema>>,
    pub extra_behavior: Option<Extra>,
    pub total: Option<bool>,
    /// Its own config; a typed dict sees no other.
    pub config: Option<Box<Config>>,
}

/// A field of a model, typed dict or named tuple.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Field {
    pub name: Name,
    pub schema: Schema,
    /// Typed dicts only.
    pub required: Option<bool>,
    pub validation_alias: Option<Alias>,
    pub serialization_alias: Option<Name>,
    pub serialization_exclude: Option<bool>,
    pub serialization_exclude_if: Option<Callable>,
    pub frozen: Option<bool>,
    /// Where the field's object stands.
    pub at: Position,
}

/// Positions do not take part, as in [`Schema`].
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.schema == other.schema
            && self.required == other.required
            && self.validation_alias == other.validation_alias
            && self.serialization_alias == other.serialization_alias
            && self.serialization_exclude == other.serialization_exclude
            && self.serialization_exclude_if == other.serialization_exclude_if
            && self.frozen == other.frozen
    }
}

/// Where a field's value is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alias {
    /// Under one key.
    Name(Name),
    /// Down one path.
    Path(Vec<PathItem>),
    /// Down the first of these paths that leads somewhere.
    Choices(Vec<Vec<PathItem>>),
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathItem {
    /// Into an object.
    Key(Name),
    /// Into an array; negative from its end.
    Index(i64),
}

/// `dataclass`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct Dataclass {
    pub class: Name,
    pub cls_name: Option<Name>,
    pub schema: Box<Schema>,
    pub fields: Vec<Name>,
    pub post_init: Option<bool>,
    pub revalidate_instances: Option<Revalidate>,
    pub strict: Option<bool>,
    pub frozen: Option<bool>,
    pub slots: Option<bool>,
    /// Its own config; a dataclass sees no other.
    pub config: Option<Box<Config>>,
}

/// `dataclass-args`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct DataclassArgs {
    pub dataclass_name: Name,
    pub fields: Vec<DataclassField>,
    pub collect_init_only: Option<bool>,
    pub extras_schema: Option<Box<Schema>>,
    pub extra_behavior: Option<Extra>,
}

/// A field of a dataclass.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct DataclassField {
    pub field: Field,
    pub kw_only: Option<bool>,
    pub init: Option<bool>,
    pub init_only: Option<bool>,
}

/// `named-tuple`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the keys are pydantic's own")]
pub struct NamedTuple {
    pub class: Name,
    pub cls_name: Option<Name>,
    pub fields: Vec<Field>,
}

/// What becomes of keys no field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum Extra {
    Allow,
    Ignore,
    Forbid,
}

/// When instances are validated again. Without meaning for JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are pydantic's")]
pub enum Revalidate {
    Always,
    Never,
    SubclassInstances,
}
