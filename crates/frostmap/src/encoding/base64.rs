//! Base64 in the alphabet for URLs, and in the standard one where a text shows that it is meant.

use std::fmt;

/// Why a text is no base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A byte that does not belong there.
    Symbol { byte: u8, offset: usize },
    /// A number of symbols that no bytes have.
    Length(usize),
    /// A last symbol with bits of a byte that is not there.
    LastSymbol { symbol: u8, offset: usize, value: u8 },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Symbol { byte, offset } => write!(f, "Invalid symbol {byte}, offset {offset}."),
            Self::Length(length) => write!(f, "Invalid input length: {length}"),
            Self::LastSymbol { symbol, offset, value } => {
                let character = char::from(*symbol);
                write!(
                    f,
                    "Invalid last symbol {symbol:#4x} ('{character}') at offset {offset}, decoded as {value:#010b}."
                )
            }
        }
    }
}

/// The two symbols in which the alphabets differ, for 62 and 63.
type LastTwo = [u8; 2];
const URL: LastTwo = *b"-_";
const STANDARD: LastTwo = *b"+/";

/// The bytes of a text.
pub(super) fn decode(text: &[u8]) -> Result<Vec<u8>, Fault> {
    match decode_in(text, URL) {
        Err(Fault::Symbol { byte: b'+' | b'/', .. }) => decode_in(text, STANDARD),
        decoded => decoded,
    }
}

/// The text of bytes, with padding.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let value = (bits >> (18 - 6 * at)) as u8 & 63;
            text.push(if at <= chunk.len() { char::from(symbol(value)) } else { '=' });
        }
    }
    text
}

fn symbol(value: u8) -> u8 {
    match value {
        0..26 => b'A' + value,
        26..52 => b'a' + (value - 26),
        52..62 => b'0' + (value - 52),
        62 => b'-',
        _ => b'_',
    }
}

fn value_of(byte: u8, last: LastTwo) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        _ => 62 + last.iter().position(|symbol| *symbol == byte)? as u8,
    })
}

/// What a symbol of the standard alphabet stands for.
pub(super) fn standard_value(byte: u8) -> Option<u8> {
    value_of(byte, STANDARD)
}

fn decode_in(text: &[u8], last: LastTwo) -> Result<Vec<u8>, Fault> {
    let value = |byte: u8, offset: usize| value_of(byte, last).ok_or(Fault::Symbol { byte, offset });
    // A byte too many that is no symbol, such as a newline, is found first.
    if let ([.., byte], 1) = (text, text.len() % 4)
        && *byte != b'='
    {
        value(*byte, text.len() - 1)?;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let full = text.len().saturating_sub(1) / 4 * 4;
    let (head, tail) = text.split_at_checked(full).unwrap_or_default();
    let mut bits = 0;
    for (offset, byte) in head.iter().enumerate() {
        bits = bits << 6 | u32::from(value(*byte, offset)?);
        if offset % 4 == 3 {
            bytes.extend_from_slice(&[(bits >> 16) as u8, (bits >> 8) as u8, bits as u8]);
        }
    }
    decode_tail(tail, full, value, &mut bytes)?;
    Ok(bytes)
}

/// The last one to four symbols, with what padding there is.
fn decode_tail(
    tail: &[u8],
    start: usize,
    value: impl Fn(u8, usize) -> Result<u8, Fault>,
    bytes: &mut Vec<u8>,
) -> Result<(), Fault> {
    let mut bits = 0_u32;
    let mut symbols = 0;
    let mut end = None;
    let mut padding = None;
    for (offset, byte) in (start..).zip(tail) {
        match (*byte, padding) {
            (b'=', _) if offset < start + 2 => return Err(Fault::Symbol { byte: b'=', offset }),
            (b'=', _) => _ = padding.get_or_insert(offset),
            (_, Some(offset)) => return Err(Fault::Symbol { byte: b'=', offset }),
            (symbol, None) => {
                let value = value(symbol, offset)?;
                bits = bits << 6 | u32::from(value);
                symbols += 1;
                end = Some(Fault::LastSymbol { symbol, offset, value });
            }
        }
    }
    if symbols == 1 || symbols == 0 && start > 0 {
        return Err(Fault::Length(start + symbols));
    }
    let count = symbols * 6 / 8;
    let bits = u64::from(bits) << (32 - 6 * symbols as u32);
    if bits as u32 & u32::MAX.checked_shr(8 * count as u32).unwrap_or(0) != 0
        && let Some(fault) = end
    {
        return Err(fault);
    }
    bytes.extend(bits.to_be_bytes().iter().skip(4).take(count));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn what_is_written_is_read() {
        for length in 0..20_u8 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(151).wrapping_add(99)).collect();
            let text = encode(&bytes);
            assert_eq!(decode(text.as_bytes()).as_ref(), Ok(&bytes), "{text}");
            assert_eq!(decode(text.trim_end_matches('=').as_bytes()).as_ref(), Ok(&bytes), "{text}");
        }
    }

    #[test]
    fn both_alphabets_are_read_but_not_mixed() {
        assert_eq!(decode(b"-_8="), Ok(vec![0xFB, 0xFF]));
        assert_eq!(decode(b"+/8="), Ok(vec![0xFB, 0xFF]));
        let fault = |text: &[u8]| decode(text).map_err(|fault| fault.to_string());
        assert_eq!(fault(b"+_8="), Err("Invalid symbol 95, offset 1.".to_owned()));
    }

    #[test]
    fn faults_are_told_as_in_pydantic() {
        let fault = |text: &[u8]| decode(text).unwrap_err().to_string();
        assert_eq!(fault(b"wrong!!!"), "Invalid symbol 33, offset 5.");
        assert_eq!(fault(b"YQ\n=="), "Invalid symbol 10, offset 2.");
        assert_eq!(fault(b"YWJj\n"), "Invalid symbol 10, offset 4.");
        assert_eq!(fault(b"Y"), "Invalid input length: 1");
        assert_eq!(fault(b"YWJjY"), "Invalid input length: 5");
        assert_eq!(fault(b"YR=="), "Invalid last symbol 0x52 ('R') at offset 1, decoded as 0b00010001.");
        assert_eq!(fault(b"Y==="), "Invalid symbol 61, offset 1.");
        assert_eq!(fault(b"YQ=a"), "Invalid symbol 61, offset 2.");
        assert_eq!(fault(b"YQ==YQ=="), "Invalid symbol 61, offset 2.");
    }
}
