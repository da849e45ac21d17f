//! What may come out of schemas that pydantic checks constraints of by a function: some values are kept as what they are
//! written as, so that nothing can be told of them, and some make the function raise an error of Python's.

use std::collections::HashSet;

use frostmap_format::Function;
use frostmap_format::words::Bound;

use super::walk::Walk;
use crate::diagnostics::{Diagnostic, codes};
use crate::graph::Graph;
use crate::lower::is_url_wrapper;
use crate::schema::{
    Config, Constrained, Constraint, Kind, KnownFunction, Name, OnError, Schema, SubType, Value,
};

pub(super) fn check(walk: &mut Walk<'_>, schema: &Schema) {
    match &schema.kind {
        Kind::Constrained(constrained) => {
            let Constrained { schema: inner, constraint } = &**constrained;
            let values = Values::under(walk.graph, inner, walk.config);
            report(walk, schema, values.untold(constraint));
        }
        // Steps of chains are given what the ones before make.
        Kind::Chain(chain) => {
            for pair in chain.steps.windows(2) {
                let [before, step] = pair else { continue };
                if matches!(&step.kind, Kind::Constrained(found) if found.constraint == Constraint::Text) {
                    let values = Values::under(walk.graph, before, walk.config);
                    report(walk, step, values.untold(&Constraint::Text));
                }
            }
        }
        // pydantic has the first member write a value that can.
        Kind::Union(union) => {
            let choices = union.choices.iter().map(|choice| &choice.schema);
            choices.for_each(|choice| report(walk, choice, encoded(walk.graph, choice)));
        }
        _ => {}
    }
}

fn report(walk: &mut Walk<'_>, schema: &Schema, untold: Option<&str>) {
    let Some(what) = untold else { return };
    let function = schema.lowered.first().map(|lowered| lowered.function.clone()).unwrap_or_default();
    let place = walk.place();
    let message = format!(
        "the Python function `{function}` validates {place}, and what it says of {what} is not known"
    );
    let mut problem = Diagnostic::at_key(&codes::PYTHON_VALIDATOR, schema.at, "function", message);
    problem.callable = Some(function);
    walk.push(problem);
}

/// What a member of a union would have to write as well, if it decodes strings and writes them encoded.
fn encoded(graph: &Graph, schema: &Schema) -> Option<&'static str> {
    let mut waiting = vec![schema];
    let mut followed = HashSet::new();
    while let Some(schema) = waiting.pop() {
        match &schema.kind {
            Kind::KnownFunction(known) if is_base64(known) => return Some("strings of other members"),
            Kind::Nullable(nullable) => waiting.push(&nullable.schema),
            Kind::Default(default) => waiting.push(&default.schema),
            Kind::Constrained(constrained) => waiting.push(&constrained.schema),
            Kind::CustomError(custom) => waiting.push(&custom.schema),
            Kind::JsonOrPython(either) => waiting.push(&either.json_schema),
            Kind::LaxOrStrict(either) => waiting.extend([&*either.lax_schema, &*either.strict_schema]),
            Kind::Chain(chain) => waiting.extend(chain.steps.last()),
            Kind::Json(json) => waiting.extend(json.schema.as_deref()),
            Kind::DefinitionRef(name) if followed.insert(name) => {
                waiting.extend(graph.definitions.get(name).map(|definition| &definition.schema));
            }
            _ => {}
        }
    }
    None
}

fn is_base64(known: &KnownFunction) -> bool {
    matches!(known.function, Function::Base64Str | Function::Base64UrlStr)
}

/// Types of values, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Types(u16);

impl Types {
    const NULL: Self = Self(1);
    const FLOAT: Self = Self(2);
    const INT: Self = Self(4);
    const DECIMAL: Self = Self(8);
    const TEXT: Self = Self(16);
    const SIZED: Self = Self(32);
    const URL: Self = Self(64);
    const ANY: Self = Self(1 | 2 | 4 | 16 | 32);

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn only(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}

/// What may come out of a schema.
#[derive(Debug, Default)]
pub(crate) struct Values<'g> {
    types: Types,
    /// Something that nothing can be told of.
    untold: Option<&'g str>,
    followed: HashSet<&'g Name>,
}

impl<'g> Values<'g> {
    pub(crate) fn of(graph: &'g Graph, schema: &'g Schema) -> Self {
        Self::under(graph, schema, None)
    }

    fn under(graph: &'g Graph, schema: &'g Schema, config: Option<&'g Config>) -> Self {
        let mut values = Self::default();
        values.add(graph, schema, config);
        values
    }

    /// What of the values a constraint says something unknown of.
    fn untold(&self, constraint: &Constraint) -> Option<&'g str> {
        if self.untold.is_some() {
            return self.untold;
        }
        let has = |types| self.types.has(types);
        match constraint {
            // The operator formats texts.
            Constraint::Bound(Bound::MultipleOf, _) if has(Types::TEXT) => Some("strings"),
            // It is bound to the digits of a context.
            Constraint::Bound(Bound::MultipleOf, _) | Constraint::Finite if has(Types::DECIMAL) => {
                Some("decimals")
            }
            Constraint::Text if has(Types::DECIMAL) => Some("decimals"),
            Constraint::Text if has(Types::URL) => Some("URLs"),
            // URLs compare with anything, as less.
            Constraint::Bound(..) if has(Types::URL) => Some("URLs"),
            _ => None,
        }
    }

    /// Whether a constraint may raise an error of Python's.
    pub(crate) fn may_raise(&self, constraint: &Constraint) -> bool {
        let only = |types: &[Types]| {
            let mut all = Types::default();
            types.iter().for_each(|types| all.add(*types));
            !self.types.only(all)
        };
        match constraint {
            // It is raised for what is none of the values.
            Constraint::Text => true,
            Constraint::Bound(Bound::MultipleOf, step) if !step.is_integer() => only(&[Types::FLOAT]),
            Constraint::Bound(Bound::MultipleOf, step) if step.as_i64().is_none() => only(&[Types::INT]),
            Constraint::Finite => only(&[Types::FLOAT]),
            Constraint::Bound(..) => only(&[Types::INT, Types::FLOAT, Types::DECIMAL]),
            Constraint::MinLength(_) | Constraint::MaxLength(_) => {
                only(&[Types::TEXT, Types::SIZED, Types::URL])
            }
            Constraint::MaxDigits(_) | Constraint::DecimalPlaces(..) => only(&[Types::DECIMAL]),
        }
    }

    fn add(&mut self, graph: &'g Graph, schema: &'g Schema, config: Option<&'g Config>) {
        match &schema.kind {
            Kind::Any => self.types.add(Types::ANY),
            Kind::None => self.types.add(Types::NULL),
            Kind::Bool(_) | Kind::Int(_) => self.types.add(Types::INT),
            Kind::Float(_) => self.types.add(Types::FLOAT),
            Kind::Str(str) if !str.path => self.types.add(Types::TEXT),
            Kind::Decimal(decimal) => {
                self.types.add(Types::DECIMAL);
                let config = config.and_then(|config| config.allow_inf_nan);
                if decimal.allow_inf_nan.or(config) == Some(true) {
                    self.unknown("decimals that are no numbers");
                }
            }
            Kind::List(_)
            | Kind::Deque(_)
            | Kind::Set(_)
            | Kind::FrozenSet(_)
            | Kind::Tuple(_)
            | Kind::Dict(_)
            | Kind::FrozenDict(_)
            | Kind::OrderedDict(_)
            | Kind::Counter(_) => self.types.add(Types::SIZED),
            Kind::Literal(literal) => literal.expected.iter().for_each(|value| self.add_literal(value)),
            Kind::Enum(found) => match found.sub_type {
                Some(SubType::Str) => self.types.add(Types::TEXT),
                Some(SubType::Int) => self.types.add(Types::INT),
                Some(SubType::Float) => self.types.add(Types::FLOAT),
                Some(SubType::Bytes) => self.unknown("bytes"),
                None => self.unknown("members of an enum"),
            },
            // Nothing comes out of these.
            Kind::IsInstance(_) | Kind::IsSubclass(_) | Kind::Callable | Kind::Ellipsis => {}
            Kind::MissingSentinel(None) => {}
            // What is wrong with functions is said of them.
            Kind::FunctionWrap(function) if is_url_wrapper(&function.function) => {
                self.types.add(Types::URL);
            }
            Kind::FunctionBefore(_) | Kind::FunctionAfter(_) | Kind::FunctionWrap(_) => {}
            Kind::FunctionPlain(_) | Kind::Call(_) | Kind::Arguments | Kind::ArgumentsV3 | Kind::Invalid => {}
            Kind::KnownFunction(known) if is_base64(known) => self.types.add(Types::TEXT),
            _ => self.add_wrapper(graph, schema, config),
        }
    }

    fn add_wrapper(&mut self, graph: &'g Graph, schema: &'g Schema, config: Option<&'g Config>) {
        match &schema.kind {
            Kind::Nullable(nullable) => {
                self.types.add(Types::NULL);
                self.add(graph, &nullable.schema, config);
            }
            Kind::Default(default) if matches!(default.on_error, None | Some(OnError::Raise)) => {
                self.add(graph, &default.schema, config);
            }
            Kind::Union(union) => {
                union.choices.iter().for_each(|choice| self.add(graph, &choice.schema, config))
            }
            Kind::TaggedUnion(union) => {
                union.choices.iter().for_each(|(_, choice)| self.add(graph, choice, config))
            }
            Kind::Chain(chain) => {
                if let Some(last) = chain.steps.last() {
                    self.add(graph, last, config);
                }
            }
            Kind::LaxOrStrict(either) => {
                self.add(graph, &either.lax_schema, config);
                self.add(graph, &either.strict_schema, config);
            }
            Kind::JsonOrPython(either) => self.add(graph, &either.json_schema, config),
            Kind::CustomError(custom) => self.add(graph, &custom.schema, config),
            Kind::Constrained(constrained) => self.add(graph, &constrained.schema, config),
            Kind::Json(json) => match &json.schema {
                Some(schema) => self.add(graph, schema, config),
                None => self.types.add(Types::ANY),
            },
            Kind::DefinitionRef(name) => {
                if self.followed.insert(name)
                    && let Some(definition) = graph.definitions.get(name)
                {
                    self.add(graph, &definition.schema, definition.config.as_ref());
                }
            }
            kind => self.unknown(plural(kind)),
        }
    }

    fn add_literal(&mut self, value: &Value) {
        match value {
            Value::Null => self.types.add(Types::NULL),
            Value::Bool(_) => self.types.add(Types::INT),
            Value::Number(number) if number.is_integer() => self.types.add(Types::INT),
            Value::Number(_) => self.types.add(Types::FLOAT),
            Value::String(_) => self.types.add(Types::TEXT),
            Value::Array(_) | Value::Object(_) => self.types.add(Types::SIZED),
            Value::Python(_) => self.unknown("values of literals"),
        }
    }

    fn unknown(&mut self, what: &'g str) {
        self.untold = self.untold.or(Some(what));
    }
}

/// Values of a kind, in words.
fn plural(kind: &Kind) -> &'static str {
    match kind {
        Kind::Bytes(_) => "bytes",
        Kind::Str(_) => "paths",
        Kind::Date(_) | Kind::Time(_) | Kind::DateTime(_) => "dates and times",
        Kind::Timedelta(_) => "durations",
        Kind::Url(_) | Kind::MultiHostUrl(_) => "URLs without a class",
        Kind::Uuid(_) | Kind::Complex(_) | Kind::Fraction(_) => "such values",
        Kind::Default(_) => "values that are defaults",
        Kind::Generator(_) => "generators",
        Kind::KnownFunction(_) => "IP addresses",
        _ => "instances of classes",
    }
}
