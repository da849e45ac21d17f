//! The functions and classes of IP addresses, interfaces and networks.

use frostmap_format::Function as Known;

use crate::schema::{Function, Kind, KnownFunction, Position, Schema};

/// Functions that take any value.
const OF_ANY: [(&str, Known); 9] = [
    ("pydantic._internal._validators.ip_v4_address_validator", Known::Ipv4Address),
    ("pydantic._internal._validators.ip_v4_interface_validator", Known::Ipv4Interface),
    ("pydantic._internal._validators.ip_v4_network_validator", Known::Ipv4Network),
    ("pydantic._internal._validators.ip_v6_address_validator", Known::Ipv6Address),
    ("pydantic._internal._validators.ip_v6_interface_validator", Known::Ipv6Interface),
    ("pydantic._internal._validators.ip_v6_network_validator", Known::Ipv6Network),
    ("pydantic.networks.IPvAnyAddress._validate", Known::IpAnyAddress),
    ("pydantic.networks.IPvAnyInterface._validate", Known::IpAnyInterface),
    ("pydantic.networks.IPvAnyNetwork._validate", Known::IpAnyNetwork),
];

/// Classes that are made of texts.
const OF_TEXT: [(&str, Known); 6] = [
    ("ipaddress.IPv4Address", Known::Ipv4Address),
    ("ipaddress.IPv4Interface", Known::Ipv4Interface),
    ("ipaddress.IPv4Network", Known::Ipv4Network),
    ("ipaddress.IPv6Address", Known::Ipv6Address),
    ("ipaddress.IPv6Interface", Known::Ipv6Interface),
    ("ipaddress.IPv6Network", Known::Ipv6Network),
];

/// What stands for a function that makes an address, if it is one.
pub(super) fn address(kind: &str, function: &Function, at: Position) -> Option<Schema> {
    let bare = function.function.args.is_empty() && function.function.kwargs.is_empty();
    let find = |known: &[(&str, Known)]| {
        known.iter().find(|(name, _)| bare && *name == &*function.function.name).map(|(_, known)| *known)
    };
    let known = match (kind, function.schema.as_deref()) {
        ("function-plain", None) => KnownFunction { function: find(&OF_ANY)?, schema: None },
        ("function-after", Some(inner)) if matches!(&inner.kind, Kind::Str(str) if !str.path) => {
            KnownFunction { function: find(&OF_TEXT)?, schema: Some(Box::new(inner.clone())) }
        }
        _ => return None,
    };
    Some(Schema::new(Kind::KnownFunction(Box::new(known)), at))
}
