//! What the lowering finds: schemas that are sound but that no archive can hold.

use crate::diagnostics::{Code, Severity};

const fn code(
    code: &'static str,
    title: &'static str,
    help: &'static str,
    explanation: &'static str,
) -> Code {
    Code { code, severity: Severity::Error, title, help, explanation }
}

/// All codes of the lowering, sorted.
pub static ALL: &[&Code] = &[
    &KIND_NOT_SUPPORTED,
    &PYTHON_PATTERN,
    &BAD_PATTERN,
    &VALUE_NOT_STORABLE,
    &VALUE_NOT_COMPARABLE,
    &TOO_LARGE_FOR_ARCHIVE,
    &BAD_RECORD,
    &NO_AUTOMATON,
    &NOT_WRITABLE,
];

/// The schema type is not supported yet.
pub static KIND_NOT_SUPPORTED: Code = code(
    "FM0601",
    "the schema type is not supported yet",
    "Leave the model out (`--skip-blocked`).",
    "The schema type is sound, but this version of frostmap has no records for it.",
);

/// The pattern is a Python pattern.
pub static PYTHON_PATTERN: Code = code(
    "FM0602",
    "the Python pattern cannot be translated",
    "Write the pattern without what the finding names, or as a string in the syntax of the regex crate, \
     without `regex_engine`.",
    "Patterns of Python's `re` - those of the engine `python-re`, and compiled ones - are translated to the \
     syntax of the regex crate where that means exactly the same. Look-around, back-references, possessive \
     and atomic groups have no automaton; some others mean something else there.",
);

/// The pattern cannot be compiled.
pub static BAD_PATTERN: Code = code(
    "FM0603",
    "the pattern cannot be compiled",
    "Correct the pattern, or make it smaller.",
    "Patterns are compiled when the archive is built, by the same engine and with the same size \
     limit that pydantic has.",
);

/// The value cannot be stored.
pub static VALUE_NOT_STORABLE: Code = code(
    "FM0604",
    "the value cannot be stored",
    "Use a value that JSON can express, or leave the model out (`--skip-blocked`).",
    "Archives hold defaults and contexts of errors as the JSON that pydantic writes for them. Some \
     Python objects have no such form.",
);

/// The value cannot be compared with JSON.
pub static VALUE_NOT_COMPARABLE: Code = code(
    "FM0605",
    "the value cannot be compared with JSON",
    "Use strings, numbers, booleans or null.",
    "Whether a document equals a literal, enum value or tag has to be known from the value alone.",
);

/// The archive has no room for it.
pub static TOO_LARGE_FOR_ARCHIVE: Code = code(
    "FM0606",
    "the archive format has no room for it",
    "Split the model.",
    "Keys, fields and literals are counted with 16 bits, so that a model may have 65,534 of them.",
);

/// The record has a form that models do not have.
pub static BAD_RECORD: Code = code(
    "FM0607",
    "the record has a form that models do not have",
    "Put the fields into a `model`, `dataclass` or `typed-dict`.",
    "A `model` has `model-fields` or is a root model, a `dataclass` has `dataclass-args`. A dataclass \
     with a `__post_init__` is not supported.",
);

/// The pattern has no automaton.
pub static NO_AUTOMATON: Code = Code {
    severity: Severity::Warning,
    ..code(
        "FM0608",
        "the pattern has no automaton",
        "Make the counts in it smaller, or enable the `text-patterns` feature of the runtime, which is on by default.",
        "Patterns are stored as automata that are at most 64 KiB. One that would be larger is stored as text alone \
         and compiled once in every process that uses it, by the runtime's feature `text-patterns`. So is one that \
         is asked for a text beyond ASCII when only its automaton for ASCII is small enough, which is not reported.",
    )
};

/// The value cannot be written.
pub static NOT_WRITABLE: Code = Code {
    code: "FM0609",
    severity: Severity::Warning,
    title: "the value cannot be written",
    help: "Nothing has to be done to validate and parse; writing an instance that has the value fails.",
    explanation: "The `serialization` of a schema asks for something that only Python can tell: the text of an \
         object, a format of its own. Documents are validated and parsed as ever.",
};

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn codes_are_sorted_and_unlike_the_reader_s() {
        assert!(ALL.is_sorted_by(|left, right| left.code < right.code));
        assert!(ALL.iter().all(|code| crate::diagnostics::codes::find(code.code).is_none()));
    }
}
