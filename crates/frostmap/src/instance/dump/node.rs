//! What a value should be, as far as its type says one thing.

use frostmap_format::tables::{ArchivedField, ArchivedNode, node_flags};
use frostmap_format::words::{Tuple, Union};
use frostmap_format::{Kind, View};

use crate::instance::Value;
use crate::instance::shape::Shape;
use crate::store::Store;

/// What a value should be.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'i> {
    pub(super) view: &'i View<'i>,
    pub(super) node: &'i ArchivedNode,
    /// It may be null, by the word of a node that was around it.
    nullable: bool,
}

impl<'i> Wanted<'i> {
    pub(super) fn new(view: &'i View<'i>, node: &'i ArchivedNode) -> Self {
        Self { view, node, nullable: false }
    }

    /// What the outermost value should be.
    pub(super) fn of_root(section: u32, store: &'i Store) -> Option<Self> {
        let view = &store.section(section).ok()?.view;
        Self::new(view, view.nodes.first()?).resolved(store)
    }

    /// What a field should be.
    pub(super) fn of_field(shape: Shape<'i>, field: &ArchivedField, store: &'i Store) -> Option<Self> {
        let key = shape.key(field.name.to_native())?;
        Self::new(shape.view, &key.node).resolved(store)
    }

    /// What extras should be.
    pub(super) fn of_extras(shape: Shape<'i>, store: &'i Store) -> Option<Self> {
        let node = shape.view.nodes.get(shape.extras() as usize)?;
        Self::new(shape.view, node).resolved(store)
    }

    /// Behind references and other wrappers.
    pub(super) fn resolved(mut self, store: &'i Store) -> Option<Self> {
        const MOST_WRAPPERS: usize = 64;
        for _ in 0..MOST_WRAPPERS {
            self.nullable |= self.node.flags & node_flags::NULLABLE != 0;
            match Kind::from_number(self.node.kind)? {
                Kind::Reference => {
                    let view = &store.section(self.node.a.to_native()).ok()?.view;
                    self = Self { view, node: view.nodes.first()?, ..self };
                }
                Kind::RootModel | Kind::Default | Kind::Constrained => {
                    self.node = self.view.nodes.get(self.node.a.to_native() as usize)?;
                }
                _ => return Some(self),
            }
        }
        None
    }

    /// What is inside of a node with one other node in `a`.
    pub(super) fn inner(self, store: &'i Store) -> Option<Self> {
        self.node(self.node.a.to_native(), store)
    }

    /// The kind of a scalar, seen through what is around it.
    pub(super) fn kind_of_scalar(mut self, store: &'i Store) -> Option<Kind> {
        const MOST_WRAPPERS: usize = 64;
        for _ in 0..MOST_WRAPPERS {
            match Kind::from_number(self.node.kind)? {
                Kind::CustomError | Kind::LaxOrStrict | Kind::Serialized | Kind::Json => {
                    self = self.inner(store)?
                }
                Kind::Chain => {
                    let first = self.node.a.to_native();
                    let last = first.checked_add(self.view.words.get(first)?)?;
                    self = self.node(self.view.words.get(last)?, store)?;
                }
                kind => return Some(kind),
            }
        }
        None
    }

    pub(super) fn is(self, kind: Kind) -> bool {
        self.node.kind == kind as u8
    }

    fn node(self, index: u32, store: &'i Store) -> Option<Self> {
        Self::new(self.view, self.view.nodes.get(index as usize)?).resolved(store)
    }

    /// What an item of a list or tuple of this length should be.
    pub(super) fn item(self, index: u32, len: u32, store: &'i Store) -> Option<Self> {
        if matches!(
            Kind::from_number(self.node.kind),
            Some(Kind::List | Kind::Set | Kind::FrozenSet | Kind::Deque | Kind::Generator)
        ) {
            return self.node(self.node.a.to_native(), store);
        }
        if !self.is(Kind::Tuple) {
            return None;
        }
        let tuple = Tuple::read(self.view.words, self.node.a.to_native())?;
        // The item that repeats may do so not at all.
        let times = len.saturating_add(1).saturating_sub(tuple.count);
        let number = match index.checked_sub(tuple.variadic) {
            Some(behind) if behind >= times => tuple.variadic + 1 + (behind - times),
            Some(_) => tuple.variadic,
            None => index,
        };
        self.node(tuple.get(number)?, store)
    }

    /// What the values of a dict or its kin should be.
    pub(super) fn values(self, store: &'i Store) -> Option<Self> {
        let [_, values] = self.entries()?;
        self.node(values, store)
    }

    /// What the keys of a dict or its kin should be.
    pub(super) fn keys(self, store: &'i Store) -> Option<Self> {
        let [keys, _] = self.entries()?;
        self.node(keys, store)
    }

    /// The nodes of the keys and values of a dict or its kin.
    fn entries(self) -> Option<[u32; 2]> {
        let kind = Kind::from_number(self.node.kind)?;
        let is_dict = matches!(kind, Kind::Dict | Kind::OrderedDict | Kind::Counter | Kind::FrozenDict);
        if is_dict { self.view.words.array(self.node.a.to_native()) } else { None }
    }

    /// The member of a union.
    pub(super) fn member(self, index: u32, store: &'i Store) -> Option<Self> {
        if !self.is(Kind::Union) {
            return None;
        }
        let union = Union::read(self.view.words, self.node.a.to_native())?;
        self.node(union.get(index)?.node, store)
    }

    /// Whether a value is just of this type, as far as JSON's own types and classes go.
    pub(super) fn is_type_of(self, value: Value<'_>) -> bool {
        match (Kind::from_number(self.node.kind), value) {
            (Some(Kind::Any), _)
            | (Some(Kind::None), Value::Null)
            | (Some(Kind::Bool), Value::Bool(_))
            | (Some(Kind::Int), Value::Int(_) | Value::BigInt(_))
            | (Some(Kind::Float), Value::Float(_))
            | (Some(Kind::Str), Value::Str(_))
            | (Some(Kind::List), Value::List(_))
            | (Some(Kind::Dict), Value::Dict(_)) => true,
            (Some(Kind::Object), Value::Object(object)) => {
                self.object().is_some_and(|shape| shape.is_same(object.shape))
            }
            _ => false,
        }
    }

    /// Whether it may be null.
    pub(super) fn is_nullable(self) -> bool {
        self.nullable
    }

    /// The object it should be.
    pub(super) fn object(self) -> Option<Shape<'i>> {
        if self.is(Kind::Object) { Shape::new(self.view, self.node.a.to_native()) } else { None }
    }
}
