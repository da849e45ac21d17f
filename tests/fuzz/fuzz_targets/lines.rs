//! Any bytes as NDJSON: whatever the number of jobs and the size of reads, a batch gives the lines that splitting
//! gives. The first bytes choose the longest line and the sizes of reads.
#![no_main]

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::OnceLock;

use frostmap::{Error, Model, Snapshot};

static MODEL: OnceLock<Model> = OnceLock::new();

fn model() -> Model {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../snapshots/social.frost");
    Snapshot::open(path)
        .and_then(|snapshot| Ok(snapshot.model("social.feed.Post")))
        .expect("an archive")
        .expect("a model")
}

struct Pieces<'t>(&'t [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = self.1.min(into.len());
        self.0.read(into.get_mut(..most).unwrap_or_default())
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [longest, piece, jobs, text @ ..] = data else { return };
    let longest = usize::from(*longest);
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r');
    let expected: Vec<(u64, Option<&[u8]>)> = (1..)
        .zip(text.split(|byte| *byte == b'\n'))
        .filter(|(_, line)| line.len() > longest || !line.iter().all(blank))
        .map(|(number, line)| {
            let first = line.iter().position(|byte| !blank(byte)).unwrap_or_default();
            let last = line.iter().rposition(|byte| !blank(byte)).unwrap_or_default();
            (number, (line.len() <= longest).then(|| &line[first..=last]))
        })
        .collect();
    let model = MODEL.get_or_init(model);
    let batch = model.batch().jobs(usize::from(jobs % 3) + 1).longest_line(longest);
    let mut found: Vec<(u64, Option<Vec<u8>>)> = Vec::new();
    let reader = Pieces(text, usize::from(*piece) + 1);
    let end = batch.ndjson(reader, |document, result| {
        let readable = !matches!(result, Err(Error::LineTooLong { .. }));
        assert_eq!(document.index, found.len() as u64);
        assert!(!readable || result.is_ok() == model.is_valid(document.json));
        found.push((document.line, readable.then(|| document.json.to_vec())));
        ControlFlow::<()>::Continue(())
    });
    assert!(end.is_ok_and(|end| end.is_continue()));
    let found: Vec<_> = found.iter().map(|(line, json)| (*line, json.as_deref())).collect();
    assert_eq!(found, expected);
});
