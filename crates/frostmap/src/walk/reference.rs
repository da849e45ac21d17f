//! References: into another section.

use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::{Kind, View};

use super::{Step, Walk};
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// The value at a position with the definition of another section.
    #[inline(always)]
    pub(super) fn reference(
        &mut self,
        _view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let target = self.view(node.a.to_native())?;
        let root = self.node(target, 0)?;
        self.refers_to(target);
        if root.kind == Kind::Object as u8 && self.text.byte(at) == b'{' {
            return self.object_node(target, root.a.to_native(), at);
        }
        self.other_reference(target, root, at)
    }

    #[inline(never)]
    fn other_reference(
        &mut self,
        target: &'a View<'a>,
        root: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.nest(target)?;
        let nullable = root.flags & node_flags::NULLABLE != 0;
        let step =
            if nullable && self.text.byte(at) == b'n' { self.null(at) } else { self.value(target, root, at) };
        self.nested -= 1;
        step
    }
}
