//! IP addresses, interfaces and networks as Python's `ipaddress` reads and writes them, with its words for what is wrong.
//! Its grammar is not that of `std::net`: addresses of IPv6 have scopes of any text, networks have masks of three forms.
#![forbid(unsafe_code)]

mod network;
mod v4;
mod v6;

use network::Masked;

use crate::number::Int;

/// Which addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Version {
    V4,
    V6,
}

/// What of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Address,
    /// An address in a network.
    Interface,
    /// A network, whose address has no bits of hosts.
    Network,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Address {
    bits: u128,
    /// What stands behind a percent sign in an address of IPv6.
    scope: Option<String>,
}

impl Version {
    /// How many bits its addresses have.
    fn length(self) -> u32 {
        match self {
            Self::V4 => 32,
            Self::V6 => 128,
        }
    }

    fn address(self, text: &str) -> Result<Address, String> {
        match self {
            Self::V4 => v4::address(text).map(|bits| Address { bits: bits.into(), scope: None }),
            Self::V6 => v6::address(text),
        }
    }

    fn written(self, address: &Address) -> String {
        match self {
            Self::V4 => v4::written(address.bits as u32),
            Self::V6 => v6::written(address),
        }
    }
}

impl Form {
    /// What a text says, as it is written.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn of_text(self, version: Version, text: &str) -> Result<String, String> {
        if self != Self::Address {
            return Masked::of_text(version, self, text).map(|masked| masked.written(version));
        }
        if text.contains('/') {
            return Err(format!("Unexpected '/' in {}", repr(text)));
        }
        version.address(text).map(|address| version.written(&address))
    }

    /// What an integer says, as it is written; nothing where it is out of range.
    pub(crate) fn of_int(self, version: Version, int: &Int<'_>) -> Option<String> {
        let bits = match int {
            Int::I64(bits) => u128::try_from(*bits).ok()?,
            Int::Big(digits) => digits.parse().ok()?,
        };
        if version == Version::V4 && bits > u32::MAX.into() {
            return None;
        }
        let address = Address { bits, scope: None };
        Some(match self {
            Self::Address => version.written(&address),
            _ => Masked { address, prefix: version.length() }.written(version),
        })
    }
}

/// A text as Python's `repr` shows it.
fn repr(text: &str) -> String {
    crate::errors::python_repr(text)
}

#[cfg(test)]
mod tests {
    use super::{Form, Version};
    use crate::number::Int;

    #[test]
    fn texts_are_read_as_by_ipaddress() {
        use {Form::*, Version::*};
        let cases = [
            (V4, Address, "1.2.3.4", Ok("1.2.3.4")),
            (V4, Address, "01.2.3.4", Err("Leading zeros are not permitted in '01' in '01.2.3.4'")),
            (V4, Address, "1.2.3", Err("Expected 4 octets in '1.2.3'")),
            (V4, Address, "1.2.3.4/8", Err("Unexpected '/' in '1.2.3.4/8'")),
            (V4, Address, "1.2.3.256", Err("Octet 256 (> 255) not permitted in '1.2.3.256'")),
            (V4, Network, "10.0.0.0/255.0.0.0", Ok("10.0.0.0/8")),
            (V4, Network, "10.0.0.0/0.255.255.255", Ok("10.0.0.0/8")),
            (V4, Network, "10.0.0.1/8", Err("10.0.0.1/8 has host bits set")),
            (V4, Network, "10.0.0.0/255.0.255.0", Err("'255.0.255.0' is not a valid netmask")),
            (V4, Interface, "10.0.0.1/08", Ok("10.0.0.1/8")),
            (V4, Interface, "10.0.0.1", Ok("10.0.0.1/32")),
            (V6, Address, "1:0:0:2:0:0:0:3", Ok("1:0:0:2::3")),
            (V6, Address, "::FFFF:1.2.3.4", Ok("::ffff:102:304")),
            (V6, Address, "fe80::1%eth0", Ok("fe80::1%eth0")),
            (V6, Address, "::1%", Err("Invalid IPv6 address: \"'::1%'\"")),
            (V6, Network, "fe80::%eth0/64", Ok("fe80::%eth0/64")),
            (V6, Network, "fe80::/ffff::", Err("'ffff::' is not a valid netmask")),
        ];
        for (version, form, text, expected) in cases {
            let found = form.of_text(version, text);
            assert_eq!(found.as_deref(), expected.map_err(str::to_owned).as_deref(), "{text}");
        }
    }

    #[test]
    fn integers_are_addresses() {
        let of = |version, form: Form, digits| form.of_int(version, &Int::from_canonical(digits));
        assert_eq!(of(Version::V4, Form::Address, "16909060").as_deref(), Some("1.2.3.4"));
        assert_eq!(of(Version::V4, Form::Network, "0").as_deref(), Some("0.0.0.0/32"));
        assert_eq!(of(Version::V4, Form::Address, "4294967296"), None);
        assert_eq!(of(Version::V6, Form::Address, "4294967296").as_deref(), Some("::1:0:0"));
        assert_eq!(of(Version::V6, Form::Address, "-1"), None);
        assert_eq!(of(Version::V6, Form::Address, "340282366920938463463374607431768211456"), None);
    }
}
