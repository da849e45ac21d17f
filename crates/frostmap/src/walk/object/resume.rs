//! Going on in an object where the walk before this one stopped, see [`crate::walk::resume`].

use super::keys::Known;
use super::{Open, Progress};
use crate::sink::Sink;
use crate::walk::resume::Reached;
use crate::walk::{Step, Walk};

/// In place of a key's number: the walk stopped at a key that the model does not know, or at the end.
const NO_NUMBER: usize = usize::MAX;

impl<'a, S: Sink> Walk<'a, S> {
    /// The walk stops at the value of a known key, or behind the value's first byte.
    #[cold]
    pub(super) fn stopped_at_value<T>(
        &mut self,
        open: &Open<'_, 'a>,
        at: usize,
        number: usize,
        seen: u64,
    ) -> Option<T> {
        self.unfit(open, (seen.count_ones() as usize).saturating_sub(1));
        self.stopped_in(open.start, open.tables.object, Reached { at, number, seen })
    }

    /// The walk stops at a key that the model does not know, or at the end of the object.
    #[cold]
    pub(super) fn stopped_at_key<T>(&mut self, open: &Open<'_, 'a>, at: usize, seen: u64) -> Option<T> {
        self.unfit(open, seen.count_ones() as usize);
        self.stopped_in(open.start, open.tables.object, Reached { at, number: NO_NUMBER, seen })
    }

    /// Goes on where the walk before this one stopped.
    #[cold]
    #[inline(never)]
    pub(super) fn resume(
        &mut self,
        open: Open<'_, 'a>,
        progress: Progress,
        reached: Reached,
    ) -> Option<Step<S::Out>> {
        let Reached { mut at, number, .. } = reached;
        let errors = self.sink.errors();
        if let Some(key) = open.tables.keys.get(number) {
            let opened = !matches!(self.text.byte(at - 1), b':' | ..=b' ');
            let step = self.field_value(open.view, &Known { key, number, at, opened })?;
            if self.sink.errors() > errors {
                self.locate_field(&open, key, errors)?;
            }
            let progress = Progress { previous: number, ignored: 0, at: step.at, ..progress };
            return self.fields::<false>(open, progress, errors);
        }
        // Back to what stands before the key.
        if self.text.byte(at) != b'}' {
            at -= 1;
            while self.text.byte(at) <= b' ' {
                at -= 1;
            }
        }
        let ignored = u32::from(at == open.start);
        self.fields::<false>(open, Progress { ignored, at, ..progress }, errors)
    }
}
