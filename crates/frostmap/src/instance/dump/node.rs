//! What a value should be, as far as its type says one thing.

use frostmap_format::tables::{ArchivedField, ArchivedNode};
use frostmap_format::words::Tuple;
use frostmap_format::{Kind, NONE, View};

use crate::instance::shape::Shape;
use crate::store::Store;

/// What a value should be.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'i> {
    pub(super) view: &'i View<'i>,
    pub(super) node: &'i ArchivedNode,
}

impl<'i> Wanted<'i> {
    /// What the outermost value should be.
    pub(super) fn of_root(section: u32, store: &'i Store) -> Option<Self> {
        let view = store.section(section).ok()?;
        Self { view, node: view.nodes.first()? }.resolved(store)
    }

    /// What a field should be.
    pub(super) fn of_field(shape: Shape<'i>, field: &ArchivedField, store: &'i Store) -> Option<Self> {
        let key = shape.key(field.name.to_native())?;
        Self { view: shape.view, node: &key.node }.resolved(store)
    }

    /// What extras should be.
    pub(super) fn of_extras(shape: Shape<'i>, store: &'i Store) -> Option<Self> {
        let node = shape.view.nodes.get(shape.extras() as usize)?;
        Self { view: shape.view, node }.resolved(store)
    }

    /// Behind references and other wrappers.
    fn resolved(mut self, store: &'i Store) -> Option<Self> {
        const MOST_WRAPPERS: usize = 64;
        for _ in 0..MOST_WRAPPERS {
            match Kind::from_number(self.node.kind)? {
                Kind::Reference => {
                    let view = store.section(self.node.a.to_native()).ok()?;
                    self = Self { view, node: view.nodes.first()? };
                }
                Kind::RootModel | Kind::Default | Kind::Json => {
                    self.node = self.view.nodes.get(self.node.a.to_native() as usize)?;
                }
                _ => return Some(self),
            }
        }
        None
    }

    pub(super) fn is(self, kind: Kind) -> bool {
        self.node.kind == kind as u8
    }

    fn node(self, index: u32, store: &'i Store) -> Option<Self> {
        Self { node: self.view.nodes.get(index as usize)?, ..self }.resolved(store)
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
        let repeated = if tuple.variadic == NONE { 0 } else { len.saturating_sub(tuple.count) };
        let number = match index.checked_sub(tuple.variadic) {
            Some(behind) if tuple.variadic != NONE => tuple.variadic + behind.saturating_sub(repeated),
            _ => index,
        };
        self.node(tuple.get(number)?, store)
    }

    /// What the values of a dict should be.
    pub(super) fn values(self, store: &'i Store) -> Option<Self> {
        if !self.is(Kind::Dict) {
            return None;
        }
        let [_, values] = self.view.words.array(self.node.a.to_native())?;
        self.node(values, store)
    }

    /// The object it should be.
    pub(super) fn object(self) -> Option<Shape<'i>> {
        if self.is(Kind::Object) { Shape::new(self.view, self.node.a.to_native()) } else { None }
    }
}
