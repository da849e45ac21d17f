//! The cases leave nothing out: every kind has a folder, every error type that a document can cause has a case.

use std::collections::{BTreeMap, BTreeSet};

use frostmap::errors::ErrorType;
use frostmap_format::archive::Archive;
use frostmap_format::kind::Kind;
use frostmap_tests::compile;
use frostmap_tests::json::Json;
use frostmap_tests::support::{BY_DOCUMENTS, BY_OTHERS, NOT_PINNED};

use crate::case_files::{CaseFile, all};

/// Fewer cases say little about a kind.
const FEWEST: usize = 5;

/// The folders of cases, and the kinds of node that their archives have to hold. A schema type that is folded into
/// others when it is compiled has no kind of its own.
const FOLDERS: [(&str, &[Kind]); 55] = [
    ("any", &[Kind::Any]),
    ("bool", &[Kind::Bool]),
    ("bytes", &[Kind::Bytes]),
    ("callable", &[]),
    ("chain", &[Kind::Chain]),
    ("complex", &[Kind::Complex]),
    ("config", &[]),
    ("constrained", &[Kind::Constrained]),
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
    ("fraction", &[Kind::Fraction]),
    ("frozenset", &[Kind::FrozenSet]),
    ("function", &[Kind::Function]),
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
    ("serialization", &[Kind::Serialized]),
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
    let sections = (0..archive.header().sections).filter(|number| !archive.is_pattern(*number));
    let sections = sections.map(|number| archive.section(number).unwrap());
    sections.flat_map(|view| view.nodes.iter().filter_map(|node| Kind::from_number(node.kind))).collect()
}

#[test]
fn every_error_type_is_in_one_list() {
    let others = NOT_PINNED.iter().chain(&BY_OTHERS).map(|(name, _)| name);
    let mut listed = BTreeSet::new();
    for name in BY_DOCUMENTS.iter().chain(others).copied() {
        assert!(listed.insert(name), "{name} is in two lists");
        assert!(ErrorType::by_name(name).is_some(), "{name} is no error type");
    }
    assert_eq!(listed, ErrorType::all().map(ErrorType::name).collect());
}

#[test]
fn every_error_type_that_a_document_can_cause_has_a_case() {
    let mut caused = BTreeSet::new();
    for file in all() {
        let lists = file.cases().iter().filter_map(|case| case.get("errors"));
        let types = lists.flat_map(Json::items).filter_map(|error| error.get("type")?.as_str());
        caused.extend(types.map(str::to_owned));
    }
    let missing: Vec<_> = BY_DOCUMENTS.iter().filter(|name| !caused.contains(**name)).collect();
    assert!(missing.is_empty(), "error types without a case: {missing:?}");
    let surprising: Vec<_> = NOT_PINNED.iter().filter(|(name, _)| caused.contains(*name)).collect();
    assert!(surprising.is_empty(), "error types that do have a case now: {surprising:?}");
}
