//! Nodes around other nodes: root models, lax-or-strict, chains, custom errors, checks of Python objects.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{CustomError, Text as Place};

use super::{Exactness, Halt, Origin, Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::{Build, Sink};

/// Checks of Python objects by the names errors give them.
const METHODS: [&str; 3] = ["isinstance", "issubclass", "callable"];

impl<'a, S: Sink> Walk<'a, S> {
    /// The value of the node that a node is around.
    pub(super) fn inner(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.nest(view)?;
        let inner = self.node(view, node.a.to_native())?;
        let step = self.value(view, inner, at);
        self.nested -= 1;
        step
    }

    /// A root model.
    pub(super) fn root_model(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.floor(Exactness::Strict);
        let step = self.inner(view, node, at)?;
        let out = self.sink.root(view.number, node.b.to_native(), step.out);
        self.step(step.at, out)
    }

    /// One node when strict, another when lax.
    pub(super) fn lax_or_strict(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.nest(view)?;
        let lax = self.node(view, node.a.to_native())?;
        let strict = self.node(view, node.b.to_native())?;
        let step = if self.options.strict.unwrap_or(node.flags & node_flags::STRICT != 0) {
            self.value(view, strict, at)
        } else {
            self.lax_unless_strict_fits(view, lax, strict, at)
        };
        self.nested -= 1;
        step
    }

    /// Within a smart union a strict fit is better than a lax one, so it is tried first.
    fn lax_unless_strict_fits(
        &mut self,
        view: &'a View<'a>,
        lax: &'a ArchivedNode,
        strict: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        if self.exactness.is_some() {
            let exactness = self.exactness;
            if let Some(step) = self.fitting(view, strict, at)? {
                return Some(step);
            }
            self.exactness = exactness;
            self.floor(Exactness::Lax);
        }
        self.value(view, lax, at)
    }

    /// Nodes one after the other: each takes what the one before gives.
    pub(super) fn chain(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.nest(view)?;
        let step = self.steps(view, node, at);
        self.nested -= 1;
        step
    }

    fn steps(&mut self, view: &'a View<'a>, node: &'a ArchivedNode, at: usize) -> Option<Step<S::Out>> {
        let first = node.a.to_native();
        let count = view.words.get(first);
        let count = self.record(view, "chain", first, count)?;
        let start = self.text.skip_blanks(at);
        let mut step: Option<Step<S::Out>> = None;
        // What the last step gave: no part of the document any more.
        let mut given: Option<String> = None;
        for index in 0..count {
            let inner = view.words.get(first.saturating_add(1).saturating_add(index));
            let inner = self.record(view, "chain", index, inner)?;
            let inner = self.node(view, inner)?;
            let before = self.sink.errors();
            let last = index + 1 == count;
            let changed = if last { None } else { self.output(view, inner, at, given.as_deref()) };
            let next = match (&given, step) {
                (Some(json), Some(Step { at: end, .. })) => {
                    match self.walk_foreign(view, Some(inner), json, Origin::Python) {
                        Some(out) => Step { at: end, out },
                        None => return self.stopped_before(end),
                    }
                }
                _ => self.value(view, inner, at)?,
            };
            step = Some(next);
            if self.sink.errors() > before {
                break;
            }
            let unchanged = || String::from_utf8_lossy(self.text.slice(start, next.at)).into_owned();
            given = changed.or(given).or_else(|| (!last).then(unchanged));
        }
        step
    }

    /// What a step of a chain makes of a value, as JSON; none where it leaves the text as it is, fails, or makes what JSON
    /// has no form for.
    fn output(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
        given: Option<&str>,
    ) -> Option<String> {
        let mut build = Build::default();
        if let Some(text) = given {
            let out = self.beside(&mut build).walk_foreign(view, Some(node), text, Origin::Python)?;
            return build.json_of(out, b"").filter(|json| json != text);
        }
        let (document, key) = (self.text.bytes(), self.key);
        let mut beside = self.beside(&mut build);
        beside.key = key;
        let step = beside.value(view, node, at)?;
        build.json_of(step.out, document)
    }

    /// An error of the user's in place of the node's own.
    pub(super) fn custom_error(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let before = self.sink.errors();
        // What would be left out, and what is raised, are errors like any other.
        let end = match self.caught(|walk| walk.inner(view, node, at))? {
            Some(step) if self.sink.errors() == before => return Some(step),
            Some(step) => step.at,
            None => {
                self.halt = Halt::Running;
                self.skip(at)?
            }
        };
        self.sink.truncate(before);
        self.custom(view, node.b.to_native(), at, end)
    }

    /// The user's error about the value from `start` to `end`.
    pub(super) fn custom(
        &mut self,
        view: &'a View<'a>,
        record: u32,
        start: usize,
        end: usize,
    ) -> Option<Step<S::Out>> {
        if !S::COLLECT {
            return self.stop(Halt::Invalid);
        }
        let custom = CustomError::read(view.words, record);
        let custom = self.record(view, "custom error", record, custom)?;
        let error_type = self.place(view, custom.error_type)?;
        let message = self.optional_place(view, custom.message)?;
        let context = self.optional_place(view, custom.context)?.map(Into::into);
        let kind = match message {
            Some(message) => {
                ErrorKind::Custom { error_type: error_type.into(), message_template: message.into(), context }
            }
            None => match ErrorKind::known(error_type, context) {
                Some(kind) => kind,
                None => return self.damaged(view, "custom error", record),
            },
        };
        self.fail(kind, start, end)
    }

    #[expect(clippy::option_option, reason = "damage, and no text, are different")]
    fn optional_place(&mut self, view: &'a View<'a>, place: Place) -> Option<Option<&'a str>> {
        if place.length == frostmap_format::NONE {
            return Some(None);
        }
        self.place(view, place).map(Some)
    }

    /// A check of Python objects, which no JSON value passes.
    pub(super) fn needs_python(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let place = Place { offset: node.a.to_native(), length: node.b.to_native() };
        let name = self.place(view, place)?;
        let Some(method_name) = METHODS.into_iter().find(|method| *method == name) else {
            return self.damaged(view, "needs-python", node.a.to_native());
        };
        if method_name == "callable" {
            self.floor(Exactness::Lax);
        }
        self.reject(ErrorKind::NeedsPythonObject { method_name }, at)
    }
}
