//! Validators of JSON Schema, on the model as pydantic describes it in that language.

use std::error::Error;
use std::rc::Rc;
use std::{fs, iter};

use frostmap_worker::{DocumentSet, Rows};
use serde_json::Value;

/// The validators that were compiled in, by the file of their schema.
#[cfg(feature = "compiled")]
mod compiled {
    include!(env!("FROSTMAP_COMPILED", "set by `cargo xtask bench throughput --compiled`"));
}

/// Adds the rows for a document set.
pub(crate) fn add(rows: &mut Rows, set: &DocumentSet, documents: &Rc<[Vec<u8>]>) {
    if let Err(problem) = try_add(rows, set, documents) {
        eprintln!("{}: {problem}", set.title());
    }
}

fn try_add(rows: &mut Rows, set: &DocumentSet, documents: &Rc<[Vec<u8>]>) -> Result<(), Box<dyn Error>> {
    let schema: Value = serde_json::from_slice(&fs::read(&set.schema)?)?;
    let title = set.title();
    #[cfg(feature = "compiled")]
    if let Some((_, is_valid)) = compiled::VALIDATORS.iter().find(|(path, _)| set.schema.as_os_str() == *path)
    {
        add_pair(rows, &title, "jsonschema (compiled in)", documents, is_valid);
    }
    let validator = jsonschema::validator_for(&schema)?;
    add_pair(rows, &title, "jsonschema", documents, move |value| validator.is_valid(value));
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("mem:///model.json", schema).map_err(|error| error.to_string())?;
    let index = compiler.compile("mem:///model.json", &mut schemas).map_err(|error| error.to_string())?;
    add_pair(rows, &title, "boon", documents, move |value| schemas.validate(value, index).is_ok());
    Ok(())
}

/// With parsing, and alone on values that were parsed before.
fn add_pair(
    rows: &mut Rows,
    title: &str,
    tool: &str,
    documents: &Rc<[Vec<u8>]>,
    is_valid: impl Fn(&Value) -> bool + 'static,
) {
    let is_valid = Rc::new(is_valid);
    let check = Rc::clone(&is_valid);
    rows.add(title, (tool, "parse + is_valid"), Rc::clone(documents), true, move |json| {
        serde_json::from_slice(json).is_ok_and(|value| check(&value))
    });
    let values: Vec<Value> = documents.iter().filter_map(|json| serde_json::from_slice(json).ok()).collect();
    let mut next = iter::repeat_with({
        let mut at = 0;
        move || {
            let now = at;
            at = (at + 1) % values.len().max(1);
            values.get(now).is_some_and(|value| is_valid(value))
        }
    });
    rows.add(title, (tool, "is_valid, parsed before"), Rc::clone(documents), true, move |_| {
        next.next().unwrap_or_default()
    });
}
