//! Tools that know nothing of the model: skipping a document, or reading it to a tree.

use std::rc::Rc;

use frostmap_worker::{DocumentSet, Rows};
use jiter::{Jiter, JsonValue};
use serde::de::IgnoredAny;

/// Adds the rows for a document set.
pub(crate) fn add(rows: &mut Rows, set: &DocumentSet, documents: &Rc<[Vec<u8>]>) {
    let title = set.title();
    let mut row = |tool, mode, take: fn(&[u8]) -> bool| {
        rows.add(&title, (tool, mode), Rc::clone(documents), true, take);
    };
    row("sonic-rs", "IgnoredAny", |json| sonic_rs::from_slice::<IgnoredAny>(json).is_ok());
    row("sonic-rs", "LazyValue", |json| sonic_rs::from_slice::<sonic_rs::LazyValue<'_>>(json).is_ok());
    row("sonic-rs", "Value", |json| sonic_rs::from_slice::<sonic_rs::Value>(json).is_ok());
    row("jiter", "skip", |json| {
        let mut jiter = Jiter::new(json);
        jiter.next_skip().is_ok() && jiter.finish().is_ok()
    });
    row("jiter", "JsonValue", |json| JsonValue::parse(json, false).is_ok());
}
