//! The cases leave nothing out: every kind has a folder, every error type that a document can cause has a case.

use std::collections::{BTreeMap, BTreeSet};

use frostmap::errors::ErrorType;
use frostmap_format::archive::Archive;
use frostmap_format::kind::Kind;
use frostmap_tests::compile;
use frostmap_tests::json::Json;

use crate::case_files::{CaseFile, all};

/// Fewer cases say little about a kind.
const FEWEST: usize = 5;

/// The folders of cases, and the kinds of node that their archives have to hold. A schema type that is folded into
/// others when it is compiled has no kind of its own.
const FOLDERS: [(&str, &[Kind]); 51] = [
    ("any", &[Kind::Any]),
    ("bool", &[Kind::Bool]),
    ("bytes", &[Kind::Bytes]),
    ("callable", &[]),
    ("chain", &[Kind::Chain]),
    ("complex", &[Kind::Complex]),
    ("config", &[]),
    ("counter", &[Kind::Counter]),
    ("custom_error", &[Kind::CustomError]),
    ("dataclass", &[Kind::Object]),
    ("dataclass_args", &[Kind::Object]),
    ("date", &[Kind::Date]),
    ("datetime", &[Kind::DateTime]),
    ("decimal", &[Kind::Decimal]),
    ("default", &[Kind::Default]),
    ("definitions", &[Kind::Reference]),
    ("deque", &[Kind::Deque]),
    ("dict", &[Kind::Dict]),
    ("ellipsis", &[]),
    ("enum", &[Kind::Enum]),
    ("float", &[Kind::Float]),
    ("frozenset", &[Kind::FrozenSet]),
    ("generator", &[Kind::Generator]),
    ("int", &[Kind::Int]),
    ("is_instance", &[Kind::NeedsPython]),
    ("is_subclass", &[Kind::NeedsPython]),
    ("json", &[Kind::Json]),
    ("json_or_python", &[]),
    ("lax_or_strict", &[Kind::LaxOrStrict]),
    ("list", &[Kind::List]),
    ("literal", &[Kind::Literal]),
    ("missing_sentinel", &[]),
    ("model", &[Kind::Object, Kind::RootModel]),
    ("model_fields", &[Kind::Object]),
    ("multi_host_url", &[Kind::MultiHostUrl]),
    ("named_tuple", &[Kind::NamedTuple]),
    ("none", &[Kind::None]),
    ("nullable", &[]),
    ("ordered_dict", &[Kind::OrderedDict]),
    ("partial", &[]),
    ("set", &[Kind::Set]),
    ("str", &[Kind::Str]),
    ("strings", &[]),
    ("tagged_union", &[Kind::TaggedUnion]),
    ("time", &[Kind::Time]),
    ("timedelta", &[Kind::TimeDelta]),
    ("tuple", &[Kind::Tuple]),
    ("typed_dict", &[Kind::Object]),
    ("union", &[Kind::Union]),
    ("url", &[Kind::Url]),
    ("uuid", &[Kind::Uuid]),
];

/// Error types that a document can cause.
const REACHABLE: [&str; 86] = [
    "arguments_type",
    "bool_parsing",
    "bool_type",
    "bytes_invalid_encoding",
    "bytes_too_long",
    "bytes_too_short",
    "bytes_type",
    "callable_type",
    "complex_str_parsing",
    "complex_type",
    "counter_type",
    "dataclass_type",
    "date_from_datetime_inexact",
    "date_from_datetime_parsing",
    "date_future",
    "date_parsing",
    "date_past",
    "date_type",
    "datetime_from_date_parsing",
    "datetime_future",
    "datetime_parsing",
    "datetime_past",
    "datetime_type",
    "decimal_max_digits",
    "decimal_max_places",
    "decimal_parsing",
    "decimal_type",
    "decimal_whole_digits",
    "deque_type",
    "dict_type",
    "ellipsis_error",
    "enum",
    "extra_forbidden",
    "finite_number",
    "float_parsing",
    "float_type",
    "frozen_set_type",
    "greater_than",
    "greater_than_equal",
    "int_from_float",
    "int_parsing",
    "int_parsing_size",
    "int_type",
    "iterable_type",
    "json_invalid",
    "json_type",
    "less_than",
    "less_than_equal",
    "list_type",
    "literal_error",
    "missing",
    "missing_sentinel_error",
    "model_type",
    "multiple_of",
    "named_tuple_type",
    "needs_python_object",
    "none_required",
    "ordered_dict_type",
    "set_item_not_hashable",
    "set_type",
    "string_not_ascii",
    "string_pattern_mismatch",
    "string_too_long",
    "string_too_short",
    "string_type",
    "time_delta_parsing",
    "time_delta_type",
    "time_parsing",
    "time_type",
    "timezone_aware",
    "timezone_naive",
    "timezone_offset",
    "too_long",
    "too_short",
    "tuple_type",
    "unexpected_keyword_argument",
    "union_tag_invalid",
    "union_tag_not_found",
    "url_parsing",
    "url_scheme",
    "url_syntax_violation",
    "url_too_long",
    "url_type",
    "uuid_parsing",
    "uuid_type",
    "uuid_version",
];

/// Error types of schema types that cannot be compiled yet, or that the Python of the oracle has no class for.
const OF_KINDS_TO_COME: [&str; 4] =
    ["fraction_parsing", "fraction_type", "frozen_dict_type", "string_unicode"];

/// Error types that only Python input, calls, assignment or Python functions cause. A custom error may name them.
const NEVER: [&str; 22] = [
    "assertion_error",
    "dataclass_exact_type",
    "datetime_object_invalid",
    "default_factory_not_called",
    "frozen_field",
    "frozen_instance",
    "get_attribute_error",
    "invalid_key",
    "is_instance_of",
    "is_subclass_of",
    "iteration_error",
    "mapping_type",
    "missing_argument",
    "missing_keyword_only_argument",
    "missing_positional_only_argument",
    "model_attributes_type",
    "multiple_argument_values",
    "no_such_attribute",
    "recursion_depth_exceeded",
    "recursion_loop",
    "unexpected_positional_argument",
    "value_error",
];

/// The rows of the table of error types, as its source has them.
fn table() -> BTreeSet<&'static str> {
    let source = include_str!("../../crates/frostmap/src/errors/error_type.rs");
    source.split("row(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_folder_has_cases_of_its_kind() {
    let mut files: BTreeMap<String, Vec<CaseFile>> = BTreeMap::new();
    for file in all() {
        files.entry(file.kind.clone()).or_default().push(file);
    }
    for (folder, kinds) in FOLDERS {
        let files = files.remove(folder).unwrap_or_default();
        let cases: usize = files.iter().map(|file| file.cases().len()).sum();
        assert!(cases >= FEWEST, "tests/cases/{folder}: {cases} cases, {FEWEST} are the fewest");
        let found: BTreeSet<Kind> = files.iter().flat_map(kinds_of).collect();
        let missing: Vec<_> = kinds.iter().filter(|kind| !found.contains(kind)).collect();
        assert!(missing.is_empty(), "tests/cases/{folder}: no archive has {missing:?}");
    }
    assert!(files.is_empty(), "folders without a row: {:?}", files.keys());
}

#[test]
fn every_kind_has_a_folder() {
    let held: BTreeSet<Kind> = FOLDERS.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect();
    let compiled: BTreeSet<Kind> = all().iter().flat_map(kinds_of).collect();
    let missing: Vec<_> = compiled.difference(&held).collect();
    assert!(missing.is_empty(), "kinds that no folder is about: {missing:?}");
}

/// The kinds of node in the archive of a case file.
fn kinds_of(file: &CaseFile) -> BTreeSet<Kind> {
    let Ok(bytes) = compile::archive(&compile::document(&file.record)) else { return BTreeSet::new() };
    let archive = Archive::new(&bytes).unwrap();
    let sections = (0..archive.header().sections).map(|number| archive.section(number).unwrap());
    sections.flat_map(|view| view.nodes.iter().filter_map(|node| Kind::from_number(node.kind))).collect()
}

#[test]
fn every_error_type_is_in_one_list() {
    let lists = [&REACHABLE[..], &OF_KINDS_TO_COME, &NEVER];
    let mut listed = BTreeSet::new();
    for name in lists.into_iter().flatten().copied() {
        assert!(listed.insert(name), "{name} is in two lists");
        assert!(ErrorType::by_name(name).is_some(), "{name} is no error type");
    }
    assert_eq!(listed, table());
}

#[test]
fn every_error_type_that_a_document_can_cause_has_a_case() {
    let mut caused = BTreeSet::new();
    for file in all() {
        let lists = file.cases().iter().filter_map(|case| case.get("errors"));
        let types = lists.flat_map(Json::items).filter_map(|error| error.get("type")?.as_str());
        caused.extend(types.map(str::to_owned));
    }
    let missing: Vec<_> = REACHABLE.iter().filter(|name| !caused.contains(**name)).collect();
    assert!(missing.is_empty(), "error types without a case: {missing:?}");
    let surprising: Vec<_> = OF_KINDS_TO_COME.iter().filter(|name| caused.contains(**name)).collect();
    assert!(surprising.is_empty(), "error types that do have a case now: {surprising:?}");
}
