//! Functions of pydantic's that readers know: explicit numbers, append only.

/// What a function makes of a text or of any value. The numbers are part of the format and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are those of the classes that come out")]
pub enum Function {
    Ipv4Address = 0,
    Ipv4Interface = 1,
    Ipv4Network = 2,
    Ipv6Address = 3,
    Ipv6Interface = 4,
    Ipv6Network = 5,
    IpAnyAddress = 6,
    IpAnyInterface = 7,
    IpAnyNetwork = 8,
    Base64Str = 9,
    Base64UrlStr = 10,
}

/// Every function, in order of its number.
pub const FUNCTIONS: [Function; 11] = [
    Function::Ipv4Address,
    Function::Ipv4Interface,
    Function::Ipv4Network,
    Function::Ipv6Address,
    Function::Ipv6Interface,
    Function::Ipv6Network,
    Function::IpAnyAddress,
    Function::IpAnyInterface,
    Function::IpAnyNetwork,
    Function::Base64Str,
    Function::Base64UrlStr,
];

impl Function {
    /// The function with this number.
    #[must_use]
    pub fn from_number(number: u32) -> Option<Self> {
        FUNCTIONS.get(number as usize).copied()
    }

    /// Its name in listings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ipv4Address => "ipv4-address",
            Self::Ipv4Interface => "ipv4-interface",
            Self::Ipv4Network => "ipv4-network",
            Self::Ipv6Address => "ipv6-address",
            Self::Ipv6Interface => "ipv6-interface",
            Self::Ipv6Network => "ipv6-network",
            Self::IpAnyAddress => "ip-any-address",
            Self::IpAnyInterface => "ip-any-interface",
            Self::IpAnyNetwork => "ip-any-network",
            Self::Base64Str => "base64-str",
            Self::Base64UrlStr => "base64-url-str",
        }
    }
}
