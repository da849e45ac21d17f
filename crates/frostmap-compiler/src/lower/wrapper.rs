//! Schemas around other schemas: lax or strict, chains, errors of the user's, checks of Python objects.

use frostmap_format::tables::Node;
use frostmap_format::words::CustomError as CustomErrorRecord;
use frostmap_format::{Kind as NodeKind, NONE};

use crate::schema::unwrap::steps;
use crate::schema::{Chain, CustomError, CustomErrorSchema, Json, Kind, LaxOrStrict, Position};

use super::context::{Lower, NO_TEXT, bare, with};
use super::node::strict;
use super::scope::Scope;

impl<'g> Lower<'_, 'g> {
    pub(super) fn lax_or_strict(&mut self, either: &'g LaxOrStrict, scope: Scope<'g>) -> Node {
        let lax = self.node(&either.lax_schema, scope);
        // Also where both are the same: a strict one that fails loosens the fit of a union's member.
        let strict_node = self.node(&either.strict_schema, scope);
        let (a, b) = (self.section.node(lax), self.section.node(strict_node));
        strict(Node { b, ..with(NodeKind::LaxOrStrict, a) }, scope.strict(either.strict))
    }

    pub(super) fn chain(&mut self, chain: &'g Chain, scope: Scope<'g>) -> Node {
        let steps = steps(chain);
        if let [only] = steps.as_slice() {
            return self.node(only, scope);
        }
        let mut words = vec![steps.len() as u32];
        words.extend(steps.into_iter().map(|step| self.index(step, scope)));
        with(NodeKind::Chain, self.section.record(|body| body.add_words(&words)))
    }

    /// JSON in a string; of any value as it stands, where nothing else is said.
    pub(super) fn json(&mut self, json: &'g Json, scope: Scope<'g>) -> Node {
        let inner = json.schema.as_deref();
        let inner =
            inner.filter(|schema| !matches!(schema.kind, Kind::Any) || schema.serialization.is_some());
        with(NodeKind::Json, inner.map_or(NONE, |schema| self.index(schema, scope)))
    }

    pub(super) fn custom_error(
        &mut self,
        custom: &'g CustomErrorSchema,
        scope: Scope<'g>,
        at: Position,
    ) -> Node {
        let a = self.index(&custom.schema, scope);
        Node { b: self.error_record(&custom.error, scope, at), ..with(NodeKind::CustomError, a) }
    }

    /// The record of an optional error of the user's, or NONE.
    pub(super) fn optional_error(
        &mut self,
        error: Option<&'g CustomError>,
        scope: Scope<'g>,
        at: Position,
    ) -> u32 {
        error.map_or(NONE, |error| self.error_record(error, scope, at))
    }

    fn error_record(&mut self, error: &'g CustomError, scope: Scope<'g>, at: Position) -> u32 {
        let context = error.context.as_ref().map(|value| self.json_text(value, scope, at));
        let record = CustomErrorRecord {
            error_type: self.text(&error.error_type),
            message: error.message.as_ref().map_or(NO_TEXT, |message| self.text(message)),
            context: context.map_or(NO_TEXT, |context| self.text(&context)),
        };
        self.section.record(|body| record.write(body))
    }

    /// A check of Python objects.
    pub(super) fn needs_python(&mut self, method: &str) -> Node {
        let text = self.text(method);
        Node { a: text.offset, b: text.length, ..bare(NodeKind::NeedsPython) }
    }

    /// One of pydantic's errors for every document: a check no document passes, under that error.
    pub(super) fn always_error(&mut self, error_type: &str) -> Node {
        let check = self.needs_python("callable");
        let a = self.section.node(check);
        let error_type = self.text(error_type);
        let record = CustomErrorRecord { error_type, message: NO_TEXT, context: NO_TEXT };
        Node { b: self.section.record(|body| record.write(body)), ..with(NodeKind::CustomError, a) }
    }
}
