//! Many documents against one model: lines of NDJSON or slices, on all cores, in order, in bounded memory.
//!
//! A reader cuts the input into chunks of whole documents, workers judge chunks, and the caller's thread gets the
//! results in the order of the documents. A fixed number of chunks goes round, so memory does not grow with the input.

mod chunk;
mod lines;
mod pipeline;
mod slices;

#[cfg(test)]
mod tests;

use std::io::{self, Read};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::thread;

pub use chunk::Document;

use crate::model::Model;
use crate::options::Options;
use crate::run::Error;
use chunk::{Chunk, Entry};
use lines::{Lines, Splitter};
use slices::Slices;

/// Longest line that is read unless a caller says otherwise.
const LONGEST_LINE: usize = 64 << 20;

/// How many documents are validated with a model; see [`Model::batch`].
///
/// Results come in the order of the documents, on the thread of the caller. Each worker keeps its scratch memory from
/// document to document. At most about `2 * jobs + 2` chunks of 256 KiB, or of the longest line, are in memory.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::ops::ControlFlow;
///
/// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
/// let post = snapshot.model("social.feed.Post")?;
/// let lines = br#"{"text": "one", "createdAt": "2026-11-22T09:00:00Z"}
///
/// {"text": 2}
/// "#;
/// let mut refused = Vec::new();
/// let end = post.batch().ndjson(&lines[..], |document, result| {
///     if result.is_err() {
///         refused.push((document.index, document.line));
///     }
///     ControlFlow::<()>::Continue(())
/// })?;
/// assert!(end.is_continue(), "nobody stopped early");
/// assert_eq!(refused, [(1, 3)]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Batch<'m> {
    model: &'m Model,
    options: Options,
    jobs: usize,
    longest_line: usize,
}

impl<'m> Batch<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        Self { model, options: Options::default(), jobs: 0, longest_line: LONGEST_LINE }
    }

    /// Number of workers; 0, as at first, is one per core. With one, everything happens on the caller's thread.
    #[must_use]
    pub fn jobs(self, jobs: usize) -> Self {
        Self { jobs, ..self }
    }

    /// Options of each validation.
    #[must_use]
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Bytes that a line may have, 64 MiB at first. A longer one is [`Error::LineTooLong`] and the next is read.
    #[must_use]
    pub fn longest_line(self, bytes: usize) -> Self {
        Self { longest_line: bytes, ..self }
    }

    /// Validates every line of a reader that is not blank. `receive` says with `Break` that it has had enough.
    ///
    /// Documents are handed on as soon as they are there, also by readers that give little at a time. A reader that
    /// blocks is waited for once more after a `Break`, unless there is a single job.
    ///
    /// # Errors
    /// When the reader fails; all complete lines before that have been received.
    pub fn ndjson<B>(
        &self,
        reader: impl Read + Send,
        receive: impl FnMut(Document<'_>, Result<(), Error>) -> ControlFlow<B>,
    ) -> io::Result<ControlFlow<B>> {
        self.lines(reader, self.validation(), receive)
    }

    /// As [`Batch::ndjson`], with something else to do for each document, on the workers: parse it, for example, and
    /// keep what is needed. The options of the batch are not used.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use std::ops::ControlFlow;
    ///
    /// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
    /// let post = snapshot.model("social.feed.Post")?;
    /// let lines = br#"{"text": "hello", "createdAt": "2026-11-22T09:00:00Z"}"#;
    /// let length = |document: frostmap::Document<'_>| {
    ///     let instance = post.parse(document.json)?;
    ///     Ok(instance.get("text").and_then(|text| text.as_str()).map_or(0, str::len))
    /// };
    /// let mut total = 0;
    /// let _ = post.batch().ndjson_with(&lines[..], length, |_, result| {
    ///     total += result.unwrap_or_default();
    ///     ControlFlow::<()>::Continue(())
    /// })?;
    /// assert_eq!(total, 5);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Batch::ndjson`].
    ///
    /// # Panics
    /// When `work` does.
    pub fn ndjson_with<T: Send, B>(
        &self,
        reader: impl Read + Send,
        work: impl Fn(Document<'_>) -> Result<T, Error> + Sync,
        receive: impl FnMut(Document<'_>, Result<T, Error>) -> ControlFlow<B>,
    ) -> io::Result<ControlFlow<B>> {
        self.lines(reader, |entry| work(entry.document), receive)
    }

    fn lines<T: Send, B>(
        &self,
        reader: impl Read + Send,
        work: impl Fn(Entry<'_>) -> Result<T, Error> + Sync,
        receive: impl FnMut(Document<'_>, Result<T, Error>) -> ControlFlow<B>,
    ) -> io::Result<ControlFlow<B>> {
        let mut splitter = Splitter::new(reader, self.longest_line);
        self.run(Lines::default, |chunk| splitter.fill(chunk), work, receive)
    }

    /// Validates documents that are in memory. Their lines are counted as if each were one.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use std::ops::ControlFlow;
    ///
    /// let snapshot = frostmap::Snapshot::open("../../snapshots/social.frost")?;
    /// let post = snapshot.model("social.feed.Post")?;
    /// let documents = [r#"{"text": 1}"#, r#"{"text": 2}"#];
    /// let end = post.batch().jobs(2).slices(&documents, |document, result| match result {
    ///     Ok(()) => ControlFlow::Continue(()),
    ///     Err(_) => ControlFlow::Break(document.index),
    /// });
    /// assert_eq!(end, ControlFlow::Break(0));
    /// # Ok(())
    /// # }
    /// ```
    pub fn slices<D: AsRef<[u8]> + Sync, B>(
        &self,
        documents: &[D],
        receive: impl FnMut(Document<'_>, Result<(), Error>) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        self.all(documents, self.validation(), receive)
    }

    /// As [`Batch::slices`], with something else to do for each document, on the workers. The options of the batch are
    /// not used.
    ///
    /// # Panics
    /// When `work` does.
    pub fn slices_with<D: AsRef<[u8]> + Sync, T: Send, B>(
        &self,
        documents: &[D],
        work: impl Fn(Document<'_>) -> Result<T, Error> + Sync,
        receive: impl FnMut(Document<'_>, Result<T, Error>) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        self.all(documents, |entry| work(entry.document), receive)
    }

    fn all<D: AsRef<[u8]> + Sync, T: Send, B>(
        &self,
        documents: &[D],
        work: impl Fn(Entry<'_>) -> Result<T, Error> + Sync,
        receive: impl FnMut(Document<'_>, Result<T, Error>) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let mut rest = Slices::all(documents);
        let fill = |chunk: &mut _| Ok(rest.fill(chunk));
        // Slices are there; nothing can fail to be read.
        self.run(|| Slices::all(&[]), fill, work, receive).unwrap_or(ControlFlow::Continue(()))
    }

    fn validation(&self) -> impl Fn(Entry<'_>) -> Result<(), Error> + Sync + use<'m> {
        let Self { model, options, .. } = *self;
        move |entry| model.validate_padded(entry.padded, &options)
    }

    fn run<C: Chunk, T: Send, B>(
        &self,
        chunk: impl Fn() -> C,
        mut fill: impl FnMut(&mut C) -> io::Result<bool> + Send,
        work: impl Fn(Entry<'_>) -> Result<T, Error> + Sync,
        mut receive: impl FnMut(Document<'_>, Result<T, Error>) -> ControlFlow<B>,
    ) -> io::Result<ControlFlow<B>> {
        let jobs = match self.jobs {
            0 => thread::available_parallelism().map_or(1, NonZero::get),
            jobs => jobs,
        };
        if jobs > 1 {
            return pipeline::run(jobs, chunk, fill, work, receive);
        }
        let mut chunk = chunk();
        while fill(&mut chunk)? {
            for entry in chunk.entries() {
                let result = entry.readable().and_then(&work);
                if let ControlFlow::Break(value) = receive(entry.document, result) {
                    return Ok(ControlFlow::Break(value));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}
