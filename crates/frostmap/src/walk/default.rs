//! Defaults outside of fields, and what an `on_error` says.

use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Default, default_flags};
use frostmap_format::{Kind, View};

use super::{Halt, Origin, Step, Walk};
#[cfg(feature = "url")]
use crate::sink::Form;
use crate::sink::{Sequence, Sink};

/// What happens to an invalid value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnError {
    /// It is an error.
    Raise,
    /// It is left out.
    Omit,
    /// It becomes the default.
    Default,
}

/// What came of a value under an `on_error`.
pub(super) enum Outcome<T> {
    /// The value, or its errors.
    Value(Step<T>),
    /// It is left out; it ends here.
    Omitted(usize),
    /// It becomes the default; it ends here.
    Defaulted(usize),
}

impl<'a, S: Sink> Walk<'a, S> {
    fn default_record(&mut self, view: &'a View<'a>, node: &'a ArchivedNode) -> Option<Default> {
        let record = Default::read(view.words, node.b.to_native());
        self.record(view, "default", node.b.to_native(), record)
    }

    /// A value with a default of its own.
    pub(super) fn default(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let record = self.default_record(view, node)?;
        let inner = self.node(view, node.a.to_native())?;
        let on_error = if record.flags & default_flags::ON_ERROR_OMIT != 0 {
            OnError::Omit
        } else if record.flags & default_flags::ON_ERROR_DEFAULT != 0 {
            OnError::Default
        } else {
            OnError::Raise
        };
        self.nest(view)?;
        let outcome = self.guarded(view, inner, at, on_error);
        self.nested -= 1;
        match outcome? {
            Outcome::Value(step) => Some(step),
            Outcome::Omitted(end) => self.stop(Halt::Omit { end }),
            Outcome::Defaulted(end) => match self.default_value(view, node) {
                Some(out) => self.step(end, out.unwrap_or(S::NOTHING)),
                None => self.stopped_before(end),
            },
        }
    }

    /// Walks a value; an invalid one is treated as its `on_error` says.
    pub(super) fn guarded(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
        on_error: OnError,
    ) -> Option<Outcome<S::Out>> {
        if on_error == OnError::Raise {
            return self.value(view, node, at).map(Outcome::Value);
        }
        if let Some(step) = self.fitting(view, node, at)? {
            return Some(Outcome::Value(step));
        }
        let end = self.skip(at)?;
        Some(if on_error == OnError::Omit { Outcome::Omitted(end) } else { Outcome::Defaulted(end) })
    }

    /// The default of a node, if it has one.
    #[expect(clippy::option_option, reason = "the walk stops, and there is no default, are different")]
    pub(super) fn default_value(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
    ) -> Option<Option<S::Out>> {
        let record = self.default_record(view, node)?;
        if record.flags & default_flags::PRESENT == 0 {
            return Some(None);
        }
        let text = self.place(view, record.text)?;
        let validated = record.flags & default_flags::VALIDATE != 0;
        if !S::BUILD && !validated {
            return Some(Some(S::NOTHING));
        }
        let inner = self.node(view, node.a.to_native())?;
        #[cfg(feature = "url")]
        if !validated
            && self.sink.exact()
            && let Some(out) = self.default_url(inner, text)
        {
            return Some(Some(out));
        }
        if !validated && self.sink.exact() && is_written_as_another(inner) {
            let before = (self.exactness, self.fields_set);
            let out = self.walk_foreign(view, Some(inner), text, Origin::Json);
            (self.exactness, self.fields_set) = before;
            if let Some(out) = out {
                return Some(Some(out));
            }
            self.halt = Halt::Running;
        }
        let out = self.walk_foreign(view, validated.then_some(inner), text, Origin::Python)?;
        if validated {
            return Some(Some(out));
        }
        let out = match record.flags & (default_flags::TUPLE | default_flags::FROZEN_SET) {
            0 => out,
            default_flags::TUPLE => self.sink.resequenced(out, Sequence::Tuple),
            _ => self.sink.resequenced(out, Sequence::FrozenSet),
        };
        Some(Some(self.marked(view, inner, out)))
    }

    /// A default that is a URL already, and not completed once more.
    #[cfg(feature = "url")]
    pub(super) fn default_url(&mut self, node: &ArchivedNode, text: &str) -> Option<S::Out> {
        let form = match Kind::from_number(node.kind) {
            Some(Kind::Url) => Form::Url,
            Some(Kind::MultiHostUrl) => Form::MultiHostUrl,
            _ => return None,
        };
        let text: String = serde_json::from_str(text).ok()?;
        Some(self.sink.form(form, &text))
    }
}

/// Whether values of a node are written as what they are not equal to.
fn is_written_as_another(node: &ArchivedNode) -> bool {
    matches!(
        Kind::from_number(node.kind),
        Some(
            Kind::Enum
                | Kind::Bytes
                | Kind::Date
                | Kind::Time
                | Kind::DateTime
                | Kind::TimeDelta
                | Kind::Decimal
                | Kind::Fraction
                | Kind::Complex
                | Kind::Uuid
        )
    )
}
