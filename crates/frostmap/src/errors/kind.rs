//! What can be wrong with a value: one variant per error type that JSON input can reach.

use std::borrow::Cow;

use super::error_type::ErrorType;
use super::number::Number;

/// What is wrong with a value, as data.
///
/// The names are pydantic's, in Rust's spelling; [`ErrorKind::type_name`] gives them as they stand in `type`.
///
/// ```
/// use frostmap::errors::ErrorKind;
///
/// let kind = ErrorKind::StringTooLong { max_length: 3 };
/// assert_eq!(kind.type_name(), "string_too_long");
/// assert_eq!(kind.message(), "String should have at most 3 characters");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is not JSON.
    JsonInvalid {
        /// What is wrong and where.
        error: Box<str>,
    },
    /// A `json` schema met something other than a string.
    JsonType,
    /// The check is about Python objects, which JSON has none of.
    NeedsPythonObject {
        /// The check, such as `isinstance`.
        method_name: &'static str,
    },
    /// A required field is absent.
    Missing,
    /// A key that the model does not know.
    ExtraForbidden,
    /// A dataclass field that takes no part in initialisation.
    UnexpectedKeywordArgument,
    /// Not an object where a model is wanted.
    ModelType {
        /// The model.
        class_name: Box<str>,
    },
    /// Not an object where a dataclass is wanted.
    DataclassType {
        /// The dataclass.
        class_name: Box<str>,
    },
    /// Not an object where the arguments of a dataclass are wanted, in a document whose scalars are all strings.
    ArgumentsType,
    /// Neither an array nor an object where a named tuple is wanted.
    NamedTupleType {
        /// The named tuple.
        class_name: Box<str>,
    },
    /// A default that depends on other fields, one of which has failed.
    DefaultFactoryNotCalled,
    /// Not `null`.
    NoneRequired,
    /// Not above an excluded lower bound.
    GreaterThan {
        /// The bound.
        gt: Number,
    },
    /// Below a lower bound.
    GreaterThanEqual {
        /// The bound.
        ge: Number,
    },
    /// Not below an excluded upper bound.
    LessThan {
        /// The bound.
        lt: Number,
    },
    /// Above an upper bound.
    LessThanEqual {
        /// The bound.
        le: Number,
    },
    /// Not a multiple.
    MultipleOf {
        /// The step.
        multiple_of: Number,
    },
    /// An infinity or not a number.
    FiniteNumber,
    /// Too few items.
    TooShort {
        /// What has the items, such as `List`.
        field_type: &'static str,
        /// The fewest allowed.
        min_length: u64,
        /// How many there are.
        actual_length: u64,
    },
    /// Too many items.
    TooLong {
        /// What has the items, such as `List`.
        field_type: &'static str,
        /// The most allowed.
        max_length: u64,
        /// How many there are; `None` when counting stopped at the limit.
        actual_length: Option<u64>,
    },
    /// Not an array where a generator is wanted.
    IterableType,
    /// Not a string.
    StringType,
    /// Bytes that are no text.
    StringUnicode,
    /// A string with too few code points.
    StringTooShort {
        /// The fewest allowed.
        min_length: u64,
    },
    /// A string with too many code points.
    StringTooLong {
        /// The most allowed.
        max_length: u64,
    },
    /// A string that the pattern does not match.
    StringPatternMismatch {
        /// The pattern.
        pattern: Box<str>,
    },
    /// A string with characters outside ASCII.
    StringNotAscii,
    /// Not a member of the enumeration.
    Enum {
        /// The members, as a phrase.
        expected: Box<str>,
    },
    /// Not an object where a dictionary is wanted.
    DictType,
    /// Not an object where a frozen dictionary is wanted.
    FrozenDictType,
    /// Not an object where an ordered dictionary is wanted.
    OrderedDictType,
    /// Not an object where a counter is wanted.
    CounterType,
    /// Not an array where a list is wanted.
    ListType,
    /// Not an array where a deque is wanted.
    DequeType,
    /// Not an array where a tuple is wanted.
    TupleType,
    /// Not an array where a set is wanted.
    SetType,
    /// Not an array where a frozen set is wanted.
    FrozenSetType,
    /// An array or object inside a set.
    SetItemNotHashable,
    /// Not a boolean.
    BoolType,
    /// A string or number that stands for no boolean.
    BoolParsing,
    /// Not an integer.
    IntType,
    /// A string that is no integer.
    IntParsing,
    /// A number with too many digits.
    IntParsingSize,
    /// A number with a fraction where an integer is wanted.
    IntFromFloat,
    /// Not a number.
    FloatType,
    /// A string that is no number.
    FloatParsing,
    /// Not a string where bytes are wanted.
    BytesType,
    /// Too few bytes.
    BytesTooShort {
        /// The fewest allowed.
        min_length: u64,
    },
    /// Too many bytes.
    BytesTooLong {
        /// The most allowed.
        max_length: u64,
    },
    /// A string that does not decode to bytes.
    BytesInvalidEncoding {
        /// The encoding, such as `base64`.
        encoding: &'static str,
        /// What is wrong with it.
        encoding_error: Box<str>,
    },
    /// A hook refused the value.
    ValueError {
        /// The hook's message.
        error: Box<str>,
    },
    /// An assertion of a hook failed.
    AssertionError {
        /// The hook's message.
        error: Box<str>,
    },
    /// None of the literals.
    LiteralError {
        /// The literals, as a phrase.
        expected: Box<str>,
    },
    /// A value where only absence is allowed.
    MissingSentinelError,
    /// A value where only Python's `...` is allowed.
    EllipsisError,
    /// Not a date.
    DateType,
    /// A string that is no date.
    DateParsing {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// Neither a date nor a datetime.
    DateFromDatetimeParsing {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// A datetime with a time of day where a date is wanted.
    DateFromDatetimeInexact,
    /// A date that is not in the past.
    DatePast,
    /// A date that is not in the future.
    DateFuture,
    /// Not a time.
    TimeType,
    /// A string that is no time.
    TimeParsing {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// Not a datetime.
    DatetimeType,
    /// A string or number that is no datetime.
    DatetimeParsing {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// Neither a datetime nor a date.
    DatetimeFromDateParsing {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// A datetime that is not in the past.
    DatetimePast,
    /// A datetime that is not in the future.
    DatetimeFuture,
    /// A time zone where none is allowed.
    TimezoneNaive,
    /// No time zone where one is required.
    TimezoneAware,
    /// Another time zone than the required one.
    TimezoneOffset {
        /// The required offset, in seconds.
        tz_expected: i32,
        /// The offset found, in seconds.
        tz_actual: i32,
    },
    /// Not a duration.
    TimeDeltaType,
    /// A string that is no duration.
    TimeDeltaParsing {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// A callable is wanted, which JSON has none of.
    CallableType,
    /// A tag that no member of the union has.
    UnionTagInvalid {
        /// Where the tag is looked for.
        discriminator: Box<str>,
        /// The tag found.
        tag: Box<str>,
        /// The tags there are, as a list.
        expected_tags: Box<str>,
    },
    /// No tag to choose a member of the union by.
    UnionTagNotFound {
        /// Where the tag is looked for.
        discriminator: Box<str>,
    },
    /// Not a string where a URL is wanted.
    UrlType,
    /// A string that is no URL.
    UrlParsing {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// A string that is a URL only to a lenient reader.
    UrlSyntaxViolation {
        /// What is wrong with it.
        error: Cow<'static, str>,
    },
    /// A URL with too many characters.
    UrlTooLong {
        /// The most allowed.
        max_length: u64,
    },
    /// A URL with another scheme than the allowed ones.
    UrlScheme {
        /// The schemes, as a phrase.
        expected_schemes: Box<str>,
    },
    /// Not a string where a UUID is wanted.
    UuidType,
    /// A string that is no UUID.
    UuidParsing {
        /// What is wrong with it.
        error: Box<str>,
    },
    /// A UUID of another version.
    UuidVersion {
        /// The required version.
        expected_version: u64,
    },
    /// Neither a number nor a string where a decimal is wanted.
    DecimalType,
    /// A string that is no decimal.
    DecimalParsing,
    /// A decimal with too many digits.
    DecimalMaxDigits {
        /// The most allowed.
        max_digits: u64,
    },
    /// A decimal with too many decimal places.
    DecimalMaxPlaces {
        /// The most allowed.
        decimal_places: u64,
    },
    /// A decimal with too many digits before the point.
    DecimalWholeDigits {
        /// The most allowed.
        whole_digits: u64,
    },
    /// Neither a number nor a string where a fraction is wanted.
    FractionType,
    /// A string that is no fraction.
    FractionParsing,
    /// Neither a number nor a string where a complex number is wanted.
    ComplexType,
    /// A string that is no complex number.
    ComplexStrParsing,
    /// An error type of pydantic chosen by the model, with a context of its own.
    Known {
        /// The error type.
        error_type: &'static ErrorType,
        /// The JSON text of an object, or `None` for no context.
        context: Option<Box<str>>,
    },
    /// An error type that the model defines.
    Custom {
        /// The name, as it stands in `type`.
        error_type: Box<str>,
        /// The message, with context keys in braces.
        message_template: Box<str>,
        /// The JSON text of an object, or `None` for no context.
        context: Option<Box<str>>,
    },
}

impl ErrorKind {
    /// An error type of pydantic by its name, as `custom_error_type` names it. `None` if pydantic has no such type.
    #[must_use]
    pub fn known(name: &str, context: Option<Box<str>>) -> Option<Self> {
        ErrorType::by_name(name).map(|error_type| Self::Known { error_type, context })
    }

    /// The name of the error type, as it stands in `type`.
    #[must_use]
    pub fn type_name(&self) -> &str {
        match self {
            Self::Custom { error_type, .. } => error_type,
            _ => self.error_type().map_or("", ErrorType::name),
        }
    }
}
