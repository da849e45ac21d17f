//! A format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.

/// Where the blanks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
    /// Between the sign and the digits.
    Inside,
    Center,
}

/// A format specification.
#[derive(Debug, Clone)]
pub(super) struct Spec {
    fill: char,
    pub(super) align: Option<Align>,
    /// `+`, `-` or a blank.
    pub(super) sign: Option<char>,
    /// `z`: no negative zero.
    pub(super) no_negative_zero: bool,
    /// `#`.
    pub(super) alternate: bool,
    width: usize,
    /// `,` or `_`.
    pub(super) group: Option<char>,
    pub(super) precision: Option<usize>,
    pub(super) kind: Option<char>,
}

/// Text of more characters than these is not made.
const MOST_WIDTH: usize = 1 << 20;

impl Spec {
    /// Reads a specification; none where it is no such thing.
    pub(super) fn parse(text: &str, is_text: bool) -> Option<Self> {
        let characters: Vec<char> = text.chars().collect();
        let mut rest = characters.as_slice();
        let mut spec = Self {
            fill: ' ',
            align: None,
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            group: None,
            precision: None,
            kind: None,
        };
        let mut filled = false;
        match rest {
            [fill, mark, tail @ ..] if align(*mark).is_some() => {
                (spec.fill, spec.align, filled, rest) = (*fill, align(*mark), true, tail);
            }
            [mark, tail @ ..] if align(*mark).is_some() => (spec.align, rest) = (align(*mark), tail),
            _ => {}
        }
        spec.sign = take(&mut rest, |mark| matches!(mark, '+' | '-' | ' '));
        spec.no_negative_zero = take(&mut rest, |mark| mark == 'z').is_some();
        spec.alternate = take(&mut rest, |mark| mark == '#').is_some();
        if !filled && take(&mut rest, |mark| mark == '0').is_some() {
            spec.fill = '0';
            if spec.align.is_none() && !is_text {
                spec.align = Some(Align::Inside);
            }
        }
        spec.width = number(&mut rest)?.unwrap_or(0);
        spec.group = take(&mut rest, |mark| matches!(mark, ',' | '_'));
        if take(&mut rest, |mark| mark == '.').is_some() {
            spec.precision = Some(number(&mut rest)??);
        }
        spec.kind = take(&mut rest, |_| true);
        rest.is_empty().then_some(spec)
    }

    /// Text filled up to the width; `sign` comes before it, and before blanks that go inside.
    pub(super) fn padded(&self, text: &str, sign: &str, default: Align) -> String {
        let length = text.chars().count() + sign.chars().count();
        let missing = self.width.saturating_sub(length);
        let fill = |count: usize| std::iter::repeat_n(self.fill, count).collect::<String>();
        match self.align.unwrap_or(default) {
            Align::Left => format!("{sign}{text}{}", fill(missing)),
            Align::Right => format!("{}{sign}{text}", fill(missing)),
            Align::Inside => format!("{sign}{}{text}", fill(missing)),
            Align::Center => format!("{}{sign}{text}{}", fill(missing / 2), fill(missing - missing / 2)),
        }
    }

    /// The least number of characters that grouped digits have to fill, where zeros go before them.
    pub(super) fn room(&self, taken: usize) -> usize {
        let zeros = self.fill == '0' && self.align == Some(Align::Inside);
        if zeros { self.width.saturating_sub(taken) } else { 0 }
    }
}

fn align(mark: char) -> Option<Align> {
    Some(match mark {
        '<' => Align::Left,
        '>' => Align::Right,
        '=' => Align::Inside,
        '^' => Align::Center,
        _ => return None,
    })
}

fn take(rest: &mut &[char], is: impl Fn(char) -> bool) -> Option<char> {
    let (first, tail) = rest.split_first().filter(|(first, _)| is(**first))?;
    *rest = tail;
    Some(*first)
}

/// Decimal digits; none that are too many.
#[expect(clippy::option_option, reason = "no number, and one that is too large, are different")]
fn number(rest: &mut &[char]) -> Option<Option<usize>> {
    let mut digits = String::new();
    while let Some(digit) = take(rest, |digit| digit.is_ascii_digit()) {
        digits.push(digit);
    }
    if digits.is_empty() {
        return Some(None);
    }
    digits.parse().ok().filter(|number| *number <= MOST_WIDTH).map(Some)
}
