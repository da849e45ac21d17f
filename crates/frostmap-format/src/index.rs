//! The name index: buckets of 64 bytes in groups of one page, so that a look-up touches one page of it.
//!
//! A bucket holds seven pairs of fingerprint and section offset, and a digest of its own: without it a flipped
//! fingerprint would be a silent "no such model". Probing stays inside the group.

use crate::error::ArchiveError;
use crate::hash::{digest, name_hash};

/// Length of a bucket in bytes.
pub const BUCKET_LEN: usize = 64;
/// Buckets of a full group: one page of 4 KiB.
pub const GROUP_BUCKETS: usize = 64;
const ENTRIES: usize = 7;
/// Entries per full group that the writer plans with, so that no group overflows.
const PLANNED: usize = 300;

/// Shape of an index: all groups have the same number of buckets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Number of groups.
    pub groups: usize,
    /// Buckets in each group.
    pub buckets: usize,
}

impl Shape {
    /// The shape for this many names.
    #[must_use]
    pub fn for_names(names: usize) -> Self {
        if names > PLANNED {
            return Self { groups: names.div_ceil(PLANNED), buckets: GROUP_BUCKETS };
        }
        Self { groups: 1, buckets: (names * 10).div_ceil(ENTRIES * 7).max(1) }
    }

    /// The shape of an index with this many buckets.
    fn of_length(length: usize) -> Self {
        let buckets = length / BUCKET_LEN;
        if buckets > GROUP_BUCKETS {
            return Self { groups: buckets / GROUP_BUCKETS, buckets: GROUP_BUCKETS };
        }
        Self { groups: 1, buckets }
    }

    fn home(self, hash: u64) -> (usize, usize) {
        let group = (hash >> 32) as usize % self.groups.max(1);
        let bucket = (hash & 0xFFFF) as usize % self.buckets.max(1);
        (group, bucket)
    }
}

fn fingerprint(hash: u64) -> u32 {
    (hash >> 16) as u32
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk::<4>).map_or(0, |field| u32::from_le_bytes(*field))
}

fn bucket(index: &[u8], number: usize) -> Result<Option<&[u8; BUCKET_LEN]>, ArchiveError> {
    let Some(bucket) = index.get(number * BUCKET_LEN..).and_then(<[u8]>::first_chunk::<BUCKET_LEN>) else {
        return Ok(None);
    };
    let (entries, own) = bucket.split_at(BUCKET_LEN - 8);
    let expected = own.first_chunk::<8>().map_or(0, |field| u64::from_le_bytes(*field));
    let found = digest(entries);
    if expected != found {
        return Err(ArchiveError::DamagedIndex { bucket: number as u64, expected, found });
    }
    Ok(Some(bucket))
}

/// Calls `matches` with the section offset (in bytes) of every entry that may be `name`, until it says yes.
///
/// # Errors
/// A damaged bucket, or what `matches` reports.
pub fn find(
    index: &[u8],
    name: &str,
    mut matches: impl FnMut(u64) -> Result<bool, ArchiveError>,
) -> Result<bool, ArchiveError> {
    let hash = name_hash(name);
    let shape = Shape::of_length(index.len());
    let (group, home) = shape.home(hash);
    for step in 0..shape.buckets {
        let number = group * shape.buckets + (home + step) % shape.buckets;
        let Some(bucket) = bucket(index, number)? else { return Ok(false) };
        for entry in 0..ENTRIES {
            let offset = u32_at(bucket, entry * 8 + 4);
            if offset == 0 {
                return Ok(false);
            }
            let found = u32_at(bucket, entry * 8) == fingerprint(hash);
            if found && matches(u64::from(offset) * 16)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Checks every bucket.
///
/// # Errors
/// The first damaged bucket.
pub fn check(index: &[u8]) -> Result<(), ArchiveError> {
    (0..index.len() / BUCKET_LEN).try_for_each(|number| bucket(index, number).map(|_| ()))
}

/// Builds the index of names with their section offsets in bytes, in the order given.
#[must_use]
pub fn build(names: &[(&str, u64)]) -> Vec<u8> {
    let mut shape = Shape::for_names(names.len());
    loop {
        if let Some(index) = try_build(names, shape) {
            return index;
        }
        shape.groups += shape.groups.div_ceil(8);
        shape.buckets = GROUP_BUCKETS;
    }
}

fn try_build(names: &[(&str, u64)], shape: Shape) -> Option<Vec<u8>> {
    let mut counts = vec![0_u8; shape.groups * shape.buckets];
    let mut index = vec![0_u8; counts.len() * BUCKET_LEN];
    for (name, offset) in names {
        let hash = name_hash(name);
        let (group, home) = shape.home(hash);
        let number = (0..shape.buckets)
            .map(|step| group * shape.buckets + (home + step) % shape.buckets)
            .find(|number| counts.get(*number).is_some_and(|count| usize::from(*count) < ENTRIES))?;
        let count = counts.get_mut(number)?;
        let at = number * BUCKET_LEN + usize::from(*count) * 8;
        *count += 1;
        let entry = index.get_mut(at..at + 8)?;
        let (print, place) = entry.split_at_mut(4);
        print.copy_from_slice(&fingerprint(hash).to_le_bytes());
        place.copy_from_slice(&((offset / 16) as u32).to_le_bytes());
    }
    for bucket in index.as_chunks_mut::<BUCKET_LEN>().0 {
        let (entries, own) = bucket.split_at_mut(BUCKET_LEN - 8);
        own.copy_from_slice(&digest(entries).to_le_bytes());
    }
    Some(index)
}
