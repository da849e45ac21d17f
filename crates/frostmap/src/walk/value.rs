//! Which code walks which kind.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::{Kind, View};

use super::{Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position, blanks before it or not.
    #[inline(always)]
    pub(super) fn value(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let byte = self.text.byte(at);
        if byte == node.first && byte != 0 {
            return self.opened(view, node, at + 1);
        }
        if node.kind == Kind::Int as u8 && byte.is_ascii_digit() {
            return self.int(view, node, at);
        }
        if node.kind == Kind::Bool as u8 && matches!(byte, b't' | b'f') {
            return self.boolean(node, at);
        }
        self.unopened(view, node, at)
    }

    /// A value whose first byte is the one its node wants; the position is behind that byte.
    #[inline(always)]
    pub(super) fn opened(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        const STR: u8 = Kind::Str as u8;
        const REFERENCE: u8 = Kind::Reference as u8;
        const LIST: u8 = Kind::List as u8;
        const LITERAL: u8 = Kind::Literal as u8;
        const TAGGED_UNION: u8 = Kind::TaggedUnion as u8;
        match node.kind {
            STR => self.string(view, node, at),
            REFERENCE => self.reference(view, node, at - 1),
            LIST => self.list(view, node, at),
            LITERAL => self.literal_string(view, node, at),
            TAGGED_UNION => self.tagged_union(view, node, at - 1),
            _ => self.opened_rarer(view, node, at),
        }
    }

    #[inline(never)]
    fn opened_rarer(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        match Kind::from_number(node.kind) {
            Some(Kind::Object) => self.object_node(view, node.a.to_native(), at - 1),
            Some(Kind::Enum) => self.enum_string(view, node, at),
            Some(Kind::Dict | Kind::OrderedDict | Kind::Counter | Kind::FrozenDict) => {
                self.dict(view, node, at)
            }
            Some(Kind::Deque) => self.list(view, node, at),
            Some(Kind::Set | Kind::FrozenSet) => self.set(view, node, at),
            Some(Kind::Uuid) => self.uuid(node, at),
            #[cfg(feature = "url")]
            Some(Kind::Url | Kind::MultiHostUrl) => self.url(view, node, at),
            Some(Kind::Json) => self.json(view, node, at),
            Some(Kind::Bytes) => self.bytes(view, node, at),
            Some(Kind::Tuple) => self.tuple(view, node, at),
            _ => self.unopened(view, node, at - 1),
        }
    }

    /// A value of a kind that has no first byte, or one that does not start as its node wants.
    #[inline(never)]
    fn unopened(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        const INT: u8 = Kind::Int as u8;
        const BOOL: u8 = Kind::Bool as u8;
        let byte = self.text.byte(at);
        if byte <= b' ' {
            let next = self.text.skip_blanks(at);
            if next == at {
                return self.syntax();
            }
            return self.value(view, node, next);
        }
        if byte == b'n' && node.flags & node_flags::NULLABLE != 0 {
            return self.null(at);
        }
        match node.kind {
            INT => self.int(view, node, at),
            BOOL => self.boolean(node, at),
            _ => self.unopened_rarer(view, node, at),
        }
    }

    #[inline(never)]
    fn unopened_rarer(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let Some(kind) = Kind::from_number(node.kind) else {
            return self.damaged(view, "node", u32::from(node.kind));
        };
        match kind {
            Kind::Any => self.any_value(at),
            Kind::None if self.text.byte(at) == b'n' => self.null(at),
            Kind::None => self.reject(ErrorKind::NoneRequired, at),
            Kind::Bool => self.boolean(node, at),
            Kind::Int => self.int(view, node, at),
            Kind::Float => self.float(view, node, at),
            Kind::Decimal => self.decimal(view, node, at),
            Kind::Fraction => self.fraction(view, node, at),
            Kind::Complex => self.complex(node, at),
            Kind::Uuid => self.reject(ErrorKind::UuidType, at),
            #[cfg(feature = "url")]
            Kind::Url | Kind::MultiHostUrl => self.reject(ErrorKind::UrlType, at),
            Kind::Json => self.reject(ErrorKind::JsonType, at),
            Kind::Str => self.not_a_string(view, node, at),
            Kind::Bytes => self.reject(ErrorKind::BytesType, at),
            Kind::Literal => self.literal(view, node, at),
            Kind::Enum => self.enumeration(view, node, at),
            Kind::Date => self.date(view, node, at),
            Kind::Time => self.time(view, node, at),
            Kind::DateTime => self.datetime(view, node, at),
            Kind::TimeDelta => self.timedelta(view, node, at),
            Kind::List => self.reject(ErrorKind::ListType, at),
            Kind::Deque => self.reject(ErrorKind::DequeType, at),
            // An oddity of the reference: a key that should be a frozen set is told to be a set.
            Kind::FrozenSet if !self.key => self.reject(ErrorKind::FrozenSetType, at),
            Kind::Set | Kind::FrozenSet => self.reject(ErrorKind::SetType, at),
            Kind::Generator => self.generator(view, node, at),
            Kind::OrderedDict => self.reject(ErrorKind::OrderedDictType, at),
            Kind::Counter => self.reject(ErrorKind::CounterType, at),
            Kind::FrozenDict => self.reject(ErrorKind::FrozenDictType, at),
            Kind::Dict | Kind::TaggedUnion => self.reject(ErrorKind::DictType, at),
            Kind::Tuple => {
                self.complete_only();
                self.reject(ErrorKind::TupleType, at)
            }
            Kind::Union => self.union(view, node, at),
            Kind::Object => self.not_an_object(view, node, at),
            Kind::NamedTuple => self.named_tuple(view, node, at),
            Kind::Reference => self.reference(view, node, at),
            Kind::Default => self.default(view, node, at),
            Kind::RootModel => self.root_model(view, node, at),
            Kind::LaxOrStrict => self.lax_or_strict(view, node, at),
            Kind::Chain => self.chain(view, node, at),
            Kind::CustomError => self.custom_error(view, node, at),
            Kind::NeedsPython => self.needs_python(view, node, at),
            Kind::Serialized => self.serialized(view, node, at),
            Kind::Constrained => self.constrained(view, node, at),
            Kind::Function => self.function(view, node, at),
            _ => self.damaged(view, "node", u32::from(node.kind)),
        }
    }

    /// null, which starts here if anything does.
    pub(super) fn null(&mut self, at: usize) -> Option<Step<S::Out>> {
        if self.text.four(at) != u32::from_le_bytes(*b"null") {
            return self.syntax();
        }
        let out = self.sink.null();
        self.step(at + 4, out)
    }
}
