//! Why walks stop, and how.

use frostmap_format::{ArchiveError, DamageReason, View};

use super::Walk;
use crate::errors::Raised;
use crate::sink::Sink;

/// Why a walk stopped.
#[derive(Debug, Default)]
pub(crate) enum Halt {
    /// It has not.
    #[default]
    Running,
    /// The value is not what the model wants; only where errors are not collected.
    Invalid,
    /// A value is to be left out, as its `on_error` says; it ends here.
    Omit {
        /// Position behind the value.
        end: usize,
    },
    /// No error of the value's is raised. Only what takes the place of any error goes on.
    Raised(Raise),
    /// Not JSON, or too deep.
    Syntax,
    /// A key came twice: only a walk that gathers keys first can tell which counts.
    Irregular,
    /// The archive is damaged.
    Damaged(ArchiveError),
}

/// What is raised that is no error of the value's.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Raise {
    /// The caller has fields looked up neither by their names nor by their aliases.
    Lookup,
    /// An error of Python's.
    Python(Raised),
}

impl<S: Sink> Walk<'_, S> {
    #[cold]
    #[inline(never)]
    pub(super) fn damaged<T>(&mut self, view: &View<'_>, record: &'static str, index: u32) -> Option<T> {
        let reason = DamageReason::Structure { record, index };
        self.stop(Halt::Damaged(ArchiveError::DamagedSection { section: view.number, reason }))
    }

    #[cold]
    pub(super) fn stop<T>(&mut self, halt: Halt) -> Option<T> {
        self.halt = halt;
        None
    }

    /// The document is not JSON, or is too deep.
    #[cold]
    pub(super) fn syntax<T>(&mut self) -> Option<T> {
        self.stop(Halt::Syntax)
    }

    /// The position behind a value that is to be left out, if that is why the walk stopped.
    #[cold]
    pub(super) fn omitted(&mut self) -> Option<usize> {
        let Halt::Omit { end } = self.halt else { return None };
        self.halt = Halt::Running;
        Some(end)
    }
}
