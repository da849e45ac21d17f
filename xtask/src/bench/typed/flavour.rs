//! How types are written.

/// The way a careful author writes types for JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Flavour {
    /// As most do.
    Idiomatic,
    /// As those do who measure.
    Tuned,
}

impl Flavour {
    /// The module of the types.
    pub(super) const fn module(self) -> &'static str {
        match self {
            Self::Idiomatic => "idiomatic",
            Self::Tuned => "tuned",
        }
    }

    /// What stands above the types.
    pub(super) const fn prelude(self) -> &'static str {
        match self {
            Self::Idiomatic => {
                "use std::collections::HashMap;\nuse serde::Deserialize;\nuse serde_json::Value;\n"
            }
            Self::Tuned => {
                "use std::marker::PhantomData;\nuse serde::de::{Error, MapAccess, Unexpected};\nuse serde::de::value::MapAccessDeserializer;\nuse serde::{Deserialize, Deserializer};\nuse serde_json::Value;\nuse crate::tagged::{self, Tagged};\nuse crate::text::Text;\n"
            }
        }
    }

    /// The type of texts.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Idiomatic => "String",
            Self::Tuned => "Text<'a>",
        }
    }

    /// The parameter of every type.
    pub(super) const fn parameter(self) -> &'static str {
        match self {
            Self::Idiomatic => "",
            Self::Tuned => "<'a>",
        }
    }

    /// What stands above every struct and every untagged enum.
    pub(super) const fn attributes(self) -> &'static str {
        match self {
            Self::Idiomatic => "#[derive(Deserialize)]\n",
            Self::Tuned => "#[derive(Deserialize)]\n#[serde(bound(deserialize = \"'de: 'a\"))]\n",
        }
    }

    /// The last field of every struct.
    pub(super) const fn last_field(self) -> &'static str {
        match self {
            Self::Idiomatic => "#[serde(flatten)]\npub extra: HashMap<String, Value>,\n",
            Self::Tuned => "#[serde(skip)]\npub borrowed: PhantomData<&'a ()>,\n",
        }
    }
}
