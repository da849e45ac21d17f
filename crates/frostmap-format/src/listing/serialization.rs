//! How the values of a node are written: `format=".2f"`, `exclude=["a"]`, `written_by="lib.f"`.

use crate::view::View;
use crate::words::{Chosen, Constant, Serialization, Text};

use super::node::constant;
use super::quote::quoted;

/// What a record says; the node that `as` names is shown by its number.
pub(super) fn serialized(view: &View<'_>, at: u32) -> Option<String> {
    let text = |text: Text| view.text(text).map_or_else(|| "?".to_owned(), quoted);
    let unless = |set| if set { " unless-none" } else { "" };
    Some(match Serialization::read(view.words, at)? {
        Serialization::ToString { unless_none } => format!("to-string{}", unless(unless_none)),
        Serialization::Format { unless_none, spec } => {
            format!("format={}{}", text(spec), unless(unless_none))
        }
        Serialization::Schema(node) => {
            let kind = view.nodes.get(node as usize).and_then(|node| crate::Kind::from_number(node.kind));
            format!("as={}", kind.map_or("?", crate::Kind::name))
        }
        Serialization::Member => "as=member".to_owned(),
        Serialization::Inferred => "as=inferred".to_owned(),
        Serialization::Secret => "as=secret".to_owned(),
        Serialization::Base64 { url: false } => "as=base64".to_owned(),
        Serialization::Base64 { url: true } => "as=base64url".to_owned(),
        Serialization::Items(chosen) | Serialization::Entries(chosen) => choices(view, chosen),
        Serialization::Function { function, .. } => format!("written_by={}", text(function)),
        Serialization::Unwritable { what, .. } => format!("unwritable={}", text(what)),
    })
}

fn choices(view: &View<'_>, chosen: Chosen<'_>) -> String {
    let shown = |name: &str, constants: Vec<Option<Constant>>| {
        let shown =
            constants.into_iter().map(|found| found.map_or_else(|| "?".to_owned(), |c| constant(view, c)));
        format!("{name}=[{}]", shown.collect::<Vec<_>>().join(", "))
    };
    let include = chosen.include().map(|constants| shown("include", constants.collect()));
    let exclude = chosen.exclude().map(|constants| shown("exclude", constants.collect()));
    include.into_iter().chain(exclude).collect::<Vec<_>>().join(" ")
}
