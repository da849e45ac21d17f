//! Schema types: a sample of each, which the compiler is asked about, and how it is treated.

/// A type of schema.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Its name in core schemas.
    pub name: &'static str,
    /// A schema with it.
    pub sample: &'static str,
    /// How it is treated.
    pub how: &'static str,
}

const fn row(name: &'static str, sample: &'static str, how: &'static str) -> Row {
    Row { name, sample, how }
}

/// Every schema type.
#[rustfmt::skip]
pub const KINDS: [Row; 59] = [
    row("any", r#"{"type":"any"}"#, "any value, as it stands"),
    row("none", r#"{"type":"none"}"#, "`null` only"),
    row("bool", r#"{"type":"bool"}"#, "strict: booleans; lax: also the words and numbers that pydantic takes"),
    row("int", r#"{"type":"int","ge":1}"#, "any size up to 4,300 digits; bounds and `multiple_of`"),
    row("float", r#"{"type":"float","allow_inf_nan":false}"#, "bounds, `multiple_of`, infinities and NaN"),
    row("decimal", r#"{"type":"decimal","max_digits":5}"#, "all digits are kept; bounds, digits, places"),
    row("fraction", r#"{"type":"fraction"}"#, "numbers and strings, exact; bounds and `multiple_of`"),
    row("complex", r#"{"type":"complex"}"#, "strings, in lax mode numbers too; written as strings"),
    row("str", r#"{"type":"str","min_length":1,"pattern":"^a"}"#, "lengths in code points, stripping, case, patterns of the engine `rust-regex`; patterns that need Python's `re` are refused with FM0602"),
    row("bytes", r#"{"type":"bytes"}"#, "strings, read and written as UTF-8, base64 or hexadecimal"),
    row("date", r#"{"type":"date"}"#, "grammar, conversions and messages of speedate; `now_op` with a clock the caller can set"),
    row("time", r#"{"type":"time"}"#, "as date; time zone constraints"),
    row("datetime", r#"{"type":"datetime"}"#, "as date; time zone constraints, precision. Without `now_utc_offset`, local time is the caller's `Now::utc_offset`; the system's clock is taken to be UTC"),
    row("timedelta", r#"{"type":"timedelta"}"#, "ISO 8601, clock form and seconds; bounds"),
    row("literal", r#"{"type":"literal","expected":["a",1,null,[1]]}"#, "strings, numbers, booleans, null, enum members, arrays and objects; values that JSON cannot equal stay in messages only"),
    row("missing-sentinel", r#"{"type":"missing-sentinel"}"#, "by itself always an error, as in pydantic; in a union nothing fits it"),
    row("ellipsis", r#"{"type":"ellipsis"}"#, "always an error: JSON has no `...`"),
    row("enum", r#"{"type":"enum","cls":{"name":"E","qualname":"E","base":null},"members":[{"name":"A","value":1}]}"#, "members by value, also arrays and objects; flags with their combinations; a `missing` function is refused with FM0504"),
    row("is-instance", r#"{"type":"is-instance","cls":"a.B"}"#, "always the error `needs_python_object`"),
    row("is-subclass", r#"{"type":"is-subclass","cls":"a.B"}"#, "always the error `needs_python_object`"),
    row("callable", r#"{"type":"callable"}"#, "always an error: JSON has no functions"),
    row("list", r#"{"type":"list","items_schema":{"type":"int"}}"#, "lengths, `fail_fast`"),
    row("deque", r#"{"type":"deque","items_schema":{"type":"int"}}"#, "as list"),
    row("tuple", r#"{"type":"tuple","items_schema":[{"type":"int"}]}"#, "arrays; one item may repeat"),
    row("set", r#"{"type":"set","items_schema":{"type":"int"}}"#, "arrays; equal items once, as Python has it"),
    row("frozenset", r#"{"type":"frozenset","items_schema":{"type":"int"}}"#, "as set"),
    row("generator", r#"{"type":"generator","items_schema":{"type":"int"}}"#, "whatever can be iterated; items are validated when they are built, as pydantic does when they are asked for"),
    row("dict", r#"{"type":"dict","keys_schema":{"type":"int"}}"#, "keys are validated from text; lengths count equal keys once"),
    row("frozendict", r#"{"type":"frozendict"}"#, "as dict"),
    row("ordered-dict", r#"{"type":"ordered-dict","keys_schema":{"type":"str"},"values_schema":{"type":"int"}}"#, "as dict"),
    row("counter", r#"{"type":"counter","keys_schema":{"type":"str"}}"#, "as dict of integers"),
    row("function-after", r#"{"type":"function-after","schema":{"type":"int"},"function":{"type":"no-info","function":{"$py":"callable","name":"a.f"}}}"#, "refused, unless the function is one of pydantic's own that are known (`use_enum_values`, URL types, `Path`, `SecretStr`, `SecretBytes`, `DefaultDict`, IP addresses, interfaces and networks as Python 3.11 has them, `Base64Str` and `Base64UrlStr` where the document names the encoder, outside of unions; bounds, lengths, digits and what only strings have, of unions and other schemas that have none of their own) or `frostmap.toml` says what stands for it"),
    row("function-before", r#"{"type":"function-before","schema":{"type":"int"},"function":{"type":"no-info","function":{"$py":"callable","name":"a.f"}}}"#, "as function-after"),
    row("function-wrap", r#"{"type":"function-wrap","schema":{"type":"int"},"function":{"type":"no-info","function":{"$py":"callable","name":"a.f"}}}"#, "as function-after"),
    row("function-plain", r#"{"type":"function-plain","function":{"type":"no-info","function":{"$py":"callable","name":"a.f"}}}"#, "as function-after"),
    row("default", r#"{"type":"default","schema":{"type":"int"},"default":1}"#, "JSON values and builtin factories; `on_error`, `validate_default`; other factories are refused with FM0503"),
    row("nullable", r#"{"type":"nullable","schema":{"type":"int"}}"#, "`null` too"),
    row("union", r#"{"type":"union","choices":[{"type":"int"},{"type":"str"}]}"#, "smart, with exactness and fields set, and left to right"),
    row("tagged-union", r#"{"type":"tagged-union","discriminator":"t","choices":{"a":{"type":"typed-dict","fields":{}}}}"#, "names and paths; tags of all scalar types; a discriminator that is a function is refused with FM0507"),
    row("chain", r#"{"type":"chain","steps":[{"type":"str"},{"type":"int"}]}"#, "each step takes what the one before gives"),
    row("lax-or-strict", r#"{"type":"lax-or-strict","lax_schema":{"type":"int"},"strict_schema":{"type":"str"}}"#, "in full"),
    row("json-or-python", r#"{"type":"json-or-python","json_schema":{"type":"int"},"python_schema":{"type":"int"}}"#, "the JSON side"),
    row("typed-dict", r#"{"type":"typed-dict","fields":{"a":{"type":"typed-dict-field","schema":{"type":"int"}}}}"#, "in full, extras included"),
    row("model-fields", r#"{"type":"model-fields","fields":{"a":{"type":"model-field","schema":{"type":"int"}}}}"#, "in full; by themselves they come out as fields, extras and fields set"),
    row("model", r#"{"type":"model","cls":"a.M","schema":{"type":"model-fields","fields":{}}}"#, "in full, root models included; `__init__` of its own is refused with FM0505, `post_init` with FM0506 but for pydantic's private attributes"),
    row("dataclass-args", r#"{"type":"dataclass-args","dataclass_name":"D","fields":[]}"#, "in full"),
    row("dataclass", r#"{"type":"dataclass","cls":"a.D","fields":[],"schema":{"type":"dataclass-args","dataclass_name":"D","fields":[]}}"#, "in full; `__post_init__` is refused with FM0506"),
    row("named-tuple", r#"{"type":"named-tuple","cls":"a.N","fields":[]}"#, "arrays and objects"),
    row("arguments", r#"{"type":"arguments","arguments_schema":[]}"#, "validates the arguments of a call and no document"),
    row("arguments-v3", r#"{"type":"arguments-v3","arguments_schema":[]}"#, "as arguments"),
    row("call", r#"{"type":"call","arguments_schema":{"type":"arguments","arguments_schema":[]},"function":{"$py":"callable","name":"a.f"}}"#, "calls a function"),
    row("custom-error", r#"{"type":"custom-error","schema":{"type":"int"},"custom_error_type":"mine","custom_error_message":"no"}"#, "types of pydantic's and own ones"),
    row("json", r#"{"type":"json","schema":{"type":"int"}}"#, "a string that holds JSON"),
    row("url", r#"{"type":"url"}"#, "with the runtime's feature `url`; punycode included"),
    row("multi-host-url", r#"{"type":"multi-host-url"}"#, "as url"),
    row("definitions", r#"{"type":"definitions","schema":{"type":"definition-ref","schema_ref":"A"},"definitions":[{"type":"int","ref":"A"}]}"#, "becomes sections of the archive"),
    row("definition-ref", r#"{"type":"definition-ref","schema_ref":"Other"}"#, "any order, any cycle that consumes input"),
    row("uuid", r#"{"type":"uuid","version":4}"#, "every form that pydantic reads"),
    row("invalid", r#"{"type":"invalid"}"#, "pydantic refuses it as well"),
];

/// Every type of field.
#[rustfmt::skip]
pub const FIELDS: [Row; 5] = [
    row("model-field", r#"{"type":"model-fields","fields":{"a":{"type":"model-field","schema":{"type":"int"},"validation_alias":[["b",0]]}}}"#, "aliases, choices of aliases, alias paths, defaults, `frozen` and `serialization_exclude`"),
    row("dataclass-field", r#"{"type":"dataclass-args","dataclass_name":"D","fields":[{"type":"dataclass-field","name":"a","schema":{"type":"int"}}]}"#, "as model-field; `init`, `init_only`, `kw_only`"),
    row("typed-dict-field", r#"{"type":"typed-dict","fields":{"a":{"type":"typed-dict-field","schema":{"type":"int"},"required":false}}}"#, "as model-field; `required`"),
    row("named-tuple-field", r#"{"type":"named-tuple","cls":"a.N","fields":[{"type":"named-tuple-field","name":"a","schema":{"type":"int"}}]}"#, "name, schema, alias"),
    row("computed-field", r#"{"type":"model-fields","fields":{},"computed_fields":[{"type":"computed-field","property_name":"a","return_schema":{"type":"int"}}]}"#, "no part of validation; a Python property, so it is not written"),
];
