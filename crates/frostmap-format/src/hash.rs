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

const FOLD: u64 = 0x9E37_79B9_7F4A_7C15;
const SEED: u64 = 0xD1B5_4A32_D192_ED03;

fn eight(text: &[u8], at: usize) -> u64 {
    text.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

fn four(text: &[u8], at: usize) -> u64 {
    text.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)))
}

/// Hash of a key, literal or tag, for the open-addressed tables of a section.
///
/// It looks at no more than the first, middle and last eight bytes: what a model knows are few and short texts, the
/// tables compare what they find, and a look-up with XXH3 took a third longer.
#[must_use]
#[inline]
pub fn text_hash(text: &[u8], seed: u32) -> u32 {
    let length = text.len();
    let (start, end) = match length {
        0 => (0, 0),
        1..=3 => (u64::from(text[0]) | u64::from(text[length / 2]) << 8, u64::from(text[length - 1])),
        4..=7 => (four(text, 0), four(text, length - 4)),
        8..=16 => (eight(text, 0), eight(text, length - 8)),
        _ => (eight(text, 0) ^ eight(text, length / 2 - 4).rotate_left(23), eight(text, length - 8)),
    };
    let left = start ^ FOLD.wrapping_mul(u64::from(seed) + 1);
    let right = end.rotate_left(29) ^ SEED.wrapping_add(length as u64);
    let product = u128::from(left) * u128::from(right);
    let folded = product as u64 ^ (product >> 64) as u64;
    (folded.wrapping_mul(FOLD) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::text_hash;

    #[test]
    fn texts_of_every_length_hash_apart() {
        let mut hashes: Vec<u32> =
            (0..200).map(|length| text_hash("a".repeat(length).as_bytes(), 7)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 200);
    }

    #[test]
    fn the_hash_is_part_of_the_format() {
        let hashes = ["", "a", "id", "uri", "text", "$type", "createdAt", "net.example.feed.defs#postView"];
        let hashes = hashes.map(|text| text_hash(text.as_bytes(), 3));
        let expected = [
            1_777_443_450,
            535_503_338,
            1_927_538_069,
            3_768_677_469,
            1_303_783_803,
            2_277_175_099,
            385_082_979,
            3_860_944_206,
        ];
        assert_eq!(hashes, expected);
    }
}
