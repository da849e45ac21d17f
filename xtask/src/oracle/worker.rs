//! The process that answers questions as pydantic does: `tests/oracle/worker.py`.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::question::Question;

/// A running worker. It reads a line only after it has written the answer to the last one.
pub(super) struct Worker {
    process: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    /// Starts a worker and waits for its greeting.
    pub(super) fn start(python: &Path) -> Result<Self, Box<dyn Error>> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/oracle/worker.py");
        let mut command = Command::new(python);
        // Sets of strings come out in the same order every time. What a panic of pydantic's says is in the answer, too.
        command.arg(script).env("PYTHONHASHSEED", "0").env("PYTHONDONTWRITEBYTECODE", "1");
        let mut process =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let questions = process.stdin.take();
        let answers = process.stdout.take().map(BufReader::new).ok_or("a worker without output")?;
        let mut worker = Self { process, questions, answers };
        let greeting = worker.receive()?;
        if greeting.contains("error") { Err(greeting.into()) } else { Ok(worker) }
    }

    /// Hands a question over; the one before must have been answered.
    pub(super) fn send(&mut self, question: &Question) -> Result<(), Box<dyn Error>> {
        let questions = self.questions.as_mut().ok_or("a worker without input")?;
        let line = question.tree().compact() + "\n";
        questions.write_all(line.as_bytes())?;
        Ok(questions.flush()?)
    }

    /// Waits for the answer.
    pub(super) fn receive(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        if self.answers.read_line(&mut line)? == 0 {
            return Err("the worker ended".into());
        }
        Ok(line)
    }

    /// The answer to a question.
    pub(super) fn ask(&mut self, question: &Question) -> Result<String, Box<dyn Error>> {
        self.send(question)?;
        self.receive()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.questions = None;
        let _ = self.process.wait();
    }
}
