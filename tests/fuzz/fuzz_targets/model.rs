//! Any bytes as a document for one of the example's models: the ways of asking agree, and what was built can be
//! written, read again, and turned into other types. The first byte chooses the model.
#![no_main]

use std::path::Path;
use std::sync::OnceLock;

use frostmap::{DumpOptions, Model, Options, Snapshot};
use frostmap_tests::found::Found;

static MODELS: OnceLock<Vec<Model>> = OnceLock::new();

fn models() -> Vec<Model> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../snapshots/social.frost");
    let snapshot = Snapshot::open(path).expect("the example archive");
    let names: Vec<String> = snapshot.names().map(str::to_owned).collect();
    names.iter().filter_map(|name| snapshot.model(name).ok()).collect()
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let models = MODELS.get_or_init(models);
    let Some((first, document)) = data.split_first() else { return };
    let model = &models[usize::from(*first) % models.len()];
    // Dates may be compared with the clock, but not of the same moment in each way of asking.
    let options = Options { now: Some(frostmap::Now::system()), ..Options::default() };
    if let Found::Broken { what } = Found::ask(model, document, &options) {
        panic!("{}: {what}", model.name());
    }
    let Ok(instance) = model.parse_with(document, &options) else {
        return assert!(model.deserialize::<serde_json::Value>(document).is_err(), "{}", model.name());
    };
    for by_alias in [true, false] {
        let text = instance.to_json(&DumpOptions { by_alias: Some(by_alias), ..DumpOptions::default() });
        let text = text.expect("nothing of the example needs Python to be written");
        serde_json::from_str::<serde_json::Value>(&text).expect("what is written is JSON");
    }
    let read = instance.deserialize::<serde_json::Value>().ok();
    assert_eq!(model.deserialize::<serde_json::Value>(document).ok(), read, "{}", model.name());
    let _ = instance.deserialize_by_alias::<serde::de::IgnoredAny>();
});
