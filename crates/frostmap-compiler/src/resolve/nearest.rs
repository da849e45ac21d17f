//! The name someone meant.

/// The name closest to `wanted`, where one is close: a few letters off, or the same last part elsewhere.
pub(super) fn nearest<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let letters: Vec<char> = wanted.chars().collect();
    let limit = (letters.len() / 4).max(2);
    let last = last_part(wanted);
    let mut best: Option<(usize, &str)> = None;
    let mut elsewhere: Option<&str> = None;
    for name in names {
        let ceiling = best.map_or(limit, |(distance, _)| distance.saturating_sub(1));
        if let Some(distance) = distance(&letters, name, ceiling) {
            best = Some((distance, name));
        }
        if elsewhere.is_none() && last_part(name) == last {
            elsewhere = Some(name);
        }
    }
    best.map(|(_, name)| name).or(elsewhere)
}

fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// The number of letters to change, insert or delete, unless it is above `ceiling`.
fn distance(wanted: &[char], name: &str, ceiling: usize) -> Option<usize> {
    if name.len().abs_diff(wanted.len()) > ceiling.saturating_mul(4) {
        return None;
    }
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (line, letter) in name.chars().enumerate() {
        let mut left = line + 1;
        let mut diagonal = line;
        let mut smallest = left;
        for (above, other) in row.iter_mut().skip(1).zip(wanted) {
            let changed = diagonal + usize::from(*other != letter);
            diagonal = *above;
            left = changed.min(left + 1).min(*above + 1);
            *above = left;
            smallest = smallest.min(left);
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
        if smallest > ceiling {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= ceiling)
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn counts_letters() {
        assert_eq!(distance(&letters("kitten"), "sitting", 5), Some(3));
        assert_eq!(distance(&letters("kitten"), "kitten", 0), Some(0));
        assert_eq!(distance(&letters("kitten"), "mitten", 0), None);
        assert_eq!(distance(&letters(""), "ab", 2), Some(2));
    }

    #[test]
    fn finds_what_was_meant() {
        let names = ["app.Post", "app.Profile", "chat.Message"];
        assert_eq!(nearest("app.Posst", names.into_iter()), Some("app.Post"));
        assert_eq!(nearest("some.other.module.Message", names.into_iter()), Some("chat.Message"));
        assert_eq!(nearest("something.else.entirely", names.into_iter()), None);
    }
}
