//! The bytes of a document, 64 at a time: the one place that knows vectors.
//!
//! [`Text`] answers for any position: behind the end all bytes are zero, which no rule of JSON accepts, so the walk
//! needs no bounds of its own. (Where a caller has other bytes there, see [`Padded`].) Measured against safe word-at-a-time code on the same walk, the vector scans take
//! a quarter less time; `word.rs` is that code, used where there are no vectors and tested against them. What asks most
//! often is compiled twice, see [`Width`].

#[cfg(test)]
mod tests;
mod width;
mod window;
#[cfg(any(test, not(target_arch = "x86_64")))]
mod word;

pub(crate) use self::wide::Wide;
pub(crate) use self::width::{Plain, Width};
pub(crate) use self::window::{Structure, Window};

use crate::padded::Padded;

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

    /// A document with whichever way to read past its end is the cheapest.
    #[inline(always)]
    pub(crate) fn of(document: Padded<'d>, room: &'d mut Vec<u8>, tail: &'d mut Option<Tail>) -> Self {
        let (bytes, readable) = (document.document(), document.buffer());
        if readable.len() - bytes.len() >= BLOCK {
            Self::padded(bytes, readable)
        } else if bytes.len() <= SMALL {
            Self::copied(bytes, room)
        } else {
            Self::new(bytes, tail.insert(Tail::new(bytes)))
        }
    }

    /// A copy of a document with a block of zeros behind it: worth its price for small documents, of which the tail
    /// would be a large part.
    #[inline(always)]
    fn copied(document: &[u8], room: &'d mut Vec<u8>) -> Self {
        room.clear();
        room.extend_from_slice(document);
        room.extend_from_slice(&[0; BLOCK]);
        Self::padded(room.get(..document.len()).unwrap_or_default(), room)
    }

    /// A document behind which a block can be read. What stands there is seen by looks from within the document only, and
    /// can make a value end behind it, which no walk accepts.
    #[inline(always)]
    fn padded(bytes: &'d [u8], readable: &'d [u8]) -> Self {
        let inner = bytes.len().min(readable.len().saturating_sub(BLOCK - 1));
        Self { bytes, readable, inner, tail: &NO_TAIL }
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

    /// The last quote in front of a position, if it is among the 64 bytes there and no backslash is in front of it.
    #[inline(always)]
    pub(crate) fn last_quote(&self, end: usize) -> Option<usize> {
        let start = end.checked_sub(BLOCK)?;
        let quote = start + self.structure(start).quotes.checked_ilog2()? as usize;
        (self.byte(quote.checked_sub(1)?) != b'\\').then_some(quote)
    }

    /// Behind the last byte in front of a position that is no blank.
    #[inline(always)]
    pub(crate) fn back_over_blanks(&self, mut end: usize) -> usize {
        while end > 0 && matches!(self.byte(end - 1), b' ' | b'\n' | b'\r' | b'\t') {
            end -= 1;
        }
        end
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

/// What the widest vectors need that are used.
#[cfg(target_arch = "x86_64")]
mod wide {
    use super::Width;

    /// AVX2, on a processor that has it.
    #[derive(Debug, Clone, Copy)]
    pub(crate) struct Wide(());

    impl Wide {
        /// If the processor has what it needs.
        #[inline(always)]
        pub(crate) fn detect() -> Option<Self> {
            let has = std::arch::is_x86_feature_detected!("avx2")
                && std::arch::is_x86_feature_detected!("bmi1")
                && std::arch::is_x86_feature_detected!("bmi2");
            has.then_some(Self(()))
        }
    }

    impl Width for Wide {
        #[inline(always)]
        fn run<A, B, C, D, E, R>(
            self,
            code: impl FnOnce(A, B, C, D, E) -> R,
            a: A,
            b: B,
            c: C,
            d: D,
            e: E,
        ) -> R {
            #[inline(never)]
            #[target_feature(enable = "avx2,bmi1,bmi2")]
            fn wide<A, B, C, D, E, R>(
                code: impl FnOnce(A, B, C, D, E) -> R,
                a: A,
                b: B,
                c: C,
                d: D,
                e: E,
            ) -> R {
                code(a, b, c, d, e)
            }
            // SAFETY: there is a `Wide` only where the processor has what the function is compiled for.
            unsafe { wide(code, a, b, c, d, e) }
        }
    }
}

/// There are no others.
#[cfg(not(target_arch = "x86_64"))]
mod wide {
    use super::Width;

    /// What there is nothing of.
    #[derive(Debug, Clone, Copy)]
    pub(crate) enum Wide {}

    impl Wide {
        /// Never.
        pub(crate) fn detect() -> Option<Self> {
            None
        }
    }

    impl Width for Wide {
        fn run<A, B, C, D, E, R>(
            self,
            _code: impl FnOnce(A, B, C, D, E) -> R,
            _a: A,
            _b: B,
            _c: C,
            _d: D,
            _e: E,
        ) -> R {
            match self {}
        }
    }
}
