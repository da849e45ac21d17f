//! Dependencies point one way, and the runtime stays small.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What each crate of the workspace must never link, directly or through others.
const FORBIDDEN: [(&str, &[&str]); 6] = [
    ("frostmap-format", &["frostmap", "frostmap-compiler", "frostmap-cli", "serde_json", "regex"]),
    ("frostmap", &["frostmap-compiler", "frostmap-cli", "clap", "flate2", "rayon"]),
    ("frostmap-compiler", &["frostmap", "frostmap-cli", "clap"]),
    ("frostmap-cli", &["frostmap-tests", "xtask"]),
    ("frostmap-tests", &["xtask"]),
    ("frostmap-worker", &["frostmap", "xtask"]),
];

/// What the runtime links, without what runs only while it is compiled. A new line here is a decision.
const RUNTIME: [&str; 23] = [
    "arrayvec",
    "bytecheck",
    "frostmap-format",
    "hashbrown",
    "itoa",
    "lexical-parse-float",
    "lexical-parse-integer",
    "lexical-util",
    "libc",
    "memchr",
    "memmap2",
    "munge",
    "ptr_meta",
    "rancor",
    "rend",
    "rkyv",
    "serde",
    "serde_core",
    "serde_json",
    "simdutf8",
    "speedate",
    "strum",
    "xxhash-rust",
];

/// What the feature `text-patterns` adds, which is on by default.
const TEXT_PATTERNS: [&str; 2] = ["regex-automata", "regex-syntax"];

/// Packages of the workspace's dependency graph: what each links, by name.
struct Graph {
    names: BTreeMap<String, String>,
    links: BTreeMap<String, Vec<String>>,
}

/// Runs cargo for the workspace, without a network.
fn cargo(arguments: &[&str]) -> String {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
    let mut command = Command::new(env!("CARGO"));
    let output =
        command.args(arguments).args(["--locked", "--manifest-path"]).arg(manifest).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

impl Graph {
    fn read() -> Self {
        let platform = ["--filter-platform", "x86_64-unknown-linux-gnu"];
        let text = cargo(&["metadata", "--format-version", "1", platform[0], platform[1]]);
        let metadata: Value = serde_json::from_str(&text).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let packages = metadata["packages"].as_array().unwrap();
        let names = packages.iter().map(|package| (text(&package["id"]), text(&package["name"]))).collect();
        let mut links = BTreeMap::new();
        for node in metadata["resolve"]["nodes"].as_array().unwrap() {
            let normal = node["deps"].as_array().unwrap().iter().filter(|dependency| is_normal(dependency));
            links.insert(text(&node["id"]), normal.map(|dependency| text(&dependency["pkg"])).collect());
        }
        Self { names, links }
    }

    /// The names of everything a package may link.
    fn tree(&self, name: &str) -> BTreeSet<&str> {
        let root = self.names.iter().find(|(_, found)| *found == name).map(|(id, _)| id.clone());
        let mut waiting = vec![root.unwrap_or_else(|| panic!("no package {name}"))];
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            let linked = self.links.get(&id).cloned().unwrap_or_default();
            waiting.extend(linked.into_iter().filter(|id| seen.insert(id.clone())));
        }
        seen.iter().map(|id| self.names[id].as_str()).collect()
    }
}

fn is_normal(dependency: &Value) -> bool {
    dependency["dep_kinds"].as_array().into_iter().flatten().any(|kind| kind["kind"].is_null())
}

#[test]
fn dependencies_point_one_way() {
    let graph = Graph::read();
    for (name, forbidden) in FORBIDDEN {
        let tree = graph.tree(name);
        let found: Vec<_> = forbidden.iter().filter(|other| tree.contains(**other)).collect();
        assert!(found.is_empty(), "{name} links {found:?}");
    }
}

#[test]
fn the_runtime_links_what_is_listed_and_no_more() {
    let text_patterns = runtime(&["--features", "text-patterns"]);
    let expected = RUNTIME.iter().chain(&TEXT_PATTERNS).map(|name| (*name).to_owned());
    assert_eq!(runtime(&[]), expected.collect());
    assert_eq!(text_patterns, runtime(&[]), "the feature is on by default");
    assert_eq!(runtime(&["--no-default-features"]), RUNTIME.map(str::to_owned).into());
}

/// What the runtime links with these features.
fn runtime(features: &[&str]) -> BTreeSet<String> {
    let tree = ["tree", "--package", "frostmap", "--edges", "normal,no-proc-macro"];
    let text = cargo(&[tree.as_slice(), &["--prefix", "none", "--format", "{p}"], features].concat());
    let names = text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned);
    // How serde_json writes floats is its own choice, and has changed before.
    names.filter(|name| !["frostmap", "", "ryu", "zmij"].contains(&name.as_str())).collect()
}
