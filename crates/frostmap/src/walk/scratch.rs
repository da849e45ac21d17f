//! Memory that is reused from call to call.

use super::entries::Entry;
use super::guess::Guesses;
use super::leap::Leaps;
use super::resume::Stop;

/// Where the containers of an object end that was skipped as a whole.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// Start and end of every container, by start.
    pub(super) places: Vec<(u32, u32)>,
    /// The part of the document they cover.
    pub(super) from: usize,
    pub(super) until: usize,
    pub(super) recording: bool,
}

/// Memory that is reused from call to call.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    pub(super) guesses: Guesses,
    pub(super) work: Work,
}

impl Scratch {
    /// The walk that follows starts anew.
    pub(crate) fn forget_stops(&mut self) {
        self.work.stops.clear();
    }
}

/// Memory for looking ahead and for text.
#[derive(Debug, Default)]
pub(super) struct Work {
    pub(super) ends: Ends,
    pub(super) leaps: Leaps,
    /// Whether the last tag that was looked for stood in the last key of its object.
    pub(super) tags_last: bool,
    /// Where the walk stopped, innermost first.
    pub(super) stops: Vec<Stop>,
    /// For text that must be unescaped to be looked at.
    pub(super) text: String,
    /// For the entries of an object whose tag is looked for.
    pub(super) entries: Vec<Entry>,
    /// How often records may still be entered that take no input themselves.
    pub(super) nests: u64,
    /// How many members of unions were walked to their ends although they do not fit.
    pub(super) further: u32,
    /// Where values start that did not fit, and might if a key that comes twice in them was counted as it should be.
    pub(super) doubts: Vec<u32>,
}
