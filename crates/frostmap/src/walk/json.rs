//! JSON in a string.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::{NONE, View};

use super::{Exactness, Halt, Origin, Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::Sink;
use crate::syntax;

impl<'a, S: Sink> Walk<'a, S> {
    /// A string that should hold JSON; the position is behind its opening quote.
    #[inline(never)]
    pub(super) fn json(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let end = self.string_end(at)?;
        self.floor(Exactness::Strict);
        let json = self.take_text(at, end.at);
        let mended = match self.mended_text(&json) {
            Ok(mended) => mended,
            Err(kind) => {
                self.scratch.text = json;
                return self.fail(kind, at - 1, end.at + 1);
            }
        };
        let text = mended.as_deref().unwrap_or(&json);
        let strings = std::mem::take(&mut self.strings);
        let inner = match node.a.to_native() {
            NONE => None,
            inner => Some(self.node(view, inner)?),
        };
        let before = self.sink.errors();
        let (exactness, fields_set) = (self.exactness, self.fields_set);
        let key = std::mem::take(&mut self.key);
        self.text_levels += 1;
        // Its containers count from here: it is parsed as a document of its own.
        let depth = std::mem::take(&mut self.depth);
        let out = if self.text_levels > super::MOST_TEXT_LEVELS {
            self.syntax()
        } else {
            self.walk_foreign(view, inner, text, Origin::Json)
        };
        (self.key, self.depth, self.strings) = (key, depth, strings);
        self.text_levels -= 1;
        let out = match out {
            Some(out) => {
                let out = self.sink.json(out, node.flags & node_flags::NULLABLE != 0);
                self.step(end.at + 1, out)
            }
            None if matches!(self.halt, Halt::Omit { .. })
                && syntax::describe(text.as_bytes(), true).is_none() =>
            {
                self.stop(Halt::Omit { end: end.at + 1 })
            }
            // Nothing is raised for what is not JSON as a whole.
            None if matches!(self.halt, Halt::Raised(_))
                && syntax::describe(text.as_bytes(), true).is_none() =>
            {
                None
            }
            None if matches!(self.halt, Halt::Syntax | Halt::Omit { .. } | Halt::Raised(_)) => {
                self.halt = Halt::Running;
                self.sink.truncate(before);
                (self.exactness, self.fields_set) = (exactness, fields_set);
                let found = syntax::describe(json.as_bytes(), true);
                let error = found.map_or_else(|| "recursion limit exceeded".into(), |found| found.message);
                self.fail(ErrorKind::JsonInvalid { error: error.into() }, at - 1, end.at + 1)
            }
            None => {
                // What is not JSON as a whole was never validated: another member may fit as well as it did before.
                let untouched = (self.exactness, self.fields_set) == (exactness, fields_set);
                if !untouched && syntax::describe(text.as_bytes(), true).is_some() {
                    (self.exactness, self.fields_set) = (exactness, fields_set);
                }
                None
            }
        };
        self.scratch.text = json;
        out
    }
}
