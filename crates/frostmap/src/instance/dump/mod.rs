//! Instances as JSON: byte for byte what pydantic's `to_json` writes.

mod bare;
mod entry;
mod error;
mod filter;
mod filtered;
mod format;
mod layout;
mod manner;
mod node;
mod options;
mod scalar;
mod typed;
mod within_unions;
mod writer;

use std::io;

pub use error::DumpError;
pub use options::DumpOptions;

use super::Instance;
use writer::Writer;

impl Instance<'_> {
    /// The instance as JSON, as pydantic's `model_dump_json` writes it.
    ///
    /// # Errors
    /// When a part of it is written by a Python function, or cannot be formatted as its schema says.
    pub fn to_json(&self, options: &DumpOptions) -> Result<String, DumpError> {
        Writer::new(self, options).write()
    }

    /// Writes the instance as JSON.
    ///
    /// # Errors
    /// Those of [`Instance::to_json`], as [`io::ErrorKind::InvalidData`], and those of the writer.
    pub fn write_json(&self, writer: &mut impl io::Write, options: &DumpOptions) -> io::Result<()> {
        let json =
            self.to_json(options).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        writer.write_all(json.as_bytes())
    }
}
