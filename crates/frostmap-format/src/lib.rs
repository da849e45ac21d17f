//! The bytes of a frostmap archive: header, name index, section table, sections, digests and checks.
//!
//! The only crate that knows the layout; `FORMAT.md` beside it is the normative description. It knows nothing
//! of JSON, of model sources or of validation.
#![forbid(unsafe_code)]

pub mod archive;
pub mod automaton;
pub mod body;
pub mod check;
pub mod error;
pub mod function;
pub mod hash;
pub mod header;
pub mod index;
pub mod kind;
pub mod listing;
pub mod pattern;
pub mod section;
pub mod tables;
pub mod view;
pub mod words;
pub mod writer;

pub use archive::Archive;
pub use error::{ArchiveError, DamageReason};
pub use function::Function;
pub use header::{FORMAT_MAJOR, FORMAT_MINOR, HEADER_LEN, Header, MAGIC};
pub use kind::Kind;
pub use pattern::Pattern;
pub use view::View;
pub use writer::{ArchiveWriter, SectionSource};

/// Marks an absent index in any `u32` field of a record.
pub const NONE: u32 = u32::MAX;
/// Marks an absent index in any `u16` field of a record.
pub const NONE16: u16 = u16::MAX;
