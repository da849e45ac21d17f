//! Defaults as JSON. They are as the model's author wrote them, and the field's own type decides how they look:
//! an integer where a float is wanted is written as one, a dict where an object is wanted by its aliases.

use frostmap_format::Kind;
use frostmap_format::tables::field_flags;

use super::node::Wanted;
use super::scalar;
use super::writer::Writer;
use crate::instance::shape::Shape;
use crate::instance::{Dict, List, Value};

impl<'w> Writer<'w> {
    pub(super) fn default(&mut self, value: Value<'w>, wanted: Option<Wanted<'w>>) {
        let float = wanted.is_some_and(|wanted| wanted.is(Kind::Float));
        match value {
            Value::Null => self.out.extend_from_slice(b"null"),
            Value::Bool(value) if float => scalar::float(&mut self.out, f64::from(u8::from(value))),
            Value::Bool(value) if wanted.is_some_and(|wanted| wanted.is(Kind::Int)) => {
                scalar::int(&mut self.out, i64::from(value));
            }
            Value::Bool(value) => scalar::bool(&mut self.out, value),
            Value::Int(_) | Value::BigInt(_) if float => {
                scalar::float(&mut self.out, value.as_f64().unwrap_or(f64::NAN));
            }
            Value::Int(value) => scalar::int(&mut self.out, value),
            Value::BigInt(digits) => self.out.extend_from_slice(digits.as_bytes()),
            Value::Float(value) => scalar::float(&mut self.out, value),
            Value::Str(value) => scalar::text(&mut self.out, value),
            Value::List(list) => self.default_list(list, wanted),
            Value::Dict(dict) => self.default_dict(dict, wanted),
            // Defaults are plain JSON.
            Value::Object(_) => self.out.extend_from_slice(b"null"),
        }
    }

    fn default_list(&mut self, list: List<'w>, wanted: Option<Wanted<'w>>) {
        let len = list.len() as u32;
        self.out.push(b'[');
        for (index, item) in (0..).zip(list) {
            if index > 0 {
                self.out.push(b',');
            }
            let wanted = wanted.and_then(|wanted| wanted.item(index, len, &self.instance.store));
            self.default(item, wanted);
        }
        self.out.push(b']');
    }

    fn default_dict(&mut self, dict: Dict<'w>, wanted: Option<Wanted<'w>>) {
        let values = wanted.and_then(|wanted| wanted.values(&self.instance.store));
        let shape = wanted.and_then(Wanted::object);
        self.out.push(b'{');
        let start = self.out.len();
        for (key, value) in dict.iter() {
            if let Some(shape) = shape {
                self.default_entry(shape, key, value, start);
                continue;
            }
            self.comma(start);
            scalar::key(&mut self.out, key);
            self.out.push(b':');
            self.default(value, values);
        }
        self.out.push(b'}');
    }

    /// An entry of a dict that stands for an object.
    fn default_entry(&mut self, shape: Shape<'w>, key: Value<'w>, value: Value<'w>, start: usize) {
        let name = key.as_str().unwrap_or_default();
        let field = shape.find(name).and_then(|number| shape.field(number));
        let excluded = field.is_some_and(|field| field.flags.to_native() & field_flags::EXCLUDED != 0);
        if excluded || self.options.exclude_none && value.is_null() {
            return;
        }
        match field {
            Some(field) => {
                self.field_key(shape, field, start);
                self.default(value, Wanted::of_field(shape, field, &self.instance.store));
            }
            None => {
                self.comma(start);
                scalar::key(&mut self.out, key);
                self.out.push(b':');
                self.default(value, None);
            }
        }
    }
}
