//! The structure check of a section: every index, every text, every kind, before the first use.

use crate::error::DamageReason;
use crate::function::Function;
use crate::kind::Kind;
use crate::tables::{ArchivedKey, ArchivedNode, ArchivedObject, DEFAULT_NULL, node_flags, object_flags};
use crate::view::View;
use crate::words::{
    BOUNDS, BoundValue, Chosen, Constant, Constraint, CustomError, DecimalRules, Default, Limits,
    OutputOrder, Paths, Serialization, Step, StrRules, Table, TaggedUnion, Temporal, Text, Tuple, Union,
    UrlRules, Values, bytes_encoding, str_flags,
};
use crate::{NONE, NONE16};

/// Checks that every record of the section refers to something that is there.
///
/// # Errors
/// The first record that does not.
pub fn view(view: &View<'_>, sections: u32) -> Result<(), DamageReason> {
    let check = Check { view, sections };
    check.all("node", view.nodes, |node| check.node(node))?;
    check.all("key", view.keys, |key| check.key(key))?;
    check.all("field", view.fields, |field| {
        let keys = view.keys.len();
        let key = |number: u16| number == NONE16 || usize::from(number) < keys;
        let default = field.default.to_native();
        let output = field.output.to_native();
        (usize::from(field.name.to_native()) < keys
            && key(field.alias.to_native())
            && key(field.output_key.to_native())
            && (output == NONE || check.word_text(output).is_some())
            && (default == NONE || default == DEFAULT_NULL || check.word_text(default).is_some()))
        .then_some(())
    })?;
    check.all("object", view.objects, |object| check.object(object))?;
    if view.nodes.is_empty() {
        return Err(DamageReason::Structure { record: "node", index: 0 });
    }
    Ok(())
}

struct Check<'v, 'a> {
    view: &'v View<'a>,
    sections: u32,
}

impl<'a> Check<'_, 'a> {
    fn all<T>(
        &self,
        record: &'static str,
        records: &'a [T],
        check: impl Fn(&'a T) -> Option<()>,
    ) -> Result<(), DamageReason> {
        match records.iter().position(|record| check(record).is_none()) {
            Some(index) => Err(DamageReason::Structure { record, index: index as u32 }),
            None => Ok(()),
        }
    }

    fn text(&self, text: Text) -> Option<()> {
        self.view.text(text).map(|_| ())
    }

    fn optional_text(&self, text: Text) -> Option<()> {
        if text.length == NONE { Some(()) } else { self.text(text) }
    }

    fn word_text(&self, at: u32) -> Option<()> {
        self.text(self.view.words.text(at)?)
    }

    fn node_index(&self, index: u32) -> Option<()> {
        self.view.nodes.get(index as usize).map(|_| ())
    }

    fn table(&self, table: Table) -> Option<()> {
        let slots = self.view.slots.get(table.start as usize..)?;
        slots.get(..table.len as usize)?;
        (table.len == 0 || table.len.is_power_of_two()).then_some(())
    }

    fn node(&self, node: &ArchivedNode) -> Option<()> {
        let (a, b) = (node.a.to_native(), node.b.to_native());
        if node.flags & node_flags::LIMITED != 0 {
            self.limits(b)?;
        }
        let words = self.view.words;
        let kind = Kind::from_number(node.kind)?;
        match kind {
            Kind::Any | Kind::None | Kind::Bool | Kind::Int | Kind::Float => Some(()),
            Kind::Bytes => {
                bytes_encoding::split(a).iter().all(|encoding| *encoding <= bytes_encoding::HEX).then_some(())
            }
            Kind::Str if a == NONE => Some(()),
            Kind::Str => {
                let rules = StrRules::read(words, a)?;
                let pattern = rules.flags & str_flags::PATTERN != 0;
                (!pattern || rules.pattern < self.sections).then_some(())
            }
            Kind::Literal | Kind::Enum => self.values(a),
            Kind::List | Kind::Set | Kind::FrozenSet | Kind::Generator | Kind::Deque => self.node_index(a),
            Kind::Dict | Kind::OrderedDict | Kind::Counter | Kind::FrozenDict => {
                words.array::<2>(a)?.into_iter().try_for_each(|node| self.node_index(node))
            }
            Kind::Tuple => {
                let tuple = Tuple::read(words, a)?;
                (tuple.variadic == NONE || tuple.variadic < tuple.count).then_some(())?;
                (0..tuple.count).try_for_each(|index| self.node_index(tuple.get(index)?))
            }
            Kind::Union => self.union(a),
            Kind::TaggedUnion => self.tagged_union(a),
            Kind::Object => self.view.objects.get(a as usize).map(|_| ()),
            Kind::Reference => (a < self.sections).then_some(()),
            Kind::Default => {
                let default = Default::read(words, b)?;
                self.text(default.text)?;
                self.node_index(a)
            }
            Kind::RootModel => {
                self.word_text(b)?;
                self.word_text(b.checked_add(2)?)?;
                self.node_index(a)
            }
            Kind::LaxOrStrict => [a, b].into_iter().try_for_each(|node| self.node_index(node)),
            Kind::Chain => {
                let count = words.get(a)?;
                (0..count)
                    .try_for_each(|index| self.node_index(words.get(a.checked_add(1)?.checked_add(index)?)?))
            }
            Kind::CustomError => {
                self.custom(b)?;
                self.node_index(a)
            }
            Kind::Constrained => {
                if let Constraint::Bound(_, limit) = Constraint::read(words, b)? {
                    self.text(limit)?;
                }
                self.node_index(a)
            }
            Kind::Function => {
                Function::from_number(a)?;
                if b == NONE { Some(()) } else { self.node_index(b) }
            }
            Kind::Json if a != NONE => self.node_index(a),
            Kind::Decimal | Kind::Fraction if a != NONE => {
                let rules = DecimalRules::read(words, a)?;
                rules.bounds.into_iter().flatten().try_for_each(|text| self.text(text))
            }
            Kind::Date | Kind::Time | Kind::DateTime | Kind::TimeDelta => {
                Temporal::read(words, a)?.is_sound(kind).then_some(())
            }
            Kind::Url | Kind::MultiHostUrl if a != NONE => self.url(a),
            Kind::Json
            | Kind::Decimal
            | Kind::Fraction
            | Kind::Complex
            | Kind::Uuid
            | Kind::Url
            | Kind::MultiHostUrl => Some(()),
            Kind::NamedTuple => self.view.objects.get(a as usize).map(|_| ()),
            Kind::NeedsPython => self.text(Text { offset: a, length: b }),
            Kind::Serialized => {
                self.serialization(b)?;
                self.node_index(a)
            }
        }
    }

    fn serialization(&self, at: u32) -> Option<()> {
        match Serialization::read(self.view.words, at)? {
            Serialization::ToString { .. }
            | Serialization::Member
            | Serialization::Inferred
            | Serialization::Secret
            | Serialization::Base64 { .. } => Some(()),
            Serialization::Format { spec, .. } => self.text(spec),
            Serialization::Schema(node) => self.node_index(node),
            Serialization::Items(chosen) | Serialization::Entries(chosen) => self.chosen(chosen),
            Serialization::Function { function: text, place }
            | Serialization::Unwritable { what: text, place } => {
                self.text(text)?;
                self.text(place)
            }
        }
    }

    fn chosen(&self, chosen: Chosen<'_>) -> Option<()> {
        let mut constants =
            chosen.include().into_iter().flatten().chain(chosen.exclude().into_iter().flatten());
        constants.try_for_each(|constant| self.constant(constant?))
    }

    fn url(&self, at: u32) -> Option<()> {
        let rules = UrlRules::read(self.view.words, at)?;
        let texts = [rules.default_host, rules.default_path, Some(rules.expected_schemes)];
        texts.into_iter().flatten().try_for_each(|text| self.text(text))?;
        (0..rules.schemes).try_for_each(|index| self.text(rules.scheme(self.view.words, at, index)?))
    }

    fn limits(&self, at: u32) -> Option<()> {
        let limits = Limits::read(self.view.words, at)?;
        BOUNDS.into_iter().filter(|bound| limits.has(*bound)).try_for_each(|bound| {
            match limits.get(bound)? {
                BoundValue::Bits(_) => Some(()),
                BoundValue::Digits(text) => self.text(text),
            }
        })
    }

    fn constant(&self, constant: Constant) -> Option<()> {
        match constant {
            Constant::Digits(text) | Constant::Str(text) | Constant::Json(text) => self.text(text),
            _ => Some(()),
        }
    }

    fn values(&self, at: u32) -> Option<()> {
        let values = Values::read(self.view.words, at)?;
        self.text(values.expected)?;
        self.table(values.table)?;
        (0..values.count).try_for_each(|index| self.constant(values.get(index)?))
    }

    fn union(&self, at: u32) -> Option<()> {
        let union = Union::read(self.view.words, at)?;
        self.optional_custom(union.custom)?;
        (0..union.count).try_for_each(|index| {
            let choice = union.get(index)?;
            self.text(choice.label)?;
            self.node_index(choice.node)
        })
    }

    fn tagged_union(&self, at: u32) -> Option<()> {
        let union = TaggedUnion::read(self.view.words, at)?;
        self.optional_custom(union.custom())?;
        [union.discriminator(), union.expected_tags(), union.pattern()]
            .into_iter()
            .try_for_each(|text| self.text(text))?;
        self.paths(union.paths(), 1)?;
        self.table(union.table())?;
        (0..union.count()).try_for_each(|index| {
            let tag = union.get(index)?;
            self.constant(tag.value)?;
            self.node_index(tag.node)
        })
    }

    fn paths(&self, at: u32, slots: u32) -> Option<()> {
        let count = if at == NONE { 0 } else { self.view.words.get(at)? };
        let mut seen = 0;
        for path in Paths::read(self.view.words, at)? {
            seen += 1;
            (path.slot < slots).then_some(())?;
            for index in 0..path.len {
                if let Step::Key(text) = path.get(index)? {
                    self.text(text)?;
                }
            }
        }
        (seen == count).then_some(())
    }

    fn optional_custom(&self, at: u32) -> Option<()> {
        if at == NONE { Some(()) } else { self.custom(at) }
    }

    fn custom(&self, at: u32) -> Option<()> {
        let custom = CustomError::read(self.view.words, at)?;
        self.text(custom.error_type)?;
        self.optional_text(custom.message)?;
        self.optional_text(custom.context)
    }

    fn key(&self, key: &'a ArchivedKey) -> Option<()> {
        self.view.key_text(key)?;
        self.node(&key.node)?;
        let fits = key.length <= key.advance && usize::from(key.advance) <= key.pattern.len();
        (fits && key.advance != 0).then_some(())
    }

    fn object(&self, object: &ArchivedObject) -> Option<()> {
        let names = object.names.to_native();
        self.word_text(names)?;
        self.word_text(names.checked_add(2)?)?;
        if object.flags.to_native() & object_flags::WRITTEN_BY_FUNCTION != 0 {
            self.word_text(names.checked_add(4)?)?;
            self.word_text(names.checked_add(6)?)?;
        }
        let first = object.first_field.to_native() as usize;
        self.view.fields.get(first..first.checked_add(usize::from(object.fields.to_native()))?)?;
        let first = object.first_key.to_native() as usize;
        let keys = self.view.keys.get(first..first.checked_add(usize::from(object.keys.to_native()))?)?;
        let fields = object.fields.to_native();
        keys.iter().all(|key| key.slot.to_native() < fields).then_some(())?;
        if object.flags.to_native() & object_flags::OUTPUT_ORDER != 0 {
            let mut order = OutputOrder::read(self.view.words, names)?.iter();
            order.all(|field| field.is_some_and(|field| field < u32::from(fields))).then_some(())?;
        }
        let (start, len) = (object.table.to_native(), object.table_len.to_native());
        self.table(Table { start, len, seed: 0 })?;
        for extras in [object.extras.to_native(), object.extras_keys.to_native()] {
            if extras != NONE {
                self.node_index(extras)?;
            }
        }
        self.paths(object.paths.to_native(), u32::from(fields))
    }
}
