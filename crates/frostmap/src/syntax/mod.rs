//! The JSON grammar that pydantic reads, as a slow reference and as a describer of broken documents.
//! The validating walk only finds out *that* a document is broken; this module says where and why,
//! in the words of pydantic's JSON parser.
#![forbid(unsafe_code)]

mod fault;
mod mend;
mod number;
mod position;
mod scan;
mod string;

#[cfg(test)]
mod tests;

pub(crate) use fault::Fault;
pub(crate) use mend::mend;
pub(crate) use scan::{Container, Events, scan};

/// Why a document is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The sentence pydantic puts into the context of `json_invalid`, position included.
    pub(crate) message: String,
    /// The kind of fault.
    pub(crate) fault: Fault,
    /// Byte offset of the fault; the length of the document where it ended too early.
    pub(crate) index: usize,
}

/// Says what is wrong with `document`, or `None` when it is valid JSON.
///
/// `allow_inf_nan` lets the tokens `NaN`, `Infinity` and `-Infinity` through, as pydantic does by default.
pub(crate) fn describe(document: &[u8], allow_inf_nan: bool) -> Option<SyntaxError> {
    scan(document, allow_inf_nan, &mut Unheard).err().map(|fault| described(document, fault))
}

fn described(document: &[u8], (fault, index): (Fault, usize)) -> SyntaxError {
    let message = format!("{fault} at {}", position::Position::of(document, index));
    SyntaxError { message, fault, index }
}

/// A listener for callers who only want the verdict.
struct Unheard;

impl Events<'_> for Unheard {}
