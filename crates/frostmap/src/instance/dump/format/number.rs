//! Integers and floats.

use super::spec::{Align, Spec};
use crate::number::float_to_python;

/// An integer, as its digits with a sign.
pub(super) fn integer(text: &str, spec: &Spec) -> Option<String> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (prefix, shown) = match spec.kind {
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            let value: f64 = text.parse().ok()?;
            return if value.is_finite() { float(value, spec) } else { None };
        }
        None | Some('d' | 'n') => ("", digits.to_owned()),
        Some('b') => ("0b", in_base(digits, 2)?),
        Some('o') => ("0o", in_base(digits, 8)?),
        Some('x') => ("0x", in_base(digits, 16)?),
        Some('X') => ("0X", in_base(digits, 16)?.to_uppercase()),
        Some('c') if spec.sign.is_none() && !spec.alternate && !negative && spec.group.is_none() => {
            let character = char::from_u32(digits.parse().ok()?)?;
            return spec.precision.is_none().then(|| spec.padded(&character.to_string(), "", Align::Left));
        }
        _ => return None,
    };
    let size = if prefix.is_empty() { 3 } else { 4 };
    let allowed = match spec.group {
        Some(',') => prefix.is_empty() && spec.kind != Some('n'),
        Some(_) => spec.kind != Some('n'),
        None => true,
    };
    if spec.precision.is_some() || spec.no_negative_zero || !allowed {
        return None;
    }
    let prefix = if spec.alternate { prefix } else { "" };
    let sign = format!("{}{prefix}", sign(negative, spec));
    let shown = grouped(&shown, size, spec, sign.len());
    Some(spec.padded(&shown, &sign, Align::Right))
}

/// A float.
pub(super) fn float(value: f64, spec: &Spec) -> Option<String> {
    let kind = spec.kind.unwrap_or('r');
    if kind == 'n' && spec.group.is_some()
        || !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%' | 'r')
    {
        return None;
    }
    let value = if kind == '%' { value * 100.0 } else { value };
    let (size, mut negative) = (value.abs(), value.is_sign_negative() && !value.is_nan());
    let precision = spec.precision.unwrap_or(6);
    let mut shown = if size.is_finite() {
        match kind {
            'e' | 'E' => exponent(size, precision, spec.alternate),
            'f' | 'F' | '%' => with_point(format!("{size:.precision$}"), spec.alternate),
            'r' if spec.precision.is_none() => shortest(size, spec.alternate),
            kind => general(size, precision.max(1), spec.alternate, kind == 'r'),
        }
    } else if size.is_nan() {
        "nan".to_owned()
    } else {
        "inf".to_owned()
    };
    if spec.no_negative_zero && size.is_finite() && !shown.bytes().any(|digit| matches!(digit, b'1'..=b'9')) {
        negative = false;
    }
    if kind.is_ascii_uppercase() {
        shown.make_ascii_uppercase();
    }
    let percent = if kind == '%' { "%" } else { "" };
    Some(laid_out(&shown, percent, negative, spec))
}

/// A number's text with its sign, its digits before the point grouped, up to the width.
pub(super) fn laid_out(shown: &str, behind: &str, negative: bool, spec: &Spec) -> String {
    let sign = sign(negative, spec);
    let whole = shown.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, rest) = shown.split_at_checked(whole).unwrap_or((shown, ""));
    let taken = sign.len() + rest.len() + behind.len();
    let whole = if whole.is_empty() { String::new() } else { grouped(whole, 3, spec, taken) };
    spec.padded(&format!("{whole}{rest}{behind}"), sign, Align::Right)
}

fn sign(negative: bool, spec: &Spec) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        (false, _) => "",
    }
}

/// Digits with a mark between groups, with zeros before them where the width wants them.
fn grouped(digits: &str, size: usize, spec: &Spec, taken: usize) -> String {
    let Some(mark) = spec.group else { return digits.to_owned() };
    let room = spec.room(taken);
    let mut out: Vec<char> = Vec::new();
    let mut count = 0;
    let mut left = digits.chars().rev();
    loop {
        let digit = left.next();
        if digit.is_none() && out.len() >= room {
            break;
        }
        if count > 0 && count % size == 0 {
            out.push(mark);
        }
        out.push(digit.unwrap_or('0'));
        count += 1;
    }
    out.into_iter().rev().collect()
}

fn with_point(mut text: String, alternate: bool) -> String {
    if alternate && !text.contains('.') {
        text.push('.');
    }
    text
}

/// Mantissa and exponent; the exponent has at least two digits.
fn exponent(size: f64, precision: usize, alternate: bool) -> String {
    let text = format!("{size:.precision$e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    format!("{}e{exponent:+03}", with_point(mantissa.to_owned(), alternate))
}

/// As many digits as the precision says, in the shorter notation; one that is not `g` has a point at least.
fn general(size: f64, precision: usize, alternate: bool, pointed: bool) -> String {
    let text = format!("{size:.*e}", precision - 1);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i64 = exponent.parse().unwrap_or_default();
    let most = i64::try_from(precision).unwrap_or(i64::MAX) - i64::from(pointed);
    if exponent < -4 || exponent >= most {
        return format!("{}e{exponent:+03}", trimmed(mantissa, alternate));
    }
    let places = usize::try_from(i64::try_from(precision).unwrap_or(i64::MAX) - 1 - exponent).unwrap_or(0);
    let text = trimmed(&format!("{size:.places$}"), alternate);
    if pointed && !text.contains('.') { format!("{text}.0") } else { text }
}

fn trimmed(text: &str, alternate: bool) -> String {
    if alternate {
        return with_point(text.to_owned(), true);
    }
    if !text.contains('.') {
        return text.to_owned();
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The digits that tell it from other floats.
fn shortest(size: f64, alternate: bool) -> String {
    let text = float_to_python(size);
    match text.split_once('e') {
        Some((mantissa, exponent)) if alternate && !mantissa.contains('.') => {
            format!("{mantissa}.e{exponent}")
        }
        _ => text,
    }
}

/// Decimal digits in another base.
fn in_base(digits: &str, base: u32) -> Option<String> {
    let mut left: Vec<u32> = digits.chars().map(|digit| digit.to_digit(10)).collect::<Option<_>>()?;
    let mut out = Vec::new();
    loop {
        let mut rest = 0;
        for digit in &mut left {
            let value = rest * 10 + *digit;
            *digit = value / base;
            rest = value % base;
        }
        out.push(char::from_digit(rest, base)?);
        if left.iter().all(|digit| *digit == 0) {
            break;
        }
    }
    Some(out.into_iter().rev().collect())
}
