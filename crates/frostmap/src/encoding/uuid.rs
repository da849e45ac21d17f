//! UUIDs as text: which forms are read, and what is said of others, is as in the version of the `uuid` crate that
//! pydantic has. Its words are part of pydantic's errors, and later versions have others.

use std::fmt;

/// Where the groups of a UUID start, and behind the last.
const STARTS: [usize; 6] = [0, 9, 14, 19, 24, 37];

/// The 128 bits of a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Uuid(u128);

/// Why a text is no UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UuidFault {
    Character { character: char, at: usize },
    Length(usize),
    GroupCount(usize),
    GroupLength { group: usize, length: usize },
}

impl Uuid {
    /// Reads a UUID: 32 digits, or with hyphens and then perhaps in braces or behind `urn:uuid:`.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub(crate) fn parse(text: &str) -> Result<Self, UuidFault> {
        let inner = match text.len() {
            32 => return digits(text).ok_or_else(|| fault(text, false)),
            36 => Some(text),
            38 => text.strip_prefix('{').and_then(|text| text.strip_suffix('}')),
            45 => text.strip_prefix("urn:uuid:"),
            _ => None,
        };
        let Some(inner) = inner else { return Err(fault(text, false)) };
        let hyphens =
            STARTS.iter().skip(1).take(4).all(|start| inner.as_bytes().get(start - 1) == Some(&b'-'));
        let found = if hyphens { digits(&inner.replace('-', "")) } else { None };
        found.ok_or_else(|| fault(inner, true))
    }

    /// The version, if it is of the variant that has versions.
    pub(crate) fn version(self) -> Option<u32> {
        (self.0 >> 62 & 3 == 2).then_some((self.0 >> 76 & 0xF) as u32)
    }
}

/// 32 digits and nothing else.
fn digits(text: &str) -> Option<Uuid> {
    let valid = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if valid { u128::from_str_radix(text, 16).ok().map(Uuid) } else { None }
}

/// With hyphens and in small letters.
impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0;
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            bits >> 96,
            bits >> 80 & 0xFFFF,
            bits >> 64 & 0xFFFF,
            bits >> 48 & 0xFFFF,
            bits & 0xFFFF_FFFF_FFFF
        )
    }
}

/// What is wrong with a text that is no UUID, of which it may be known that it should have hyphens.
#[cold]
fn fault(text: &str, hyphenated: bool) -> UuidFault {
    const LONGEST: usize = 45;
    if text.is_empty() || text.len() > LONGEST {
        return UuidFault::Length(text.len());
    }
    let braced = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    let (inner, start, mut grouped) = match (braced, text.strip_prefix("urn:uuid:")) {
        _ if hyphenated => (text, 0, true),
        (Some(inner), _) => (inner, 1, true),
        (None, Some(inner)) => (inner, text.len() - inner.len(), true),
        (None, None) => (text, 0, false),
    };
    let mut hyphens = Vec::new();
    for (at, character) in inner.char_indices() {
        // As in the reference, only the lowest byte of a character is looked at.
        match u32::from(character) as u8 {
            b'-' => {
                grouped = true;
                hyphens.push(at);
            }
            byte if byte.is_ascii_hexdigit() => {}
            _ => return UuidFault::Character { character, at: at + start },
        }
    }
    if !grouped {
        return UuidFault::Length(text.len());
    }
    if hyphens.len() != 4 {
        return UuidFault::GroupCount(hyphens.len() + 1);
    }
    for (group, (at, ends)) in hyphens.iter().zip(STARTS.windows(2)).enumerate() {
        if let [start, end] = ends
            && at + 1 != *end
        {
            return UuidFault::GroupLength { group, length: at.saturating_sub(*start) };
        }
    }
    UuidFault::GroupLength { group: 4, length: text.len().saturating_sub(24) }
}

impl fmt::Display for UuidFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character { character, at } => write!(f, "invalid character: found `{character}` at {at}"),
            Self::Length(length) => write!(f, "invalid length: found {length}"),
            Self::GroupCount(count) => write!(f, "invalid group count: expected 5, found {count}"),
            Self::GroupLength { group, length } => {
                let expected = [8, 4, 4, 4, 12].get(*group).copied().unwrap_or_default();
                write!(f, "invalid group length in group {group}: expected {expected}, found {length}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Uuid;

    const TEXT: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

    #[test]
    fn four_forms_are_read() {
        let forms =
            [TEXT.to_owned(), TEXT.replace('-', ""), format!("{{{TEXT}}}"), format!("urn:uuid:{TEXT}")];
        for form in forms {
            let uuid = Uuid::parse(&form.to_uppercase().replace("URN:UUID", "urn:uuid")).unwrap();
            assert_eq!((uuid.to_string().as_str(), uuid.version()), (TEXT, Some(4)));
        }
        assert_eq!(Uuid::parse(&"0".repeat(32)).unwrap().version(), None);
    }

    #[test]
    fn faults_are_told_as_in_pydantic() {
        let cases = [
            ("", "invalid length: found 0"),
            ("12345678123456781234567812345678x", "invalid character: found `x` at 32"),
            ("1234", "invalid length: found 4"),
            ("\u{1F642}", "invalid length: found 4"),
            ("67e55044-10b1-426f-9247-bb680e5fe0c", "invalid group length in group 4: expected 12, found 11"),
            ("67e5504-10b1-426f-9247-bb680e5fe0c8", "invalid group length in group 0: expected 8, found 7"),
            ("67e55044-10b1-426f-9247", "invalid group count: expected 5, found 4"),
            ("{67e5504410b1426f9247bb680e5fe0c8}", "invalid group count: expected 5, found 1"),
            ("{67e55044-10b1-426f-9247-bb680e5fe0cg}", "invalid character: found `g` at 35"),
            ("ug", "invalid character: found `u` at 0"),
        ];
        for (text, expected) in cases {
            assert_eq!(Uuid::parse(text).unwrap_err().to_string(), expected, "{text}");
        }
    }
}
