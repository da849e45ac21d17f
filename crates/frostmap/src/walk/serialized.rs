//! Values that are written in their own way: validated as ever, and marked for whoever writes them.

use frostmap_format::tables::ArchivedNode;
use frostmap_format::{Kind, View};

use super::{Step, Walk};
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// A value of a node that says how it is written.
    pub(super) fn serialized(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let step = self.inner(view, node, at)?;
        let out = self.marked(view, node, step.out);
        self.step(step.at, out)
    }

    /// A value with the mark of its node, if the node says how it is written.
    pub(super) fn marked(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, out: S::Out) -> S::Out {
        if S::BUILD && node.kind == Kind::Serialized as u8 {
            return self.sink.serialized(view.number, node.b.to_native(), node.a.to_native(), out);
        }
        out
    }
}
