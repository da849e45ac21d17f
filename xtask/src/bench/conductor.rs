//! Takes samples of many workers' rows in turn, so that what disturbs the machine disturbs all alike.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use frostmap_worker::RowTitle;

/// A process that answers requests for samples.
pub(super) struct Worker {
    process: Child,
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    /// What it can measure.
    pub(super) rows: Vec<RowTitle>,
}

impl Worker {
    /// Starts a worker and waits for its rows.
    pub(super) fn start(command: &mut Command) -> Result<Self, Box<dyn Error>> {
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let requests = process.stdin.take();
        let answers = process.stdout.take().map(BufReader::new).ok_or("a worker without output")?;
        let mut worker = Self { process, requests, answers, rows: Vec::new() };
        worker.rows = serde_json::from_str(&worker.line()?)?;
        Ok(worker)
    }

    fn line(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err("a worker stopped".into());
        }
        Ok(line)
    }

    /// Nanoseconds that `passes` passes of a row take.
    fn sample(&mut self, row: usize, passes: u32) -> Result<f64, Box<dyn Error>> {
        let requests = self.requests.as_mut().ok_or("a worker without input")?;
        writeln!(requests, "{row} {passes}")?;
        requests.flush()?;
        Ok(self.line()?.trim().parse::<f64>()?)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.requests = None;
        let _ = self.process.wait();
    }
}

/// How much to measure.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    /// CPU time of one sample in nanoseconds, at least.
    pub(super) sample: f64,
    /// Samples per row.
    pub(super) rounds: usize,
}

/// A row and its median.
pub(super) struct Measured {
    /// What was measured.
    pub(super) title: RowTitle,
    /// Nanoseconds per pass over all documents; none where it was skipped.
    pub(super) nanoseconds: Option<f64>,
}

/// Measures all rows for one document set.
pub(super) fn measure(
    workers: &mut [Worker],
    document: &str,
    effort: Effort,
) -> Result<Vec<Measured>, Box<dyn Error>> {
    let mut places = Vec::new();
    for (worker, Worker { rows, .. }) in workers.iter().enumerate() {
        let ours = rows.iter().enumerate().filter(|(_, title)| title.document == document);
        places.extend(ours.map(|(row, title)| (worker, row, title.clone())));
    }
    let mut samples = vec![Vec::with_capacity(effort.rounds); places.len()];
    let mut passes = vec![1_u32; places.len()];
    for round in 0..=effort.rounds {
        for (((worker, row, title), samples), passes) in places.iter().zip(&mut samples).zip(&mut passes) {
            let Some(worker) = workers.get_mut(*worker).filter(|_| title.skipped.is_none()) else { continue };
            if round == 0 {
                let once = worker.sample(*row, 1)?.max(1.0);
                let again = worker.sample(*row, 2)?.max(1.0) / 2.0;
                *passes = (effort.sample / once.min(again)).ceil().clamp(1.0, 1e9) as u32;
            } else {
                samples.push(worker.sample(*row, *passes)? / f64::from(*passes));
            }
        }
    }
    let medians = samples.into_iter().map(median);
    Ok(places
        .into_iter()
        .zip(medians)
        .map(|((.., title), nanoseconds)| Measured { title, nanoseconds })
        .collect())
}

/// The middle of some samples.
pub(super) fn median(mut samples: Vec<f64>) -> Option<f64> {
    samples.sort_by(f64::total_cmp);
    samples.get(samples.len() / 2).copied()
}
