//! What [`super`] asks of vectors, answered eight bytes at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = ONES << 7;

/// The high bit of every byte, as eight bits.
fn gather(highs: u64) -> u32 {
    ((highs >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
}

/// High bits where a byte is zero; exact for every byte.
fn zeros(word: u64) -> u64 {
    !((word & !HIGHS).wrapping_add(!HIGHS) | word) & HIGHS
}

fn words(bytes: &[u8; 32]) -> impl Iterator<Item = u64> {
    bytes.as_chunks::<8>().0.iter().map(|word| u64::from_le_bytes(*word))
}

fn join(highs: impl Iterator<Item = u64>) -> u32 {
    highs.enumerate().fold(0, |mask, (index, highs)| mask | gather(highs) << (8 * index))
}

pub(super) fn special(bytes: &[u8; 32]) -> u32 {
    join(words(bytes).map(|word| {
        let flipped = word ^ (ONES * 2);
        let low = !((flipped & !HIGHS).wrapping_add(ONES * (0x80 - 0x21)) | flipped) & HIGHS;
        low | zeros(word ^ (ONES * u64::from(b'\\')))
    }))
}

pub(super) fn structure(bytes: &[u8; 32]) -> [u32; 4] {
    let find = |byte| equal(bytes, &[byte; 32]);
    [find(b'"'), find(b'\\'), find(b'{') | find(b'['), find(b'}') | find(b']')]
}

pub(super) fn equal(left: &[u8; 32], right: &[u8; 32]) -> u32 {
    join(words(left).zip(words(right)).map(|(left, right)| zeros(left ^ right)))
}
