//! How walks follow each other: the fast one first, those that explain or decide only when it stops.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use frostmap_format::tables::node_flags;
use frostmap_format::{ArchiveError, Kind, View};

use crate::clock::Now;
use crate::errors::{ErrorInput, ErrorKind, ValidationError, ValidationErrors};
use crate::instance::Instance;
use crate::options::Options;
use crate::scan::{Tail, Text};
use crate::sink::{Build, Collect, Sink, Verdict};
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
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(errors) => errors.fmt(f),
            Self::Archive(error) => error.fmt(f),
            Self::TooLarge { length } => {
                write!(f, "a document of {length} bytes is too large: at most {MAX_DOCUMENT} bytes are read")
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(errors) => Some(errors),
            Self::Archive(error) => Some(error),
            Self::TooLarge { .. } => None,
        }
    }
}

/// Positions are 32 bits wide, and some room is needed behind the end.
const MAX_DOCUMENT: usize = u32::MAX as usize - 256;

thread_local! {
    /// Kept between calls; a call that is made from within another makes its own.
    static SCRATCH: Cell<Option<Scratch>> = const { Cell::new(None) };
}

fn with_scratch<T>(run: impl FnOnce(&mut Scratch) -> T) -> T {
    let mut scratch = SCRATCH.take().unwrap_or_default();
    let result = run(&mut scratch);
    SCRATCH.set(Some(scratch));
    result
}

/// What a document is validated against.
struct Task<'t> {
    store: &'t Store,
    section: u32,
    options: &'t Options,
    document: &'t [u8],
}

/// Validates a document.
pub(crate) fn validate(store: &Store, section: u32, document: &[u8], options: &Options) -> Result<(), Error> {
    let task = Task { store, section, options, document };
    with_scratch(|scratch| {
        task.check_text()?;
        let tail = Tail::new(document);
        let text = Text::new(document, &tail);
        let mut sink = Verdict;
        let mut walk = Walk::new(text, store, options, scratch, &mut sink, Care::Stream);
        if walk.document(section).is_some() {
            return Ok(());
        }
        task.explain(scratch)
    })
}

/// Validates a document and builds its instance.
pub(crate) fn parse<'d>(
    store: &Arc<Store>,
    section: u32,
    document: Cow<'d, [u8]>,
    options: &Options,
) -> Result<Instance<'d>, Error> {
    let task = Task { store, section, options, document: &document };
    let built = with_scratch(|scratch| {
        task.check_text()?;
        if let Some(built) = task.build(scratch, Care::Stream) {
            return Ok(built);
        }
        // The walks that follow have to agree, also about what time it is.
        let options = Options { now: Some(options.now.unwrap_or_else(Now::system)), ..*options };
        let task = Task { options: &options, ..task };
        task.explain(scratch)?;
        task.build(scratch, Care::Gather).ok_or_else(|| task.invalid(vec![task.disagreement()], false))
    });
    let (build, root) = built?;
    Ok(Instance::new(Arc::clone(store), section, document, build, root))
}

impl Task<'_> {
    /// Refuses what no walk can take: too many bytes, or other bytes than UTF-8.
    fn check_text(&self) -> Result<(), Error> {
        let length = self.document.len();
        if length > MAX_DOCUMENT {
            return Err(Error::TooLarge { length });
        }
        if simdutf8::basic::from_utf8(self.document).is_err() {
            return Err(self.syntax());
        }
        Ok(())
    }

    fn build(&self, scratch: &mut Scratch, care: Care) -> Option<(Build, crate::sink::Slot)> {
        let tail = Tail::new(self.document);
        let text = Text::new(self.document, &tail);
        let mut sink = Build::for_document(self.document.len());
        let mut walk = Walk::new(text, self.store, self.options, scratch, &mut sink, care);
        let root = walk.document(self.section)?;
        Some((sink, root))
    }

    /// All errors of the document; none when a key that comes twice only made it look invalid.
    #[cold]
    fn explain(&self, scratch: &mut Scratch) -> Result<(), Error> {
        for care in [Care::Stream, Care::Gather] {
            let tail = Tail::new(self.document);
            let text = Text::new(self.document, &tail);
            let mut sink = Collect::new(self.options.max_errors);
            let mut walk = Walk::new(text, self.store, self.options, scratch, &mut sink, care);
            let done = walk.document(self.section).is_some();
            match std::mem::take(&mut walk.halt) {
                Halt::Irregular if care == Care::Stream => continue,
                Halt::Damaged(error) => return Err(Error::Archive(error)),
                Halt::Syntax => return Err(self.syntax()),
                _ if done => {}
                _ if syntax::describe(self.document, true).is_some() => return Err(self.syntax()),
                _ => return Err(self.invalid(vec![self.disagreement()], false)),
            }
            if sink.errors() == 0 {
                return Ok(());
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
        let error = found.map_or_else(|| "recursion limit exceeded".into(), |found| found.message);
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
        Error::Invalid(ValidationErrors::new(title, self.document, errors, truncated))
    }
}

/// What errors of a section's definition are headed with.
fn title(store: &Store, section: u32) -> Option<String> {
    const MOST_REFERENCES: usize = 32;
    let mut view: &View<'_> = store.section(section).ok()?;
    for _ in 0..MOST_REFERENCES {
        let root = view.nodes.first()?;
        let nullable = root.flags & node_flags::NULLABLE != 0;
        let title = match Kind::from_number(root.kind)? {
            Kind::Object if !nullable => {
                view.objects.get(root.a.to_native() as usize)?.names.to_native().checked_add(2)?
            }
            Kind::RootModel if !nullable => root.b.to_native().checked_add(2)?,
            Kind::Reference if !nullable => {
                view = store.section(root.a.to_native()).ok()?;
                continue;
            }
            // The definitions that are no models have their title in front of their words.
            _ => 0,
        };
        return view.text(view.words.text(title)?).map(Into::into);
    }
    None
}
