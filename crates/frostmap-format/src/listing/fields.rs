//! An object: its flags in words on its line, its fields one a line below.

use crate::tables::{
    ArchivedField, ArchivedKey, ArchivedObject, DEFAULT_NULL, field_flags, key_role, object_flags,
};
use crate::view::View;
use crate::words::{PathHead, Paths, Step};
use crate::{NONE, NONE16};

use super::block::Block;
use super::constraints::with_words;
use super::lines::{Lines, add_block};
use super::quote::{plain, quoted};

impl<'a> Lines<'a> {
    /// The object's kind, class and flags; its flags say the kind unless the node does.
    pub(super) fn object(
        &mut self,
        view: &View<'a>,
        number: u32,
        kind: Option<&str>,
        blocks: &mut Vec<Block<'a>>,
    ) -> Option<String> {
        let object = view.objects.get(number as usize)?;
        let names = object.names.to_native();
        let class = view.text(view.words.text(names)?)?;
        let title = view.text(view.words.text(names.checked_add(2)?)?)?;
        let mut words = Vec::new();
        if title != class {
            words.push(format!("title={}", quoted(title)));
        }
        let flags = object.flags.to_native();
        words.extend(flag_words(flags));
        let kind = kind.unwrap_or_else(|| kind_name(flags));
        let kind = add_block(blocks, kind, Block::Object(*view, number));
        Some(with_words(&format!("{kind} {}", plain(class)), &words))
    }

    /// The fields, then what extra keys and values must be.
    pub(super) fn field_lines(&mut self, indent: usize, view: &View<'a>, number: u32) -> Option<()> {
        let object = view.objects.get(number as usize)?;
        let keys = run(view.keys, object.first_key.to_native(), object.keys.to_native())?;
        let fields = run(view.fields, object.first_field.to_native(), object.fields.to_native())?;
        for (slot, field) in (0..).zip(fields) {
            let key = view.keys.get(usize::from(field.name.to_native()))?;
            let before = format!("{}: ", field_head(view, object, keys, field, slot)?);
            if !self.take(before.len() + indent) {
                break;
            }
            self.node(indent, &before, view, key.node, &field_tail(view, field)?);
        }
        let extras = [("extra values: ", object.extras), ("extra keys: ", object.extras_keys)];
        for (before, index) in extras.map(|(before, index)| (before, index.to_native())) {
            if index != NONE {
                self.node(indent, before, view, *view.nodes.get(index as usize)?, "");
            }
        }
        Some(())
    }
}

fn run<T>(records: &[T], first: u32, count: u16) -> Option<&[T]> {
    records.get(first as usize..)?.get(..usize::from(count))
}

fn kind_name(flags: u32) -> &'static str {
    const ARGUMENTS: u32 = object_flags::DATACLASS | object_flags::BARE_FIELDS;
    if flags & object_flags::NAMED_TUPLE != 0 {
        "named-tuple"
    } else if flags & ARGUMENTS == ARGUMENTS {
        "dataclass-args"
    } else if flags & object_flags::DATACLASS != 0 {
        "dataclass"
    } else if flags & object_flags::BARE_FIELDS != 0 {
        "model-fields"
    } else if flags & object_flags::MODEL != 0 {
        "model"
    } else {
        "typed-dict"
    }
}

/// What is special about an object: flags that most objects have are named when they are missing.
fn flag_words(flags: u32) -> impl Iterator<Item = String> {
    const WORDS: [(u32, bool, &str); 15] = [
        (object_flags::FROZEN, true, "frozen"),
        (object_flags::COLLECT_INIT_ONLY, true, "collect_init_only"),
        (object_flags::EXTRA_ALLOW, true, "extra=allow"),
        (object_flags::EXTRA_FORBID, true, "extra=forbid"),
        (object_flags::EXTRAS_OUTPUT_DIFFERS, true, "other extras in output"),
        (object_flags::STRICT, true, "strict"),
        (object_flags::BY_ALIAS, false, "by_alias=false"),
        (object_flags::BY_NAME, true, "by_name"),
        (object_flags::LOC_BY_ALIAS, false, "loc_by_alias=false"),
        (object_flags::OUTPUT_BY_ALIAS, true, "serialize_by_alias"),
        (object_flags::WRITTEN_BY_FUNCTION, true, "written by a function"),
        (object_flags::OUTPUT_ORDER, true, "written in an order of its own"),
        (object_flags::GATHER, true, "gathered keys"),
        (object_flags::CAREFUL_DEFAULTS, true, "careful defaults"),
        (object_flags::HIDE_INPUT, true, "hide_input_in_errors"),
    ];
    let shown = WORDS.into_iter().filter(move |(flag, set, _)| (flags & flag != 0) == *set);
    shown.map(|(_, _, word)| word.to_owned())
}

/// The field's name with its aliases.
fn field_head(
    view: &View<'_>,
    object: &ArchivedObject,
    keys: &[ArchivedKey],
    field: &ArchivedField,
    slot: u16,
) -> Option<String> {
    let name = view.key_text(view.keys.get(usize::from(field.name.to_native()))?)?;
    let validation = validation_aliases(view, object, keys, name, slot)?;
    let output = output_alias(view, field)?.map(quoted);
    let aliases = match (validation.as_slice(), output) {
        ([], None) => String::new(),
        ([alias], Some(output)) if *alias == output => format!(" (alias {alias})"),
        ([], Some(output)) => format!(" (serialization alias {output})"),
        (aliases, None) => format!(" (validation alias {})", aliases.join(", ")),
        (aliases, Some(output)) => {
            format!(" (validation alias {}; serialization alias {output})", aliases.join(", "))
        }
    };
    Some(format!("{}{aliases}", plain(name)))
}

/// The aliases by priority: keys in quotes, paths as they would be written in Python.
fn validation_aliases(
    view: &View<'_>,
    object: &ArchivedObject,
    keys: &[ArchivedKey],
    name: &str,
    slot: u16,
) -> Option<Vec<String>> {
    let mut found = Vec::new();
    for key in keys.iter().filter(|key| key.slot.to_native() == slot && key.role & key_role::ALIAS != 0) {
        let text = view.key_text(key)?;
        // A field without an alias is found by its name in both roles.
        if key.role & key_role::NAME == 0 || text != name {
            found.push((u32::from(key.rank), quoted(text)));
        }
    }
    for path in Paths::read(view.words, object.paths.to_native())? {
        if path.slot == u32::from(slot) {
            found.push((path.rank, path_text(view, &path)?));
        }
    }
    found.sort();
    Some(found.into_iter().map(|(_, alias)| alias).collect())
}

fn path_text(view: &View<'_>, path: &PathHead<'_>) -> Option<String> {
    let mut text = String::new();
    for index in 0..path.len {
        match path.get(index)? {
            Step::Key(key) if index == 0 => text.push_str(&quoted(view.text(key)?)),
            Step::Key(key) => text.push_str(&format!("[{}]", quoted(view.text(key)?))),
            Step::Item(item) => text.push_str(&format!("[{item}]")),
        }
    }
    Some(text)
}

/// The key the field is written with; `None` within when that is its name.
#[expect(clippy::option_option, reason = "the outer one is damage, the inner one is absence")]
fn output_alias<'a>(view: &View<'a>, field: &ArchivedField) -> Option<Option<&'a str>> {
    let key = field.output_key.to_native();
    if key != NONE16 {
        return view.key_text(view.keys.get(usize::from(key))?).map(Some);
    }
    match field.output.to_native() {
        NONE => Some(None),
        at => view.text(view.words.text(at)?).map(Some),
    }
}

/// What is said behind the field's node.
fn field_tail(view: &View<'_>, field: &ArchivedField) -> Option<String> {
    const WORDS: [(u16, &str); 7] = [
        (field_flags::INIT_ONLY, "init_only"),
        (field_flags::REQUIRED_WITH_DEFAULT, "required with default"),
        (field_flags::FROZEN, "frozen"),
        (field_flags::EXCLUDED, "excluded"),
        (field_flags::VALIDATE_DEFAULT, "validate_default"),
        (field_flags::ON_ERROR_OMIT, "on_error=omit"),
        (field_flags::ON_ERROR_DEFAULT, "on_error=default"),
    ];
    let flags = field.flags.to_native();
    let mut tail = match field.default.to_native() {
        DEFAULT_NULL => ", default null".to_owned(),
        NONE if flags & field_flags::REQUIRED != 0 => ", required".to_owned(),
        NONE => ", optional".to_owned(),
        at => format!(", default {}", plain(view.text(view.words.text(at)?)?)),
    };
    for (_, word) in WORDS.iter().filter(|(flag, _)| flags & flag != 0) {
        tail.push_str(", ");
        tail.push_str(word);
    }
    Some(tail)
}
