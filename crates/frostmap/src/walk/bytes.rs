//! Bytes in a string: as they stand, or decoded.

use frostmap_format::View;
use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::bytes_encoding;

use super::{Exactness, Step, Walk};
use crate::encoding::Encoding;
use crate::errors::ErrorKind;
use crate::sink::{Form, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// Bytes in a string; `at` is behind its opening quote.
    #[inline(never)]
    pub(super) fn bytes(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let end = self.string_end(at)?;
        self.floor(Exactness::Strict);
        let [read, written] = bytes_encoding::split(node.a.to_native()).map(Encoding::from_number);
        let (read, written) = (self.record(view, "bytes", 0, read)?, self.record(view, "bytes", 0, written)?);
        if read == Encoding::Utf8 && written == Encoding::Utf8 {
            let text = self.take_text(at, end.at);
            let length = text.len() as u64;
            let exact = self
                .sink
                .exact()
                .then(|| self.sink.form(Form::Bytes, &Encoding::Hex.encode(text.as_bytes())));
            self.scratch.text = text;
            if let Some(kind) = self.bytes_length_error(view, node, length)? {
                return self.fail(kind, at - 1, end.at + 1);
            }
            let out = match exact {
                Some(out) => out,
                None => self.sink.str(&self.text, at, end.at, end.escaped),
            };
            return self.step(end.at + 1, out);
        }
        let text = self.take_text(at, end.at);
        let decoded = read.decode(&text);
        self.scratch.text = text;
        let bytes = match decoded {
            Ok(bytes) => bytes,
            Err(error) => {
                let (encoding, encoding_error) = (read.name(), error.into());
                let kind = ErrorKind::BytesInvalidEncoding { encoding, encoding_error };
                return self.fail(kind, at - 1, end.at + 1);
            }
        };
        if let Some(kind) = self.bytes_length_error(view, node, bytes.len() as u64)? {
            return self.fail(kind, at - 1, end.at + 1);
        }
        if !S::BUILD {
            return self.step(end.at + 1, S::NOTHING);
        }
        let written = if self.sink.exact() { Encoding::Hex } else { written };
        let is_text = written != Encoding::Utf8 || str::from_utf8(&bytes).is_ok();
        let form = if is_text { Form::Bytes } else { Form::NotUtf8 };
        let out = self.sink.form(form, &written.encode(&bytes));
        self.step(end.at + 1, out)
    }

    #[expect(clippy::option_option, reason = "damage, and a length that is right, are different")]
    fn bytes_length_error(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        length: u64,
    ) -> Option<Option<ErrorKind>> {
        let (least, most) = self.lengths(view, node)?;
        Some(if length < least {
            Some(ErrorKind::BytesTooShort { min_length: least })
        } else if length > most {
            Some(ErrorKind::BytesTooLong { max_length: most })
        } else {
            None
        })
    }
}
