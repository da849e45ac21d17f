//! How walks follow each other: the fast one first, those that explain or decide only when it stops.

mod error;
mod refusal;
mod task;

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use serde::Deserialize;

pub use self::error::Error;
use self::task::Task;
use crate::clock::Now;
use crate::instance::{Instance, OfDocument, ValueDeserializer};
use crate::options::Options;
use crate::padded::Padded;
use crate::scan::{Plain, Wide};
use crate::sink::Verdict;
use crate::store::Store;
use crate::walk::deserialize::{Reader, Stopped};
use crate::walk::{Care, Places, Scratch, Walk};

/// Positions are 32 bits wide, and some room is needed behind the end.
const MAX_DOCUMENT: usize = u32::MAX as usize - 256;

/// Memory that is kept between calls.
#[derive(Default)]
struct Kept {
    /// For walks.
    scratch: Scratch,
    /// For a copy of the document.
    room: Vec<u8>,
    /// For what is open while an instance is built.
    stack: Vec<u64>,
}

thread_local! {
    /// A call that is made from within another makes its own.
    static KEPT: Cell<Option<Box<Kept>>> = const { Cell::new(None) };
}

fn with_kept<T>(run: impl FnOnce(&mut Kept) -> T) -> T {
    let mut kept = KEPT.take().unwrap_or_default();
    let result = run(&mut kept);
    KEPT.set(Some(kept));
    result
}

/// What is known of a document after it was looked at once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// It fits.
    Fits,
    /// It is text that does not fit, or may fit and has to be looked at more closely.
    Unsure,
    /// It was not looked at: it is too large or not text, or the options are unusual.
    Refused,
}

/// Whether a document fits. Why it does not is not put together.
#[inline(always)]
pub(crate) fn is_valid(store: &Store, section: u32, document: Padded<'_>, options: &Options) -> bool {
    let look = look(store, section, document.buffer(), document.length(), options);
    look == Look::Fits || Task::new(store, section, options, document).decided(look).is_ok()
}

/// Validates a document.
#[inline(always)]
pub(crate) fn validate(
    store: &Store,
    section: u32,
    document: Padded<'_>,
    options: &Options,
) -> Result<(), Error> {
    let look = look(store, section, document.buffer(), document.length(), options);
    if look == Look::Fits {
        return Ok(());
    }
    let task = Task::new(store, section, options, document);
    task.decided(look).map_err(|refusal| task.error(refusal))
}

/// Looks at a document once. It is in registers where it stands: small documents would wait for what is handed on in
/// memory.
#[inline(never)]
fn look(store: &Store, section: u32, buffer: &[u8], length: usize, options: &Options) -> Look {
    if options.is_unusual() || length > MAX_DOCUMENT {
        return Look::Refused;
    }
    let task = Task::new(store, section, options, Padded::within(buffer, length));
    with_kept(|kept| match Wide::detect() {
        Some(wide) => task.look(kept, wide),
        None => task.look(kept, Plain),
    })
}

/// Validates a document and builds its instance.
pub(crate) fn parse<'d>(
    store: &Arc<Store>,
    section: u32,
    document: Padded<'d>,
    options: &Options,
) -> Result<Instance<'d>, Error> {
    if options.is_unusual() {
        return parse_unusual(store, section, Cow::Borrowed(document.document()), options);
    }
    let task = Task::new(store, section, options, document);
    let text = task.text_of(document.document())?;
    let (arena, root) = task.built()?;
    Ok(Instance::new(Arc::clone(store), section, Cow::Borrowed(text), arena, root))
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
    let (arena, root) = {
        let task = Task::new(store, section, options, Padded::without(document.as_bytes()));
        task.check_length()?;
        task.built()?
    };
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
    let text = Task::new(store, section, options, Padded::without(document)).text_of(document)?;
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
    let options = &Options::default();
    let task = Task::new(store, section, options, Padded::without(source.document.as_bytes()));
    with_kept(|kept| {
        task.with_text(kept, false, |text, scratch| {
            let mut sink = Verdict(Plain);
            let mut recent = Places::new();
            let walk = Walk::new(text, store, &mut recent, options, scratch, &mut sink, Care::Stream);
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
        Cow::Borrowed(document) => {
            Task::new(store, section, options, Padded::without(document)).mended(document)?
        }
        Cow::Owned(document) => {
            let task = Task::new(store, section, options, Padded::without(&document));
            Cow::Owned(task.mended(&document)?.into_owned())
        }
    };
    let task = Task::new(store, section, options, Padded::without(&document));
    let (arena, root) = with_kept(|kept| task.explain_or_build(kept, Care::Gather, false))?;
    // A walk has taken it for JSON, so that it is text.
    let text = match document {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    };
    Ok(Instance::new(Arc::clone(store), section, text, arena, root))
}
