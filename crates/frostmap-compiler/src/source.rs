//! Sources: model documents as text, and JSON that remembers where everything stands.
//! Knows files, gzip, UTF-8 and JSON; knows nothing of schemas.

mod documents;
mod intern;
mod json;
mod locate;
mod scan;

pub use documents::{Document, Documents};
pub(crate) use intern::Interner;
pub(crate) use json::{Key, Node, SyntaxError, Tree, parse};
pub use locate::Place;
