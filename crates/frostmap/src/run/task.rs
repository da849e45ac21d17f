//! One document and what it is validated against: the walks over it.

use std::borrow::Cow;

use super::refusal::Refusal;
use super::{Error, Kept, Look, MAX_DOCUMENT, with_kept};
use crate::clock::Now;
use crate::options::{Options, Partial};
use crate::padded::Padded;
use crate::scan::{Plain, Text, Wide, Width};
use crate::sink::{Arena, Build, Collect, Sink, Verdict, Word};
use crate::store::Store;
use crate::syntax;
use crate::walk::{Care, Halt, Places, Raise, Scratch, Walk};

/// What a document is validated against.
#[derive(Clone, Copy)]
pub(super) struct Task<'t> {
    pub(super) store: &'t Store,
    pub(super) section: u32,
    options: &'t Options,
    pub(super) document: &'t [u8],
    /// The document with what can be read behind it, which is no part of it.
    padded: Padded<'t>,
}

impl<'t> Task<'t> {
    pub(super) fn new(store: &'t Store, section: u32, options: &'t Options, padded: Padded<'t>) -> Self {
        Self { store, section, options, document: padded.document(), padded }
    }

    /// The same of the document alone: walks that decide must not see what stands behind it.
    fn alone(&self) -> Self {
        Self { padded: Padded::without(self.document), ..*self }
    }

    /// The document without what a cut has left incomplete, where it may be cut.
    pub(super) fn mended<'d>(&self, document: &'d [u8]) -> Result<Cow<'d, [u8]>, Error> {
        if self.options.allow_partial == Partial::Off {
            self.check_text()?;
            return Ok(Cow::Borrowed(document));
        }
        self.check_length()?;
        syntax::mend(document, self.options.allow_partial).map_err(|found| self.not_json(found.message))
    }

    /// Why a document does not fit that was not looked at, or that it does.
    #[cold]
    fn not_looked_at(&self) -> Result<(), Error> {
        let document = self.mended(self.document)?;
        let task = Task::new(self.store, self.section, self.options, Padded::without(&document));
        let explained = with_kept(|kept| task.explain(kept, Care::Gather, false));
        explained.map_err(|refusal| task.error(refusal))
    }

    pub(super) fn check_length(&self) -> Result<(), Error> {
        let length = self.document.len();
        if length > MAX_DOCUMENT { Err(Error::TooLarge { length }) } else { Ok(()) }
    }

    /// Refuses what no walk can take: too many bytes, or other bytes than UTF-8.
    fn check_text(&self) -> Result<(), Error> {
        self.text_of(self.document).map(|_| ())
    }

    /// A document as text, or what is wrong with it.
    pub(super) fn text_of<'d>(&self, document: &'d [u8]) -> Result<&'d str, Error> {
        self.check_length()?;
        simdutf8::basic::from_utf8(document).map_err(|_| self.error(Refusal::NotJson))
    }

    /// Walks the whole document: what comes out, and why the walk stopped if it did. A walk resumes where the one before
    /// it stopped, or starts anew.
    #[inline(always)]
    fn walk<S: Sink>(
        &self,
        kept: &mut Kept,
        sink: &mut S,
        care: Care,
        resumes: bool,
    ) -> (Option<S::Out>, Halt) {
        self.with_text(kept, resumes, |text, scratch| self.walk_of(text, scratch, sink, care))
    }

    #[inline(always)]
    fn walk_of<S: Sink>(
        &self,
        text: Text<'_>,
        scratch: &mut Scratch,
        sink: &mut S,
        care: Care,
    ) -> (Option<S::Out>, Halt) {
        let mut recent = Places::new();
        let mut walk = Walk::new(text, self.store, &mut recent, self.options, scratch, sink, care);
        let out = walk.document(self.section);
        (out, std::mem::take(&mut walk.halt))
    }

    /// Runs a walk over the document's text.
    #[inline(always)]
    pub(super) fn with_text<T>(
        &self,
        kept: &mut Kept,
        resumes: bool,
        run: impl FnOnce(Text<'_>, &mut Scratch) -> T,
    ) -> T {
        if !resumes {
            kept.scratch.forget_stops();
        }
        let mut tail = None;
        run(Text::of(self.padded, &mut kept.room, &mut tail), &mut kept.scratch)
    }

    /// Looks at the document once.
    ///
    /// It is told to be text after it was copied: until the walk reads the copy, that has left the processor's queue of
    /// stores, where reads wait for it.
    pub(super) fn look<W: Width>(&self, kept: &mut Kept, width: W) -> Look {
        self.with_text(kept, false, |text, scratch| {
            if simdutf8::basic::from_utf8(self.document).is_err() {
                return Look::Refused;
            }
            let (fits, _) = self.walk_of(text, scratch, &mut Verdict(width), Care::Stream);
            if fits.is_some() { Look::Fits } else { Look::Unsure }
        })
    }

    /// Why the document does not fit, after a look at it; or that it does.
    #[cold]
    #[inline(never)]
    pub(super) fn decided(&self, look: Look) -> Result<(), Refusal> {
        match look {
            Look::Fits => Ok(()),
            Look::Unsure => with_kept(|kept| self.alone().explain(kept, Care::Stream, true)),
            Look::Refused => self.not_looked_at().map_err(Refusal::Error),
        }
    }

    /// The instance, or why there is none.
    pub(super) fn built(&self) -> Result<(Arena, Word), Error> {
        with_kept(|kept| {
            let built = match Wide::detect() {
                Some(wide) => self.build(kept, Care::Stream, wide),
                None => self.build(kept, Care::Stream, Plain),
            };
            if let Some(built) = built {
                return Ok(built);
            }
            // The walks that follow have to agree, also about what time it is.
            let options =
                &Options { now: Some(self.options.now.unwrap_or_else(Now::system)), ..*self.options };
            Task { options, ..self.alone() }.explain_or_build(kept, Care::Stream, true)
        })
    }

    /// The instance, if the document fits.
    fn build<W: Width>(&self, kept: &mut Kept, care: Care, width: W) -> Option<(Arena, Word)> {
        let mut sink = Build::for_document(self.document.len(), std::mem::take(&mut kept.stack), width);
        let (root, _) = self.walk(kept, &mut sink, care, false);
        kept.stack = sink.take_stack();
        root.map(|root| (sink.finish(), root))
    }

    /// The instance, built with the greatest care, or all errors of the document.
    #[cold]
    pub(super) fn explain_or_build(
        &self,
        kept: &mut Kept,
        care: Care,
        resumes: bool,
    ) -> Result<(Arena, Word), Error> {
        self.explain(kept, care, resumes).map_err(|refusal| self.error(refusal))?;
        let built = self.build(kept, Care::Gather, Plain);
        built.ok_or_else(|| self.error(Refusal::Misused(Halt::Invalid)))
    }

    /// All errors of the document; none when a key that comes twice only made it look invalid. The walk resumes where
    /// the one before it stopped, or starts anew.
    #[cold]
    fn explain(&self, kept: &mut Kept, least: Care, resumes: bool) -> Result<(), Refusal> {
        for (care, resumes) in [(least, resumes), (Care::Gather, false)] {
            let mut sink = Collect::new(self.options.max_errors);
            let (done, halt) = self.walk(kept, &mut sink, care, resumes);
            match halt {
                // Of equal keys only the last one counts.
                Halt::Irregular | Halt::Raised(_) if care == Care::Stream => continue,
                Halt::Damaged(error) => return Err(Refusal::Error(Error::Archive(error))),
                Halt::Syntax => return Err(Refusal::NotJson),
                _ if done.is_some() => {}
                _ if syntax::describe(self.document, true).is_some() => return Err(Refusal::NotJson),
                Halt::Raised(Raise::Python(raised)) => {
                    return Err(Refusal::Error(Error::Raised(raised)));
                }
                halt => return Err(Refusal::Misused(halt)),
            }
            if sink.errors() == 0 {
                // Nothing hides an error, whatever was thought to fit.
                return if resumes { self.explain(kept, least, false) } else { Ok(()) };
            }
            let (errors, truncated) = sink.into_errors();
            return Err(Refusal::Errors { errors, truncated });
        }
        Ok(())
    }
}
