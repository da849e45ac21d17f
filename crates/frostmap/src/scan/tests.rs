//! Vectors and words answer alike, and as they should.

use super::{Tail, Text, word};

fn bytes(seed: u64) -> [u8; 32] {
    let mut state = seed;
    std::array::from_fn(|_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let byte = (state >> 56) as u8;
        if state >> 20 & 7 == 0 { *b"\"\\\n\x1f{}[]".get(usize::from(byte & 7)).unwrap_or(&0) } else { byte }
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
