//! The error types of failed number conversions.

use super::kind::ErrorKind;
use crate::number::NumberFault;

impl From<NumberFault> for ErrorKind {
    fn from(fault: NumberFault) -> Self {
        match fault {
            NumberFault::IntParsing => Self::IntParsing,
            NumberFault::IntParsingSize => Self::IntParsingSize,
            NumberFault::IntFromFloat => Self::IntFromFloat,
            NumberFault::FiniteNumber => Self::FiniteNumber,
            NumberFault::FloatParsing => Self::FloatParsing,
            NumberFault::BoolParsing => Self::BoolParsing,
            NumberFault::BoolType => Self::BoolType,
        }
    }
}
