//! Sets: equal items are one, and an item that cannot be hashed is an error. Both are questions about the values that
//! come out, so where they matter the items are built, whatever the sink of the walk.

use std::collections::{HashMap, HashSet};

use frostmap_format::tables::{ArchivedNode, DEFAULT_NULL, node_flags};
use frostmap_format::{Kind, NONE, View};

use super::{Exactness, Halt, Origin, Step, Walk};
use crate::errors::{ErrorKind, LocItem};
use crate::options::Partial;
use crate::sink::{Build, FieldPlace, Sequence, Sink, Slot, Surroundings};

/// Whether no value of a node is a container: it can surely be hashed.
fn is_scalar(item: &ArchivedNode) -> bool {
    // A signaling NaN cannot be hashed.
    let finite = item.kind == Kind::Decimal as u8 && item.flags & node_flags::VARIANT == 0;
    finite
        || matches!(
            Kind::from_number(item.kind),
            Some(
                Kind::None
                    | Kind::Bool
                    | Kind::Int
                    | Kind::Float
                    | Kind::Str
                    | Kind::Bytes
                    | Kind::Literal
                    | Kind::Enum
                    | Kind::Date
                    | Kind::Time
                    | Kind::DateTime
                    | Kind::TimeDelta
                    | Kind::Fraction
                    | Kind::Complex
                    | Kind::Uuid
                    | Kind::Url
                    | Kind::MultiHostUrl
            )
        )
}

/// Whether values may be written as others are that they are not equal to.
fn is_moment(item: &ArchivedNode) -> bool {
    let kind = Kind::from_number(item.kind);
    matches!(kind, Some(Kind::Bytes | Kind::Date | Kind::Time | Kind::DateTime | Kind::TimeDelta))
}

/// Whether values are equal where they are written alike, and only there.
pub(super) fn is_what_is_written(item: &ArchivedNode) -> bool {
    is_scalar(item) && !is_moment(item)
}

fn field_type(node: &ArchivedNode) -> &'static str {
    if node.kind == Kind::Set as u8 { "Set" } else { "Frozenset" }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A set or frozen set; the position is behind its bracket.
    #[inline(never)]
    pub(super) fn set(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.floor(Exactness::Strict);
        let item = self.node(view, node.a.to_native())?;
        if S::COLLECT {
            self.set_errors(view, node, item, at)
        } else if S::BUILD {
            self.set_built(view, node, item, at)
        } else {
            self.set_verdict(view, node, item, at)
        }
    }

    /// The items of an array from behind its bracket; gives the position behind it. What is called gets the index and
    /// the position of an item, and gives the position behind it.
    pub(super) fn each_item(
        &mut self,
        at: usize,
        mut item: impl FnMut(&mut Self, usize, usize) -> Option<usize>,
    ) -> Option<usize> {
        let mut at = self.blanks(at);
        if self.text.byte(at) == b']' {
            return Some(at + 1);
        }
        self.enter()?;
        for index in 0.. {
            let end = item(self, index, at)?;
            at = self.blanks(end);
            match self.text.byte(at) {
                b',' => at = self.blanks(at + 1),
                b']' => break,
                _ => return self.syntax(),
            }
        }
        self.leave();
        Some(at + 1)
    }

    /// What tells items apart besides what was built of them.
    pub(super) fn around(&self, unique: usize) -> Surroundings<'_> {
        Surroundings { unique, ..Surroundings::new(self.text.bytes(), self.store) }
    }

    /// What an item that was built is equal to; nothing for one that cannot be hashed. What is not written as what it
    /// is has to be built once more.
    #[expect(clippy::option_option, reason = "the walk stops, and the item cannot be hashed, are different")]
    fn item_key(
        &mut self,
        view: &'a View<'a>,
        item: &'a ArchivedNode,
        at: usize,
        (out, unique, partial): (S::Out, usize, Partial),
    ) -> Option<Option<Vec<u8>>> {
        if is_what_is_written(item) {
            return Some(self.sink.hash_key(out, self.around(unique)));
        }
        if self.sink.exact() {
            let defaults = self.default_keys(self.sink.absent_fields(out, self.store));
            let around = Surroundings { defaults: Some(&defaults), ..self.around(unique) };
            return Some(self.sink.hash_key(out, around));
        }
        self.built_key(view, item, at, (unique, partial))
    }

    /// The same, of an item that was not built, or not as what it is.
    #[expect(clippy::option_option, reason = "the walk stops, and the item cannot be hashed, are different")]
    fn built_key(
        &mut self,
        view: &'a View<'a>,
        item: &'a ArchivedNode,
        at: usize,
        (unique, partial): (usize, Partial),
    ) -> Option<Option<Vec<u8>>> {
        let mut build = Build::exact();
        let behind = std::mem::replace(&mut self.partial, partial);
        let value = self.build_value(&mut build, view, item, at)?.out;
        self.partial = behind;
        let defaults = self.default_keys(build.absent_fields(value, self.store));
        Some(build.key_of(value, Surroundings { defaults: Some(&defaults), ..self.around(unique) }))
    }

    /// The keys of the defaults of fields that are not what they are written as: URLs for example.
    fn default_keys(&mut self, fields: Vec<FieldPlace>) -> HashMap<FieldPlace, Vec<u8>> {
        let mut keys = HashMap::new();
        for field in fields {
            if !keys.contains_key(&field)
                && let Some(key) = self.default_key(field)
            {
                keys.insert(field, key);
            }
        }
        keys
    }

    fn default_key(&mut self, (section, object, number): FieldPlace) -> Option<Vec<u8>> {
        let view = &self.store.section(section).ok()?.view;
        let first = view.objects.get(object as usize)?.first_field.to_native() as usize;
        let field = view.fields.get(first + number)?;
        let text = match field.default.to_native() {
            NONE | DEFAULT_NULL => return None,
            at => view.text(view.words.text(at)?)?,
        };
        let node = &view.keys.get(usize::from(field.name.to_native()))?.node;
        let mut build = Build::exact();
        #[cfg(feature = "url")]
        if let Some(out) = self.beside(&mut build).default_url(node, text) {
            return build.key_of(out, self.around(0));
        }
        let out = self.beside(&mut build).walk_foreign(view, Some(node), text, Origin::Json)?;
        matches!(build.slot_of(out), Slot::Form { .. }).then(|| build.key_of(out, self.around(0)))?
    }

    /// Items are only counted where that settles it.
    fn set_verdict(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        item: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let (least, most) = self.lengths(view, node)?;
        if is_scalar(item) {
            let mut count = 0;
            let end = self.each_item(at, |walk, _, at| {
                let step = walk.value(view, item, at);
                let (end, kept) = walk.kept(step)?;
                count += u64::from(kept);
                Some(end)
            })?;
            if count < least {
                return self.stop(Halt::Invalid);
            }
            if count <= most && least <= 1 {
                return self.step(end, S::NOTHING);
            }
        }
        let step = self.build_value(&mut Build::exact(), view, node, at - 1)?;
        self.step(step.at, S::NOTHING)
    }

    #[inline(never)]
    fn set_built(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        item: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let (least, most) = self.lengths(view, node)?;
        let last = self.last_item(at - 1)?;
        let frame = self.sink.begin();
        let mut members = HashSet::new();
        let end = self.each_item(at, |walk, index, at| {
            let is_last = walk.enters_last(last, index);
            let (mark, partial) = (walk.sink.mark(), walk.partial);
            let Some(step) = walk.value_or_cut(is_last, view, item, at) else { return walk.omitted() };
            let Some(key) = walk.item_key(view, item, at, (step.out, index, partial))? else {
                if is_last {
                    walk.sink.rewind(mark);
                    return Some(step.at);
                }
                return walk.stop(Halt::Invalid);
            };
            if members.insert(key) {
                walk.sink.push(step.out);
            }
            if members.len() as u64 > most {
                return walk.stop(Halt::Invalid);
            }
            Some(step.at)
        })?;
        if (members.len() as u64) < least {
            return self.stop(Halt::Invalid);
        }
        let sequence = if node.kind == Kind::Set as u8 { Sequence::Set } else { Sequence::FrozenSet };
        let out = self.sink.list(frame, sequence);
        self.step(end, out)
    }

    #[inline(never)]
    fn set_errors(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        item: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let start = at - 1;
        let (least, most) = self.lengths(view, node)?;
        let last = self.last_item(start)?;
        let errors = self.sink.errors();
        let fail_fast = node.flags & node_flags::FAIL_FAST != 0;
        let mut members = HashSet::new();
        let end = self.each_item(at, |walk, index, at| {
            if members.len() as u64 > most || fail_fast && walk.sink.errors() > errors {
                return walk.skip(at);
            }
            let before = walk.sink.errors();
            let is_last = walk.enters_last(last, index);
            let partial = walk.partial;
            let Some(step) = walk.value_or_cut(is_last, view, item, at) else { return walk.omitted() };
            if walk.sink.errors() == before {
                // The value is built just as it was validated.
                match walk.built_key(view, item, at, (index, partial))? {
                    Some(key) => _ = members.insert(key),
                    None if is_last => {}
                    None => _ = walk.fail(ErrorKind::SetItemNotHashable, at, step.at)?,
                }
            }
            if walk.sink.errors() > before {
                walk.sink.locate(before, LocItem::Index(index as i64), 0);
            }
            Some(step.at)
        })?;
        let field_type = field_type(node);
        let count = members.len() as u64;
        if count > most {
            self.sink.truncate(errors);
            let (max_length, actual_length) = (most, None);
            return self.fail(ErrorKind::TooLong { field_type, max_length, actual_length }, start, end);
        }
        if count < least && self.sink.errors() == errors {
            let (min_length, actual_length) = (least, count);
            return self.fail(ErrorKind::TooShort { field_type, min_length, actual_length }, start, end);
        }
        self.step(end, S::NOTHING)
    }
}
