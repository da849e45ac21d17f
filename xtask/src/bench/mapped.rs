//! Mapping the archives that a measurement has written itself.
#![expect(unsafe_code, reason = "the archive shall be measured as applications use it: mapped")]

use std::path::Path;

use frostmap::{OpenError, Snapshot};

/// Maps an archive below `target/bench`.
pub(super) fn map(path: &Path) -> Result<Snapshot, OpenError> {
    // SAFETY: archives below `target/bench` are published by renaming and never written in place.
    unsafe { Snapshot::map(path) }
}
