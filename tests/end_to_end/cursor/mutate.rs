//! What happens to documents on their way: cut, flipped, doubled, mixed with bytes that mean something.

use super::random::Random;

/// Pieces that mean something to a reader of JSON, or to one of UTF-8.
const PIECES: [&[u8]; 44] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b" ",
    b"\n",
    b"\0",
    b"\x1f",
    b"\x7f",
    b"\x80",
    b"\xff",
    b"\xc3",
    b"\xc0\x80",
    b"\xe2\x82",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98",
    b"\xf4\x90\x80\x80",
    b"\xef\xbb\xbf",
    b"\\u",
    b"\\ud800",
    b"\\udc00",
    b"\\ud83d\\u0041",
    b"\\uD8",
    b"\\x",
    b"\\u00G0",
    b"0",
    b"-",
    b"+",
    b".",
    b"e",
    b"E+",
    b"00",
    b"1.",
    b"-a",
    b"nul",
    b"tru",
    b"Inf",
    b"NaN",
    b"/",
    b"'",
];

/// Changes a document.
pub(super) fn spoil(document: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(document.len() + 1);
    let until = (at + random.below(12)).min(document.len());
    match random.below(9) {
        0 => document.truncate(at),
        1 => drop(document.drain(at..until)),
        2 => {
            let doubled = document[at..until].to_vec();
            document.splice(at..at, doubled);
        }
        3 => {
            if let Some(byte) = document.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        4 => {
            if let Some(byte) = document.get_mut(at) {
                *byte = random.below(256) as u8;
            }
        }
        5 | 6 => drop(document.splice(at..at, random.pick(&PIECES).iter().copied())),
        7 => drop(document.splice(at..until, random.pick(&PIECES).iter().copied())),
        _ => {
            let other = random.below(document.len() + 1);
            if other < document.len() && at < document.len() {
                document.swap(at, other);
            }
        }
    }
}
