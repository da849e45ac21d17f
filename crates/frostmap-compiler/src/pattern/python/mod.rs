//! Expressions of Python's `re` in the syntax of the regex crate, where they mean the same on every text.
//! Everything else is refused by name: a pattern that is nearly the same would let through what Python does not.

mod class;
mod flags;
mod parse;
mod write;

use flags::Flags;

/// The expression that a search finds something for wherever `re.search` does.
///
/// # Errors
/// What cannot be translated, in a few words.
pub(super) fn translate(text: &str, flags: i64) -> Result<String, String> {
    let tree = parse::parse(text, Flags::of_number(flags)?)?;
    write::expression(&tree)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::translate;

    #[test]
    fn what_means_the_same_is_translated() {
        let cases = [
            ("abc", 0, "abc"),
            ("(?P<year>[0-9]{4})-?$", 32, r"(?:[0-9]{4})\x{2D}?\n?\z"),
            ("^a|b$", 0, r"\Aa|b\n?\z"),
            ("(a|b$)", 0, r"(?:a|b\n?\z)"),
            ("^a$", 8, "(?m:^)a(?m:$)"),
            (r"\Aa\Z", 0, r"\Aa\z"),
            (r"\d\w\s", 0, r"\d[\p{L}\p{N}_][\s\x1C-\x1F]"),
            (r"\d\w[\s-]", 256, r"[0-9][0-9A-Za-z_][[\t-\r ]\x{2D}]"),
            ("sun", 2, r"[sS\u{17F}][uU][nN]"),
            ("(?a)s", 2, "[sS]"),
            ("[]a-c^-]", 0, r"[\x{5D}a-c\x{5E}\x{2D}]"),
            ("[^i]", 2, r"[^iI\u{130}\u{131}]"),
            ("a{,3}b{2}?c{x}", 0, r"a{0,3}b{2}?c\x{7B}x\x{7D}"),
            ("(?x) a b # c\n d", 0, "abd"),
            ("(?i:a)(?s:.).", 0, r"(?:[aA])(?:(?s:.))[^\n]"),
            (r"\bfoo\b", 256, r"(?-u:\b)foo(?-u:\b)"),
            (r"\x41\u00e9\n\.", 0, r"Aé\x{A}\x{2E}"),
        ];
        for (text, flags, expected) in cases {
            assert_eq!(translate(text, flags).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_refused_is_named() {
        let cases = [
            (r"(a)\1", "the back-reference `\\1`"),
            ("(?P<a>b)(?P=a)", "a back-reference by name"),
            ("(?=a)", "look-ahead"),
            ("(?!a)", "look-ahead"),
            ("(?<=a)", "look-behind"),
            ("(?<!a)", "look-behind"),
            ("(?>a)", "an atomic group"),
            ("a*+", "a possessive repetition"),
            ("(a)?(?(1)b|c)", "a condition"),
            (r"\bfoo", "`\\b` without the flag ASCII, which looks at letters as Python knows them"),
            (r"\Bfoo", "`\\B`"),
            ("a$b", "`$` before the end, where it looks ahead"),
            ("(a$)*", "`$` before the end, where it looks ahead"),
            ("(?i)é", "a letter beyond ASCII in any case"),
            ("(?i)[a-é]", "a letter beyond ASCII in any case"),
            ("(?L)a", "the flag LOCALE"),
            (r"\N{DIGIT ONE}", "a character by name"),
            (r"\q", "the escape `\\q`, which Python does not have"),
            ("(a", "an unclosed group"),
            ("a)", "a `)` that closes nothing"),
            ("[a", "an unclosed class"),
            ("[b-a]", "a range that ends before it starts"),
            ("*a", "a repetition of nothing"),
            ("a**", "a repetition of a repetition"),
            ("^*", "a repetition of nothing"),
            ("a{3,2}", "a repetition that ends before it starts"),
            ("a(?i)b", "flags that are not at the start"),
            ("(?P<1>a)", "a group name that is none"),
            ("(?P<a>b)(?P<a>c)", "a group name that comes twice"),
        ];
        for (text, reason) in cases {
            assert_eq!(
                translate(text, 0).map_err(|error| error.to_string()),
                Err(reason.to_owned()),
                "{text}"
            );
        }
        assert_eq!(translate("a", 4), Err("the flag LOCALE".to_owned()));
    }

    /// Random expressions on the same texts, and what Python's `re.search` says; written by
    /// `tests/oracle/python_patterns.py`.
    #[test]
    fn random_expressions_are_answered_as_python_does() {
        let recorded: Value =
            serde_json::from_str(include_str!("../../../tests/python_patterns.json")).expect("JSON");
        let texts: Vec<&str> = items(&recorded["texts"]).iter().filter_map(Value::as_str).collect();
        let (mut translated, mut refused) = (0, 0);
        for expression in items(&recorded["expressions"]) {
            let (text, flags) =
                (expression["pattern"].as_str().unwrap_or_default(), expression["flags"].as_i64());
            let found = translate(text, flags.unwrap_or(0));
            let Some(answers) = expression["answers"].as_str() else {
                assert!(found.is_err(), "Python does not take `{text}`");
                continue;
            };
            let Ok(found) = found else {
                refused += 1;
                continue;
            };
            let regex = regex::Regex::new(&found).expect("what is translated can be compiled");
            let own: String = texts.iter().map(|text| if regex.is_match(text) { '1' } else { '0' }).collect();
            assert_eq!(own, answers, "`{text}` with flags {flags:?} as `{found}`, on {texts:?}");
            translated += 1;
        }
        assert!(translated > 600 && refused < translated / 2, "{translated} translated, {refused} refused");
    }

    fn items(value: &Value) -> &[Value] {
        value.as_array().map(Vec::as_slice).unwrap_or_default()
    }
}
