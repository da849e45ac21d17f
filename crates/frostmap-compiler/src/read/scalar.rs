//! Scalars, literals, enums and classes.

use super::Reader;
use super::keys::Keys;
use crate::names::qualname_of;
use crate::schema::{
    Bool, Bytes, Callable, Class, Complex, Decimal, Enum, EnumClass, EnumMember, Float, Fraction, Int, Kind,
    Literal, Name, Pattern, PythonValue, RegexEngine, Str, SubType, Url, Uuid, Value,
};
use crate::source::{Node, Tree};

const SUB_TYPES: [(&str, SubType); 4] =
    [("str", SubType::Str), ("int", SubType::Int), ("float", SubType::Float), ("bytes", SubType::Bytes)];

pub(super) const REGEX_ENGINES: [(&str, RegexEngine); 2] =
    [("rust-regex", RegexEngine::RustRegex), ("python-re", RegexEngine::PythonRe)];

impl Reader<'_> {
    pub(super) fn scalar(&mut self, kind: &str, keys: &mut Keys<'_, '_>) -> Option<Kind> {
        Some(match kind {
            "bool" => Kind::Bool(Bool { strict: self.flag(keys, "strict") }),
            "int" => Kind::Int(Box::new(self.int(keys))),
            "float" => Kind::Float(Box::new(self.float(keys))),
            "decimal" => Kind::Decimal(Box::new(self.decimal(keys))),
            "fraction" => Kind::Fraction(Box::new(self.fraction(keys))),
            "complex" => Kind::Complex(Complex { strict: self.flag(keys, "strict") }),
            "str" => Kind::Str(Box::new(self.str(keys))),
            "bytes" => Kind::Bytes(Box::new(Bytes {
                strict: self.flag(keys, "strict"),
                min_length: self.length(keys, "min_length"),
                max_length: self.length(keys, "max_length"),
            })),
            "literal" => Kind::Literal(self.literal(keys)?),
            "enum" => Kind::Enum(Box::new(self.enumeration(keys)?)),
            "is-instance" => Kind::IsInstance(self.class(keys)?),
            "is-subclass" => Kind::IsSubclass(self.class(keys)?),
            "uuid" => {
                Kind::Uuid(Uuid { strict: self.flag(keys, "strict"), version: self.integer(keys, "version") })
            }
            "url" => Kind::Url(Box::new(self.url(keys))),
            _ => Kind::MultiHostUrl(Box::new(self.url(keys))),
        })
    }

    fn int(&mut self, keys: &mut Keys<'_, '_>) -> Int {
        Int {
            strict: self.flag(keys, "strict"),
            multiple_of: self.int_bound(keys, "multiple_of"),
            bounds: self.bounds(keys, Self::int_bound),
        }
    }

    fn float(&mut self, keys: &mut Keys<'_, '_>) -> Float {
        Float {
            strict: self.flag(keys, "strict"),
            allow_inf_nan: self.flag(keys, "allow_inf_nan"),
            multiple_of: self.float_bound(keys, "multiple_of"),
            bounds: self.bounds(keys, Self::float_bound),
        }
    }

    fn decimal(&mut self, keys: &mut Keys<'_, '_>) -> Decimal {
        Decimal {
            strict: self.flag(keys, "strict"),
            allow_inf_nan: self.flag(keys, "allow_inf_nan"),
            multiple_of: self.decimal_bound(keys, "multiple_of"),
            bounds: self.bounds(keys, Self::decimal_bound),
            max_digits: self.length(keys, "max_digits"),
            decimal_places: self.length(keys, "decimal_places"),
        }
    }

    fn fraction(&mut self, keys: &mut Keys<'_, '_>) -> Fraction {
        Fraction {
            strict: self.flag(keys, "strict"),
            multiple_of: self.fraction_bound(keys, "multiple_of"),
            bounds: self.bounds(keys, Self::fraction_bound),
        }
    }

    fn str(&mut self, keys: &mut Keys<'_, '_>) -> Str {
        Str {
            strict: self.flag(keys, "strict"),
            pattern: self.pattern(keys),
            min_length: self.length(keys, "min_length"),
            max_length: self.length(keys, "max_length"),
            strip_whitespace: self.flag(keys, "strip_whitespace"),
            to_lower: self.flag(keys, "to_lower"),
            to_upper: self.flag(keys, "to_upper"),
            ascii_only: self.flag(keys, "ascii_only"),
            regex_engine: self.choice(keys, "regex_engine", &REGEX_ENGINES),
            coerce_numbers_to_str: self.flag(keys, "coerce_numbers_to_str"),
            path: false,
        }
    }

    fn pattern(&mut self, keys: &mut Keys<'_, '_>) -> Option<Pattern> {
        let node = keys.take("pattern")?;
        match self.value(node) {
            Value::String(text) => return Some(Pattern { text, flags: None }),
            Value::Python(value) => {
                if let PythonValue::Pattern { pattern, flags } = *value {
                    return Some(Pattern { text: pattern, flags: Some(flags) });
                }
            }
            _ => {}
        }
        self.wrong_type(node, "`pattern`", "a string or a compiled pattern");
        None
    }

    fn literal(&mut self, keys: &mut Keys<'_, '_>) -> Option<Literal> {
        let node = self.required(keys, "expected")?;
        let items = self.items(node, "`expected`")?;
        Some(Literal { expected: items.iter().map(|item| self.value(item)).collect() })
    }

    fn enumeration(&mut self, keys: &mut Keys<'_, '_>) -> Option<Enum> {
        let class = self.enum_class(keys);
        let members = self.required(keys, "members");
        let members = members.and_then(|node| self.items(node, "`members`"));
        let members: Option<Vec<EnumMember>> =
            members.map(|items| items.iter().filter_map(|item| self.enum_member(item)).collect());
        let sub_type = self.choice(keys, "sub_type", &SUB_TYPES);
        let missing = self.callable(keys, "missing");
        let strict = self.flag(keys, "strict");
        let class = class?;
        let unsaid = self.unsaid.missing(&class.name).map(Name::from);
        let missing =
            missing.or_else(|| unsaid.map(|name| Callable { name, args: Vec::new(), kwargs: Vec::new() }));
        Some(Enum { class, members: members?, sub_type, missing, strict })
    }

    fn enum_class(&mut self, keys: &mut Keys<'_, '_>) -> Option<EnumClass> {
        let node = self.required(keys, "cls")?;
        if let Tree::String(name) = &node.tree {
            let name = self.name(name);
            let qualname = qualname_of(&name).into();
            return Some(EnumClass { name, qualname, base: None, flag: false });
        }
        let mut keys = self.keys(node, "`cls`")?;
        let class = self.enum_class_of(&mut keys);
        self.finish(keys);
        class
    }

    /// `{"name", "qualname"?, "base"?, "flag"?, "members"}`: an enum without a schema.
    pub(super) fn enum_table(&mut self, node: &Node<'_>) -> Option<Enum> {
        let mut keys = self.keys(node, "an enum")?;
        let class = self.enum_class_of(&mut keys);
        let members = self.required(&mut keys, "members").and_then(|node| self.items(node, "`members`"));
        let members = members.unwrap_or_default().iter().filter_map(|item| self.enum_member(item)).collect();
        self.finish(keys);
        Some(Enum { class: class?, members, sub_type: None, missing: None, strict: None })
    }

    fn enum_class_of(&mut self, keys: &mut Keys<'_, '_>) -> Option<EnumClass> {
        let name = self.required_name(keys, "name");
        let qualname = self.optional_name(keys, "qualname");
        // A null base is how the form says that there is none.
        let base = match keys.peek("base").map(|node| &node.tree) {
            Some(Tree::Null) => keys.take("base").and(None),
            _ => self.choice(keys, "base", &SUB_TYPES),
        };
        let flag = self.flag(keys, "flag").unwrap_or(false);
        let name = name?;
        let qualname = qualname.unwrap_or_else(|| qualname_of(&name).into());
        Some(EnumClass { name, qualname, base, flag })
    }

    fn enum_member(&mut self, node: &Node<'_>) -> Option<EnumMember> {
        let mut keys = self.keys(node, "a member")?;
        let name = self.required_name(&mut keys, "name");
        let value = self.required(&mut keys, "value").map(|node| self.value(node));
        self.finish(keys);
        Some(EnumMember { name: name?, value: value? })
    }

    fn class(&mut self, keys: &mut Keys<'_, '_>) -> Option<Class> {
        let name = self.class_name(keys);
        let cls_repr = self.optional_name(keys, "cls_repr");
        Some(Class { name: name?, cls_repr })
    }

    fn url(&mut self, keys: &mut Keys<'_, '_>) -> Url {
        let schemes = keys.take("allowed_schemes").and_then(|node| self.items(node, "`allowed_schemes`"));
        let schemes = schemes.map(|items| {
            items
                .iter()
                .filter_map(|item| self.string(item, "allowed_schemes").map(|text| self.name(text)))
                .collect()
        });
        Url {
            strict: self.flag(keys, "strict"),
            max_length: self.length(keys, "max_length"),
            allowed_schemes: schemes,
            host_required: self.flag(keys, "host_required"),
            default_host: self.optional_name(keys, "default_host"),
            default_port: self.integer(keys, "default_port"),
            default_path: self.optional_name(keys, "default_path"),
            preserve_empty_path: self.flag(keys, "preserve_empty_path"),
        }
    }
}
