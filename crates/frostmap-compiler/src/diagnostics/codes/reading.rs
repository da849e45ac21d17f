//! `FM01xx`: reading and syntax.

use super::{Code, error, warning};

/// The document cannot be read.
pub static UNREADABLE: Code = error(
    "FM0101",
    "the document cannot be read",
    "Check the path and its permissions.",
    "The operating system refused to read the file. Nothing in it was looked at.",
);

/// The document is broken gzip.
pub static BAD_GZIP: Code = error(
    "FM0102",
    "the document is broken gzip",
    "Write the file again; it may have been cut off while it was copied.",
    "The file begins like gzip and does not go on like it. Model documents may be plain JSON or \
     gzip; which one is told by the first two bytes, not by the name.",
);

/// The document is not UTF-8.
pub static NOT_UTF8: Code = error(
    "FM0103",
    "the document is not UTF-8",
    "Save the document as UTF-8.",
    "JSON is UTF-8. The message says which byte is not.",
);

/// The document is not JSON.
pub static SYNTAX: Code = error(
    "FM0104",
    "the document is not JSON",
    "Correct the JSON at the place shown.",
    "The document is read up to the first byte that cannot stand there. Comments, trailing commas \
     and NaN are no JSON.",
);

/// The document is nested too deep.
pub static TOO_DEEP: Code = error(
    "FM0105",
    "the document is nested too deep",
    "Move inner schemas to `definitions` and refer to them.",
    "Documents may nest 400 levels. No real model comes near; a document that does was likely \
     written by a loop.",
);

/// The document is too large.
pub static TOO_LARGE: Code = error(
    "FM0106",
    "the document is too large",
    "Split the document; any number of documents can be compiled together.",
    "Positions in documents are 32 bits wide, so that a document may have up to 4 GiB.",
);

/// A key stands twice in one object.
pub static DUPLICATE_KEY: Code = error(
    "FM0107",
    "a key stands twice in one object",
    "Remove one of them.",
    "JSON leaves open which of two equal keys counts, so a document with two is not trusted to mean \
     either.",
);

/// The lowering table is wrong.
pub static BAD_LOWERING: Code = error(
    "FM0108",
    "the lowering table is wrong",
    "Write `\"name.of.function\" = \"noop\"`, or a schema as an inline table, below `[lower]`.",
    "`frostmap.toml` says what stands for Python functions, which archives cannot hold: nothing, where \
     a function neither changes nor refuses what documents hold, or a schema. It has a table `lower` \
     and nothing else.",
);

/// An entry of the lowering table is not used.
pub static UNUSED_LOWERING: Code = warning(
    "FM0109",
    "an entry of the lowering table is not used",
    "Remove the entry or correct the name of the function.",
    "No document has a function of this name where the entry could stand for it. Names are qualified \
     with modules and classes, as findings about functions show them.",
);
