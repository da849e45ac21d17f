//! How walks follow each other: the fast one first, those that explain or decide only when it stops.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use frostmap_format::tables::{ArchivedNode, node_flags, object_flags};
use frostmap_format::{ArchiveError, Kind, View};
use serde::Deserialize;

use crate::clock::Now;
use crate::errors::{ErrorInput, ErrorKind, Raised, ValidationError, ValidationErrors};
use crate::instance::{DeserializeError, Instance, OfDocument, ValueDeserializer};
use crate::options::{Options, Partial};
use crate::scan::{Plain, Text, Wide, Width};
use crate::sink::{Arena, Build, Collect, Sink, Verdict, Word};
use crate::store::Store;
use crate::syntax;
use crate::walk::deserialize::{Reader, Stopped};
use crate::walk::{Care, Halt, Places, Raise, Scratch, Walk};

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
    /// The document fits its model, and not the type it is to become; only [`Model::deserialize`](crate::Model::deserialize)
    /// and its like say so.
    Mismatch(DeserializeError),
    /// pydantic raises an error of Python's for the document, and lists none.
    Raised(Raised),
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
            Self::Mismatch(error) => error.fmt(f),
            Self::Raised(raised) => raised.fmt(f),
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
            Self::Mismatch(error) => Some(error),
            Self::Raised(raised) => Some(raised),
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
        return task.with_mended(|task| with_scratch(|scratch| task.explain(scratch, Care::Gather, false)));
    }
    with_scratch(|scratch| {
        task.check_text()?;
        let fits = match Wide::detect() {
            Some(wide) => task.fits(scratch, wide),
            None => task.fits(scratch, Plain),
        };
        if fits { Ok(()) } else { task.explain(scratch, Care::Stream, true) }
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
        let built = match Wide::detect() {
            Some(wide) => task.build(scratch, Care::Stream, wide),
            None => task.build(scratch, Care::Stream, Plain),
        };
        if let Some(built) = built {
            return Ok(built);
        }
        // The walks that follow have to agree, also about what time it is.
        let options = Options { now: Some(options.now.unwrap_or_else(Now::system)), ..*options };
        let task = Task { options: &options, ..task };
        task.explain_or_build(scratch, Care::Stream, true)
    });
    let (arena, root) = built?;
    Ok(Instance::new(Arc::clone(store), section, document, arena, root))
}

/// Validates a document and makes a value of a type of it. The reader that does both at once stops where anything is out
/// of the ordinary; then an instance stands in between.
pub(crate) fn deserialize<'d, T: Deserialize<'d>>(
    store: &Arc<Store>,
    section: u32,
    document: &'d [u8],
    by_alias: bool,
) -> Result<T, Error> {
    let options = &Options::default();
    let text = Task { store, section, options, document }.text_of(document)?;
    let source = OfDocument { document: text, by_alias, leaves_nulls: true };
    if let Ok(value) = read_straight(store, section, source) {
        return Ok(value);
    }
    let instance = parse_text(store, section, Cow::Borrowed(text), options)?;
    // Nulls that are defaults go to types that cannot do without.
    let read = |leaves_nulls: bool| {
        let lender = OfDocument { leaves_nulls, ..source };
        T::deserialize(ValueDeserializer { value: instance.value(), lender })
    };
    read(true).or_else(|_| read(false)).map_err(Error::Mismatch)
}

/// A value of a type straight out of a document; stops where anything is out of the ordinary.
pub(crate) fn read_straight<'d, T: Deserialize<'d>>(
    store: &Arc<Store>,
    section: u32,
    source: OfDocument<'d>,
) -> Result<T, Stopped> {
    let task = Task { store, section, options: &Options::default(), document: source.document.as_bytes() };
    with_scratch(|scratch| {
        task.with_text(scratch, false, |text, scratch| {
            let mut sink = Verdict(Plain);
            let mut recent = Places::new();
            let walk = Walk::new(text, store, &mut recent, task.options, scratch, &mut sink, Care::Stream);
            Reader::new(walk, store, section, source).read()
        })
    })
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
    let (arena, root) = with_scratch(|scratch| task.explain_or_build(scratch, Care::Gather, false))?;
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

    /// Walks the whole document: what comes out, and why the walk stopped if it did. A walk resumes where the one before
    /// it stopped, or starts anew.
    #[inline(always)]
    fn walk<S: Sink>(
        &self,
        scratch: &mut Scratch,
        sink: &mut S,
        care: Care,
        resumes: bool,
    ) -> (Option<S::Out>, Halt) {
        self.with_text(scratch, resumes, |text, scratch| {
            let mut recent = Places::new();
            let mut walk = Walk::new(text, self.store, &mut recent, self.options, scratch, sink, care);
            let out = walk.document(self.section);
            (out, std::mem::take(&mut walk.halt))
        })
    }

    /// Runs a walk over the document's text.
    #[inline(always)]
    fn with_text<T>(
        &self,
        scratch: &mut Scratch,
        resumes: bool,
        run: impl FnOnce(Text<'_>, &mut Scratch) -> T,
    ) -> T {
        if !resumes {
            scratch.forget_stops();
        }
        let mut room = std::mem::take(&mut scratch.room);
        let mut tail = None;
        let text = Text::of(self.document, &mut room, &mut tail);
        let out = run(text, scratch);
        scratch.room = room;
        out
    }

    /// Whether the document fits, as far as that can be said without looking twice.
    fn fits<W: Width>(&self, scratch: &mut Scratch, width: W) -> bool {
        self.walk(scratch, &mut Verdict(width), Care::Stream, false).0.is_some()
    }

    /// The instance, if the document fits.
    fn build<W: Width>(&self, scratch: &mut Scratch, care: Care, width: W) -> Option<(Arena, Word)> {
        let mut sink = Build::for_document(self.document.len(), std::mem::take(&mut scratch.stack), width);
        let (root, _) = self.walk(scratch, &mut sink, care, false);
        scratch.stack = sink.take_stack();
        root.map(|root| (sink.finish(), root))
    }

    /// The instance, built with the greatest care, or all errors of the document.
    #[cold]
    fn explain_or_build(
        &self,
        scratch: &mut Scratch,
        care: Care,
        resumes: bool,
    ) -> Result<(Arena, Word), Error> {
        self.explain(scratch, care, resumes)?;
        self.build(scratch, Care::Gather, Plain)
            .ok_or_else(|| self.invalid(vec![self.misused(&Halt::Invalid)], false))
    }

    /// All errors of the document; none when a key that comes twice only made it look invalid. The walk resumes where
    /// the one before it stopped, or starts anew.
    #[cold]
    fn explain(&self, scratch: &mut Scratch, least: Care, resumes: bool) -> Result<(), Error> {
        for (care, resumes) in [(least, resumes), (Care::Gather, false)] {
            let mut sink = Collect::new(self.options.max_errors);
            let (done, halt) = self.walk(scratch, &mut sink, care, resumes);
            match halt {
                // Of equal keys only the last one counts.
                Halt::Irregular | Halt::Raised(_) if care == Care::Stream => continue,
                Halt::Damaged(error) => return Err(Error::Archive(error)),
                Halt::Syntax => return Err(self.syntax()),
                _ if done.is_some() => {}
                _ if syntax::describe(self.document, true).is_some() => return Err(self.syntax()),
                Halt::Raised(Raise::Python(raised)) => return Err(Error::Raised(raised)),
                halt => return Err(self.invalid(vec![self.misused(&halt)], false)),
            }
            if sink.errors() == 0 {
                // Nothing hides an error, whatever was thought to fit.
                return if resumes { self.explain(scratch, least, false) } else { Ok(()) };
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
