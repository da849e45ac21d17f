//! Values as JSON by what they should be: defaults, which are as the model's author wrote them, and values that are
//! written as those of another schema. An integer where a float is wanted is written as one, a dict where an object
//! is wanted by its aliases.

use frostmap_format::Kind;
use frostmap_format::tables::field_flags;

use super::filter::{Filter, Key, Own};
use super::manner::Written;
use super::node::Wanted;
use super::scalar;
use super::writer::Writer;
use crate::instance::equal::is_default;
use crate::instance::shape::Shape;
use crate::instance::{Dict, List, Object, Value};

/// Nodes around nodes that values are written by, in each other and in containers. Real schemas have a few to each
/// container.
const MOST_WRAPPERS: u32 = 1024;

impl<'w> Writer<'w> {
    /// A value that stands where this is wanted.
    pub(super) fn typed(&mut self, value: Value<'w>, wanted: Option<Wanted<'w>>, filter: &Filter<'_>) {
        if value.is_null() && wanted.is_some_and(Wanted::is_nullable) {
            return self.out.extend_from_slice(b"null");
        }
        if let Some(wanted) = wanted
            && self.wrappers < MOST_WRAPPERS
        {
            self.wrappers += 1;
            let written = self.around(value, wanted, filter);
            self.wrappers -= 1;
            if written {
                return;
            }
        }
        self.typed_in_part(value, wanted, filter, None);
    }

    /// A value of a node that is around another, if it is; says whether it was.
    fn around(&mut self, value: Value<'w>, wanted: Wanted<'w>, filter: &Filter<'_>) -> bool {
        if wanted.is(Kind::Serialized)
            && let Some(manner) =
                self.manner_of(wanted.view, wanted.node.b.to_native(), wanted.node.a.to_native())
        {
            self.in_manner(manner, Written::Value(value), filter);
            return true;
        }
        if wanted.is(Kind::Json) {
            let inner = wanted.inner(&self.instance.store);
            self.json_text(|writer| writer.typed(value, inner, filter));
            return true;
        }
        false
    }

    /// A value of which a part is written, by the word of its schema too.
    pub(super) fn typed_in_part(
        &mut self,
        value: Value<'w>,
        wanted: Option<Wanted<'w>>,
        filter: &Filter<'_>,
        own: Option<Own<'w>>,
    ) {
        let float = wanted.filter(|wanted| wanted.is(Kind::Float));
        let written = float.map_or(self.inf_nan, |wanted| wanted.node.inf_nan);
        match value {
            Value::Null => self.out.extend_from_slice(b"null"),
            Value::Bool(value) if float.is_some() => {
                scalar::float(&mut self.out, f64::from(u8::from(value)), written);
            }
            Value::Bool(value) if wanted.is_some_and(|wanted| wanted.is(Kind::Int)) => {
                scalar::int(&mut self.out, i64::from(value));
            }
            Value::Bool(value) => scalar::bool(&mut self.out, value),
            Value::Int(_) | Value::BigInt(_) if float.is_some() => {
                scalar::float(&mut self.out, value.as_f64().unwrap_or(f64::NAN), written);
            }
            Value::Int(value) => scalar::int(&mut self.out, value),
            Value::BigInt(digits) => self.out.extend_from_slice(digits.as_bytes()),
            Value::Float(value) => scalar::float(&mut self.out, value, written),
            Value::Str(value) => scalar::text(&mut self.out, value),
            Value::List(list) => self.typed_list(list, wanted, filter, own),
            Value::Dict(dict) => self.typed_dict(dict, wanted, filter, own),
            Value::Object(object) => self.typed_object(object, wanted, filter),
        }
    }

    fn typed_list(
        &mut self,
        list: List<'w>,
        wanted: Option<Wanted<'w>>,
        filter: &Filter<'_>,
        own: Option<Own<'w>>,
    ) {
        let len = list.len() as u32;
        let filters = !wanted.is_some_and(|wanted| wanted.is(Kind::Set) || wanted.is(Kind::FrozenSet));
        let filter = if filters { &filter.of_length(list.len()) } else { filter };
        self.out.push(b'[');
        let start = self.out.len();
        for (index, item) in (0..).zip(list) {
            let next =
                if filters { filter.of(Key::Index(index as usize), own) } else { Some(filter.clone()) };
            let Some(next) = next else { continue };
            self.comma(start);
            let wanted = wanted.and_then(|wanted| wanted.item(index, len, &self.instance.store));
            self.typed(item, wanted, &next);
        }
        self.out.push(b']');
    }

    fn typed_dict(
        &mut self,
        dict: Dict<'w>,
        wanted: Option<Wanted<'w>>,
        filter: &Filter<'_>,
        own: Option<Own<'w>>,
    ) {
        let values = wanted.and_then(|wanted| wanted.values(&self.instance.store));
        let shape = wanted.and_then(Wanted::object);
        self.out.push(b'{');
        let start = self.out.len();
        for (key, value) in dict.iter() {
            let Some(next) = filter.of(Key::Value(key), own) else { continue };
            if let Some(shape) = shape {
                self.typed_entry(shape, key, value, start, &next);
                continue;
            }
            self.comma(start);
            scalar::key(&mut self.out, key);
            self.out.push(b':');
            self.typed(value, values, &next);
        }
        self.out.push(b'}');
    }

    /// An object: as it is, unless another schema is to write it.
    fn typed_object(&mut self, object: Object<'w>, wanted: Option<Wanted<'w>>, filter: &Filter<'_>) {
        let Some(shape) = wanted.and_then(Wanted::object).filter(|shape| !shape.is_same(object.shape)) else {
            return self.object_in_part(object.at(), filter, None);
        };
        self.out.push(b'{');
        let start = self.out.len();
        for field in object.fields() {
            let name = Value::Str(field.name);
            if self.options.exclude_unset && !field.is_set {
                continue;
            }
            if let Some(next) = filter.of(Key::Value(name), None) {
                self.typed_entry(shape, name, field.value, start, &next);
            }
        }
        self.out.push(b'}');
    }

    /// An entry of a dict that stands for an object.
    fn typed_entry(
        &mut self,
        shape: Shape<'w>,
        key: Value<'w>,
        value: Value<'w>,
        start: usize,
        filter: &Filter<'_>,
    ) {
        let name = key.as_str().unwrap_or_default();
        let number = shape.find(name);
        let field = number.and_then(|number| shape.field(number));
        let excluded = field.is_some_and(|field| field.flags.to_native() & field_flags::EXCLUDED != 0);
        let default = || self.instance.default(shape.view, shape.index(number?), field?);
        let is_default =
            self.options.exclude_defaults && default().is_some_and(|default| is_default(value, default));
        if excluded || is_default || self.options.exclude_none && value.is_null() {
            return;
        }
        match field {
            Some(field) => {
                self.field_key(shape, field, start);
                self.typed(value, Wanted::of_field(shape, field, &self.instance.store), filter);
            }
            None => {
                self.comma(start);
                scalar::key(&mut self.out, key);
                self.out.push(b':');
                self.typed(value, None, filter);
            }
        }
    }
}
