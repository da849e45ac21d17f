//! The tables of `FORMAT.md`, found by the heading above them and by their columns.

pub(crate) const DOCUMENT: &str = include_str!("../../FORMAT.md");

/// The rows of the first table under a heading whose columns start with `columns`, cells trimmed and without backticks.
pub(crate) fn table(heading: &str, columns: &[&str]) -> Vec<Vec<String>> {
    let mut lines = DOCUMENT.lines().skip_while(|line| *line != heading);
    assert!(lines.next().is_some(), "no heading {heading}");
    let starts = |line: &&str| {
        let cells = cells(line);
        columns.iter().zip(&cells).filter(|(column, cell)| column == cell).count() == columns.len()
    };
    let mut lines = lines.skip_while(|line| !starts(line)).skip(1);
    assert_eq!(
        lines.next().map(|line| line.starts_with("|---")),
        Some(true),
        "no table {columns:?} in {heading}"
    );
    lines.take_while(|line| line.starts_with('|')).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| cell.trim().replace('`', "")).collect()
}

/// Offset, size and name of each row, without gaps.
pub(crate) fn layout(heading: &str) -> Vec<(usize, usize, String)> {
    let rows = table(heading, &["offset", "size", "field"]);
    let number = |cell: &String| cell.parse::<usize>().expect("a number");
    let rows: Vec<_> = rows.iter().map(|row| (number(&row[0]), number(&row[1]), row[2].clone())).collect();
    let mut end = 0;
    for (offset, size, name) in &rows {
        assert_eq!(*offset, end, "{heading}: {name}");
        end = offset + size;
    }
    rows
}

pub(crate) fn check_layout(heading: &str, size: usize, fields: &[(&str, usize)]) {
    let rows = layout(heading);
    let documented: Vec<(&str, usize)> =
        rows.iter().map(|(offset, _, name)| (name.as_str(), *offset)).collect();
    assert_eq!(documented, fields, "{heading}");
    assert_eq!(rows.last().map(|(offset, size, _)| offset + size), Some(size), "{heading}");
}

/// The number of each row's name.
pub(crate) fn numbers(heading: &str, columns: &[&str]) -> Vec<(u32, String)> {
    let rows = table(heading, columns);
    rows.iter().map(|row| (row[0].parse().expect("a number"), row[1].clone())).collect()
}

pub(crate) fn check_flags(heading: &str, name: &str, flags: &[(u32, &str)]) {
    let documented = numbers(heading, &["flag", name]);
    let documented: Vec<(u32, &str)> = documented.iter().map(|(flag, name)| (*flag, name.as_str())).collect();
    assert_eq!(documented, flags, "{heading} {name}");
}
