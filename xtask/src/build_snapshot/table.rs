//! A table of text: the first column to the left, numbers to the right, blanks between.

use std::time::Duration;

/// Rows of equally many cells, the head first.
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with this head.
    pub(super) fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|cell| (*cell).to_owned()).collect()] }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The lines.
    pub(super) fn text(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column| self.rows.iter().filter_map(|row| row.get(column)).map(String::len).max();
        let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&widths).enumerate();
            let cells = cells.map(|(column, (cell, width))| match column {
                0 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
            cells.collect::<Vec<_>>().join("  ") + "\n"
        };
        self.rows.iter().map(line).collect()
    }
}

/// A count with its thousands apart.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A duration in three figures.
pub(super) fn figures(time: Duration) -> String {
    let units = [(1e9, "s"), (1e6, "ms"), (1e3, "us")];
    let nanoseconds = time.as_nanos() as f64;
    let unit = units.iter().find(|(size, _)| nanoseconds >= *size);
    let Some((size, unit)) = unit else { return format!("{nanoseconds} ns") };
    let value = nanoseconds / size;
    let decimals = if value < 9.995 { 2 } else { usize::from(value < 99.95) };
    format!("{value:.decimals$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let mut table = Table::new(&["set", "models"]);
        table.row(vec!["social".to_owned(), grouped(1_234_567)]);
        assert_eq!(table.text(), "set        models\nsocial  1,234,567\n");
    }

    #[test]
    fn durations_have_three_figures() {
        for (nanoseconds, text) in [
            (12, "12 ns"),
            (1_234, "1.23 us"),
            (45_678, "45.7 us"),
            (999_900, "1000 us"),
            (2_500_000_000, "2.50 s"),
        ] {
            assert_eq!(figures(Duration::from_nanos(nanoseconds)), text);
        }
    }
}
