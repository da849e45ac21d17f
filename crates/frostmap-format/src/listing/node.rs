//! A node on one line: `list[str(max_length=64)] | null`. What does not fit a line becomes a block below it.

use crate::NONE;
use crate::function::Function;
use crate::kind::Kind;
use crate::tables::{ArchivedNode, node_flags};
use crate::view::View;
use crate::words::{
    Constant, Default, TaggedUnion, Text, Tuple, Union, Values, bytes_encoding, default_flags, enum_type,
};

use super::block::Block;
use super::constraints::{constraint, custom_error, of_node, with_words};
use super::lines::{CUT, Lines, add_block};
use super::quote::{plain, quoted};
use super::serialization::serialized;

/// Values of a literal that stand on the line; more become a block.
const MOST_INLINE: u32 = 6;

impl<'a> Lines<'a> {
    /// The node as text; what it is explained by is added to `blocks`.
    pub(super) fn inline(
        &mut self,
        view: &View<'a>,
        node: ArchivedNode,
        blocks: &mut Vec<Block<'a>>,
    ) -> String {
        if !self.take(16) {
            return CUT.to_owned();
        }
        let text = self.deeper(|lines| lines.kind(view, node, blocks).or_else(|| Some("?".to_owned())));
        let text = text.unwrap_or_else(|| CUT.to_owned());
        if !self.take(text.len()) {
            return CUT.to_owned();
        }
        if node.flags & node_flags::NULLABLE != 0 { format!("{text} | null") } else { text }
    }

    fn index(&mut self, view: &View<'a>, index: u32, blocks: &mut Vec<Block<'a>>) -> Option<String> {
        let node = *view.nodes.get(index as usize)?;
        Some(self.inline(view, node, blocks))
    }

    fn indices(
        &mut self,
        view: &View<'a>,
        indices: impl IntoIterator<Item = Option<u32>>,
        blocks: &mut Vec<Block<'a>>,
    ) -> Option<Vec<String>> {
        // Ends with the room there is, whatever number of items a damaged record claims.
        indices.into_iter().map(|index| self.index(view, index?, blocks)).collect()
    }

    fn kind(&mut self, view: &View<'a>, node: ArchivedNode, blocks: &mut Vec<Block<'a>>) -> Option<String> {
        let (a, b) = (node.a.to_native(), node.b.to_native());
        let kind = Kind::from_number(node.kind)?;
        let mut words = of_node(&self.archive, view, node);
        let name = match kind {
            Kind::Bytes => {
                const NAMES: [&str; 3] = ["utf8", "base64", "hex"];
                let [read, written] = bytes_encoding::split(a).map(|encoding| NAMES.get(encoding as usize));
                words.insert(0, (*read?).to_owned());
                if *written? != "utf8" {
                    words.insert(1, format!("written={}", written?));
                }
                kind.name().to_owned()
            }
            Kind::Literal => return self.values("literal", view, a, &words, blocks),
            Kind::Enum => return self.values(enum_name(b)?, view, a, &words, blocks),
            Kind::List | Kind::Set | Kind::FrozenSet | Kind::Generator | Kind::Deque => {
                format!("{}[{}]", kind.name(), self.index(view, a, blocks)?)
            }
            Kind::Dict | Kind::OrderedDict | Kind::Counter | Kind::FrozenDict => {
                let nodes = view.words.array::<2>(a)?;
                format!("{}[{}]", kind.name(), self.indices(view, nodes.map(Some), blocks)?.join(", "))
            }
            Kind::Tuple => self.tuple(view, a, blocks)?,
            Kind::Union => return union(view, node, a, &words, blocks),
            Kind::TaggedUnion => return tagged_union(view, a, &words, blocks),
            Kind::Object => return self.object(view, a, None, blocks),
            Kind::NamedTuple => return self.object(view, a, Some(kind.name()), blocks),
            Kind::Json if a != NONE => format!("json[{}]", self.index(view, a, blocks)?),
            Kind::Reference => return self.reference(a, blocks),
            Kind::Default => {
                words.extend(default(view, b)?);
                format!("default[{}]", self.index(view, a, blocks)?)
            }
            Kind::RootModel => return self.root_model(view, &node, blocks),
            Kind::LaxOrStrict => {
                format!("lax-or-strict[{}]", self.indices(view, [Some(a), Some(b)], blocks)?.join(", "))
            }
            Kind::Chain => {
                let count = view.words.get(a)?;
                let nodes = (0..count).map(|index| view.words.get(a.checked_add(1)?.checked_add(index)?));
                format!("chain[{}]", self.indices(view, nodes, blocks)?.join(", "))
            }
            Kind::CustomError => {
                words.extend(custom_error(view, b));
                format!("custom-error[{}]", self.index(view, a, blocks)?)
            }
            Kind::Constrained => {
                words.push(constraint(view, b)?);
                format!("constrained[{}]", self.index(view, a, blocks)?)
            }
            Kind::Function => {
                let name = Function::from_number(a)?.name();
                if b == NONE { name.to_owned() } else { format!("{name}[{}]", self.index(view, b, blocks)?) }
            }
            Kind::Serialized => {
                words.push(serialized(view, b)?);
                format!("serialized[{}]", self.index(view, a, blocks)?)
            }
            Kind::NeedsPython => {
                format!("needs-python({})", plain(view.text(Text { offset: a, length: b })?))
            }
            Kind::Uuid if a != NONE => {
                words.push(format!("version={a}"));
                kind.name().to_owned()
            }
            _ => kind.name().to_owned(),
        };
        Some(with_words(&name, &words))
    }

    fn tuple(&mut self, view: &View<'a>, at: u32, blocks: &mut Vec<Block<'a>>) -> Option<String> {
        let tuple = Tuple::read(view.words, at)?;
        let mut items = self.indices(view, (0..tuple.count).map(|index| tuple.get(index)), blocks)?;
        if let Some(item) = items.get_mut(tuple.variadic as usize) {
            item.insert(0, '*');
        }
        Some(format!("tuple[{}]", items.join(", ")))
    }

    fn values(
        &mut self,
        name: &str,
        view: &View<'a>,
        at: u32,
        words: &[String],
        blocks: &mut Vec<Block<'a>>,
    ) -> Option<String> {
        let values = Values::read(view.words, at)?;
        if values.count > MOST_INLINE {
            return Some(with_words(&add_block(blocks, name, Block::Values(*view, at)), words));
        }
        let shown = (0..values.count).map(|index| Some(constant(view, values.get(index)?)));
        let shown: Option<Vec<String>> = shown.collect();
        Some(with_words(&format!("{name}[{}]", shown?.join(", ")), words))
    }

    /// A named section by its name, a part as what it holds.
    fn reference(&mut self, number: u32, blocks: &mut Vec<Block<'a>>) -> Option<String> {
        match self.archive.name(number) {
            Ok("") => {}
            Ok(name) => return Some(format!("@{}", plain(name))),
            Err(_) => return Some(format!("@?{number}")),
        }
        let Ok(part) = self.archive.section(number) else { return Some(format!("@?{number}")) };
        self.index(&part, 0, blocks)
    }

    fn root_model(
        &mut self,
        view: &View<'a>,
        node: &ArchivedNode,
        blocks: &mut Vec<Block<'a>>,
    ) -> Option<String> {
        let (a, b) = (node.a.to_native(), node.b.to_native());
        let class = view.text(view.words.text(b)?)?;
        let title = view.text(view.words.text(b.checked_add(2)?)?)?;
        let title = if title == class { String::new() } else { format!("(title={})", quoted(title)) };
        let hides = if node.flags & node_flags::VARIANT != 0 { " hide_input_in_errors" } else { "" };
        Some(format!("root-model {}{title}[{}]{hides}", plain(class), self.index(view, a, blocks)?))
    }
}

fn enum_name(values: u32) -> Option<&'static str> {
    match values {
        enum_type::PLAIN => Some("enum"),
        enum_type::STR => Some("str-enum"),
        enum_type::INT => Some("int-enum"),
        enum_type::FLOAT => Some("float-enum"),
        _ => None,
    }
}

fn union<'a>(
    view: &View<'a>,
    node: ArchivedNode,
    at: u32,
    words: &[String],
    blocks: &mut Vec<Block<'a>>,
) -> Option<String> {
    let union = Union::read(view.words, at)?;
    let mut words = words.to_vec();
    if node.flags & node_flags::VARIANT != 0 {
        words.push("left_to_right".to_owned());
    }
    if union.custom != NONE {
        words.extend(custom_error(view, union.custom));
    }
    Some(with_words(&add_block(blocks, "union", Block::Union(*view, at)), &words))
}

fn tagged_union<'a>(
    view: &View<'a>,
    at: u32,
    words: &[String],
    blocks: &mut Vec<Block<'a>>,
) -> Option<String> {
    let union = TaggedUnion::read(view.words, at)?;
    let mut words = words.to_vec();
    words.push(plain(view.text(union.discriminator())?));
    if union.custom() != NONE {
        words.extend(custom_error(view, union.custom()));
    }
    Some(with_words(&add_block(blocks, "tagged-union", Block::TaggedUnion(*view, at)), &words))
}

fn default(view: &View<'_>, at: u32) -> Option<Vec<String>> {
    let record = Default::read(view.words, at)?;
    let mut words = Vec::new();
    if record.flags & default_flags::PRESENT != 0 {
        words.push(format!("default={}", plain(view.text(record.text)?)));
    }
    let flags = [
        (default_flags::VALIDATE, "validate_default"),
        (default_flags::ON_ERROR_OMIT, "on_error=omit"),
        (default_flags::ON_ERROR_DEFAULT, "on_error=default"),
        (default_flags::TUPLE, "tuple"),
        (default_flags::FROZEN_SET, "frozenset"),
    ];
    let set = flags.iter().filter(|(flag, _)| record.flags & flag != 0);
    words.extend(set.map(|(_, name)| (*name).to_owned()));
    Some(words)
}

/// A value that is compared with.
pub(super) fn constant(view: &View<'_>, constant: Constant) -> String {
    let text = |text| view.text(text);
    match constant {
        Constant::Null => "null".to_owned(),
        Constant::Bool(value) => value.to_string(),
        Constant::Int(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Digits(digits) => text(digits).map_or_else(|| "?".to_owned(), plain),
        Constant::Str(value) => text(value).map_or_else(|| "?".to_owned(), quoted),
        Constant::Opaque => "opaque".to_owned(),
        Constant::Json(value) => text(value).map_or_else(|| "?".to_owned(), plain),
    }
}
