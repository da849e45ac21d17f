//! Why a document is refused, and how that is told.

use frostmap_format::tables::{ArchivedNode, node_flags, object_flags};
use frostmap_format::{Kind, View};

use super::{Error, Task};
use crate::errors::{ErrorInput, ErrorKind, ValidationError, ValidationErrors};
use crate::store::Store;
use crate::syntax;
use crate::walk::Halt;

/// Why a document is refused. What is told of it is only put together for those who ask.
pub(super) enum Refusal {
    /// It has errors.
    Errors {
        errors: Vec<ValidationError>,
        /// There are more than these.
        truncated: bool,
    },
    /// It is not JSON.
    NotJson,
    /// The walk stopped for this, and not for an error of the document.
    Misused(Halt),
    /// Anything else.
    Error(Error),
}

impl Task<'_> {
    /// What is told of a refusal.
    #[cold]
    pub(super) fn error(&self, refusal: Refusal) -> Error {
        match refusal {
            Refusal::Errors { errors, truncated } => self.invalid(errors, truncated),
            Refusal::NotJson => {
                let found = syntax::describe(self.document, true);
                self.not_json(found.map_or_else(|| "recursion limit exceeded".into(), |found| found.message))
            }
            Refusal::Misused(halt) => self.invalid(vec![self.misused(&halt)], false),
            Refusal::Error(error) => error,
        }
    }

    pub(super) fn not_json(&self, error: String) -> Error {
        let kind = ErrorKind::JsonInvalid { error: error.into() };
        self.invalid(vec![ValidationError::new(kind, ErrorInput::Source)], false)
    }

    /// Fields are looked up in no way, a value was left out where nothing can be, or two walks did not agree. For the
    /// first two pydantic raises errors that are not about the document, and the third should not be.
    fn misused(&self, halt: &Halt) -> ValidationError {
        let message_template = match halt {
            Halt::Raised(_) => "Fields are looked up neither by name nor by alias",
            _ => "The model leaves the value out, but nothing can take its place",
        };
        let kind = ErrorKind::Custom {
            error_type: "schema_error".into(),
            message_template: message_template.into(),
            context: None,
        };
        ValidationError::new(kind, ErrorInput::Document { start: 0, end: self.document.len() as u32 })
    }

    fn invalid(&self, errors: Vec<ValidationError>, truncated: bool) -> Error {
        let Heading { title, hides_input } = heading(self.store, self.section).unwrap_or_default();
        let errors = ValidationErrors::new(title, self.document, errors, truncated);
        Error::Invalid(errors.hiding_input(hides_input))
    }
}

/// What the outermost schema alone says about a report.
#[derive(Default)]
struct Heading<'s> {
    title: &'s str,
    /// Inputs are left out.
    hides_input: bool,
}

fn heading(store: &Store, section: u32) -> Option<Heading<'_>> {
    let (view, root) = root(store, section)?;
    let (names, hides_input) = match Kind::from_number(root.kind)? {
        // The definitions that are no models have their title in front of their words.
        _ if root.flags & node_flags::NULLABLE != 0 => (None, false),
        Kind::Object => {
            let object = view.objects.get(root.a.to_native() as usize)?;
            let flags = object.flags.to_native();
            (Some(object.names.to_native()), flags & object_flags::HIDE_INPUT != 0)
        }
        Kind::RootModel => (Some(root.b.to_native()), root.flags & node_flags::VARIANT != 0),
        _ => (None, false),
    };
    let place = names.map_or(Some(0), |names| names.checked_add(2))?;
    Some(Heading { title: view.text(view.words.text(place)?)?, hides_input })
}

/// The node of a section's definition, behind references that only lead to it.
fn root(store: &Store, section: u32) -> Option<(&View<'_>, &ArchivedNode)> {
    const MOST_REFERENCES: usize = 32;
    let mut view: &View<'_> = &store.section(section).ok()?.view;
    for _ in 0..MOST_REFERENCES {
        let mut root = view.nodes.first()?;
        if root.kind == Kind::Serialized as u8 {
            root = view.nodes.get(root.a.to_native() as usize)?;
        }
        if root.kind != Kind::Reference as u8 || root.flags & node_flags::NULLABLE != 0 {
            return Some((view, root));
        }
        view = &store.section(root.a.to_native()).ok()?.view;
    }
    None
}
