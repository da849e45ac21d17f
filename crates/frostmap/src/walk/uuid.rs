//! UUIDs, in the forms that the `uuid` crate reads, and in its words where there is none.

use frostmap_format::NONE;
use frostmap_format::tables::ArchivedNode;
use uuid::{Uuid, Variant};

use super::{Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::{Form, Sink};

impl<'a, S: Sink> Walk<'a, S> {
    /// A string that should be a UUID; the position is behind its opening quote.
    pub(super) fn uuid(&mut self, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let end = self.string_end(at)?;
        let parsed = if end.escaped {
            let text = self.take_text(at, end.at);
            let parsed = Uuid::parse_str(&text);
            self.scratch.text = text;
            parsed
        } else {
            Uuid::parse_str(str::from_utf8(self.text.slice(at, end.at)).unwrap_or_default())
        };
        let uuid = match parsed {
            Ok(uuid) => uuid,
            Err(error) => {
                let error = error.to_string().into();
                return self.fail(ErrorKind::UuidParsing { error }, at - 1, end.at + 1);
            }
        };
        let version = node.a.to_native();
        let right = uuid.get_version_num() == version as usize && uuid.get_variant() == Variant::RFC4122;
        if version != NONE && !right {
            let expected_version = u64::from(version);
            return self.fail(ErrorKind::UuidVersion { expected_version }, at - 1, end.at + 1);
        }
        if !S::BUILD {
            return self.step(end.at + 1, S::NOTHING);
        }
        let out = self.sink.form(Form::Uuid, uuid.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
        self.step(end.at + 1, out)
    }
}
