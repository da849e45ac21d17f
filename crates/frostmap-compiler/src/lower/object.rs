//! Records to objects: fields, keys, key table.
//! An object's keys and fields lie side by side, those of objects inside it behind them.

use frostmap_format::tables::{Field, Key, Node, Object, PATTERN_LEN, field_flags, node_flags, object_flags};
use frostmap_format::words::{OutputOrder, Path, Paths, Step};
use frostmap_format::{Kind as NodeKind, NONE, NONE16};

use crate::names::class_name;
use crate::schema::{Callable, Extra, Kind, PathItem, Schema};

use super::codes;
use super::context::{Lower, bare, with};
use super::key_plan::KeyPlan;
use super::record::{Record, RecordKind};
use super::scope::Scope;
use super::serialization::function_of;

/// Key numbers and table entries have 16 bits, of which the last values are marks.
const MOST_KEYS: usize = 65_534;

/// A record with the places of its keys and fields in the section.
pub(super) struct Layout<'g> {
    pub(super) record: Record<'g>,
    pub(super) plan: KeyPlan<'g>,
    pub(super) first_key: usize,
    pub(super) first_field: usize,
}

impl<'g> Lower<'_, 'g> {
    /// The node of a model, typed dict or dataclass.
    pub(super) fn record_node(&mut self, schema: &'g Schema, scope: Scope<'g>) -> Node {
        if let Kind::Model(model) = &schema.kind
            && model.root_model == Some(true)
        {
            let scope = scope.inside(model.config.as_deref());
            let a = self.index(&model.schema, scope);
            let class = class_name(&model.class);
            let b = self.section.text_record(&[class, scope.title().unwrap_or(class)]);
            let hides_input = scope.option(None, |config| config.hide_input_in_errors) == Some(true);
            let flags = if hides_input { node_flags::VARIANT } else { 0 };
            return Node { b, flags, ..with(NodeKind::RootModel, a) };
        }
        if let Kind::Model(model) = &schema.kind
            && holds_fields(&model.schema)
        {
            let around = self.around.replace(model);
            let node = self.own_node(&model.schema, scope.inside(model.config.as_deref()));
            self.around = around;
            return node;
        }
        let record = match (&schema.kind, self.around) {
            (Kind::ModelFields(fields), Some(model)) => Some(Record::of_model(model, fields, scope)),
            _ => Record::of(schema, scope),
        };
        let around = self.around.take();
        let node = self.record_of(schema, record);
        self.around = around;
        node
    }

    fn record_of(&mut self, schema: &'g Schema, record: Option<Record<'g>>) -> Node {
        match record {
            Some(record) if record.kind == RecordKind::NamedTuple => {
                Node { kind: NodeKind::NamedTuple as u8, ..self.object(record, schema) }
            }
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
        if first_key + plan.keys.len() > MOST_KEYS {
            let message = format!("{} keys are more than {MOST_KEYS}", first_key + plan.keys.len());
            self.problem(&codes::TOO_LARGE_FOR_ARCHIVE, schema.at, message);
            return bare(NodeKind::Any);
        }
        let number = self.section.objects().len();
        let first_field = self.section.fields().len();
        let layout = Layout { record, plan, first_key, first_field };
        self.reserve(&layout);
        let mut object = self.object_head(&layout, schema);
        object.flags |= own_flag(schema);
        if function_of(schema).is_some() {
            object.flags |= object_flags::WRITTEN_BY_FUNCTION;
        } else if layout.record.output_order.is_some() {
            object.flags |= object_flags::OUTPUT_ORDER;
        }
        for (slot, field) in layout.record.fields.iter().enumerate() {
            self.fields.push(&field.name);
            let flags = self.field(&layout, field, slot);
            self.fields.pop();
            object.flags |= careful(flags);
            if self.may_omit(&field.schema) {
                object.flags |= object_flags::CAREFUL_DEFAULTS;
            }
            if slot < 64 && flags & field_flags::REQUIRED != 0 {
                object.required |= 1 << slot;
            }
        }
        let record = &layout.record;
        object.extras = self.extra_node(record.extras_schema, record.scope);
        object.extras_keys = self.extra_node(record.extras_keys_schema, record.scope);
        let mut extras = [record.extras_schema, record.extras_keys_schema].into_iter().flatten();
        if extras.any(|extras| self.may_omit(extras)) {
            object.flags |= object_flags::GATHER;
        }
        if let Some(place) = self.section.objects().get_mut(number) {
            *place = object;
        }
        with(NodeKind::Object, number as u32)
    }

    fn check_dataclass(&mut self, schema: &'g Schema) {
        let Kind::Dataclass(dataclass) = &schema.kind else { return };
        if dataclass.post_init == Some(true) {
            self.problem(&codes::BAD_RECORD, schema.at, "the dataclass has a `__post_init__`");
        }
    }

    /// Keeps the places of the object's records free, so that they lie side by side.
    fn reserve(&mut self, layout: &Layout<'g>) {
        self.section.keys().resize(layout.first_key + layout.plan.keys.len(), EMPTY_KEY);
        self.section.fields().resize(layout.first_field + layout.record.fields.len(), EMPTY_FIELD);
        self.section.objects().push(EMPTY_OBJECT);
    }

    fn object_head(&mut self, layout: &Layout<'g>, schema: &'g Schema) -> Object {
        let Layout { record, plan, first_key, first_field } = layout;
        let entries: Vec<(u16, &str)> = (0..).zip(plan.keys.iter().map(|key| key.text)).collect();
        let table = self.section.table(&entries);
        Object {
            flags: flags(record, plan),
            names: self.names(record, function_of(schema)),
            first_field: *first_field as u32,
            fields: record.fields.len() as u16,
            keys: plan.keys.len() as u16,
            first_key: *first_key as u32,
            table: table.start,
            table_len: table.len,
            seed: table.seed,
            paths: self.paths(plan),
            ..EMPTY_OBJECT
        }
    }

    /// The texts of an object: its class and the title of its errors; then what function writes it, or in which order.
    fn names(&mut self, record: &Record<'g>, function: Option<&Callable>) -> u32 {
        match (function, &record.output_order) {
            (None, None) => self.section.text_record(&[record.class, record.title]),
            (None, Some(order)) => {
                let names = [record.class, record.title].map(|text| self.section.text(text).words());
                self.section.record(|body| OutputOrder::add(body, names, order))
            }
            (Some(function), _) => {
                let place = self.place();
                self.section.text_record(&[record.class, record.title, &function.name, &place])
            }
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

    fn extra_node(&mut self, schema: Option<&'g Schema>, scope: Scope<'g>) -> u32 {
        schema.map_or(NONE, |schema| self.index(schema, scope))
    }
}

/// The flag of objects that can be in a set, or of arguments of which some are collected.
fn own_flag(schema: &Schema) -> u32 {
    let frozen = match &schema.kind {
        Kind::Model(model) => model.frozen,
        Kind::Dataclass(dataclass) => dataclass.frozen,
        Kind::DataclassArgs(args) if args.collect_init_only == Some(true) => {
            return object_flags::COLLECT_INIT_ONLY;
        }
        _ => None,
    };
    if frozen == Some(true) { object_flags::FROZEN } else { 0 }
}

/// The flag of objects whose defaults need a closer look.
fn careful(field: u16) -> u32 {
    const CAREFUL: u16 =
        field_flags::VALIDATE_DEFAULT | field_flags::ON_ERROR_OMIT | field_flags::ON_ERROR_DEFAULT;
    if field & CAREFUL != 0 { object_flags::CAREFUL_DEFAULTS } else { 0 }
}

/// Whether a schema is fields of a model in wrappers, from which one way or another just the fields come out.
fn holds_fields(schema: &Schema) -> bool {
    let fields = |schema: &Schema| matches!(schema.kind, Kind::ModelFields(_)) || holds_fields(schema);
    match &schema.kind {
        Kind::Union(union) => union.choices.iter().all(|choice| fields(&choice.schema)),
        Kind::Default(default) => fields(&default.schema),
        Kind::LaxOrStrict(either) => fields(&either.lax_schema) && fields(&either.strict_schema),
        Kind::CustomError(custom) => fields(&custom.schema),
        Kind::Constrained(constrained) => fields(&constrained.schema),
        _ => false,
    }
}

fn flags(record: &Record<'_>, plan: &KeyPlan<'_>) -> u32 {
    let extra = match record.extra {
        Extra::Allow => object_flags::EXTRA_ALLOW,
        Extra::Forbid => object_flags::EXTRA_FORBID,
        Extra::Ignore => 0,
    };
    let kind = match record.kind {
        RecordKind::Model => object_flags::MODEL,
        RecordKind::ModelFields => object_flags::MODEL | object_flags::BARE_FIELDS,
        RecordKind::Dataclass => object_flags::MODEL | object_flags::DATACLASS,
        RecordKind::DataclassArgs => {
            object_flags::MODEL | object_flags::DATACLASS | object_flags::BARE_FIELDS
        }
        RecordKind::TypedDict => 0,
        RecordKind::NamedTuple => object_flags::NAMED_TUPLE,
    };
    [
        (record.strict, object_flags::STRICT),
        (record.loc_by_alias, object_flags::LOC_BY_ALIAS),
        (record.output_by_alias, object_flags::OUTPUT_BY_ALIAS),
        (extras_output_differs(record), object_flags::EXTRAS_OUTPUT_DIFFERS),
        // Without names and aliases no value will do, which is found out where keys are gathered.
        (plan.gather || !record.by_alias && !record.by_name, object_flags::GATHER),
        (record.hides_input(), object_flags::HIDE_INPUT),
        (record.by_alias, object_flags::BY_ALIAS),
        (record.by_name, object_flags::BY_NAME),
    ]
    .into_iter()
    .fold(extra | kind, |flags, (set, flag)| if set { flags | flag } else { flags })
}

/// Whether extras that are kept are not written, or would be written if the caller had them kept.
fn extras_output_differs(record: &Record<'_>) -> bool {
    let may_differ = matches!(record.kind, RecordKind::Model | RecordKind::TypedDict);
    may_differ && record.writes_extras != (record.extra == Extra::Allow)
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
    node: Node { kind: 0, flags: 0, first: 0, inf_nan: 0, a: 0, b: 0 },
};

pub(super) const EMPTY_FIELD: Field =
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
