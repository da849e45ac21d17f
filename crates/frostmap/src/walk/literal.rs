//! Literals.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Constant, Values};

use super::constant::too_large;
use super::guess::place_of;
use super::{Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::Sink;

impl<'a, S: Sink> Walk<'a, S> {
    /// A string that should be a literal; the position is behind its opening quote.
    #[inline(always)]
    pub(super) fn literal_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let values = self.values(view, node)?;
        if let Some((_, end)) = self.guessed_string(view, node, values, at) {
            let out = self.sink.str(&self.text, at, end, false);
            return self.step(end + 1, out);
        }
        self.other_literal_string(view, node, at)
    }

    /// One that is not the value that came last.
    #[inline(never)]
    fn other_literal_string(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let values = self.values(view, node)?;
        if let Some((_, end)) = self.sought_string(view, node, values, at)? {
            let out = self.sink.str(&self.text, at, end.at, end.escaped);
            return self.step(end.at + 1, out);
        }
        let end = self.string_end(at)?;
        self.wanted()?;
        let expected = self.place(view, values.expected)?.into();
        self.fail(ErrorKind::LiteralError { expected }, at - 1, end.at + 1)
    }

    /// A value that should be a literal.
    pub(super) fn literal(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let values = self.values(view, node)?;
        if let Some(step) = self.boolean_constant(view, node, &values, at) {
            return Some(step);
        }
        let (value, end) = self.scalar(at)?;
        if self.is_text()
            && let Some(index) = self.text_bool(view, &values, &value)?
        {
            return self.constant_step(view, &values, index, end);
        }
        if too_large(&values, &value) {
            return self.fail(ErrorKind::IntParsingSize, at, end);
        }
        match self.which(view, values.count, |index| values.get(index), &value)? {
            Some(index) => {
                self.guesses.put(place_of(view, node.a.to_native()), index as u16);
                self.constant_step(view, &values, index, end)
            }
            None => {
                self.wanted()?;
                let expected = self.place(view, values.expected)?.into();
                self.fail(ErrorKind::LiteralError { expected }, at, end)
            }
        }
    }

    /// A boolean, if it is the constant that came last.
    #[inline(always)]
    fn boolean_constant(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        values: &Values<'a>,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let [guess, _] = self.guesses.get(place_of(view, node.a.to_native()));
        let Some(Constant::Bool(value)) = values.get(u32::from(guess)) else { return None };
        let text: &[u8] = if value { b"true" } else { b"false" };
        if !self.text.has(at, text) {
            return None;
        }
        let out = self.sink.bool(value);
        self.step(at + text.len(), out)
    }
}
