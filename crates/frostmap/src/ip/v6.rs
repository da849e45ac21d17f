//! Addresses of IPv6: eight groups of digits, of which a run of zeros may be left out, and a scope.

use super::{Address, repr, v4};

/// Groups of 16 bits.
const GROUPS: usize = 8;

pub(super) fn address(text: &str) -> Result<Address, String> {
    let (digits, scope) = match text.split_once('%') {
        None => (text, None),
        Some((_, scope)) if scope.is_empty() || scope.contains('%') => {
            return Err(format!("Invalid IPv6 address: \"{}\"", repr(text)));
        }
        Some((digits, scope)) => (digits, Some(scope.to_owned())),
    };
    Ok(Address { bits: bits(digits)?, scope })
}

fn bits(text: &str) -> Result<u128, String> {
    let wrong = |what: &str| Err(format!("{what} in {}", repr(text)));
    if text.is_empty() {
        return Err("Address cannot be empty".to_owned());
    }
    let mut parts: Vec<String> = text.split(':').map(str::to_owned).collect();
    if parts.len() < 3 {
        return wrong("At least 3 parts expected");
    }
    if let Some(last) = parts.pop_if(|last| last.contains('.')) {
        let bits = match v4::address(&last) {
            Ok(bits) => bits,
            Err(what) => return wrong(&what),
        };
        parts.extend([bits >> 16, bits & 0xffff].map(|group| format!("{group:x}")));
    }
    if parts.len() > GROUPS + 1 {
        return wrong("At most 8 colons permitted");
    }
    let leads = parts.first().is_some_and(String::is_empty);
    let trails = parts.last().is_some_and(String::is_empty);
    let inside = parts.get(1..parts.len().saturating_sub(1)).unwrap_or_default();
    let mut skips = inside.iter().enumerate().filter(|(_, part)| part.is_empty());
    let skip = skips.next().map(|(index, _)| index + 1);
    if skips.next().is_some() {
        return wrong("At most one '::' permitted");
    }
    let (high, low) = match skip {
        Some(skip) => {
            let high = skip - usize::from(leads);
            let low = parts.len() - skip - 1 - usize::from(trails);
            if leads && high > 0 {
                return wrong("Leading ':' only permitted as part of '::'");
            }
            if trails && low > 0 {
                return wrong("Trailing ':' only permitted as part of '::'");
            }
            if high + low >= GROUPS {
                return wrong("Expected at most 7 other parts with '::'");
            }
            (high, low)
        }
        None if parts.len() != GROUPS => return wrong("Exactly 8 parts expected without '::'"),
        None if leads => return wrong("Leading ':' only permitted as part of '::'"),
        None if trails => return wrong("Trailing ':' only permitted as part of '::'"),
        None => (GROUPS, 0),
    };
    let groups = |bits: u128, parts: &[String]| {
        parts.iter().try_fold(bits, |bits, part| Ok::<_, String>(bits << 16 | group(part)?))
    };
    let above = groups(0, parts.get(..high).unwrap_or_default());
    let all = above.and_then(|above| {
        let skipped = 16 * (GROUPS - high - low) as u32;
        let above = above.checked_shl(skipped).unwrap_or(0);
        groups(above, parts.get(parts.len() - low..).unwrap_or_default())
    });
    all.or_else(|what| wrong(&what))
}

fn group(text: &str) -> Result<u128, String> {
    if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(format!("Only hex digits permitted in {}", repr(text)));
    }
    if text.len() > 4 {
        return Err(format!("At most 4 characters permitted in {}", repr(text)));
    }
    // An empty one is part of `::`, and so never here.
    u128::from_str_radix(text, 16).map_err(|_| format!("Only hex digits permitted in {}", repr(text)))
}

/// The address with its longest run of zeros left out, the first of several.
pub(super) fn written(address: &Address) -> String {
    let groups: Vec<u16> = (0..GROUPS).rev().map(|group| (address.bits >> (16 * group)) as u16).collect();
    let (mut start, mut length) = (0, 0);
    for from in 0..GROUPS {
        let zeros = groups.iter().skip(from).take_while(|group| **group == 0).count();
        if zeros > length {
            (start, length) = (from, zeros);
        }
    }
    let hex = |groups: &[u16]| groups.iter().map(|group| format!("{group:x}")).collect::<Vec<_>>().join(":");
    let mut text = if length > 1 {
        let before = hex(groups.get(..start).unwrap_or_default());
        format!("{before}::{}", hex(groups.get(start + length..).unwrap_or_default()))
    } else {
        hex(&groups)
    };
    if let Some(scope) = &address.scope {
        text.push('%');
        text.push_str(scope);
    }
    text
}
