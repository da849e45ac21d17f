//! Instances as JSON: byte for byte what pydantic's `to_json` writes.

mod bare;
mod default;
mod entry;
mod merged;
mod node;
mod options;
mod scalar;
mod writer;

use std::io;

pub use options::DumpOptions;

use super::Instance;
use writer::Writer;

impl Instance<'_> {
    /// The instance as JSON, as pydantic's `model_dump_json` writes it.
    #[must_use]
    pub fn to_json(&self, options: &DumpOptions) -> String {
        let json = Writer::new(self, options).write();
        String::from_utf8(json).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Writes the instance as JSON.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_json(&self, writer: &mut impl io::Write, options: &DumpOptions) -> io::Result<()> {
        writer.write_all(&Writer::new(self, options).write())
    }
}
