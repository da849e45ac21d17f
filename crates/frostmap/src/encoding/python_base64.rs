//! Base64 as Python's `base64` reads and writes it: what is no symbol is passed over.

use super::base64;

/// The bytes of a text, in the alphabet for URLs as well where that is the one.
///
/// # Errors
/// What is wrong with it, in Python's words.
pub(crate) fn decode(text: &[u8], url: bool) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut symbols, mut pads) = (0_u32, 0, 0);
    for byte in text {
        let byte = match byte {
            b'-' if url => b'+',
            b'_' if url => b'/',
            byte => *byte,
        };
        if byte == b'=' {
            if symbols >= 2 {
                pads += 1;
                if symbols + pads >= 4 {
                    return Ok(bytes);
                }
            }
            continue;
        }
        let Some(value) = base64::standard_value(byte) else { continue };
        pads = 0;
        bits = bits << 6 | u32::from(value);
        symbols = (symbols + 1) % 4;
        match symbols {
            2 => bytes.push((bits >> 4) as u8),
            3 => bytes.push((bits >> 2) as u8),
            0 => bytes.push(bits as u8),
            _ => {}
        }
    }
    match symbols {
        0 => Ok(bytes),
        1 => Err(format!(
            "Invalid base64-encoded string: number of data characters ({}) cannot be 1 more than a multiple of 4",
            bytes.len() / 3 * 4 + 1
        )),
        _ => Err("Incorrect padding".to_owned()),
    }
}

/// The text of bytes.
pub(crate) fn encode(bytes: &[u8], url: bool) -> String {
    let text = base64::encode(bytes);
    if url { text } else { text.replace('-', "+").replace('_', "/") }
}

/// Bytes as text.
///
/// # Errors
/// Why they are none, in the words of Python's `UnicodeDecodeError`.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, String> {
    str::from_utf8(bytes).map_err(|error| {
        let start = error.valid_up_to();
        let first = bytes.get(start).copied().unwrap_or_default();
        let (length, reason) = match error.error_len() {
            None => (bytes.len() - start, "unexpected end of data"),
            Some(_) if !matches!(first, 0xc2..=0xf4) => (1, "invalid start byte"),
            Some(length) => (length, "invalid continuation byte"),
        };
        let place = match length {
            1 => format!("byte {first:#04x} in position {start}"),
            _ => format!("bytes in position {start}-{}", start + length - 1),
        };
        format!("'utf-8' codec can't decode {place}: {reason}")
    })
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, utf8};

    #[test]
    fn texts_are_read_as_python_reads_them() {
        let long = "Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4";
        let cases: [(&str, Result<&[u8], &str>); 9] = [
            ("", Ok(b"")),
            ("YQ==", Ok(b"a")),
            ("YQ=", Err("Incorrect padding")),
            ("Y Q\n==", Ok(b"a")),
            ("YQ==YQ==", Ok(b"a")),
            ("=YWI=", Ok(b"ab")),
            ("YWJjZ", Err(long)),
            ("YWJj", Ok(b"abc")),
            ("Y*W-J_j", Ok(b"abc")),
        ];
        for (text, expected) in cases {
            let found = decode(text.as_bytes(), false);
            assert_eq!(found.as_deref(), expected.map_err(str::to_owned).as_deref(), "{text}");
        }
        assert_eq!(decode(b"_-8=", true), decode(b"/+8=", true));
        assert_eq!(encode(&[0xff, 0xef], true), "_-8=");
        assert_eq!(encode(&[0xff, 0xef], false), "/+8=");
    }

    #[test]
    fn bytes_that_are_no_text_are_described() {
        let cases: [(&[u8], &str); 5] = [
            (b"a\xff", "byte 0xff in position 1: invalid start byte"),
            (b"\xe2\x82", "bytes in position 0-1: unexpected end of data"),
            (b"\xe2", "byte 0xe2 in position 0: unexpected end of data"),
            (b"\xe2\x28a", "byte 0xe2 in position 0: invalid continuation byte"),
            (b"\xf0\x9f\x98a", "bytes in position 0-2: invalid continuation byte"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(utf8(bytes), Err(format!("'utf-8' codec can't decode {expected}")));
        }
    }
}
