//! What is left out when an instance is written, under which keys the rest is, and how it looks.

use crate::instance::Selection;

/// How an instance is written. The names and meanings are those of pydantic's `model_dump_json`.
///
/// Computed fields are Python functions and are never written, so that `exclude_computed_fields` has no counterpart.
///
/// ```
/// use frostmap::DumpOptions;
///
/// let options = DumpOptions { by_alias: Some(true), exclude_unset: true, ..DumpOptions::default() };
/// assert!(!options.exclude_none);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct DumpOptions {
    /// Keys are serialization aliases, or field names; `None` is what each model's `serialize_by_alias` says.
    pub by_alias: Option<bool>,
    /// Fields and extras that are null are left out. Values of dicts are not.
    pub exclude_none: bool,
    /// Fields of models that were not given are left out.
    pub exclude_unset: bool,
    /// Fields that equal their default, as Python compares, are left out.
    pub exclude_defaults: bool,
    /// What is written, where that is not everything.
    pub include: Option<Selection>,
    /// What is not written; it comes before `include`.
    pub exclude: Option<Selection>,
    /// What came as JSON in a string is written as JSON in a string, so that the output can be parsed again.
    pub round_trip: bool,
    /// Every entry and item is on a line of its own, indented by this many spaces a level.
    pub indent: Option<usize>,
    /// Characters beyond ASCII are written as escapes.
    pub ensure_ascii: bool,
}
