//! How finished JSON looks: indented, or without characters beyond ASCII. A second pass, so that the first has
//! nothing to do for it.

/// Compact JSON with every entry and item on a line of its own; what is empty stays on its line.
pub(super) fn indented(json: &[u8], indent: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len() * 2);
    let (mut depth, mut within, mut escaped) = (0usize, false, false);
    let mut before = 0;
    for byte in json.iter().copied() {
        if within {
            within = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            out.push(byte);
            before = byte;
            continue;
        }
        match byte {
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if !matches!(before, b'{' | b'[') {
                    line(&mut out, depth * indent);
                }
                out.push(byte);
            }
            _ => {
                if matches!(before, b'{' | b'[') {
                    line(&mut out, depth * indent);
                }
                out.push(byte);
                match byte {
                    b'{' | b'[' => depth += 1,
                    b',' => line(&mut out, depth * indent),
                    b':' => out.push(b' '),
                    b'"' => within = true,
                    _ => {}
                }
            }
        }
        before = byte;
    }
    out
}

fn line(out: &mut Vec<u8>, blanks: usize) {
    out.push(b'\n');
    out.resize(out.len() + blanks, b' ');
}

/// JSON with escapes in place of characters beyond ASCII, which stand in strings only.
pub(super) fn ascii(json: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len() + json.len() / 2);
    let mut units = [0; 2];
    for character in json.chars() {
        if character.is_ascii() {
            out.push(character as u8);
            continue;
        }
        for unit in character.encode_utf16(&mut units) {
            out.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{ascii, indented};

    #[test]
    fn json_is_indented_as_in_the_reference() {
        let json = r#"{"a":[],"b":{},"c":[1,{"d":"[\"{,:"}],"e":"\\"}"#;
        let found = String::from_utf8(indented(json.as_bytes(), 2)).unwrap();
        let expected = "{\n  \"a\": [],\n  \"b\": {},\n  \"c\": [\n    1,\n    {\n      \"d\": \"[\\\"{,:\"\n    \
                        }\n  ],\n  \"e\": \"\\\\\"\n}";
        assert_eq!(found, expected);
        assert_eq!(indented(b"\"{\"", 4), b"\"{\"");
    }

    #[test]
    fn characters_beyond_ascii_become_escapes() {
        assert_eq!(ascii("\"\u{e9}\u{1f600}a\u{7f}\""), b"\"\\u00e9\\ud83d\\ude00a\x7f\"");
    }
}
