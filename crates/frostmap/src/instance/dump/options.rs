//! What is left out when an instance is written, and under which keys the rest is.

/// How an instance is written.
///
/// ```
/// use frostmap::DumpOptions;
///
/// let options = DumpOptions { by_alias: Some(true), exclude_unset: true, ..DumpOptions::default() };
/// assert!(!options.exclude_none);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct DumpOptions {
    /// Keys are serialization aliases, or field names; `None` is what each model's `serialize_by_alias` says.
    pub by_alias: Option<bool>,
    /// Fields and extras that are null are left out. Values of dicts are not.
    pub exclude_none: bool,
    /// Fields of models that were not given are left out.
    pub exclude_unset: bool,
    /// Fields that equal their default, as Python compares, are left out.
    pub exclude_defaults: bool,
}
