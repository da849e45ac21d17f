//! UUIDs.

use frostmap_format::NONE;
use frostmap_format::tables::ArchivedNode;

use super::{Step, Walk};
use crate::encoding::Uuid;
use crate::errors::ErrorKind;
use crate::sink::{Form, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// A string that should be a UUID; the position is behind its opening quote.
    #[inline(never)]
    pub(super) fn uuid(&mut self, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let end = self.string_end(at)?;
        let parsed = if end.escaped {
            let text = self.take_text(at, end.at);
            let parsed = Uuid::parse(&text);
            self.scratch.text = text;
            parsed
        } else {
            Uuid::parse(str::from_utf8(self.text.slice(at, end.at)).unwrap_or_default())
        };
        let uuid = match parsed {
            Ok(uuid) => uuid,
            Err(fault) => {
                let error = fault.to_string().into();
                return self.fail(ErrorKind::UuidParsing { error }, at - 1, end.at + 1);
            }
        };
        let version = node.a.to_native();
        if version != NONE && uuid.version() != Some(version) {
            let expected_version = u64::from(version);
            return self.fail(ErrorKind::UuidVersion { expected_version }, at - 1, end.at + 1);
        }
        if !S::BUILD {
            return self.step(end.at + 1, S::NOTHING);
        }
        let out = self.sink.form(Form::Uuid, &uuid.to_string());
        self.step(end.at + 1, out)
    }
}
