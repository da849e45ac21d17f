//! The lines of a listing while they are written, with the limits that keep damaged archives from endless text.

use crate::archive::Archive;
use crate::tables::ArchivedNode;
use crate::view::View;

use super::block::Block;

/// Text beyond this many bytes is cut; sections of real models have some thousand.
const MOST_BYTES: usize = 64 << 20;
/// Nodes within nodes beyond this are cut; sound archives stay far below, damaged ones may go in circles.
const MOST_DEPTH: u32 = 64;
/// What stands for everything that is cut.
pub(super) const CUT: &str = "...";

/// The lines of one section.
pub(super) struct Lines<'a> {
    /// Where references lead.
    pub(super) archive: Archive<'a>,
    text: String,
    left: usize,
    depth: u32,
}

impl<'a> Lines<'a> {
    pub(super) fn new(archive: Archive<'a>) -> Self {
        Self { archive, text: String::new(), left: MOST_BYTES, depth: 0 }
    }

    /// Adds a line.
    pub(super) fn push(&mut self, indent: usize, line: &str) {
        if self.left == 0 {
            return;
        }
        (0..indent).for_each(|_| self.text.push_str("  "));
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Adds a line with a node in its midst, and the blocks the node is explained by.
    pub(super) fn node(
        &mut self,
        indent: usize,
        before: &str,
        view: &View<'a>,
        node: ArchivedNode,
        after: &str,
    ) {
        let mut blocks = Vec::new();
        let inline = self.inline(view, node, &mut blocks);
        self.push(indent, &format!("{before}{inline}{after}"));
        for (number, block) in (1..).zip(blocks) {
            if number > 1 {
                self.push(indent + 1, &format!("#{number}"));
            }
            self.deeper(|lines| lines.block(indent + 1, block));
        }
    }

    /// Goes one level down, unless that is too deep.
    pub(super) fn deeper<T: Default>(&mut self, run: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth >= MOST_DEPTH {
            return T::default();
        }
        self.depth += 1;
        let result = run(self);
        self.depth -= 1;
        result
    }

    /// Takes room for text; no when there is none left.
    pub(super) fn take(&mut self, bytes: usize) -> bool {
        self.left = self.left.saturating_sub(bytes);
        self.left > 0
    }

    pub(super) fn finish(mut self) -> String {
        if self.left == 0 {
            self.text.push_str(CUT);
            self.text.push('\n');
        }
        self.text
    }
}

/// What a node is explained by, on the lines below it; with the number it has on its line.
pub(super) fn add_block<'a>(blocks: &mut Vec<Block<'a>>, name: &str, block: Block<'a>) -> String {
    blocks.push(block);
    if blocks.len() == 1 { name.to_owned() } else { format!("{name}#{}", blocks.len()) }
}
