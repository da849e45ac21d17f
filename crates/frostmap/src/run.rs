//! How walks follow each other: the fast one first, those that explain or decide only when it stops.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use frostmap_format::tables::{ArchivedNode, node_flags, object_flags};
use frostmap_format::{ArchiveError, Kind, View};

use crate::clock::Now;
use crate::errors::{ErrorInput, ErrorKind, ValidationError, ValidationErrors};
use crate::instance::Instance;
use crate::options::{Options, Partial};
use crate::scan::Text;
use crate::sink::{Arena, Build, Collect, Sink, Verdict, Word};
use crate::store::Store;
use crate::syntax;
use crate::walk::{Care, Halt, Scratch, Walk};

/// A document does not fit its model, or the archive is damaged.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// match post.validate(b"[]") {
///     Err(frostmap::Error::Invalid(errors)) => assert_eq!(errors.error_count(), 1),
///     other => panic!("an array is no post: {other:?}"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The document does not fit.
    Invalid(ValidationErrors),
    /// A part of the archive that is needed is damaged.
    Archive(ArchiveError),
    /// The document is longer than positions of 32 bits reach.
    TooLarge {
        /// Its length in bytes.
        length: usize,
    },
    /// A line of a batch is longer than lines may be; only batches say so.
    LineTooLong {
        /// How many bytes a line may have.
        most: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(errors) => errors.fmt(f),
            Self::Archive(error) => error.fmt(f),
            Self::TooLarge { length } => {
                write!(f, "a document of {length} bytes is too large: at most {MAX_DOCUMENT} bytes are read")
            }
            Self::LineTooLong { most } => write!(f, "the line is longer than {most} bytes"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(errors) => Some(errors),
            Self::Archive(error) => Some(error),
            Self::TooLarge { .. } | Self::LineTooLong { .. } => None,
        }
    }
}

/// Positions are 32 bits wide, and some room is needed behind the end.
const MAX_DOCUMENT: usize = u32::MAX as usize - 256;

thread_local! {
    /// Kept between calls; a call that is made from within another makes its own.
    static SCRATCH: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

fn with_scratch<T>(run: impl FnOnce(&mut Scratch) -> T) -> T {
    let mut scratch = SCRATCH.take().unwrap_or_default();
    let result = run(&mut scratch);
    SCRATCH.set(Some(scratch));
    result
}

/// What a document is validated against.
#[derive(Clone, Copy)]
struct Task<'t> {
    store: &'t Store,
    section: u32,
    options: &'t Options,
    document: &'t [u8],
}

/// Validates a document.
pub(crate) fn validate(store: &Store, section: u32, document: &[u8], options: &Options) -> Result<(), Error> {
    let task = Task { store, section, options, document };
    if options.is_unusual() {
        return task.with_mended(|task| with_scratch(|scratch| task.explain(scratch, Care::Gather, 0)));
    }
    with_scratch(|scratch| {
        task.check_text()?;
        match task.walk(scratch, &mut Verdict, Care::Stream, 0) {
            (Some(()), _) => Ok(()),
            (None, halt) => task.explain(scratch, Care::Stream, halt.sound()),
        }
    })
}

/// Validates a document and builds its instance.
pub(crate) fn parse<'d>(
    store: &Arc<Store>,
    section: u32,
    document: &'d [u8],
    options: &Options,
) -> Result<Instance<'d>, Error> {
    if options.is_unusual() {
        return parse_unusual(store, section, Cow::Borrowed(document), options);
    }
    let text = Task { store, section, options, document }.text_of(document)?;
    parse_text(store, section, Cow::Borrowed(text), options)
}

/// As [`parse`], of text.
pub(crate) fn parse_text<'d>(
    store: &Arc<Store>,
    section: u32,
    document: Cow<'d, str>,
    options: &Options,
) -> Result<Instance<'d>, Error> {
    if options.is_unusual() {
        let document = match document {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        };
        return parse_unusual(store, section, document, options);
    }
    let task = Task { store, section, options, document: document.as_bytes() };
    task.check_length()?;
    let built = with_scratch(|scratch| {
        let sound = match task.build(scratch, Care::Stream) {
            Ok(built) => return Ok(built),
            Err(sound) => sound,
        };
        // The walks that follow have to agree, also about what time it is.
        let options = Options { now: Some(options.now.unwrap_or_else(Now::system)), ..*options };
        let task = Task { options: &options, ..task };
        task.explain_or_build(scratch, Care::Stream, sound)
    });
    let (arena, root) = built?;
    Ok(Instance::new(Arc::clone(store), section, document, arena, root))
}

/// Builds the instance of a document that may be cut short, or whose scalars are all strings.
#[cold]
fn parse_unusual<'d>(
    store: &Arc<Store>,
    section: u32,
    document: Cow<'d, [u8]>,
    options: &Options,
) -> Result<Instance<'d>, Error> {
    let options = &Options { now: Some(options.now.unwrap_or_else(Now::system)), ..*options };
    let document = match document {
        Cow::Borrowed(document) => Task { store, section, options, document }.mended(document)?,
        Cow::Owned(document) => {
            let mended = Task { store, section, options, document: &document }.mended(&document)?;
            Cow::Owned(mended.into_owned())
        }
    };
    let task = Task { store, section, options, document: &document };
    let (arena, root) = with_scratch(|scratch| task.explain_or_build(scratch, Care::Gather, 0))?;
    // A walk has taken it for JSON, so that it is text.
    let text = match document {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    };
    Ok(Instance::new(Arc::clone(store), section, text, arena, root))
}

impl Task<'_> {
    /// The document without what a cut has left incomplete, where it may be cut.
    fn mended<'d>(&self, document: &'d [u8]) -> Result<Cow<'d, [u8]>, Error> {
        if self.options.allow_partial == Partial::Off {
            self.check_text()?;
            return Ok(Cow::Borrowed(document));
        }
        self.check_length()?;
        syntax::mend(document, self.options.allow_partial).map_err(|found| self.not_json(found.message))
    }

    #[cold]
    fn with_mended(&self, run: impl FnOnce(Task<'_>) -> Result<(), Error>) -> Result<(), Error> {
        let document = self.mended(self.document)?;
        run(Task { document: &document, ..*self })
    }

    fn check_length(&self) -> Result<(), Error> {
        let length = self.document.len();
        if length > MAX_DOCUMENT { Err(Error::TooLarge { length }) } else { Ok(()) }
    }

    /// Refuses what no walk can take: too many bytes, or other bytes than UTF-8.
    fn check_text(&self) -> Result<(), Error> {
        self.text_of(self.document).map(|_| ())
    }

    /// A document as text, or what is wrong with it.
    fn text_of<'d>(&self, document: &'d [u8]) -> Result<&'d str, Error> {
        self.check_length()?;
        simdutf8::basic::from_utf8(document).map_err(|_| self.syntax())
    }

    /// Walks the whole document: what comes out, and why the walk stopped if it did. Containers that end before the
    /// position `sound` are known to fit.
    #[inline(always)]
    fn walk<S: Sink>(
        &self,
        scratch: &mut Scratch,
        sink: &mut S,
        care: Care,
        sound: usize,
    ) -> (Option<S::Out>, Halt) {
        let mut room = std::mem::take(&mut scratch.room);
        let mut tail = None;
        let text = Text::of(self.document, &mut room, &mut tail);
        let mut walk = Walk::new(text, self.store, self.options, scratch, sink, care);
        walk.sound = sound;
        let out = walk.document(self.section);
        let halt = std::mem::take(&mut walk.halt);
        scratch.room = room;
        (out, halt)
    }

    /// The instance, or as much of the document as is known to fit.
    fn build(&self, scratch: &mut Scratch, care: Care) -> Result<(Arena, Word), usize> {
        let mut sink = Build::for_document(self.document.len(), std::mem::take(&mut scratch.stack));
        let (root, halt) = self.walk(scratch, &mut sink, care, 0);
        scratch.stack = sink.take_stack();
        root.map(|root| (sink.finish(), root)).ok_or_else(|| halt.sound())
    }

    /// The instance, built with the greatest care, or all errors of the document.
    #[cold]
    fn explain_or_build(
        &self,
        scratch: &mut Scratch,
        care: Care,
        sound: usize,
    ) -> Result<(Arena, Word), Error> {
        self.explain(scratch, care, sound)?;
        self.build(scratch, Care::Gather).map_err(|_| self.invalid(vec![self.disagreement()], false))
    }

    /// All errors of the document; none when a key that comes twice only made it look invalid. Containers that end
    /// before the position `sound` are known to fit.
    #[cold]
    fn explain(&self, scratch: &mut Scratch, least: Care, sound: usize) -> Result<(), Error> {
        for (care, sound) in [(least, sound), (Care::Gather, 0)] {
            let mut sink = Collect::new(self.options.max_errors);
            let (done, halt) = self.walk(scratch, &mut sink, care, sound);
            match halt {
                Halt::Irregular if care == Care::Stream => continue,
                Halt::Damaged(error) => return Err(Error::Archive(error)),
                Halt::Syntax => return Err(self.syntax()),
                _ if done.is_some() => {}
                _ if syntax::describe(self.document, true).is_some() => return Err(self.syntax()),
                _ => return Err(self.invalid(vec![self.disagreement()], false)),
            }
            if sink.errors() == 0 {
                // Nothing hides an error, whatever was thought to fit.
                return if sound == 0 { Ok(()) } else { self.explain(scratch, least, 0) };
            }
            let (errors, truncated) = sink.into_errors();
            return Err(self.invalid(errors, truncated));
        }
        Ok(())
    }

    /// The document is not JSON.
    #[cold]
    fn syntax(&self) -> Error {
        let found = syntax::describe(self.document, true);
        self.not_json(found.map_or_else(|| "recursion limit exceeded".into(), |found| found.message))
    }

    fn not_json(&self, error: String) -> Error {
        let kind = ErrorKind::JsonInvalid { error: error.into() };
        self.invalid(vec![ValidationError::new(kind, ErrorInput::Source)], false)
    }

    /// A value was left out where nothing can be, or two walks did not agree; pydantic raises a schema error for the
    /// first, and the second should not be.
    fn disagreement(&self) -> ValidationError {
        let kind = ErrorKind::Custom {
            error_type: "schema_error".into(),
            message_template: "The model leaves the value out, but nothing can take its place".into(),
            context: None,
        };
        ValidationError::new(kind, ErrorInput::Document { start: 0, end: self.document.len() as u32 })
    }

    fn invalid(&self, errors: Vec<ValidationError>, truncated: bool) -> Error {
        let title = title(self.store, self.section).unwrap_or_default();
        let hide_input = hides_input(self.store, self.section).unwrap_or_default();
        let errors = ValidationErrors::new(title, self.document, errors, truncated);
        Error::Invalid(errors.hiding_input(hide_input))
    }
}

/// Whether the report about a section's definition leaves out the inputs: a matter of the outermost schema alone.
fn hides_input(store: &Store, section: u32) -> Option<bool> {
    let (view, root) = root(store, section)?;
    if root.flags & node_flags::NULLABLE != 0 {
        return None;
    }
    match Kind::from_number(root.kind)? {
        Kind::Object => {
            let flags = view.objects.get(root.a.to_native() as usize)?.flags.to_native();
            Some(flags & object_flags::HIDE_INPUT != 0)
        }
        Kind::RootModel => Some(root.flags & node_flags::VARIANT != 0),
        _ => None,
    }
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

/// What errors of a section's definition are headed with.
fn title(store: &Store, section: u32) -> Option<String> {
    let (view, root) = root(store, section)?;
    let nullable = root.flags & node_flags::NULLABLE != 0;
    let title = match Kind::from_number(root.kind)? {
        Kind::Object if !nullable => {
            view.objects.get(root.a.to_native() as usize)?.names.to_native().checked_add(2)?
        }
        Kind::RootModel if !nullable => root.b.to_native().checked_add(2)?,
        // The definitions that are no models have their title in front of their words.
        _ => 0,
    };
    view.text(view.words.text(title)?).map(Into::into)
}
