//! Order, bounds, ends and failures, with one job and with many.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::lines::{Lines, Splitter};
use super::{Batch, Chunk};
use crate::model::Model;
use crate::run::Error;
use crate::snapshot::Snapshot;

const JOBS: [usize; 4] = [1, 2, 3, 16];
const VALID: &str = r#"{"text": "hi", "createdAt": "2026-11-22T09:00:00Z"}"#;
const GO_ON: ControlFlow<()> = ControlFlow::Continue(());

fn post() -> Model {
    let snapshot = Snapshot::open("../../snapshots/social.frost").expect("the example archive");
    snapshot.model("social.feed.Post").expect("a model of it")
}

/// Gives pieces of changing sizes, as pipes do, and counts what it has given.
struct Drip<'t> {
    text: &'t [u8],
    state: u32,
    given: &'t AtomicUsize,
}

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.state = self.state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let most = into.len().min(1 + (self.state >> 20) as usize % 97).min(self.text.len());
        let (now, later) = self.text.split_at(most);
        into[..most].copy_from_slice(now);
        self.text = later;
        self.given.fetch_add(most, Ordering::Relaxed);
        Ok(most)
    }
}

/// Gives the same line for ever.
struct Endless<'t> {
    line: &'t [u8],
    at: usize,
    given: &'t AtomicUsize,
}

impl Read for Endless<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        for byte in into.iter_mut() {
            *byte = self.line[self.at];
            self.at = (self.at + 1) % self.line.len();
        }
        self.given.fetch_add(into.len(), Ordering::Relaxed);
        Ok(into.len())
    }
}

#[test]
fn results_come_in_order_whatever_takes_longest() {
    let model = post();
    let documents: Vec<String> = (0..3_000).map(|number| format!("{{\"text\": {number}}}")).collect();
    let text = documents.join("\n");
    let number = |json: &[u8]| -> u64 {
        let digits = json.iter().filter(|byte| byte.is_ascii_digit());
        digits.fold(0, |number, digit| 10 * number + u64::from(digit - b'0'))
    };
    for jobs in JOBS {
        let work = |document: super::Document<'_>| {
            if document.index % 700 == 3 {
                thread::sleep(Duration::from_millis(3));
            }
            Ok(number(document.json))
        };
        let given = AtomicUsize::new(0);
        let mut next = 0;
        let reader = Drip { text: text.as_bytes(), state: 1, given: &given };
        let end = model.batch().jobs(jobs).ndjson_with(reader, work, |document, result| {
            assert_eq!((document.index, document.line, result.unwrap()), (next, next + 1, next));
            next += 1;
            GO_ON
        });
        assert_eq!((end.unwrap(), next), (GO_ON, 3_000));
        let mut next = 0;
        let end = model.batch().jobs(jobs).slices_with(&documents, work, |document, result| {
            assert_eq!((document.index, document.line, result.unwrap()), (next, next + 1, next));
            assert_eq!(number(document.json), next);
            next += 1;
            GO_ON
        });
        assert_eq!((end, next), (GO_ON, 3_000));
    }
}

#[test]
fn lines_are_validated() {
    let model = post();
    let text = format!("{VALID}\n\n  \t\r\n {VALID} \r\n{{}}\n\u{c}\n{VALID}");
    for jobs in JOBS {
        let mut found = Vec::new();
        let end = model.batch().jobs(jobs).ndjson(text.as_bytes(), |document, result| {
            found.push((document.index, document.line, result.is_ok()));
            GO_ON
        });
        assert_eq!(end.unwrap(), GO_ON);
        // A form feed is no blank of JSON.
        assert_eq!(found, [(0, 1, true), (1, 4, true), (2, 5, false), (3, 6, false), (4, 7, true)]);
    }
    assert_eq!(model.batch().ndjson(io::empty(), |_, _| ControlFlow::Break(())).unwrap(), GO_ON);
    assert_eq!(model.batch().jobs(2).slices::<&str, ()>(&[], |_, _| ControlFlow::Break(())), GO_ON);
}

#[test]
fn lines_are_cut_the_same_however_they_arrive() {
    let mut state = 7_u32;
    let mut random = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % below
    };
    for seed in 0..300 {
        let longest = random(120) as usize;
        let text: Vec<u8> = (0..random(4_000)).map(|_| b"\n  \rabcdefgh"[random(12) as usize]).collect();
        let blank = |byte: &u8| matches!(byte, b' ' | b'\r');
        let expected: Vec<_> = (1..)
            .zip(text.split(|byte| *byte == b'\n'))
            .filter(|(_, line)| line.len() > longest || !line.iter().all(blank))
            .map(|(number, line)| match line.len() > longest {
                true => (number, None),
                false => (number, Some(line.trim_ascii().to_vec())),
            })
            .collect();
        let given = AtomicUsize::new(0);
        let mut splitter = Splitter::new(Drip { text: &text, state: seed, given: &given }, longest);
        let mut found = Vec::new();
        let mut chunk = Lines::default();
        while splitter.fill(&mut chunk).unwrap() {
            for entry in chunk.entries() {
                assert_eq!(entry.document.index, found.len() as u64);
                let json = entry.too_long.is_none().then(|| entry.document.json.to_vec());
                found.push((entry.document.line, json));
            }
        }
        assert_eq!(found, expected, "seed {seed}, longest {longest}");
    }
}

#[test]
fn a_line_that_is_too_long_is_one_error() {
    let model = post();
    let long = "x".repeat(3_000_000);
    let text = format!("{VALID}\n{long}\n{VALID}\n{long}");
    for jobs in JOBS {
        let mut found = Vec::new();
        let batch = model.batch().jobs(jobs).longest_line(1_000_000);
        let end = batch.ndjson(text.as_bytes(), |document, result| {
            found.push((document.line, matches!(result, Err(Error::LineTooLong { most: 1_000_000 }))));
            GO_ON
        });
        assert_eq!(end.unwrap(), GO_ON);
        assert_eq!(found, [(1, false), (2, true), (3, false), (4, true)]);
    }
}

#[test]
fn memory_is_bounded_however_long_the_input() {
    let model = post();
    let line = format!("{VALID}\n");
    for jobs in JOBS {
        let given = AtomicUsize::new(0);
        let (mut received, mut ahead) = (0, 0);
        let reader = Endless { line: line.as_bytes(), at: 0, given: &given };
        let end = model.batch().jobs(jobs).ndjson(reader, |document, result| {
            assert!(result.is_ok());
            received += document.json.len() + 1;
            ahead = ahead.max(given.load(Ordering::Relaxed) - received);
            if received > 40 << 20 { ControlFlow::Break(document.index) } else { ControlFlow::Continue(()) }
        });
        assert!(end.unwrap().is_break());
        let chunks = 2 * jobs + 3;
        assert!(ahead < chunks * (512 << 10), "{ahead} bytes ahead with {jobs} jobs");
    }
}

#[test]
fn whoever_has_had_enough_gets_no_more() {
    let model = post();
    let documents = vec![VALID; 20_000];
    let line = format!("{VALID}\n");
    for jobs in JOBS {
        for stop in [0, 1, 511, 512, 5_000] {
            let mut received = 0;
            let mut enough = |document: super::Document<'_>, _: Result<(), Error>| {
                received += 1;
                if document.index == stop { ControlFlow::Break("enough") } else { ControlFlow::Continue(()) }
            };
            let batch: Batch<'_> = model.batch().jobs(jobs);
            assert_eq!(batch.slices(&documents, &mut enough), ControlFlow::Break("enough"));
            let given = AtomicUsize::new(0);
            let reader = Endless { line: line.as_bytes(), at: 0, given: &given };
            assert_eq!(batch.ndjson(reader, &mut enough).unwrap(), ControlFlow::Break("enough"));
            assert_eq!(received, 2 * (stop + 1));
        }
    }
}

#[test]
fn a_reader_that_fails_fails_behind_the_lines_it_gave() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let model = post();
    let text = format!("{VALID}\n{VALID}\n{VALID}");
    for jobs in JOBS {
        let mut received = 0;
        let end = model.batch().jobs(jobs).ndjson(text.as_bytes().chain(Broken), |_, _| {
            received += 1;
            GO_ON
        });
        assert_eq!(end.unwrap_err().to_string(), "unplugged");
        assert_eq!(received, 2, "the third line has no end");
    }
}

#[test]
fn a_panic_is_the_callers_and_nobody_waits() {
    let model = post();
    let documents = vec![VALID; 20_000];
    let message = |panic: Box<dyn std::any::Any + Send>| *panic.downcast::<&str>().unwrap();
    for jobs in JOBS {
        let batch = model.batch().jobs(jobs);
        let work = |document: super::Document<'_>| match document.index {
            9_000 => panic!("at work"),
            _ => Ok(()),
        };
        let run = catch_unwind(|| batch.slices_with(&documents, work, |_, _| GO_ON));
        assert_eq!(run.map_err(message), Err("at work"));
        let run =
            catch_unwind(AssertUnwindSafe(|| batch.slices::<_, ()>(&documents, |_, _| panic!("receiving"))));
        assert_eq!(run.map_err(message), Err("receiving"));
    }
}
