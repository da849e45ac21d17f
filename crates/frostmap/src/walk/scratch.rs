//! Values that are built to be looked at and then forgotten, where the walk itself builds none.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;

use super::{Step, Walk};
use crate::sink::{Build, Sink, Slot};

impl<'a, S: Sink> Walk<'a, S> {
    /// Builds the value at a position, whatever the sink of the walk. When it stops, so does the walk.
    pub(super) fn build_value(
        &mut self,
        build: &mut Build,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<Slot>> {
        build.foreign(self.foreign);
        let mut inner = Walk {
            text: self.text,
            store: self.store,
            options: self.options,
            guesses: &mut *self.guesses,
            scratch: &mut *self.scratch,
            sink: build,
            halt: super::Halt::Running,
            care: self.care,
            depth: self.depth,
            nested: self.nested,
            key: self.key,
            foreign: self.foreign,
            json_levels: self.json_levels,
            exactness: None,
            fields_set: None,
        };
        let step = inner.value(view, node, at);
        if step.is_none() {
            let halt = inner.halt;
            return self.stop(halt);
        }
        step
    }
}
