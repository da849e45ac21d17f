//! Decimals: fixed notation and percentages, rounded half to even, and their own text.

use super::number::laid_out;
use super::spec::Spec;

/// A decimal, from its text; none where the specification asks for what is not known here.
pub(super) fn format(text: &str, spec: &Spec) -> Option<String> {
    let (negative, size) = match text.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, text),
    };
    if !size.starts_with(|first: char| first.is_ascii_digit()) || spec.alternate || spec.no_negative_zero {
        return None;
    }
    let (digits, exponent) = parts(size)?;
    let (digits, exponent, behind) = match spec.kind {
        None if spec.precision.is_none() && spec.group.is_none() => {
            return Some(laid_out(size, "", negative, spec));
        }
        Some('f' | 'F') => (digits, exponent, ""),
        Some('%') => (digits, exponent + 2, "%"),
        _ => return None,
    };
    let (digits, exponent) = match spec.precision {
        Some(precision) => rounded(digits, exponent, -i64::try_from(precision).ok()?)?,
        None => (digits, exponent),
    };
    let shown = fixed(&digits, exponent)?;
    Some(laid_out(&shown, behind, negative, spec))
}

/// Digits and the power of ten of the last of them.
fn parts(size: &str) -> Option<(String, i64)> {
    let (mantissa, exponent) = size.split_once(['E', 'e']).unwrap_or((size, "0"));
    let exponent: i64 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let places = i64::try_from(fraction.len()).ok()?;
    Some((format!("{whole}{fraction}"), exponent.checked_sub(places)?))
}

/// The number with its last digit at a power of ten: rounded, or with zeros behind it.
fn rounded(digits: String, exponent: i64, wanted: i64) -> Option<(String, i64)> {
    const MOST: i64 = 1 << 20;
    let more = exponent.checked_sub(wanted)?;
    if more.abs() > MOST {
        return None;
    }
    if more >= 0 {
        let zeros = "0".repeat(usize::try_from(more).ok()?);
        return Some((digits + &zeros, wanted));
    }
    let cut = usize::try_from(-more).ok()?;
    let padded = format!("{}{digits}", "0".repeat((cut + 1).saturating_sub(digits.len())));
    let (kept, dropped) = padded.split_at_checked(padded.len() - cut)?;
    let half =
        dropped.bytes().next().map(|first| (first, dropped.bytes().skip(1).any(|digit| digit != b'0')));
    let odd = kept.bytes().next_back().is_some_and(|digit| digit % 2 == 1);
    let up = match half {
        Some((first, rest)) => first > b'5' || first == b'5' && (rest || odd),
        None => false,
    };
    Some((if up { incremented(kept) } else { kept.to_owned() }, wanted))
}

fn incremented(digits: &str) -> String {
    let mut out: Vec<u8> = digits.bytes().collect();
    for digit in out.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return String::from_utf8(out).unwrap_or_default();
        }
        *digit = b'0';
    }
    format!("1{}", String::from_utf8(out).unwrap_or_default())
}

fn fixed(digits: &str, exponent: i64) -> Option<String> {
    const MOST: i64 = 1 << 20;
    if exponent.abs() > MOST {
        return None;
    }
    if exponent >= 0 {
        let text = format!("{digits}{}", "0".repeat(usize::try_from(exponent).ok()?));
        return Some(without_zeros(&text).to_owned());
    }
    let places = usize::try_from(-exponent).ok()?;
    let padded = format!("{}{digits}", "0".repeat((places + 1).saturating_sub(digits.len())));
    let (whole, fraction) = padded.split_at_checked(padded.len() - places)?;
    Some(format!("{}.{fraction}", without_zeros(whole)))
}

/// Digits without zeros before them.
fn without_zeros(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}
