//! Hashes and digests: XXH3 of 64 bits throughout, little-endian in the file.

use xxhash_rust::xxh3;

/// Digest of a byte range. It finds damage; it is not a signature.
#[must_use]
pub fn digest(bytes: &[u8]) -> u64 {
    xxh3::xxh3_64(bytes)
}

/// Hash of a model name, for the name index.
#[must_use]
pub fn name_hash(name: &str) -> u64 {
    xxh3::xxh3_64(name.as_bytes())
}

/// Hash of a key, literal or tag, for the open-addressed tables of a section.
#[must_use]
#[inline]
pub fn text_hash(text: &[u8], seed: u32) -> u32 {
    let hash = xxh3::xxh3_64_with_seed(text, u64::from(seed));
    (hash >> 32) as u32
}
