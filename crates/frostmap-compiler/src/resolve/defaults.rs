//! Defaults that contradict each other.

use super::walk::Walk;
use crate::diagnostics::codes;
use crate::schema::{Kind, OnError, Schema};

pub(super) fn check(walk: &mut Walk<'_>, schema: &Schema) {
    let Kind::Default(default) = &schema.kind else { return };
    if default.default.is_some() && default.default_factory.is_some() {
        let message = "`default` and `default_factory` are both given";
        walk.report_key(&codes::TWO_DEFAULTS, schema.at, "default_factory", message);
    }
    let none = default.default.is_none() && default.default_factory.is_none();
    if none && default.on_error == Some(OnError::Default) {
        let message = "`on_error` is `default` but there is no default";
        walk.report_key(&codes::NO_DEFAULT, schema.at, "on_error", message);
    }
}
