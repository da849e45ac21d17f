//! Collections.

use super::Reader;
use super::keys::Keys;
use crate::schema::{Kind, Mapping, Sequence, Tuple};

impl Reader<'_> {
    pub(super) fn collection(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        Some(match kind {
            "list" => Kind::List(self.sequence(keys)),
            "deque" => Kind::Deque(self.sequence(keys)),
            "set" => Kind::Set(self.sequence(keys)),
            "frozenset" => Kind::FrozenSet(self.sequence(keys)),
            "generator" => Kind::Generator(self.sequence(keys)),
            "tuple" => Kind::Tuple(self.tuple(keys)),
            "dict" => Kind::Dict(self.mapping(keys)),
            "frozendict" => Kind::FrozenDict(self.mapping(keys)),
            "ordered-dict" => Kind::OrderedDict(self.mapping(keys)),
            _ => Kind::Counter(self.mapping(keys)),
        })
    }

    fn sequence(&mut self, keys: &mut Keys<'_, '_>) -> Box<Sequence> {
        Box::new(Sequence {
            items_schema: self.optional_schema(keys, "items_schema"),
            min_length: self.length(keys, "min_length"),
            max_length: self.length(keys, "max_length"),
            fail_fast: self.flag(keys, "fail_fast"),
            strict: self.flag(keys, "strict"),
        })
    }

    fn mapping(&mut self, keys: &mut Keys<'_, '_>) -> Box<Mapping> {
        Box::new(Mapping {
            keys_schema: self.optional_schema(keys, "keys_schema"),
            values_schema: self.optional_schema(keys, "values_schema"),
            min_length: self.length(keys, "min_length"),
            max_length: self.length(keys, "max_length"),
            fail_fast: self.flag(keys, "fail_fast"),
            strict: self.flag(keys, "strict"),
        })
    }

    fn tuple(&mut self, keys: &mut Keys<'_, '_>) -> Box<Tuple> {
        let items = self.required(keys, "items_schema").map(|node| self.schemas(node, "`items_schema`"));
        let tuple = Tuple {
            items_schema: items.unwrap_or_default(),
            variadic_item_index: self.integer(keys, "variadic_item_index"),
            min_length: self.length(keys, "min_length"),
            max_length: self.length(keys, "max_length"),
            fail_fast: self.flag(keys, "fail_fast"),
            strict: self.flag(keys, "strict"),
        };
        Box::new(tuple)
    }
}
