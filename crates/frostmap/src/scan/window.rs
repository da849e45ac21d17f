//! 64 bytes that are looked at more than once.

use super::{BLOCK, lanes};

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
pub(crate) struct Window<'d>(pub(super) &'d [u8; BLOCK]);

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

    /// The two bytes at an offset; zero where they are not among the 64.
    #[inline(always)]
    pub(crate) fn two(self, offset: usize) -> u16 {
        let bytes = self.0.get(offset..).and_then(<[u8]>::first_chunk);
        bytes.map_or(0, |bytes| u16::from_le_bytes(*bytes))
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
    pub(super) fn spaces(self) -> usize {
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
