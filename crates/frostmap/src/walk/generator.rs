//! Generators. pydantic validates their items when they are asked for, so nothing that can be iterated is refused:
//! not its items, nor how many there are.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;

use super::entries::plain_text;
use super::{Halt, Origin, Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::{Sequence, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// A value that can be iterated: the items of an array, the keys of an object, the characters of a string.
    #[inline(never)]
    pub(super) fn generator(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.complete_only();
        let byte = self.text.byte(at);
        if !matches!(byte, b'[' | b'{' | b'"') || self.is_strings() {
            return self.reject(ErrorKind::IterableType, at);
        }
        if !S::BUILD {
            let end = self.skip(at)?;
            return self.step(end, S::NOTHING);
        }
        let item = self.node(view, node.a.to_native())?;
        let frame = self.sink.begin();
        let end = match byte {
            b'[' => self.each_item(at + 1, |walk, _, at| {
                walk.generated(view, item, at)?;
                walk.skip(at)
            })?,
            b'{' => {
                let (entries, end) = self.entries(at)?;
                for entry in entries {
                    self.generated(view, item, entry.key)?;
                }
                end
            }
            _ => {
                let end = self.string_end(at + 1)?;
                for character in plain_text(&self.text, at + 1, end).chars() {
                    self.character(view, item, character)?;
                }
                end.at + 1
            }
        };
        let out = self.sink.list(frame, Sequence::Generator);
        self.step(end, out)
    }

    /// Pushes an item, as it stands where it is not what it should be.
    fn generated(&mut self, view: &'a View<'a>, item: &'a ArchivedNode, at: usize) -> Option<()> {
        let (mark, exactness) = (self.sink.mark(), self.exactness);
        let key = std::mem::take(&mut self.key);
        let mut step = self.caught(|walk| walk.value(view, item, at))?;
        if step.is_none() {
            self.halt = Halt::Running;
            self.sink.rewind(mark);
            step = self.any(at);
        }
        (self.key, self.exactness) = (key, exactness);
        self.sink.push(step?.out);
        Some(())
    }

    fn character(&mut self, view: &'a View<'a>, item: &'a ArchivedNode, character: char) -> Option<()> {
        let json = serde_json::Value::from(character.to_string()).to_string();
        let (mark, exactness) = (self.sink.mark(), self.exactness);
        // A character may itself be iterated, and its character again.
        self.text_levels += 1;
        let deepest = self.text_levels > super::MOST_TEXT_LEVELS;
        let mut out = if deepest { None } else { self.walk_foreign(view, Some(item), &json, Origin::Json) };
        self.text_levels -= 1;
        if out.is_none() {
            if !deepest && !matches!(self.halt, Halt::Invalid | Halt::Omit { .. } | Halt::Raised(_)) {
                return None;
            }
            self.halt = Halt::Running;
            self.sink.rewind(mark);
            out = self.walk_foreign(view, None, &json, Origin::Json);
        }
        self.exactness = exactness;
        self.sink.push(out?);
        Some(())
    }
}
