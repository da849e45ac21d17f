//! Text of an archive in a listing: quoted or plain, control characters escaped, so that a line stays a line.

/// Text in double quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            _ => push_visible(&mut out, letter),
        }
    }
    out.push('"');
    out
}

/// Text as it is, for names and JSON.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|letter| push_visible(&mut out, letter));
    out
}

fn push_visible(out: &mut String, letter: char) {
    match letter {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        // Line separators and bidirectional marks would make the text look like another one.
        '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            out.extend(letter.escape_unicode());
        }
        letter if letter.is_control() => out.extend(letter.escape_unicode()),
        letter => out.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, quoted};

    #[test]
    fn a_line_stays_a_line() {
        assert_eq!(quoted("a\"b\\c\nd"), "\"a\\\"b\\\\c\\nd\"");
        assert_eq!(plain("é\u{1b}[31m\u{202e}"), "é\\u{1b}[31m\\u{202e}");
    }
}
