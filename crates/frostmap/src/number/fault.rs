//! Why a value does not convert to a number or a bool.

/// The reasons a conversion fails; each is an error type of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberFault {
    /// `int_parsing`: the string is no integer.
    IntParsing,
    /// `int_parsing_size`: more digits than pydantic reads, or a float outside the 64-bit integers.
    IntParsingSize,
    /// `int_from_float`: a float with a fractional part.
    IntFromFloat,
    /// `finite_number`: an infinity or not a number.
    FiniteNumber,
    /// `float_parsing`: the string is no number.
    FloatParsing,
    /// `bool_parsing`: a string or number that stands for neither true nor false.
    BoolParsing,
    /// `bool_type`: a float that is no whole number.
    BoolType,
}
