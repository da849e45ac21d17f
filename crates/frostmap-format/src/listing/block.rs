//! What a node is explained by on the lines below it: members, tags, values, fields.

use crate::view::View;
use crate::words::{TaggedUnion, Union, Values};

use super::lines::Lines;
use super::node::constant;
use super::quote::quoted;

/// A record that takes more than a line, in the section it is in.
pub(super) enum Block<'a> {
    /// The values of a literal or enum, at these words.
    Values(View<'a>, u32),
    /// The members of a union, at these words.
    Union(View<'a>, u32),
    /// The tags of a tagged union, at these words.
    TaggedUnion(View<'a>, u32),
    /// The fields of an object, by its number.
    Object(View<'a>, u32),
}

impl<'a> Lines<'a> {
    /// Adds the lines of a block.
    pub(super) fn block(&mut self, indent: usize, block: Block<'a>) {
        let shown = match block {
            Block::Values(view, at) => self.value_lines(indent, &view, at),
            Block::Union(view, at) => self.union_lines(indent, &view, at),
            Block::TaggedUnion(view, at) => self.tag_lines(indent, &view, at),
            Block::Object(view, number) => self.field_lines(indent, &view, number),
        };
        if shown.is_none() {
            self.push(indent, "?");
        }
    }

    fn value_lines(&mut self, indent: usize, view: &View<'a>, at: u32) -> Option<()> {
        let values = Values::read(view.words, at)?;
        for index in 0..values.count {
            let line = constant(view, values.get(index)?);
            if !self.take(line.len() + indent) {
                break;
            }
            self.push(indent, &line);
        }
        Some(())
    }

    fn union_lines(&mut self, indent: usize, view: &View<'a>, at: u32) -> Option<()> {
        let union = Union::read(view.words, at)?;
        for index in 0..union.count {
            let choice = union.get(index)?;
            let label = format!("{}: ", quoted(view.text(choice.label)?));
            if !self.take(label.len() + indent) {
                break;
            }
            self.node(indent, &label, view, *view.nodes.get(choice.node as usize)?, "");
        }
        Some(())
    }

    fn tag_lines(&mut self, indent: usize, view: &View<'a>, at: u32) -> Option<()> {
        let union = TaggedUnion::read(view.words, at)?;
        for index in 0..union.count() {
            let tag = union.get(index)?;
            let shown = format!("{} -> ", constant(view, tag.value));
            if !self.take(shown.len() + indent) {
                break;
            }
            self.node(indent, &shown, view, *view.nodes.get(tag.node as usize)?, "");
        }
        Some(())
    }
}
