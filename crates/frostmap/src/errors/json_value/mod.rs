//! JSON values inside errors: read once from text, written as JSON or as Python shows them.
//! Only rendering an error comes here. Depth is bounded by the grammar, and nothing recurses.

mod notation;
mod python_text;
mod tape;

pub(super) use notation::{Notation, json_string};
pub(super) use python_text::{bytes_repr, shortened, string_repr};
pub(super) use tape::{Node, Tape};
