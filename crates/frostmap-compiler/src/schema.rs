//! The typed form of a core schema: one variant of [`Kind`] per schema type, one struct per variant.
//! Built by the reader from model documents, judged by `resolve`, consumed by the lowering.
//! Absent keys stay `None`: what they default to depends on the config, which the lowering knows.

mod children;
mod collection;
mod config;
mod constraint;
mod function;
mod kind;
mod known;
mod number;
mod record;
mod scalar;
mod serialization;
mod temporal;
mod union;
pub(crate) mod unwrap;
mod value;
mod wrapper;

use std::sync::Arc;

pub use children::Step;
pub use collection::{Mapping, Sequence, Tuple};
pub use config::{
    BytesEncoding, CacheStrings, Config, InfNan, TemporalFormat, TemporalUnit, TimedeltaFormat,
};
pub use constraint::{Constrained, Constraint};
pub use function::{Call, Callable, Function};
pub use kind::Kind;
pub use known::KnownFunction;
pub use number::Number;
pub use record::{
    Alias, Dataclass, DataclassArgs, DataclassField, Extra, Field, Model, ModelFields, NamedTuple, PathItem,
    Revalidate, TypedDict,
};
pub use scalar::{
    Bool, Bounds, Bytes, Class, Complex, Decimal, Enum, EnumClass, EnumMember, Float, Fraction, Int, Literal,
    Pattern, RegexEngine, Str, SubType, Url, Uuid,
};
pub use serialization::{Serialization, WhenUsed};
pub use temporal::{Date, DateTime, NowOp, Precision, Time, Timedelta, TzConstraint};
pub use union::{Choice, CustomError, Discriminator, TaggedUnion, Union, UnionMode};
pub use value::{CollectionKind, InstanceKind, MappingKind, PythonValue, TextKind, Value};
pub use wrapper::{
    Chain, CustomErrorSchema, Default, Factory, Json, JsonOrPython, LaxOrStrict, Nullable, OnError,
};

/// A name out of a document (model, field, alias, reference, ...), shared by all its uses.
pub type Name = Arc<str>;

/// Where a part of a schema stands: the document's index and the byte offset in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, core::default::Default)]
pub struct Position {
    /// Index into [`Documents`](crate::Documents).
    pub document: u32,
    /// Byte offset of the value's first byte.
    pub offset: u32,
}

/// One node of a core schema.
#[derive(Clone, Debug)]
pub struct Schema {
    /// What the node validates, with the options of its kind.
    pub kind: Kind,
    /// Its `ref`. A mark only: what references name are the entries of [`Graph`](crate::Graph).
    pub reference: Option<Name>,
    /// Its `serialization`. Validation never looks at it.
    pub serialization: Option<Box<Serialization>>,
    /// The functions around it that a lowering has taken away, from the outside in. Only names of validators show them.
    pub lowered: Vec<LoweredFunction>,
    /// Where it stands.
    pub at: Position,
}

/// A Python function that something else stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoweredFunction {
    /// The schema type it was the function of.
    pub kind: &'static str,
    /// Its name.
    pub function: Name,
}

impl Schema {
    /// A bare schema of one kind, for nodes that no document wrote.
    #[must_use]
    pub fn new(kind: Kind, at: Position) -> Self {
        Self { kind, reference: None, serialization: None, lowered: Vec::new(), at }
    }
}

/// Positions are no part of a schema's meaning and do not take part.
impl PartialEq for Schema {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.reference == other.reference
            && self.serialization == other.serialization
            && self.lowered == other.lowered
    }
}
