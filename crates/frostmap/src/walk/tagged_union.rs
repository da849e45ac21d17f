//! Unions chosen by a tag: at once when the tag comes first, else after looking ahead for it.

use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Constant, PathHead, Paths, Step as PathStep, Tag, TaggedUnion};
use frostmap_format::{Kind, NONE, View};

use super::entries::Entry;
use super::literal::Scalar;
use super::{Care, GUESSES, Step, Walk};
use crate::errors::{ErrorKind, LocItem, python_text};
use crate::number::Int;
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// An object of a tagged union; the position is that of its brace.
    #[inline(never)]
    pub(super) fn tagged_union(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let union = TaggedUnion::read(view.words, node.a.to_native());
        let union = self.record(view, "tagged union", node.a.to_native(), union)?;
        if self.care == Care::Stream
            && let Some(place) = self.quick_tag(view, &union, at)?
            && let Some(step) = self.tagged_object(view, &union, at, place)?
        {
            return Some(step);
        }
        self.tag_anywhere(view, &union, at)
    }

    /// Where the text of a tag starts, if the key that tags usually have is there: the first key, or found by looking
    /// ahead. Whether another key or a second one like it counts is seen by the walk that follows.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such key, are different")]
    fn quick_tag(&mut self, view: &'a View<'a>, union: &TaggedUnion<'a>, at: usize) -> Option<Option<usize>> {
        // `{"key":"`
        let pattern = self.place(view, union.pattern)?.as_bytes();
        if pattern.is_empty() {
            return Some(None);
        }
        if self.text.has(at, pattern) {
            return Some(Some(at + pattern.len()));
        }
        self.look_ahead(pattern.get(2..pattern.len().saturating_sub(3)).unwrap_or_default(), at)
    }

    #[expect(clippy::option_option, reason = "the walk stops, and there is no such key, are different")]
    fn look_ahead(&mut self, wanted: &[u8], start: usize) -> Option<Option<usize>> {
        let mut at = self.blanks(start + 1);
        if self.text.byte(at) == b'}' {
            return Some(None);
        }
        loop {
            let key = self.key(at)?;
            let value = self.blanks(key.value);
            if self.text.slice(at + 1, key.end.at) == wanted {
                return Some((self.text.byte(value) == b'"').then_some(value + 1));
            }
            if matches!(self.text.byte(value), b'{' | b'[') {
                self.remember_ends(start)?;
            }
            let end = self.skip(value)?;
            at = self.blanks(end);
            match self.text.byte(at) {
                b',' => at = self.blanks(at + 1),
                b'}' => return Some(None),
                _ => return self.syntax(),
            }
        }
    }

    /// Walks the object that the tag at this place chooses, if its tag needs no further look.
    #[inline(always)]
    #[expect(
        clippy::option_option,
        reason = "the walk stops, and the tag needs a closer look, are different"
    )]
    fn tagged_object(
        &mut self,
        view: &'a View<'a>,
        union: &TaggedUnion<'a>,
        at: usize,
        place: usize,
    ) -> Option<Option<Step<S::Out>>> {
        let Some((tag, end)) = self.known_tag(view, union, place)? else { return Some(None) };
        let node = self.node(view, tag.node)?;
        if tag.key == NONE || node.kind != Kind::Reference as u8 {
            return Some(None);
        }
        let target = self.view(node.a.to_native())?;
        let root = self.node(target, 0)?;
        if root.kind != Kind::Object as u8 {
            return Some(None);
        }
        let first = place - at == union.pattern.length as usize;
        let known = if first {
            let out = self.sink.str(&self.text, place, end, false);
            Some((tag.key, end + 1, out))
        } else {
            None
        };
        let before = self.sink.errors();
        let step = self.object(target, root.a.to_native(), at, known)?;
        if S::COLLECT && self.sink.errors() > before {
            let text = str::from_utf8(self.text.slice(place, end)).unwrap_or_default();
            self.locate_tag(&Scalar::Str(text.into()), (place, end), before);
        }
        Some(Some(step))
    }

    /// The tag whose text starts at a place, and where its closing quote is. The tag that came last is tried first: it
    /// needs neither a hash nor a search for the quote.
    #[inline(always)]
    #[expect(clippy::option_option, reason = "the walk stops, and there is no such tag, are different")]
    fn known_tag(
        &mut self,
        view: &'a View<'a>,
        union: &TaggedUnion<'a>,
        place: usize,
    ) -> Option<Option<(Tag, usize)>> {
        let guess = (view.number.wrapping_mul(0x9E37_79B1) >> 20 ^ union.paths) as usize % GUESSES;
        if let Some(tag) = union.get(u32::from(self.guesses[guess]))
            && let Constant::Str(text) = tag.value
            && let Some(text) = view.text(text)
            && self.text.has(place, text.as_bytes())
            && self.text.byte(place + text.len()) == b'"'
        {
            return Some(Some((tag, place + text.len())));
        }
        let end = self.string_end(place)?;
        let text = self.text.slice(place, end.at);
        let found = if end.escaped { None } else { find_tag_index(view, union, text) };
        let Some(number) = found else { return Some(None) };
        self.guesses[guess] = number as u16;
        Some(union.get(number).map(|tag| (tag, end.at)))
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
            _ => self.which(view, union.count, |index| union.get(index).map(|tag| tag.value), &value)?,
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
        let paths = Paths::read(view.words, union.paths);
        for path in self.record(view, "paths", union.paths, paths)? {
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
        if union.custom != NONE {
            return self.custom(view, union.custom, at, end);
        }
        let discriminator = self.place(view, union.discriminator)?.into();
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
        if union.custom != NONE {
            return self.custom(view, union.custom, at, end);
        }
        let discriminator = self.place(view, union.discriminator)?.into();
        let expected_tags = self.place(view, union.expected_tags)?.into();
        let tag = match tag {
            Scalar::Str(text) => text.as_ref().into(),
            _ => python_text(self.text.slice(place, tag_end)).into(),
        };
        self.fail(ErrorKind::UnionTagInvalid { discriminator, tag, expected_tags }, at, end)
    }
}

#[inline(always)]
fn find_tag_index(view: &View<'_>, union: &TaggedUnion<'_>, text: &[u8]) -> Option<u32> {
    view.find(union.table, text, |index| match union.get(index) {
        Some(Tag { value: Constant::Str(place), .. }) => {
            view.text(place).is_some_and(|value| value.as_bytes() == text)
        }
        _ => false,
    })
}
