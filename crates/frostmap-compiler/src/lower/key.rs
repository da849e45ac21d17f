//! Keys as they stand in compact JSON: the pattern that the walk compares with in one go.

use frostmap_format::NONE;
use frostmap_format::tables::{Key, Node, PATTERN_LEN, key_role};

use super::key_plan::PlannedKey;
use super::section::SectionBody;

/// What a pattern has around the key: `,"` and `":`.
const AROUND: usize = 4;

/// The record of a key.
pub(super) fn record(section: &mut SectionBody, key: &PlannedKey<'_>, node: Node) -> Key {
    let mut record = Key {
        pattern: [0; PATTERN_LEN],
        length: 0,
        // 32 zero bytes match no document.
        advance: PATTERN_LEN as u8,
        role: key.role,
        rank: key.rank,
        slot: key.slot,
        text_len: key.text.len() as u16,
        text: NONE,
        node,
    };
    let length = key.text.len() + AROUND;
    let advance = length + usize::from(node.first != 0);
    // A key that is not accepted unless the caller says so has no pattern: comparing it would accept it.
    if advance <= PATTERN_LEN && is_plain(key.text) && key.role & key_role::DEFAULT != 0 {
        let written = format!(",\"{}\":", key.text);
        let bytes = written.bytes().chain((node.first != 0).then_some(node.first));
        record.pattern.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        record.length = length as u8;
        record.advance = advance as u8;
    } else {
        record.text = section.text(key.text).offset;
    }
    record
}

/// Whether a key stands in JSON just as it is: printable ASCII without escapes.
pub(super) fn is_plain(key: &str) -> bool {
    key.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'))
}
