//! Addresses with masks: interfaces and networks.

use super::{Address, Form, Version, repr, v4};

/// An address and how many of its bits are those of its network.
#[derive(Debug)]
pub(super) struct Masked {
    pub(super) address: Address,
    pub(super) prefix: u32,
}

impl Masked {
    pub(super) fn of_text(version: Version, form: Form, text: &str) -> Result<Self, String> {
        let (address, mask) = match text.split_once('/') {
            None => (text, None),
            Some((_, mask)) if mask.contains('/') => {
                return Err(format!("Only one '/' permitted in {}", repr(text)));
            }
            Some((address, mask)) => (address, Some(mask)),
        };
        let address = version.address(address)?;
        let prefix = match mask {
            Some(mask) => {
                prefix(version, mask).ok_or_else(|| format!("{} is not a valid netmask", repr(mask)))?
            }
            None => version.length(),
        };
        let masked = Self { address, prefix };
        if form == Form::Network && masked.has_host_bits(version) {
            return Err(format!("{} has host bits set", masked.written(version)));
        }
        Ok(masked)
    }

    fn has_host_bits(&self, version: Version) -> bool {
        let hosts = version.length() - self.prefix;
        let network = self.address.bits.checked_shr(hosts).unwrap_or(0);
        network.checked_shl(hosts).unwrap_or(0) != self.address.bits
    }

    pub(super) fn written(&self, version: Version) -> String {
        format!("{}/{}", version.written(&self.address), self.prefix)
    }
}

/// How many bits a mask has: digits, or in IPv4 the bits themselves, of the network or of its hosts.
fn prefix(version: Version, mask: &str) -> Option<u32> {
    let digits = mask.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(prefix) = mask.parse().ok().filter(|prefix| digits && *prefix <= version.length()) {
        return Some(prefix);
    }
    if version == Version::V6 {
        return None;
    }
    let bits = v4::address(mask).ok()?;
    let ones = |bits: u32| bits.leading_ones() + bits.trailing_zeros() >= 32;
    let leading = |bits: u32| ones(bits).then_some(bits.leading_ones());
    leading(bits).or_else(|| leading(!bits))
}
