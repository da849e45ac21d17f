//! Reads the files that callgrind writes: instructions per function and per line.
//!
//! Names are written once with a number, `fn=(3) name`, and by the number alone afterwards. Lines are relative to the
//! line before. What a call costs inclusively follows its `calls=` line and belongs to the callee.

use std::collections::HashMap;

/// Instructions by name, most first.
pub(super) type Ranking = Vec<(String, u64)>;

/// What a run cost.
#[derive(Default)]
pub(super) struct Profile {
    names: HashMap<(char, String), String>,
    function: String,
    file: String,
    line: u64,
    functions: HashMap<String, u64>,
    lines: HashMap<String, u64>,
}

impl Profile {
    /// Adds a run; gives its instructions.
    pub(super) fn add(&mut self, text: &str) -> u64 {
        self.names.clear();
        let mut total = 0;
        let mut is_call = false;
        for line in text.lines() {
            match line.split_once('=') {
                Some(("fn", name)) => self.function = self.name('f', name),
                Some(("fl" | "fi" | "fe", name)) => self.file = self.name('l', name),
                Some(("cfn", name)) => {
                    self.name('f', name);
                }
                Some(("cfi" | "cfl", name)) => {
                    self.name('l', name);
                }
                Some(("calls", _)) => is_call = true,
                Some(_) => {}
                None => {
                    let cost = self.cost(line);
                    if !std::mem::take(&mut is_call) {
                        total += self.count(cost);
                    }
                }
            }
        }
        total
    }

    /// Functions by their own instructions.
    pub(super) fn functions(&self) -> Ranking {
        ranking(&self.functions)
    }

    /// Lines of source by their instructions.
    pub(super) fn lines(&self) -> Ranking {
        ranking(&self.lines)
    }

    fn name(&mut self, kind: char, text: &str) -> String {
        let Some((number, name)) = text.trim_start_matches('(').split_once(')') else { return text.into() };
        let key = (kind, number.to_owned());
        if !name.is_empty() {
            self.names.insert(key.clone(), name.trim_start().to_owned());
        }
        self.names.get(&key).cloned().unwrap_or_default()
    }

    /// The instructions of a line of costs, `<line> <count>`; none where the line is none.
    fn cost(&mut self, text: &str) -> Option<u64> {
        let (line, count) = text.split_once(' ')?;
        let count = count.trim().parse().ok()?;
        self.line = match line.strip_prefix(['+', '-', '*']) {
            Some("") => self.line,
            Some(distance) if line.starts_with('+') => self.line.saturating_add(distance.parse().ok()?),
            Some(distance) => self.line.saturating_sub(distance.parse().ok()?),
            None => line.parse().ok()?,
        };
        Some(count)
    }

    fn count(&mut self, cost: Option<u64>) -> u64 {
        let Some(cost) = cost else { return 0 };
        // callgrind counts the recursion of a function apart, as `name'2`.
        let function = self.function.split('\'').next().unwrap_or_default();
        *self.functions.entry(function.to_owned()).or_default() += cost;
        let file = self.file.rsplit("/src/").next().unwrap_or_default();
        *self.lines.entry(format!("{file}:{}", self.line)).or_default() += cost;
        cost
    }
}

fn ranking(counts: &HashMap<String, u64>) -> Ranking {
    let mut ranking: Ranking = counts.iter().map(|(name, count)| (name.clone(), *count)).collect();
    ranking.sort_by(|(left_name, left), (right_name, right)| right.cmp(left).then(left_name.cmp(right_name)));
    ranking
}

#[cfg(test)]
mod tests {
    use super::Profile;

    const TEXT: &str = "# callgrind format\nversion: 1\nevents: Ir\n\nfl=(1) /a/src/walk.rs\nfn=(1) walk\n10 5\n+2 7\n\
        cfi=(2) /a/src/scan.rs\ncfn=(2) scan'2\ncalls=1 3\n* 100\n* 2\nfi=(2)\n4 1\n\nfl=(2)\nfn=(2)\n3 100\ntotals: 115\n";

    #[test]
    fn costs_go_to_their_own_function_and_line() {
        let mut profile = Profile::default();
        assert_eq!(profile.add(TEXT), 115);
        assert_eq!(profile.functions(), [("scan".to_owned(), 100), ("walk".to_owned(), 15)]);
        assert_eq!(profile.lines()[1..3], [("walk.rs:12".to_owned(), 9), ("walk.rs:10".to_owned(), 5)]);
    }
}
