//! The records of fixed size: nodes, keys, fields, objects. Every bit pattern is a value; indices are checked by use.

use rkyv::{Archive, Serialize};

/// Flags of a node.
pub mod node_flags {
    /// null is accepted as well.
    pub const NULLABLE: u8 = 1;
    /// Strict unless the caller says otherwise.
    pub const STRICT: u8 = 2;
    /// `b` is a limits record.
    pub const LIMITED: u8 = 4;
    /// Stop at the first error in a collection.
    pub const FAIL_FAST: u8 = 8;
    /// Kind-specific. Float: infinities and NaN are refused; decimal: they are accepted; int: the limits are `ge` and `le` of 64 bits only;
    /// union: left to right; root model: reports of errors leave out the input; enum: a flag.
    pub const VARIANT: u8 = 16;
    /// Numbers become strings in lax mode.
    pub const COERCE_NUMBERS: u8 = 32;
    /// A string with limits or rules: more to do than to find its end.
    pub const CHECKED: u8 = 64;
    /// A smart union of which a member may raise an error of Python's, and so which has to go as far as pydantic does.
    pub const RAISES: u8 = 128;
}

/// How infinities and NaN are written.
pub mod inf_nan {
    /// As null.
    pub const NULL: u8 = 0;
    /// As the words that JSON parsers of Python know: `Infinity`, `-Infinity`, `NaN`.
    pub const CONSTANTS: u8 = 1;
    /// As strings of these words.
    pub const STRINGS: u8 = 2;
}

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Archive, Serialize)]
#[rkyv(derive(Debug, Clone, Copy))]
pub struct Node {
    /// A number of [`crate::Kind`].
    pub kind: u8,
    /// See [`node_flags`].
    pub flags: u8,
    /// The byte every accepted value but null starts with, or 0.
    pub first: u8,
    /// How infinities and NaN are written, see [`inf_nan`]: those of a float node, and by node 0 those that stand
    /// where any value may, when its section is what the document was parsed with.
    pub inf_nan: u8,
    /// First operand, see [`crate::Kind`].
    pub a: u32,
    /// Second operand, see [`crate::Kind`].
    pub b: u32,
}

/// Room for `,"key":` and the first byte of the value.
pub const PATTERN_LEN: usize = 32;

/// How a key names its field.
pub mod key_role {
    /// The field's name.
    pub const NAME: u8 = 1;
    /// A validation alias.
    pub const ALIAS: u8 = 2;
    /// Accepted when the caller gives no `by_alias` or `by_name`.
    pub const DEFAULT: u8 = 4;
    /// Never accepted: a field that `__init__` does not take.
    pub const NO_INIT: u8 = 8;
}

/// A key of an object: as it stands in compact JSON, with the field and the node of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Archive, Serialize)]
#[rkyv(derive(Debug, Clone, Copy))]
pub struct Key {
    /// `,"key":` and then, if the node has one, the first byte of the value; zero behind it. All zero when the key
    /// does not fit or needs an escape.
    pub pattern: [u8; PATTERN_LEN],
    /// Length of `,"key":`, or 0 when there is none.
    pub length: u8,
    /// Length of the pattern with the first byte of the value, or 32 when there is none: 32 zero bytes match nothing.
    pub advance: u8,
    /// See [`key_role`].
    pub role: u8,
    /// Aliases of a field by priority from 0; a name comes after all of them.
    pub rank: u8,
    /// The field, counted within the object.
    pub slot: u16,
    /// Length of the key's text in bytes.
    pub text_len: u16,
    /// Its text among the strings, or NONE when the pattern holds it.
    pub text: u32,
    /// What the value must be.
    pub node: Node,
}

/// Flags of a field.
pub mod field_flags {
    /// An absent field is an error.
    pub const REQUIRED: u16 = 1;
    /// Assignment is an error; ignored on input.
    pub const FROZEN: u16 = 2;
    /// Left out when serialising.
    pub const EXCLUDED: u16 = 4;
    /// The default is validated when it is used.
    pub const VALIDATE_DEFAULT: u16 = 8;
    /// An invalid value leaves the field out.
    pub const ON_ERROR_OMIT: u16 = 16;
    /// An invalid value gives the default.
    pub const ON_ERROR_DEFAULT: u16 = 32;
    /// An argument of `__init__` that the dataclass does not keep.
    pub const INIT_ONLY: u16 = 64;
    /// A value that equals the default is written even if defaults are to be left out.
    pub const KEPT_DEFAULT: u16 = 128;
    /// The default is a time or datetime that is written as a number: the text of it is a string as in ISO 8601.
    pub const MOMENT_DEFAULT: u16 = 256;
    /// A field of a typed dict that counts as required, but has a default: where it comes last in a document that may
    /// be cut short, its errors are told all the same.
    pub const REQUIRED_WITH_DEFAULT: u16 = 4096;
}

/// The default of a field is null.
pub const DEFAULT_NULL: u32 = u32::MAX - 1;

/// A field of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Archive, Serialize)]
#[rkyv(derive(Debug, Clone, Copy))]
pub struct Field {
    /// The key that is its name.
    pub name: u16,
    /// The key that is its first validation alias, or NONE16.
    pub alias: u16,
    /// See [`field_flags`].
    pub flags: u16,
    /// The key that is its serialization alias, or NONE16.
    pub output_key: u16,
    /// Where `output_key` is NONE16: words (text) of the serialization alias, or NONE when it is the name.
    pub output: u32,
    /// Words (text) of the default as JSON, DEFAULT_NULL, or NONE.
    pub default: u32,
}

/// Flags of an object.
pub mod object_flags {
    /// Extra keys are kept.
    pub const EXTRA_ALLOW: u32 = 1;
    /// Extra keys are errors. Neither bit: they are ignored.
    pub const EXTRA_FORBID: u32 = 2;
    /// Strict unless the caller says otherwise.
    pub const STRICT: u32 = 4;
    /// Error locations name the alias, not the field.
    pub const LOC_BY_ALIAS: u32 = 8;
    /// Keys must be gathered before fields are validated: alias paths, a key shared by fields, more than 64 fields.
    pub const GATHER: u32 = 16;
    /// Some default is validated when it is used, or some field has an `on_error`.
    pub const CAREFUL_DEFAULTS: u32 = 32;
    /// Keys may be aliases unless the caller says otherwise.
    pub const BY_ALIAS: u32 = 64;
    /// Keys may be names unless the caller says otherwise.
    pub const BY_NAME: u32 = 128;
    /// A model; otherwise a typed dict.
    pub const MODEL: u32 = 256;
    /// A dataclass.
    pub const DATACLASS: u32 = 512;
    /// Fields without a model around them: what comes out is fields, extras and fields set, each by itself.
    pub const BARE_FIELDS: u32 = 1024;
    /// Keys are serialization aliases when it is written, unless the caller says otherwise.
    pub const OUTPUT_BY_ALIAS: u32 = 2048;
    /// Frozen, and so can be in a set.
    pub const FROZEN: u32 = 4096;
    /// A named tuple: what comes out is written like a list.
    pub const NAMED_TUPLE: u32 = 8192;
    /// Arguments of a dataclass by themselves: those that its instances do not keep are a list of their own.
    pub const COLLECT_INIT_ONLY: u32 = 16384;
    /// Extras are not written although they are kept, or are written when only the caller has them kept.
    pub const EXTRAS_OUTPUT_DIFFERS: u32 = 32768;
    /// It is written by a function, which words of two texts behind its names tell: the function, what it writes.
    pub const WRITTEN_BY_FUNCTION: u32 = 65536;
    /// Its fields are written in an order of their own, or not all are: words behind its names tell how many, and which.
    pub const OUTPUT_ORDER: u32 = 1 << 17;
    /// Where it is what a document is validated against, the report of errors leaves out the input.
    pub const HIDE_INPUT: u32 = 1 << 20;
}

/// An object with fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Archive, Serialize)]
#[rkyv(derive(Debug, Clone, Copy))]
pub struct Object {
    /// See [`object_flags`].
    pub flags: u32,
    /// Words (name, title): two texts, the class name and the title of its errors.
    pub names: u32,
    /// First of its fields.
    pub first_field: u32,
    /// Number of its fields.
    pub fields: u16,
    /// Number of its keys.
    pub keys: u16,
    /// First of its keys.
    pub first_key: u32,
    /// Start of its key table among the slots: entries are keys of the object.
    pub table: u32,
    /// Seed of its key table.
    pub seed: u32,
    /// Bit i: field i is required. Fields from 64 on have only their flag.
    pub required: u64,
    /// Node of extra values, or NONE.
    pub extras: u32,
    /// Node of extra keys, or NONE.
    pub extras_keys: u32,
    /// Words of the alias paths, or NONE.
    pub paths: u32,
    /// Slots of the key table: a power of two.
    pub table_len: u32,
}
