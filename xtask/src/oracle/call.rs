//! Options of calls: those of `validate_json` and of `to_json`. One that is new to frostmap is a new line here.

use frostmap::DumpOptions;

use crate::generate::random::Random;

use super::tree::Tree;

/// Keyword arguments of `validate_json` with their values.
const MODES: [(&str, &[&str]); 4] = [
    ("strict", &["true", "true", "false"]),
    ("extra", &["\"allow\"", "\"ignore\"", "\"forbid\""]),
    ("by_alias", &["true", "false"]),
    ("by_name", &["true", "true", "false"]),
];

/// Sets an option of a dump.
type SetOption = fn(&mut DumpOptions);

/// Keyword arguments of `to_json`, and what they are here.
const DUMPS: [(&str, SetOption); 4] = [
    ("exclude_unset", |options| options.exclude_unset = true),
    ("exclude_defaults", |options| options.exclude_defaults = true),
    ("exclude_none", |options| options.exclude_none = true),
    ("by_alias", |options| options.by_alias = Some(true)),
];

/// Arguments of one call, often none.
pub(super) fn mode(random: &mut Random) -> Tree {
    let percent = *random.pick(&[0, 0, 15, 30]);
    let mut mode = Tree::Object(Vec::new());
    for (key, values) in MODES {
        if random.percent(percent) {
            let value = Tree::parse(random.word(values)).unwrap_or_default();
            mode.set(key, value);
        }
    }
    // Neither aliases nor names is a mistake of the caller: mostly an error of another kind, with nothing to compare.
    if mode.get("by_alias") == Some(&false.into()) && random.percent(70) {
        mode.set("by_name", true.into());
    }
    mode
}

/// Arguments of one dump.
pub(super) fn dump(random: &mut Random) -> Tree {
    let mut dump = Tree::Object(Vec::new());
    for (key, _) in DUMPS {
        if random.percent(25) {
            dump.set(key, true.into());
        }
    }
    dump
}

/// The same arguments for the runtime.
pub(super) fn dump_options(dump: &Tree) -> DumpOptions {
    let mut options = DumpOptions::default();
    for (_, set) in DUMPS.iter().filter(|(key, _)| dump.get(key).is_some()) {
        set(&mut options);
    }
    options
}
