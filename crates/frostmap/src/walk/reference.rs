//! References: into another section.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};

use super::object::Tagged;
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
        let section = self.section(node.a.to_native())?;
        if let Some(tables) = &section.object
            && self.text.byte(at) == b'{'
        {
            return self.object(&section.view, tables, at, Tagged::No);
        }
        let root = self.node(&section.view, 0)?;
        self.other_reference(&section.view, root, at)
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
