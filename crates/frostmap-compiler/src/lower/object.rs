//! Records to objects: fields, keys, key table.
//! An object's keys and fields lie side by side, those of objects inside it behind them.

use frostmap_format::tables::{Field, Key, Node, Object, PATTERN_LEN, field_flags, object_flags};
use frostmap_format::words::{Path, Paths, Step, Table};
use frostmap_format::{Kind as NodeKind, NONE, NONE16};

use crate::names::class_name;
use crate::schema::{DataclassField, Extra, Field as FieldSource, Kind, PathItem, Position, Schema};

use super::codes;
use super::context::{Lower, bare, with};
use super::default::FieldSchema;
use super::key;
use super::key_plan::KeyPlan;
use super::record::{Record, RecordKind};
use super::scope::Scope;

/// Key numbers and table entries have 16 bits, of which the last values are marks.
const MOST_KEYS: usize = 65_534;

impl<'g> Lower<'_, 'g> {
    /// The node of a model, typed dict or dataclass.
    pub(super) fn record_node(&mut self, schema: &'g Schema) -> Node {
        if let Kind::Model(model) = &schema.kind
            && model.root_model == Some(true)
        {
            let scope = Scope::of(model.config.as_deref());
            let a = self.index(&model.schema, scope);
            let class = class_name(&model.class);
            let b = self.section.text_record(&[class, scope.title().unwrap_or(class)]);
            return Node { b, ..with(NodeKind::RootModel, a) };
        }
        match Record::of(schema) {
            Some(record) => self.object(record, schema),
            None => self.bad_record(schema),
        }
    }

    fn bad_record(&mut self, schema: &'g Schema) -> Node {
        let message = match &schema.kind {
            Kind::Model(model) => format!("a model of `{}` cannot be compiled", model.schema.kind.name()),
            Kind::Dataclass(class) => {
                format!("a dataclass of `{}` cannot be compiled", class.schema.kind.name())
            }
            kind => format!("`{}` stands by itself", kind.name()),
        };
        self.problem(&codes::BAD_RECORD, schema.at, message);
        bare(NodeKind::Any)
    }

    fn object(&mut self, record: Record<'g>, schema: &'g Schema) -> Node {
        self.check_dataclass(schema);
        let plan = KeyPlan::of(&record);
        let first_key = self.section.keys().len();
        let first_field = self.section.fields().len();
        if first_key + plan.keys.len() > MOST_KEYS || record.fields.len() > MOST_KEYS {
            let message = format!("{} keys are more than {MOST_KEYS}", first_key + plan.keys.len());
            self.problem(&codes::TOO_LARGE_FOR_ARCHIVE, schema.at, message);
            return bare(NodeKind::Any);
        }
        let number = self.section.objects().len();
        self.reserve(&record, &plan, first_key);
        let table = self.key_table(&plan);
        let mut object = self.object_head(&record, &plan, table);
        (object.first_key, object.first_field) = (first_key as u32, first_field as u32);
        for (slot, field) in record.fields.iter().enumerate() {
            self.fields.push(&field.name);
            let (written, node) = self.field(&record, field, slot, &plan, first_key);
            self.fields.pop();
            self.set_keys(&plan, slot, first_key, node, field.at);
            object.flags |= careful(written.flags);
            if slot < 64 && written.flags & field_flags::REQUIRED != 0 {
                object.required |= 1 << slot;
            }
            if let Some(place) = self.section.fields().get_mut(first_field + slot) {
                *place = written;
            }
        }
        object.extras = self.extra_node(record.extras_schema, record.scope);
        object.extras_keys = self.extra_node(record.extras_keys_schema, record.scope);
        if let Some(place) = self.section.objects().get_mut(number) {
            *place = object;
        }
        with(NodeKind::Object, number as u32)
    }

    fn check_dataclass(&mut self, schema: &'g Schema) {
        let Kind::Dataclass(dataclass) = &schema.kind else { return };
        let Kind::DataclassArgs(args) = &dataclass.schema.kind else { return };
        let odd =
            |argument: &&DataclassField| argument.init == Some(false) || argument.init_only == Some(true);
        if dataclass.post_init == Some(true) {
            self.problem(&codes::BAD_RECORD, schema.at, "the dataclass has a `__post_init__`");
        } else if let Some(argument) = args.fields.iter().find(odd) {
            let message = format!("`{}` is no normal argument of `__init__`", argument.field.name);
            self.problem(&codes::BAD_RECORD, argument.field.at, message);
        }
    }

    /// Keeps the places of the object's records free, so that they lie side by side.
    fn reserve(&mut self, record: &Record<'g>, plan: &KeyPlan<'g>, first_key: usize) {
        let keys = self.section.keys();
        keys.resize(first_key + plan.keys.len(), EMPTY_KEY);
        let fields = self.section.fields();
        fields.resize(fields.len() + record.fields.len(), EMPTY_FIELD);
        self.section.objects().push(EMPTY_OBJECT);
    }

    fn key_table(&mut self, plan: &KeyPlan<'g>) -> Table {
        let entries: Vec<(u16, &str)> = (0..).zip(plan.keys.iter().map(|key| key.text)).collect();
        self.section.table(&entries)
    }

    fn object_head(&mut self, record: &Record<'g>, plan: &KeyPlan<'g>, table: Table) -> Object {
        Object {
            flags: flags(record, plan),
            names: self.section.text_record(&[record.class, record.title]),
            fields: record.fields.len() as u16,
            keys: plan.keys.len() as u16,
            table: table.start,
            table_len: table.len,
            seed: table.seed,
            paths: self.paths(plan),
            ..EMPTY_OBJECT
        }
    }

    fn paths(&mut self, plan: &KeyPlan<'g>) -> u32 {
        if plan.paths.is_empty() {
            return NONE;
        }
        let paths: Vec<Path> = plan
            .paths
            .iter()
            .map(|path| Path { slot: u32::from(path.slot), rank: path.rank, steps: self.steps(path.steps) })
            .collect();
        self.section.record(|body| Paths::add(body, &paths))
    }

    /// The steps of a path.
    pub(super) fn steps(&mut self, steps: &[PathItem]) -> Vec<Step> {
        let step = |item: &PathItem| match item {
            PathItem::Key(key) => Step::Key(self.text(key)),
            PathItem::Index(index) => Step::Item(*index),
        };
        steps.iter().map(step).collect()
    }

    fn field(
        &mut self,
        record: &Record<'g>,
        field: &'g FieldSource,
        slot: usize,
        plan: &KeyPlan<'g>,
        first_key: usize,
    ) -> (Field, Node) {
        let schema = self.field_schema(&field.schema, record.scope);
        let node = self.node(schema.inner, record.scope);
        let (mut flags, default) = self.field_default(&schema, field.at);
        if required(record, field, &schema) {
            flags |= field_flags::REQUIRED;
        }
        if field.frozen == Some(true) {
            flags |= field_flags::FROZEN;
        }
        if field.serialization_exclude == Some(true) {
            flags |= field_flags::EXCLUDED;
        }
        let absolute = |position: u16| (first_key + usize::from(position)) as u16;
        let mut written = Field { flags, default, ..EMPTY_FIELD };
        written.name = plan.names.get(slot).map_or(NONE16, |position| absolute(*position));
        written.alias = plan.aliases.get(slot).copied().flatten().map_or(NONE16, absolute);
        if let Some(alias) = &field.serialization_alias {
            let own = |key: &&super::key_plan::PlannedKey<'_>| {
                usize::from(key.slot) == slot && *key.text == **alias
            };
            match plan.keys.iter().position(|key| own(&key)) {
                Some(position) => written.output_key = absolute(position as u16),
                None => written.output = self.section.text_record(&[alias]),
            }
        }
        (written, node)
    }

    fn set_keys(&mut self, plan: &KeyPlan<'g>, slot: usize, first_key: usize, node: Node, at: Position) {
        for (position, planned) in plan.keys.iter().enumerate() {
            if usize::from(planned.slot) != slot {
                continue;
            }
            if planned.text.len() > usize::from(u16::MAX) {
                self.problem(&codes::TOO_LARGE_FOR_ARCHIVE, at, "a key is longer than 65,535 bytes");
            }
            let key = key::record(&mut self.section, planned, node);
            if let Some(place) = self.section.keys().get_mut(first_key + position) {
                *place = key;
            }
        }
    }

    fn extra_node(&mut self, schema: Option<&'g Schema>, scope: Scope<'g>) -> u32 {
        schema.map_or(NONE, |schema| self.index(schema, scope))
    }
}

fn required(record: &Record<'_>, field: &FieldSource, schema: &FieldSchema<'_>) -> bool {
    let wanted = match record.kind {
        RecordKind::TypedDict => field.required.unwrap_or(record.total),
        RecordKind::Model | RecordKind::Dataclass => true,
    };
    wanted && !schema.has_default()
}

fn flags(record: &Record<'_>, plan: &KeyPlan<'_>) -> u32 {
    let extra = match record.extra {
        Extra::Allow => object_flags::EXTRA_ALLOW,
        Extra::Forbid => object_flags::EXTRA_FORBID,
        Extra::Ignore => 0,
    };
    let kind = match record.kind {
        RecordKind::Model => object_flags::MODEL,
        RecordKind::Dataclass => object_flags::MODEL | object_flags::DATACLASS,
        RecordKind::TypedDict => 0,
    };
    [
        (record.strict, object_flags::STRICT),
        (record.loc_by_alias, object_flags::LOC_BY_ALIAS),
        (plan.gather, object_flags::GATHER),
        (record.by_alias, object_flags::BY_ALIAS),
        (record.by_name, object_flags::BY_NAME),
    ]
    .into_iter()
    .fold(extra | kind, |flags, (set, flag)| if set { flags | flag } else { flags })
}

/// The flag of objects whose defaults need a closer look.
fn careful(field: u16) -> u32 {
    const CAREFUL: u16 =
        field_flags::VALIDATE_DEFAULT | field_flags::ON_ERROR_OMIT | field_flags::ON_ERROR_DEFAULT;
    if field & CAREFUL != 0 { object_flags::CAREFUL_DEFAULTS } else { 0 }
}

const EMPTY_KEY: Key = Key {
    pattern: [0; PATTERN_LEN],
    length: 0,
    advance: 0,
    role: 0,
    rank: 0,
    slot: 0,
    text_len: 0,
    text: NONE,
    node: Node { kind: 0, flags: 0, first: 0, spare: 0, a: 0, b: 0 },
};

const EMPTY_FIELD: Field =
    Field { name: NONE16, alias: NONE16, flags: 0, output_key: NONE16, output: NONE, default: NONE };

const EMPTY_OBJECT: Object = Object {
    flags: 0,
    names: 0,
    first_field: 0,
    fields: 0,
    keys: 0,
    first_key: 0,
    table: 0,
    seed: 0,
    required: 0,
    extras: NONE,
    extras_keys: NONE,
    paths: NONE,
    table_len: 0,
};
