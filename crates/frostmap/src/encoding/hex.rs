//! Hexadecimal digits.

/// The bytes of a text.
pub(super) fn decode(text: &[u8]) -> Result<Vec<u8>, String> {
    let (pairs, []) = text.as_chunks::<2>() else { return Err("Odd number of digits".to_owned()) };
    let mut bytes = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let [high, low] = *pair;
        bytes.push(digit(high, 2 * index)? << 4 | digit(low, 2 * index + 1)?);
    }
    Ok(bytes)
}

fn digit(byte: u8, index: usize) -> Result<u8, String> {
    let character = char::from(byte);
    let digit = character.to_digit(16).map(|digit| digit as u8);
    digit.ok_or_else(|| format!("Invalid character {character:?} at position {index}"))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn digits_are_read_in_pairs() {
        assert_eq!(decode(b"00fFa0"), Ok(vec![0, 255, 160]));
        assert_eq!(decode(b""), Ok(vec![]));
        assert_eq!(decode(b"0"), Err("Odd number of digits".to_owned()));
        assert_eq!(decode(b"0g"), Err("Invalid character 'g' at position 1".to_owned()));
    }
}
