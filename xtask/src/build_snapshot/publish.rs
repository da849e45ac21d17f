//! An archive's way to its place: replaced in one step, left alone where it is the same, or only compared.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::root;

/// What became of an archive.
pub(super) struct Publication {
    /// Where it belongs.
    pub(super) place: PathBuf,
    /// The file that holds the bytes that were built.
    pub(super) file: PathBuf,
    /// What was done.
    pub(super) state: State,
}

/// How the file at the place compares with what was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It had the same bytes.
    UpToDate,
    /// It was replaced.
    Written,
    /// It is not there, and nothing was to be written.
    Missing,
    /// It has other bytes, and nothing was to be written.
    Stale,
}

impl Publication {
    /// Brings the bytes to their place, or finds out what is there instead.
    pub(super) fn settle(place: &Path, bytes: &[u8], check: bool) -> io::Result<Self> {
        let state = match fs::read(place) {
            Ok(old) if old == bytes => State::UpToDate,
            Ok(_) if check => State::Stale,
            Err(error) if check && error.kind() == io::ErrorKind::NotFound => State::Missing,
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => State::Written,
        };
        let file = match state {
            State::UpToDate | State::Written => place.to_owned(),
            // What was built is still asked and measured.
            State::Missing | State::Stale => {
                root().join("target/snapshots").join(place.file_name().unwrap_or_default())
            }
        };
        if state != State::UpToDate {
            fs::create_dir_all(file.parent().unwrap_or(&file))?;
            frostmap_compiler::publish(&file, bytes)?;
        }
        Ok(Self { place: place.to_owned(), file, state })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Publication, State};
    use crate::build_snapshot::root;

    #[test]
    fn a_place_is_written_once_and_checked_without_a_write() {
        let folder = root().join("target/snapshots-test");
        let place = folder.join("publish.frost");
        fs::create_dir_all(&folder).unwrap();
        let _ = fs::remove_file(&place);
        let settle = |bytes: &[u8], check| Publication::settle(&place, bytes, check).unwrap().state;
        assert_eq!(settle(b"one", true), State::Missing);
        assert!(!place.exists());
        assert_eq!(settle(b"one", false), State::Written);
        assert_eq!(settle(b"one", true), State::UpToDate);
        assert_eq!(settle(b"two", true), State::Stale);
        assert_eq!(fs::read(&place).unwrap(), b"one");
        assert_eq!(settle(b"two", false), State::Written);
        assert_eq!(fs::read(&place).unwrap(), b"two");
    }
}
