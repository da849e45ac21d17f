//! Maps an archive, as applications do. The only file of this crate with unsafe code.

use std::path::Path;

use frostmap::{OpenError, Snapshot};

/// Maps an archive that a command has published or found in its place.
#[expect(unsafe_code, reason = "what mapping costs can only be measured by mapping")]
pub(crate) fn map(path: &Path) -> Result<Snapshot, OpenError> {
    // SAFETY: archives are only ever replaced by a rename, by these commands and by everything else that builds them.
    unsafe { Snapshot::map(path) }
}
