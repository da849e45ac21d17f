//! A reader, workers and a receiver, between which a fixed number of parcels goes round.
//!
//! Nobody can wait for ever: a parcel is either free, being filled, waiting for a worker, with one, or with the
//! receiver, who needs the one that was filled first. Whoever stops closes its channels, and so do then all others;
//! a worker that panics says so before it is gone.

use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ScopedJoinHandle};

use super::chunk::{Chunk, Document, Entry};
use crate::run::Error;

/// A chunk with its number and what has been found about its documents.
struct Parcel<C, T> {
    number: u64,
    chunk: C,
    results: Vec<Result<T, Error>>,
}

/// What a worker hands on.
enum Delivery<C, T> {
    Done(Parcel<C, T>),
    /// A worker has panicked.
    Lost,
}

/// Reads chunks, works on their documents on `jobs` threads, and receives the results in order on this one.
pub(super) fn run<C: Chunk, T: Send, B>(
    jobs: usize,
    chunk: impl Fn() -> C,
    fill: impl FnMut(&mut C) -> io::Result<bool> + Send,
    work: impl Fn(Entry<'_>) -> Result<T, Error> + Sync,
    receive: impl FnMut(Document<'_>, Result<T, Error>) -> ControlFlow<B>,
) -> io::Result<ControlFlow<B>> {
    let stopped = AtomicBool::new(false);
    let (full, waiting) = channel();
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        let (free, emptied) = channel();
        let (done, delivered) = channel();
        for _ in 0..2 * jobs + 2 {
            // The receiver is here.
            let _ = free.send(Parcel { number: 0, chunk: chunk(), results: Vec::new() });
        }
        let reader = scope.spawn(move || read(fill, &emptied, &full));
        let workers: Vec<_> = (0..jobs)
            .map(|_| {
                let (done, waiting, stopped, work) = (done.clone(), &waiting, &stopped, &work);
                scope.spawn(move || labour(waiting, &done, stopped, work))
            })
            .collect();
        drop(done);
        let end = in_order(&delivered, &free, receive);
        stopped.store(true, Ordering::Relaxed);
        drop((free, delivered));
        workers.into_iter().for_each(joined);
        // Who has had enough does not learn that there would have been less.
        let read = joined(reader);
        if end.is_break() { Ok(end) } else { read.map(|()| end) }
    })
}

/// What a thread came to; if it panicked, so does this one.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// The reader: fills parcels until there is no more to read, or nobody wants more.
fn read<C, T>(
    mut fill: impl FnMut(&mut C) -> io::Result<bool>,
    emptied: &Receiver<Parcel<C, T>>,
    full: &Sender<Parcel<C, T>>,
) -> io::Result<()> {
    for (number, mut parcel) in (0..).zip(emptied) {
        parcel.number = number;
        if !fill(&mut parcel.chunk)? || full.send(parcel).is_err() {
            break;
        }
    }
    Ok(())
}

/// A worker: works on parcels until there are no more, or nobody wants more.
fn labour<C: Chunk, T>(
    waiting: &Mutex<Receiver<Parcel<C, T>>>,
    done: &Sender<Delivery<C, T>>,
    stopped: &AtomicBool,
    work: &impl Fn(Entry<'_>) -> Result<T, Error>,
) {
    let _notice = Notice(done);
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut parcel) = next else { return };
        let Parcel { chunk, results, .. } = &mut parcel;
        for entry in chunk.entries() {
            if stopped.load(Ordering::Relaxed) {
                return;
            }
            results.push(entry.readable().and_then(work));
        }
        if done.send(Delivery::Done(parcel)).is_err() {
            return;
        }
    }
}

/// Tells the receiver when the worker that holds it panics: a parcel is lost that it would wait for.
struct Notice<'d, C, T>(&'d Sender<Delivery<C, T>>);

impl<C, T> Drop for Notice<'_, C, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Delivery::Lost);
        }
    }
}

/// The receiver: hands on results in the order of the documents, and gives parcels back.
fn in_order<C: Chunk, T, B>(
    delivered: &Receiver<Delivery<C, T>>,
    free: &Sender<Parcel<C, T>>,
    mut receive: impl FnMut(Document<'_>, Result<T, Error>) -> ControlFlow<B>,
) -> ControlFlow<B> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    while let Ok(Delivery::Done(parcel)) = delivered.recv() {
        early.insert(parcel.number, parcel);
        while let Some(mut parcel) = early.remove(&next) {
            next += 1;
            for (entry, result) in parcel.chunk.entries().zip(parcel.results.drain(..)) {
                receive(entry.document, result)?;
            }
            // A reader that has come to the end takes none.
            let _ = free.send(parcel);
        }
    }
    ControlFlow::Continue(())
}
