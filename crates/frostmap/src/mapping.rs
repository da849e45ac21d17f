//! Where an archive's bytes live: mapped, on the heap, or in the program. The only file with unsafe besides `scan.rs`.

use std::fs::File;
use std::sync::Arc;

use memmap2::Mmap;

/// The bytes of an archive, shared by everything that reads it.
#[derive(Clone)]
pub(crate) struct Backing {
    bytes: &'static [u8],
    /// Keeps `bytes` where it is.
    _owner: Owner,
}

#[derive(Clone)]
enum Owner {
    Mapped(#[expect(dead_code, reason = "held for its lifetime")] Arc<Mmap>),
    Heap(#[expect(dead_code, reason = "held for its lifetime")] Arc<[u8]>),
    Program,
}

impl Backing {
    /// Maps a file.
    ///
    /// # Safety
    /// Nobody may write the file in place or truncate it while the mapping lives. Replacing it by a rename is fine.
    pub(crate) unsafe fn map(file: &File) -> std::io::Result<Self> {
        // SAFETY: the caller vouches for the file.
        let map = Arc::new(unsafe { Mmap::map(file) }?);
        let pointer = map.as_ptr();
        // SAFETY: the mapping is as long as it says, is never written by us, and `_owner` keeps it alive and in place
        // for as long as any copy of this Backing; the bytes never leave the crate with the static lifetime.
        let bytes = unsafe { std::slice::from_raw_parts(pointer, map.len()) };
        Ok(Self { bytes, _owner: Owner::Mapped(map) })
    }

    /// Keeps bytes on the heap.
    pub(crate) fn heap(bytes: Vec<u8>) -> Self {
        let bytes: Arc<[u8]> = bytes.into();
        let pointer = bytes.as_ptr();
        // SAFETY: the allocation is never written again and `_owner` keeps it alive and in place, as above.
        let slice = unsafe { std::slice::from_raw_parts(pointer, bytes.len()) };
        Self { bytes: slice, _owner: Owner::Heap(bytes) }
    }

    /// Bytes that are part of the program.
    pub(crate) fn program(bytes: &'static [u8]) -> Self {
        Self { bytes, _owner: Owner::Program }
    }

    /// The bytes. The lifetime is as long as the longest-lived copy of this Backing: whatever keeps the slice must
    /// keep a Backing beside it.
    pub(crate) fn bytes(&self) -> &'static [u8] {
        self.bytes
    }
}
