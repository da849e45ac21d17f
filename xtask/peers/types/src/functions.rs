//! How programs make functions for types that they cannot name.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The types of an entry model.
pub trait Types {
    /// As most write them.
    type Idiomatic: DeserializeOwned;
    /// As those write them who measure.
    type Tuned<'a>: Deserialize<'a>;
}

/// Functions that are made for the types of each entry model.
pub trait Functions {
    /// All of them for one model.
    type Table;

    /// Makes them.
    fn table<T: Types>() -> Self::Table;
}
