//! Unions chosen by a tag: at once when the tag comes first, else after looking ahead for it.

mod place;

use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Constant, PathHead, Paths, Step as PathStep, Tag, TaggedUnion};
use frostmap_format::{Kind, NONE, View};

use crate::errors::{ErrorKind, LocItem, python_text};
use crate::number::Int;
use crate::scan::Width;
use crate::section::ObjectTables;
use crate::sink::Sink;
use crate::walk::entries::Entry;
use crate::walk::guess::{SURE, place_behind, place_of};
use crate::walk::object::Tagged;
use crate::walk::scalar::Scalar;
use crate::walk::{Care, Halt, Step, Walk};

/// Tags are guessed until the objects walked in vain make up this part of the document: so its walk stays linear.
const MOST_WASTED: usize = 4;

/// Where in a tag the eight bytes are that tell most tags apart: many start alike.
const TELLING: usize = 16;

impl<'a, S: Sink> Walk<'a, S> {
    /// An object of a tagged union; the position is that of its brace.
    #[inline(always)]
    pub(in crate::walk) fn tagged_union(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.sink.width().run(
            #[inline(always)]
            |walk: &mut Self, view, node, at, ()| walk.chosen(view, node, at),
            self,
            view,
            node,
            at,
            (),
        )
    }

    #[inline(always)]
    fn chosen(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let union = TaggedUnion::read(view.words, node.a.to_native());
        let union = self.record(view, "tagged union", node.a.to_native(), union)?;
        if self.care == Care::Stream
            && union.pattern().length > 0
            && let Some(step) = self.quickly_tagged(view, union, at)?
        {
            return Some(step);
        }
        self.tag_anywhere(view, &union, at)
    }

    /// An object whose tag stands where tags usually do: in the first key, or guessed, or found by looking ahead.
    /// Whether another key or a second one like it counts is seen by the walk that follows.
    #[inline(always)]
    #[expect(
        clippy::option_option,
        reason = "the walk stops, and the tag needs a closer look, are different"
    )]
    fn quickly_tagged(
        &mut self,
        view: &'a View<'a>,
        union: TaggedUnion<'a>,
        at: usize,
    ) -> Option<Option<Step<S::Out>>> {
        if let Some(place) = self.first_tag(view, &union, at) {
            let guesses = place_of(view, union.paths());
            return self.tagged_object(view, union, at, (place, true), guesses);
        }
        let key = self.blanks(at + 1);
        if self.text.byte(key) == b'}' {
            return self.tag_not_found(view, &union, at).map(Some);
        }
        let guesses = place_behind(view, union.paths(), self.text.eight(key));
        let may_guess = !S::COLLECT && self.wasted < self.text.len() / MOST_WASTED;
        let guess = if may_guess { self.guess_tag(view, union, guesses)? } else { None };
        if let Some((target, tables, bit)) = guess
            && let Some(step) = self.guessed_object(target, tables, bit, at)?
        {
            return Some(Some(step));
        }
        let Some(place) = self.look_for_tag(view, union.pattern(), at)? else { return Some(None) };
        if guess.is_some() {
            self.wasted += place - at;
        }
        self.tagged_object(view, union, at, (place, false), guesses)
    }

    /// The object that the tag chooses which came the last times with the same first key, and the bit of the tag's field,
    /// if that takes no other: then the tag need not be found before the object is walked.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and there is no guess, are different")]
    fn guess_tag(
        &mut self,
        view: &'a View<'a>,
        union: TaggedUnion<'a>,
        guesses: usize,
    ) -> Option<Option<(&'a View<'a>, &'a ObjectTables<'a>, u64)>> {
        let [guess, trust] = self.guesses.get(guesses);
        if trust < SURE {
            return Some(None);
        }
        let Some(tag) = union.get(u32::from(guess)).filter(|tag| tag.only) else { return Some(None) };
        let Some((target, tables)) = self.tagged_target(view, &tag)? else { return Some(None) };
        let number = tag.key.wrapping_sub(tables.object.first_key.to_native());
        let key = self.record(view, "tag", u32::from(guess), tables.keys.get(number as usize))?;
        Some(Some((target, tables, 1_u64.wrapping_shl(u32::from(key.slot.to_native())))))
    }

    /// The object as if its tag were the one guessed. Nothing is left of a walk that fails.
    #[expect(clippy::option_option, reason = "the walk stops, and the guess was wrong, are different")]
    fn guessed_object(
        &mut self,
        target: &'a View<'a>,
        tables: &'a ObjectTables<'a>,
        bit: u64,
        at: usize,
    ) -> Option<Option<Step<S::Out>>> {
        let (exactness, fields_set, mark) = (self.exactness, self.fields_set, self.sink.mark());
        let step = self.tried(|walk| walk.object(target, tables, at, Tagged::Guessed(bit)))?;
        if step.is_some() {
            return Some(step);
        }
        self.halt = Halt::Running;
        (self.exactness, self.fields_set) = (exactness, fields_set);
        self.sink.rewind(mark);
        Some(None)
    }

    /// The object that a tag chooses, if that is all it chooses.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and it is something else, are different")]
    fn tagged_target(
        &mut self,
        view: &'a View<'a>,
        tag: &Tag,
    ) -> Option<Option<(&'a View<'a>, &'a ObjectTables<'a>)>> {
        let node = self.node(view, tag.node)?;
        if tag.key == NONE || node.kind != Kind::Reference as u8 {
            return Some(None);
        }
        let section = self.section(node.a.to_native())?;
        Some(section.object.as_ref().map(|tables| (&section.view, tables)))
    }

    /// The object that the tag chooses in the object at a position, if the tag needs no closer look.
    #[expect(clippy::option_option, reason = "the walk stops, and it is something else, are different")]
    pub(in crate::walk) fn tagged_tables(
        &mut self,
        view: &'a View<'a>,
        union: TaggedUnion<'a>,
        at: usize,
    ) -> Option<Option<(&'a View<'a>, &'a ObjectTables<'a>)>> {
        let pattern = union.pattern();
        let place = if pattern.length == 0 || self.text.byte(self.blanks(at + 1)) == b'}' {
            None
        } else if let Some(place) = self.first_tag(view, &union, at) {
            Some(place)
        } else {
            self.look_for_tag(view, pattern, at)?
        };
        let Some(place) = place else { return Some(None) };
        let guesses = place_of(view, union.paths());
        let Some((tag, _)) = self.known_tag(view, union, place, guesses)? else { return Some(None) };
        self.tagged_target(view, &tag)
    }

    /// Walks the object that the tag at this place chooses, be it that of its first key or not, if its tag needs no further
    /// look.
    #[inline(always)]
    #[expect(
        clippy::option_option,
        reason = "the walk stops, and the tag needs a closer look, are different"
    )]
    fn tagged_object(
        &mut self,
        view: &'a View<'a>,
        union: TaggedUnion<'a>,
        at: usize,
        (place, first): (usize, bool),
        guesses: usize,
    ) -> Option<Option<Step<S::Out>>> {
        let Some((tag, end)) = self.known_tag(view, union, place, guesses)? else { return Some(None) };
        let Some((target, tables)) = self.tagged_target(view, &tag)? else { return Some(None) };
        let known = if first {
            let out = self.sink.str(&self.text, place, end, false);
            Tagged::First(tag.key, end + 1, out)
        } else {
            Tagged::No
        };
        let before = self.sink.errors();
        let step = self.object(target, tables, at, known)?;
        if S::COLLECT && self.sink.errors() > before {
            let text = str::from_utf8(self.text.slice(place, end)).unwrap_or_default();
            self.locate_tag(&Scalar::Str(text.into()), (place, end), before);
        }
        Some(Some(step))
    }

    /// The tag whose text starts at a place, and where its closing quote is. Tried first are the tag that came last and the
    /// one whose middle was the same: they need neither a hash nor a search for the quote.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such tag, are different")]
    fn known_tag(
        &mut self,
        view: &'a View<'a>,
        union: TaggedUnion<'a>,
        place: usize,
        guesses: usize,
    ) -> Option<Option<(Tag, usize)>> {
        let [last, _] = self.guesses.get(guesses);
        if let Some(found) = self.tag_here(view, union, last, place) {
            self.guesses.put_again(guesses, last);
            return Some(Some(found));
        }
        let likely = place_behind(view, union.paths(), self.text.eight(place + TELLING));
        let [told, _] = self.guesses.get(likely);
        if let Some(found) = self.tag_here(view, union, told, place) {
            self.guesses.put_again(guesses, told);
            return Some(Some(found));
        }
        let end = self.string_end(place)?;
        let text = self.text.slice(place, end.at);
        let found = if end.escaped { None } else { find_tag_index(view, &union, text) };
        let Some(number) = found else { return Some(None) };
        self.guesses.put(likely, number as u16);
        self.guesses.put_again(guesses, number as u16);
        Some(union.get(number).map(|tag| (tag, end.at)))
    }

    /// The tag with a number, if its text is that at a place, and where its closing quote is.
    #[inline(always)]
    fn tag_here(
        &self,
        view: &'a View<'a>,
        union: TaggedUnion<'a>,
        number: u16,
        place: usize,
    ) -> Option<(Tag, usize)> {
        let tag = union.get(u32::from(number))?;
        let end = self.constant_here(view, Some(tag.value), place)?;
        Some((tag, end))
    }

    /// The tag may be anywhere, or nowhere.
    fn tag_anywhere(
        &mut self,
        view: &'a View<'a>,
        union: &TaggedUnion<'a>,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.nest(view)?;
        let Some(place) = self.find_discriminator(view, union, at)? else {
            self.nested -= 1;
            return self.tag_not_found(view, union, at);
        };
        let (value, end) = self.scalar(place)?;
        let which = match &value {
            Scalar::Str(text) => find_tag_index(view, union, text.as_bytes()),
            _ => self.which(view, union.count(), |index| union.get(index).map(|tag| tag.value), &value)?,
        };
        let Some(tag) = which.and_then(|index| union.get(index)) else {
            self.nested -= 1;
            return self.tag_invalid(view, union, at, &value, (place, end));
        };
        let node = self.node(view, tag.node)?;
        let before = self.sink.errors();
        let step = self.value(view, node, at)?;
        self.nested -= 1;
        if S::COLLECT && self.sink.errors() > before {
            self.locate_tag(&value, (place, end), before);
        }
        Some(step)
    }

    /// Where the tag's value stands: of the paths the first that leads somewhere, of equal keys the last.
    #[expect(clippy::option_option, reason = "the walk stops, and there is no tag, are different")]
    fn find_discriminator(
        &mut self,
        view: &'a View<'a>,
        union: &TaggedUnion<'a>,
        at: usize,
    ) -> Option<Option<usize>> {
        let mut entries = std::mem::take(&mut self.scratch.entries);
        entries.clear();
        let place =
            self.entries_into(at, &mut entries).and_then(|_| self.follow_paths(view, union, &entries));
        self.scratch.entries = entries;
        place
    }

    #[expect(clippy::option_option, reason = "the walk stops, and there is no tag, are different")]
    fn follow_paths(
        &mut self,
        view: &'a View<'a>,
        union: &TaggedUnion<'a>,
        entries: &[Entry],
    ) -> Option<Option<usize>> {
        let paths = Paths::read(view.words, union.paths());
        for path in self.record(view, "paths", union.paths(), paths)? {
            let first = self.first_key(view, path)?;
            let last = entries.iter().rev().find(|entry| entry.text(&self.text) == first);
            if let Some(entry) = last
                && let Some(place) = self.follow(view, path, entry.value)?
            {
                return Some(Some(place));
            }
        }
        Some(None)
    }

    fn first_key(&mut self, view: &'a View<'a>, path: PathHead<'a>) -> Option<&'a str> {
        match path.get(0) {
            Some(PathStep::Key(key)) => self.place(view, key),
            _ => self.damaged(view, "path", 0),
        }
    }

    /// The errors from here on are those of the object that a tag chose.
    fn locate_tag(&mut self, tag: &Scalar<'_>, (place, end): (usize, usize), from: usize) {
        let item = match tag {
            Scalar::Int(Int::I64(index)) => LocItem::Index(*index),
            Scalar::Bool(value) => LocItem::Index(i64::from(*value)),
            Scalar::Str(text) => LocItem::Key(text.as_ref().into()),
            _ => LocItem::Key(python_text(self.text.slice(place, end)).into()),
        };
        self.sink.locate(from, item, 0);
    }

    #[cold]
    fn tag_not_found(
        &mut self,
        view: &'a View<'a>,
        union: &TaggedUnion<'a>,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.wanted()?;
        let end = self.skip(at)?;
        if union.custom() != NONE {
            return self.custom(view, union.custom(), at, end);
        }
        let discriminator = self.place(view, union.discriminator())?.into();
        self.fail(ErrorKind::UnionTagNotFound { discriminator }, at, end)
    }

    #[cold]
    fn tag_invalid(
        &mut self,
        view: &'a View<'a>,
        union: &TaggedUnion<'a>,
        at: usize,
        tag: &Scalar<'_>,
        (place, tag_end): (usize, usize),
    ) -> Option<Step<S::Out>> {
        self.wanted()?;
        let end = self.skip(at)?;
        if union.custom() != NONE {
            return self.custom(view, union.custom(), at, end);
        }
        let discriminator = self.place(view, union.discriminator())?.into();
        let expected_tags = self.place(view, union.expected_tags())?.into();
        let tag = match tag {
            Scalar::Str(text) => text.as_ref().into(),
            _ => python_text(self.text.slice(place, tag_end)).into(),
        };
        self.fail(ErrorKind::UnionTagInvalid { discriminator, tag, expected_tags }, at, end)
    }
}

#[inline(always)]
fn find_tag_index(view: &View<'_>, union: &TaggedUnion<'_>, text: &[u8]) -> Option<u32> {
    view.find(union.table(), text, |index| match union.get(index) {
        Some(Tag { value: Constant::Str(place), .. }) => {
            view.text(place).is_some_and(|value| value.as_bytes() == text)
        }
        _ => false,
    })
}
