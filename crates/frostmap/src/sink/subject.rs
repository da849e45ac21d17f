//! What a value that was built is to Python's operators and to `len`.

use super::Build;
use super::slot::{Form, Sequence, Slot};
use crate::number::{Decimal, Int, PythonNumber};

/// A value as constraints look at it.
#[derive(Debug)]
pub(crate) enum Subject<'s> {
    /// A number, or a boolean.
    Number(PythonNumber<'s>),
    /// A text.
    Text(&'s str),
    /// What has a length.
    Sized(u64),
    /// Anything else.
    Other,
}

impl<W> Build<W> {
    /// What a value is, of a document. Text that stands for something else is text here: the compiler makes sure that no
    /// constraint is asked about it.
    pub(super) fn subject_of<'s>(&'s self, slot: Slot, document: &'s [u8]) -> Subject<'s> {
        let text = |start, len| self.arena.text(start, len);
        let number = match slot {
            Slot::Serialized { at } => return self.subject_at(at + 1, document),
            Slot::Json { at } => return self.subject_at(at, document),
            Slot::List { sequence: Sequence::Generator, .. } => return Subject::Other,
            Slot::List { len, .. } | Slot::Dict { len, .. } => return Subject::Sized(len.into()),
            Slot::Borrowed { start, len } => {
                let text = document.get(start as usize..).and_then(|text| text.get(..len as usize));
                return as_text(text.and_then(|text| str::from_utf8(text).ok()));
            }
            Slot::Owned { start, len } => return as_text(text(start, len)),
            #[cfg(feature = "url")]
            Slot::Form { form: Form::Url | Form::MultiHostUrl, start, len } => {
                return as_text(text(start, len));
            }
            Slot::Form { form: Form::Decimal, start, len } => {
                text(start, len).and_then(Decimal::parse).map(PythonNumber::Decimal)
            }
            Slot::Bool(value) => Some(PythonNumber::Int(Int::I64(value.into()))),
            Slot::Int(value) => Some(PythonNumber::Int(Int::I64(value))),
            Slot::Digits { start, len } => text(start, len).map(Int::from_canonical).map(PythonNumber::Int),
            Slot::Float(value) => Some(PythonNumber::Float(value)),
            Slot::NonFinite { value, .. } => Some(PythonNumber::Float(value.value())),
            _ => None,
        };
        number.map_or(Subject::Other, Subject::Number)
    }

    fn subject_at<'s>(&'s self, at: u32, document: &'s [u8]) -> Subject<'s> {
        self.arena.slot(at).map_or(Subject::Other, |slot| self.subject_of(slot, document))
    }
}

fn as_text(text: Option<&str>) -> Subject<'_> {
    text.map_or(Subject::Other, Subject::Text)
}
