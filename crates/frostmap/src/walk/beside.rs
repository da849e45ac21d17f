//! Walks of the same document beside the walk, with another sink: for values that are built to be looked at and then
//! forgotten for example.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;

use super::recent::Recent;
use super::{Halt, Step, Walk};
use crate::sink::{Build, Sink, Word};

impl<'a, S: Sink> Walk<'a, S> {
    /// A walk of the same document with another sink.
    pub(super) fn beside<'b, T: Sink>(&'b mut self, sink: &'b mut T) -> Walk<'b, T>
    where
        'a: 'b,
    {
        Walk {
            text: self.text,
            store: self.store,
            recent: Recent::none(),
            options: self.options,
            guesses: &mut *self.guesses,
            scratch: &mut *self.scratch,
            sink,
            halt: Halt::Running,
            care: self.care,
            depth: self.depth,
            nested: self.nested,
            first: self.first && !S::COLLECT,
            wasted: self.wasted,
            key: false,
            foreign: self.foreign,
            partial: self.partial,
            strings: self.strings,
            python: self.python,
            text_levels: self.text_levels,
            exactness: self.exactness,
            fields_set: None,
        }
    }

    /// Builds the value at a position, whatever the sink of the walk. When it stops, so does the walk.
    pub(super) fn build_value(
        &mut self,
        build: &mut Build,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<Word>> {
        build.foreign(self.foreign);
        let key = self.key;
        let mut inner = self.beside(build);
        (inner.key, inner.exactness) = (key, None);
        let step = inner.value(view, node, at);
        let (halt, wasted) = (inner.halt, inner.wasted);
        self.wasted = wasted;
        if step.is_none() {
            return self.stop(halt);
        }
        step
    }
}
