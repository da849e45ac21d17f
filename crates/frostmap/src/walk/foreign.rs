//! Walks of other text than the document: defaults, JSON in strings, what a step of a chain gives.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;

use super::recent::Recent;
use super::scratch::Work;
use super::{Halt, Walk};
use crate::scan::{Tail, Text};
use crate::sink::Sink;

/// What other text than the document's stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// JSON that a document holds.
    Json,
    /// An object of Python's: a default, or what a step of a chain gives.
    Python,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// Walks other text with a node, or as it stands: a default for example. Nothing of it is borrowed.
    pub(super) fn walk_foreign(
        &mut self,
        view: &'a View<'a>,
        node: Option<&'a ArchivedNode>,
        json: &str,
        origin: Origin,
    ) -> Option<S::Out> {
        self.nest(view)?;
        let tail = Tail::new(json.as_bytes());
        let was = self.sink.foreign(true);
        let mut scratch = Work { nests: self.scratch.nests, ..Work::default() };
        let mut inner = Walk {
            text: Text::new(json.as_bytes(), &tail),
            store: self.store,
            recent: Recent::none(),
            options: self.options,
            guesses: &mut *self.guesses,
            scratch: &mut scratch,
            sink: &mut *self.sink,
            halt: Halt::Running,
            care: self.care,
            depth: self.depth,
            nested: self.nested,
            first: false,
            wasted: self.wasted,
            key: false,
            foreign: true,
            partial: self.partial,
            strings: self.strings,
            python: origin == Origin::Python,
            text_levels: self.text_levels,
            exactness: self.exactness,
            fields_set: self.fields_set,
        };
        let step = match node {
            Some(node) => inner.value(view, node, 0),
            None => inner.any(0),
        };
        // Defaults end where they should; a document in a string may not.
        let step = step.and_then(|step| inner.end(step.at).map(|()| step));
        let (halt, exactness, fields_set) = (inner.halt, inner.exactness, inner.fields_set);
        self.partial = inner.partial;
        self.sink.foreign(was);
        self.nested -= 1;
        self.scratch.nests = scratch.nests;
        (self.halt, self.exactness, self.fields_set) = (halt, exactness, fields_set);
        step.map(|step| step.out)
    }

    /// Stops as the walk of other text did: what is left out ends here in the document, and not in that text.
    #[cold]
    pub(super) fn stopped_before<T>(&mut self, end: usize) -> Option<T> {
        if let Halt::Omit { end: inside } = &mut self.halt {
            *inside = end;
        }
        None
    }
}
