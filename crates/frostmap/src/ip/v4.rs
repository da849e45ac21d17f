//! Addresses of IPv4: four octets.

use super::repr;

/// The bits of an address.
pub(super) fn address(text: &str) -> Result<u32, String> {
    if text.is_empty() {
        return Err("Address cannot be empty".to_owned());
    }
    if text.split('.').count() != 4 {
        return Err(format!("Expected 4 octets in {}", repr(text)));
    }
    let in_text = |what: String| format!("{what} in {}", repr(text));
    text.split('.').try_fold(0, |bits, part| Ok(bits << 8 | octet(part).map_err(in_text)?))
}

fn octet(text: &str) -> Result<u32, String> {
    if text.is_empty() {
        return Err("Empty octet not permitted".to_owned());
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("Only decimal digits permitted in {}", repr(text)));
    }
    if text.len() > 3 {
        return Err(format!("At most 3 characters permitted in {}", repr(text)));
    }
    if text.len() > 1 && text.starts_with('0') {
        return Err(format!("Leading zeros are not permitted in {}", repr(text)));
    }
    match text.parse() {
        Ok(octet @ 0..=255) => Ok(octet),
        _ => Err(format!("Octet {text} (> 255) not permitted")),
    }
}

pub(super) fn written(bits: u32) -> String {
    std::net::Ipv4Addr::from_bits(bits).to_string()
}
