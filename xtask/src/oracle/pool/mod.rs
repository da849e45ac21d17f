//! Values at and past every limit, as JSON text.

mod moments;
mod number_strings;
mod numbers;
mod patterns;
mod strings;
mod urls;
mod uuids;

pub(super) use moments::{MOMENTS, TIMESTAMPS};
pub(super) use number_strings::{DECIMALS, NUMBER_STRINGS};
pub(super) use numbers::{BROKEN_NUMBERS, FRACTIONS, WHOLE_NUMBERS};
pub(super) use patterns::{PATTERN_TEXTS, PATTERNS};
pub(super) use strings::STRINGS;
pub(super) use urls::URLS;
pub(super) use uuids::UUIDS;
