//! The bytes of a document, 64 at a time: the one place that knows vectors.
//!
//! [`Text`] answers for any position: behind the end all bytes are zero, which no rule of JSON accepts, so the walk
//! needs no bounds of its own. Measured against safe word-at-a-time code on the same walk, the vector scans take
//! a quarter less time; `word.rs` is that code, used where there are no vectors and tested against them.

/// How many bytes can be looked at from any position.
pub(crate) const BLOCK: usize = 64;
const TAIL: usize = 3 * BLOCK;

/// The end of a document, and zeros behind it.
pub(crate) struct Tail([u8; TAIL]);

impl Tail {
    /// Copies the end of a document.
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let end = bytes.get(bytes.len().saturating_sub(BLOCK)..).unwrap_or_default();
        let mut tail = [0; TAIL];
        if let Some(start) = tail.get_mut(..end.len()) {
            start.copy_from_slice(end);
        }
        Self(tail)
    }
}

/// Documents up to this many bytes are copied, with room behind them.
const SMALL: usize = 4096;

/// Zeros behind a document that has room behind it.
static NO_TAIL: [u8; TAIL] = [0; TAIL];

/// A document that can be read past its end.
#[derive(Clone, Copy)]
pub(crate) struct Text<'d> {
    bytes: &'d [u8],
    /// The document and what can be read behind it.
    readable: &'d [u8],
    /// Blocks that start before this lie within `readable`.
    inner: usize,
    tail: &'d [u8; TAIL],
}

impl<'d> Text<'d> {
    /// Joins a document and its tail.
    pub(crate) fn new(bytes: &'d [u8], tail: &'d Tail) -> Self {
        Self { bytes, readable: bytes, inner: bytes.len().saturating_sub(BLOCK - 1), tail: &tail.0 }
    }

    /// A document with whichever way to read past its end is the cheaper.
    pub(crate) fn of(document: &'d [u8], room: &'d mut Vec<u8>, tail: &'d mut Option<Tail>) -> Self {
        if document.len() <= SMALL {
            Self::copied(document, room)
        } else {
            Self::new(document, tail.insert(Tail::new(document)))
        }
    }

    /// A copy of a document with a block of zeros behind it: worth its price for small documents, of which the tail
    /// would be a large part.
    fn copied(document: &[u8], room: &'d mut Vec<u8>) -> Self {
        room.clear();
        room.extend_from_slice(document);
        room.extend_from_slice(&[0; BLOCK]);
        Self {
            bytes: room.get(..document.len()).unwrap_or_default(),
            readable: room,
            inner: document.len(),
            tail: &NO_TAIL,
        }
    }

    /// The document.
    #[inline(always)]
    pub(crate) fn bytes(&self) -> &'d [u8] {
        self.bytes
    }

    /// Length of the document in bytes.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes from `start` to `end`; empty when they are not there.
    #[inline(always)]
    pub(crate) fn slice(&self, start: usize, end: usize) -> &'d [u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// The block at a position.
    #[inline(always)]
    fn block(&self, at: usize) -> &'d [u8; BLOCK] {
        if at < self.inner {
            // SAFETY: `at + 64 <= readable.len()`, so `at` lies within the borrowed slice.
            let start = unsafe { self.readable.as_ptr().add(at) };
            // SAFETY: for the same reason the 64 bytes from there on do; bytes need no alignment.
            return unsafe { &*start.cast::<[u8; BLOCK]>() };
        }
        self.tail_block(at)
    }

    /// The block at a position near the end or behind it. Kept out of the way: inlined, it costs the walk a tenth.
    #[cold]
    #[inline(never)]
    fn tail_block(&self, at: usize) -> &'d [u8; BLOCK] {
        let tail_at = self.bytes.len().saturating_sub(BLOCK);
        let from = at.wrapping_sub(tail_at).min(TAIL - BLOCK);
        self.tail.get(from..).and_then(<[u8]>::first_chunk).unwrap_or(&[0; BLOCK])
    }

    /// The byte at a position.
    #[inline(always)]
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.block(at)[0]
    }

    /// The next four bytes.
    #[inline(always)]
    pub(crate) fn four(&self, at: usize) -> u32 {
        self.window(at).word() as u32
    }

    /// The next eight bytes.
    #[inline(always)]
    pub(crate) fn eight(&self, at: usize) -> u64 {
        self.window(at).word()
    }

    /// Whether the document has this text at a position.
    #[inline(always)]
    pub(crate) fn has(&self, at: usize, text: &[u8]) -> bool {
        self.bytes.get(at..).is_some_and(|rest| rest.starts_with(text))
    }

    /// Position of the first quote, backslash or control character from here on, and which it is. Past the end
    /// everything is zero.
    #[inline(always)]
    pub(crate) fn find_special(&self, mut at: usize) -> (usize, u8) {
        loop {
            let block = self.block(at);
            let mask = lanes::special(block.first_chunk().unwrap_or(&[0; 32]));
            if mask != 0 {
                let offset = mask.trailing_zeros() as usize;
                return (at + offset, block[offset % BLOCK]);
            }
            at += 32;
        }
    }

    /// The bytes at a position, to be looked at more than once.
    #[inline(always)]
    pub(crate) fn window(&self, at: usize) -> Window<'d> {
        Window(self.block(at))
    }

    /// What brackets and strings there are among the 64 bytes at a position.
    #[inline(always)]
    pub(crate) fn structure(&self, at: usize) -> Structure {
        let (halves, _) = self.block(at).as_chunks::<32>();
        let [low, high] = [lanes::structure(&halves[0]), lanes::structure(&halves[1])];
        let join = |index: usize| u64::from(low[index]) | u64::from(high[index]) << 32;
        Structure { quotes: join(0), backslashes: join(1), opening: join(2), closing: join(3) }
    }

    /// The first byte from here on that is no blank. Most often there is none or one; then come line breaks with spaces.
    #[inline(always)]
    pub(crate) fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\n' | b'\r' | b'\t') {
            at += 1;
            if self.byte(at) == b' ' {
                at += self.window(at).spaces();
            }
        }
        at
    }
}

/// Which of 64 bytes are what; bit i stands for byte i.
#[derive(Clone, Copy)]
pub(crate) struct Structure {
    /// Quotes.
    pub(crate) quotes: u64,
    /// Backslashes.
    pub(crate) backslashes: u64,
    /// Brackets and braces that open.
    pub(crate) opening: u64,
    /// Brackets and braces that close.
    pub(crate) closing: u64,
}

/// The lowest bits, as many as the index says. Looked up, because shifting takes four instructions more per key.
static FIRST_BITS: [u32; 256] = {
    let mut bits = [u32::MAX; 256];
    let mut index = 0;
    while index < 32 {
        bits[index] = (1 << index) - 1;
        index += 1;
    }
    bits
};

/// The next 64 bytes: one look for a key, the first byte of its value and a short string.
#[derive(Clone, Copy)]
pub(crate) struct Window<'d>(&'d [u8; BLOCK]);

impl Window<'_> {
    /// The first byte.
    #[inline(always)]
    pub(crate) fn first(self) -> u8 {
        self.0[0]
    }

    /// The byte at an offset of less than 64.
    #[inline(always)]
    pub(crate) fn byte(self, offset: usize) -> u8 {
        self.0[offset % BLOCK]
    }

    /// The second byte.
    #[inline(always)]
    pub(crate) fn second(self) -> u8 {
        self.0[1]
    }

    /// The first eight bytes.
    #[inline(always)]
    pub(crate) fn word(self) -> u64 {
        self.0.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes))
    }

    /// How many of the first 32 bytes are spaces, from the first on.
    #[inline(always)]
    fn spaces(self) -> usize {
        let spaces = lanes::equal(self.0.first_chunk().unwrap_or(&[0; 32]), &[b' '; 32]);
        (u64::from(!spaces) | 1 << 32).trailing_zeros() as usize
    }

    /// Where the first bytes differ from those of the pattern. Bytes whose bit is set in `ignored` do not.
    #[inline(always)]
    pub(crate) fn compare(self, pattern: &[u8; 32], ignored: u32) -> Difference {
        Difference(!(lanes::equal(self.0.first_chunk().unwrap_or(&[0; 32]), pattern) | ignored))
    }

    /// Offset of the first quote, backslash or control character among the 32 bytes from `from` on, which is at most 32,
    /// and which it is.
    #[inline(always)]
    pub(crate) fn find_special(self, from: usize) -> Option<(usize, u8)> {
        let from = from.min(32);
        let mask = lanes::special(self.0.get(from..from + 32)?.first_chunk()?);
        if mask == 0 {
            return None;
        }
        let offset = from + mask.trailing_zeros() as usize;
        Some((offset, self.0[offset % BLOCK]))
    }
}

/// Which of 32 bytes differ: bit i stands for byte i.
#[derive(Clone, Copy)]
pub(crate) struct Difference(u32);

impl Difference {
    /// Whether it is not in the first bytes, as many as `length` says; beyond 32 nothing more is asked.
    #[inline(always)]
    pub(crate) fn is_behind(self, length: u8) -> bool {
        self.0 & FIRST_BITS[usize::from(length)] == 0
    }
}

#[cfg(target_arch = "x86_64")]
mod lanes {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_min_epu8, _mm_movemask_epi8, _mm_or_si128,
        _mm_set1_epi8, _mm_setzero_si128, _mm_subs_epu8, _mm_xor_si128,
    };

    #[inline]
    #[target_feature(enable = "sse2")]
    fn load(bytes: &[u8; 16]) -> __m128i {
        // SAFETY: the reference is to 16 readable bytes, and the load needs no alignment.
        unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) }
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn halves(bytes: &[u8; 32]) -> [__m128i; 2] {
        let (halves, _) = bytes.as_chunks::<16>();
        [load(&halves[0]), load(&halves[1])]
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn join(low: __m128i, high: __m128i) -> u32 {
        _mm_movemask_epi8(low) as u32 | (_mm_movemask_epi8(high) as u32) << 16
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn special_lanes(lanes: __m128i) -> __m128i {
        // c ^ 2 <= 0x20 holds for the controls and the quote: 0x22 ^ 2 is 0x20, and 0x20 ^ 2 is 0x22. Both that and the
        // backslash come out as zero.
        let low = _mm_subs_epu8(_mm_xor_si128(lanes, _mm_set1_epi8(2)), _mm_set1_epi8(0x20));
        let backslash = _mm_xor_si128(lanes, _mm_set1_epi8(b'\\' as i8));
        _mm_cmpeq_epi8(_mm_min_epu8(low, backslash), _mm_setzero_si128())
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn special_sse2(bytes: &[u8; 32]) -> u32 {
        let [low, high] = halves(bytes);
        join(special_lanes(low), special_lanes(high))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn equal_sse2(left: &[u8; 32], right: &[u8; 32]) -> u32 {
        let ([a, b], [c, d]) = (halves(left), halves(right));
        join(_mm_cmpeq_epi8(a, c), _mm_cmpeq_epi8(b, d))
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    fn structure_sse2(bytes: &[u8; 32]) -> [u32; 4] {
        let [low, high] = halves(bytes);
        let find = |[low, high]: [__m128i; 2], byte: u8| {
            let byte = _mm_set1_epi8(byte as i8);
            join(_mm_cmpeq_epi8(low, byte), _mm_cmpeq_epi8(high, byte))
        };
        // Brackets are braces but for one bit.
        let bit = _mm_set1_epi8(0x20);
        let braces = [_mm_or_si128(low, bit), _mm_or_si128(high, bit)];
        [find([low, high], b'"'), find([low, high], b'\\'), find(braces, b'{'), find(braces, b'}')]
    }

    /// Bit i of each: byte i is a quote, a backslash, opens, closes.
    #[inline(always)]
    pub(super) fn structure(bytes: &[u8; 32]) -> [u32; 4] {
        // SAFETY: SSE2 is part of every x86-64.
        unsafe { structure_sse2(bytes) }
    }

    /// Bit i: byte i is a quote, a backslash or a control character.
    #[inline(always)]
    pub(super) fn special(bytes: &[u8; 32]) -> u32 {
        // SAFETY: SSE2 is part of every x86-64.
        unsafe { special_sse2(bytes) }
    }

    /// Bit i: byte i is the same in both.
    #[inline(always)]
    pub(super) fn equal(left: &[u8; 32], right: &[u8; 32]) -> u32 {
        // SAFETY: SSE2 is part of every x86-64.
        unsafe { equal_sse2(left, right) }
    }
}

#[cfg(not(target_arch = "x86_64"))]
use word as lanes;

/// The same questions, answered word by word.
#[cfg(any(test, not(target_arch = "x86_64")))]
mod word {
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
}

#[cfg(test)]
mod tests {
    use super::{Tail, Text, word};

    fn bytes(seed: u64) -> [u8; 32] {
        let mut state = seed;
        std::array::from_fn(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let byte = (state >> 56) as u8;
            if state >> 20 & 7 == 0 {
                *b"\"\\\n\x1f{}[]".get(usize::from(byte & 7)).unwrap_or(&0)
            } else {
                byte
            }
        })
    }

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn vectors_and_words_answer_alike() {
        for seed in 0..20_000 {
            let (left, mut right) = (bytes(seed), bytes(seed));
            right[seed as usize % 32] ^= (seed % 3) as u8;
            assert_eq!(super::lanes::special(&left), word::special(&left), "{left:?}");
            assert_eq!(super::lanes::structure(&left), word::structure(&left), "{left:?}");
            assert_eq!(super::lanes::equal(&left, &right), word::equal(&left, &right));
        }
    }

    #[test]
    fn words_answer_what_is_asked() {
        for seed in 0..2_000 {
            let block = bytes(seed);
            let expected = block.iter().enumerate().fold(0_u32, |mask, (index, byte)| {
                mask | u32::from(*byte < 0x20 || *byte == b'"' || *byte == b'\\') << index
            });
            assert_eq!(word::special(&block), expected);
        }
    }

    #[test]
    fn every_position_reads_the_document_and_then_zeros() {
        for length in 0..200 {
            let document: Vec<u8> = (0..length).map(|index| (index % 90) as u8 + 33).collect();
            let tail = Tail::new(&document);
            let text = Text::new(&document, &tail);
            for at in 0..length + 300 {
                assert_eq!(text.byte(at), document.get(at).copied().unwrap_or(0), "{length} {at}");
                let eight: Vec<u8> = (at..at + 8).map(|at| document.get(at).copied().unwrap_or(0)).collect();
                assert_eq!(text.eight(at).to_le_bytes().as_slice(), eight);
            }
            assert_eq!(text.byte(usize::MAX), 0);
        }
    }

    #[test]
    fn specials_are_found_across_blocks_and_at_the_end() {
        let mut document = vec![b'a'; 150];
        document[130] = b'\\';
        let find = |document: &[u8]| Text::new(document, &Tail::new(document)).find_special(3);
        assert_eq!(find(&document), (130, b'\\'));
        document[130] = b'b';
        assert_eq!(find(&document), (150, 0));
    }
}
