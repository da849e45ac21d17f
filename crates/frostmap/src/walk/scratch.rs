//! Values that are built to be looked at and then forgotten, where the walk itself builds none.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;

use super::{Step, Walk};
use crate::sink::{Build, Sink, Word};

impl<'a, S: Sink> Walk<'a, S> {
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
