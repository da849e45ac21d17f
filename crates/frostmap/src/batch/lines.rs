//! Lines of a reader, in chunks of whole lines.

use std::io::{self, BufRead, ErrorKind, Read};
use std::mem;

use super::chunk::{Chunk, Document, Entry};
use crate::padded::Padded;

/// Bytes that are read at once, and room in a chunk as long as lines are short.
const PIECE: usize = 256 << 10;

/// A chunk of whole lines.
#[derive(Debug, Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    /// Those that are not blank.
    lines: Vec<Line>,
}

/// Where a line that is not blank stands in its chunk.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    index: u64,
    number: u64,
    /// How long it may be, if it is longer.
    too_long: Option<usize>,
}

impl Chunk for Lines {
    fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.lines.iter().map(|line| {
            let bytes = self.bytes.get(line.start..).unwrap_or_default();
            let json = bytes.get(..line.end - line.start).unwrap_or_default();
            let padded = Padded::new(bytes, json.len()).unwrap_or(Padded::without(json));
            let document = Document { index: line.index, line: line.number, json };
            Entry { document, padded, too_long: line.too_long }
        })
    }
}

/// Cuts what a reader gives into chunks.
#[derive(Debug)]
pub(super) struct Splitter<R> {
    reader: R,
    longest: usize,
    /// The line that the last chunk did not hold whole.
    rest: Vec<u8>,
    /// Lines that have ended.
    ended: u64,
    /// Documents that have been found.
    found: u64,
    /// The line being read is too long and is passed over.
    passing: bool,
    at_end: bool,
}

impl<R: Read> Splitter<R> {
    /// Lines of up to `longest` bytes.
    pub(super) fn new(reader: R, longest: usize) -> Self {
        Self { reader, longest, rest: Vec::new(), ended: 0, found: 0, passing: false, at_end: false }
    }

    /// Fills a chunk with at least one document; false when there are no more. Returns as soon as there is one: a
    /// reader may be slow to give the next.
    pub(super) fn fill(&mut self, chunk: &mut Lines) -> io::Result<bool> {
        chunk.lines.clear();
        // Room that one long line needed is not kept.
        if chunk.bytes.capacity() > 2 * PIECE {
            chunk.bytes = Vec::new();
        }
        let mut filled = self.take_rest(&mut chunk.bytes);
        let mut start = 0;
        while chunk.lines.is_empty() && !self.at_end {
            let read = match self.read(&mut chunk.bytes, filled) {
                Ok(read) => read,
                Err(error) => {
                    self.at_end = true;
                    return Err(error);
                }
            };
            start = self.split(chunk, start, filled, filled + read);
            filled += read;
            if self.passing {
                (start, filled) = (0, 0);
            }
        }
        let rest = chunk.bytes.get(start..filled).unwrap_or_default();
        self.rest.extend_from_slice(rest);
        Ok(!chunk.lines.is_empty())
    }

    /// Puts what is left of the last chunk at the start of a chunk; gives its length.
    fn take_rest(&mut self, bytes: &mut Vec<u8>) -> usize {
        if bytes.len() < self.rest.len() {
            bytes.resize(self.rest.len(), 0);
        }
        if let Some(start) = bytes.get_mut(..self.rest.len()) {
            start.copy_from_slice(&self.rest);
        }
        let filled = self.rest.len();
        if self.rest.capacity() > 2 * PIECE {
            self.rest = Vec::new();
        }
        self.rest.clear();
        filled
    }

    /// Reads behind what there is; 0 is the end.
    fn read(&mut self, bytes: &mut Vec<u8>, filled: usize) -> io::Result<usize> {
        if bytes.len() < filled + PIECE / 4 {
            bytes.resize((2 * filled).clamp(PIECE, filled + (16 << 20)), 0);
        }
        let free = bytes.get_mut(filled..).unwrap_or_default();
        let most = free.len().min(PIECE);
        let free = free.get_mut(..most).unwrap_or_default();
        loop {
            match self.reader.read(free) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => return read.map(|read| read.min(most)),
            }
        }
    }

    /// Finds the lines that end in what was read last; gives the start of the one that does not.
    fn split(&mut self, chunk: &mut Lines, mut start: usize, mut from: usize, to: usize) -> usize {
        self.at_end = from == to;
        loop {
            let mut unseen = chunk.bytes.get(from..to).unwrap_or_default();
            // A slice is a reader that does not fail, and this is the fastest search for a byte that std has.
            let passed = unseen.skip_until(b'\n').unwrap_or_default();
            let end = from + passed;
            let complete = passed > 0 && chunk.bytes.get(end - 1) == Some(&b'\n');
            if !complete && !self.at_end {
                if end - start > self.longest && !self.passing {
                    self.too_long(chunk);
                    self.passing = true;
                }
                return start;
            }
            self.line(chunk, start, end - usize::from(complete));
            (start, from) = (end, end);
            if self.at_end {
                return end;
            }
        }
    }

    /// A line has ended.
    fn line(&mut self, chunk: &mut Lines, start: usize, end: usize) {
        if mem::take(&mut self.passing) {
            self.ended += 1;
            return;
        }
        if end - start > self.longest {
            self.too_long(chunk);
            self.ended += 1;
            return;
        }
        self.ended += 1;
        let line = chunk.bytes.get(start..end).unwrap_or_default();
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let Some(first) = line.iter().position(|byte| !blank(byte)) else { return };
        let last = line.iter().rposition(|byte| !blank(byte)).unwrap_or(first);
        let (start, end) = (start + first, start + last + 1);
        let (index, number) = (self.found, self.ended);
        chunk.lines.push(Line { start, end, index, number, too_long: None });
        self.found += 1;
    }

    /// The line being read is longer than lines may be.
    fn too_long(&mut self, chunk: &mut Lines) {
        let (index, number) = (self.found, self.ended + 1);
        let too_long = Some(self.longest);
        chunk.lines.push(Line { start: 0, end: 0, index, number, too_long });
        self.found += 1;
    }
}
