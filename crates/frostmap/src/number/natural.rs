//! Natural numbers of any size, in limbs of nine decimal digits: what fractions are compared and reduced with.

use std::cmp::Ordering;
use std::fmt;

/// Values of a limb.
const BASE: u64 = 1_000_000_000;
/// Decimal digits of a limb.
const DIGITS: usize = 9;

/// A natural number: limbs from the least significant one on, the last one not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Natural(Vec<u32>);

impl Natural {
    /// One.
    pub(super) fn one() -> Self {
        Self(vec![1])
    }

    /// The number that ASCII digits write.
    pub(super) fn parse(digits: &str) -> Option<Self> {
        let bytes = digits.as_bytes();
        if !bytes.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let limb = |chunk: &[u8]| chunk.iter().fold(0, |limb, digit| limb * 10 + u32::from(digit - b'0'));
        Some(Self(bytes.rchunks(DIGITS).map(limb).collect()).trimmed())
    }

    /// A power of ten.
    pub(super) fn power_of_ten(exponent: usize) -> Self {
        let mut limbs = vec![0; exponent / DIGITS];
        limbs.push(10_u32.pow((exponent % DIGITS) as u32));
        Self(limbs)
    }

    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    /// Whether it is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// The product.
    pub(super) fn times(&self, other: &Self) -> Self {
        let mut limbs = vec![0_u32; self.0.len() + other.0.len()];
        for (shift, left) in self.0.iter().enumerate() {
            let mut carry = 0;
            let rights = other.0.iter().map(|right| u64::from(*right)).chain(std::iter::repeat(0));
            for (place, right) in limbs.iter_mut().skip(shift).zip(rights) {
                let sum = u64::from(*place) + u64::from(*left) * right + carry;
                (*place, carry) = ((sum % BASE) as u32, sum / BASE);
            }
        }
        Self(limbs).trimmed()
    }

    /// Quotient and remainder; nothing where the divisor is zero.
    pub(super) fn divided_by(&self, divisor: &Self) -> Option<(Self, Self)> {
        let top = u64::from(*divisor.0.last()?);
        if self.cmp(divisor) == Ordering::Less {
            return Some((Self(Vec::new()), self.clone()));
        }
        // With a large first limb, a quotient's limb is guessed at most two too high.
        let scale = Self(vec![(BASE / (top + 1)) as u32]);
        let (mut rest, divisor) = (self.times(&scale).0, divisor.times(&scale).0);
        let length = divisor.len();
        let top = u64::from(*divisor.last()?);
        rest.resize(rest.len().max(self.0.len()) + 1, 0);
        let mut quotient = vec![0; rest.len() - length];
        for (shift, limb) in quotient.iter_mut().enumerate().rev() {
            let window = rest.get_mut(shift..=shift + length)?;
            let high = window.iter().rev().take(2).fold(0, |high, limb| high * BASE + u64::from(*limb));
            let mut guess = (high / top).min(BASE - 1);
            while guess > 0 && !subtract(window, &divisor, guess) {
                guess -= 1;
            }
            *limb = guess as u32;
        }
        let (rest, _) = Self(rest).trimmed().divided_by_limb(*scale.0.first()?);
        Some((Self(quotient).trimmed(), rest))
    }

    fn divided_by_limb(&self, divisor: u32) -> (Self, u32) {
        let mut rest = 0;
        let mut limbs = self.0.clone();
        for limb in limbs.iter_mut().rev() {
            let value = rest * BASE + u64::from(*limb);
            (*limb, rest) = ((value / u64::from(divisor)) as u32, value % u64::from(divisor));
        }
        (Self(limbs).trimmed(), rest as u32)
    }

    /// The greatest common divisor.
    pub(super) fn gcd(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.clone(), other.clone());
        while let Some((_, rest)) = left.divided_by(&right) {
            (left, right) = (right, rest);
        }
        left
    }
}

/// Takes a multiple of a number from the limbs, unless it is too large.
fn subtract(limbs: &mut [u32], number: &[u32], times: u64) -> bool {
    let mut product = Vec::with_capacity(limbs.len());
    let mut carry = 0;
    for limb in number.iter().copied().chain(std::iter::repeat(0)).take(limbs.len()) {
        let sum = u64::from(limb) * times + carry;
        product.push((sum % BASE) as u32);
        carry = sum / BASE;
    }
    if carry > 0 || product.iter().rev().gt(limbs.iter().rev()) {
        return false;
    }
    let mut borrow = 0;
    for (limb, taken) in limbs.iter_mut().zip(product) {
        let rest = i64::from(*limb) - i64::from(taken) - borrow;
        borrow = i64::from(rest < 0);
        *limb = (rest + borrow * BASE as i64) as u32;
    }
    true
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Natural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut limbs = self.0.iter().rev();
        write!(f, "{}", limbs.next().unwrap_or(&0))?;
        limbs.try_for_each(|limb| write!(f, "{limb:09}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Natural;

    fn natural(text: &str) -> Natural {
        Natural::parse(text).unwrap()
    }

    #[test]
    fn texts_come_back() {
        for text in ["0", "7", "1000000000", "123456789012345678901234567890"] {
            assert_eq!(natural(text).to_string(), text);
        }
        assert_eq!(natural("000").to_string(), "0");
        assert_eq!(Natural::power_of_ten(10).to_string(), "10000000000");
    }

    #[test]
    fn quotients_times_divisors_are_dividends() {
        let mut state = 7_u64;
        let mut random = |digits: usize| {
            let digit = |_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                char::from(b'0' + (state >> 60) as u8 % 10)
            };
            natural(&(0..digits).map(digit).collect::<String>())
        };
        for length in 1..200 {
            let (left, right) = (random(length), random(length / 3 + 1));
            let Some((quotient, rest)) = left.divided_by(&right) else {
                assert!(right.is_zero());
                continue;
            };
            assert!(rest < right);
            let back = quotient.times(&right);
            let missing = left.divided_by(&back).map_or(left.clone(), |(_, rest)| rest);
            assert!(back.is_zero() || missing == rest || quotient == Natural::one(), "{left} {right}");
        }
        let (quotient, rest) = natural("123456789012345678901").divided_by(&natural("1234567890")).unwrap();
        assert_eq!((quotient.to_string(), rest.to_string()), ("100000000010".into(), "1".into()));
        assert_eq!(natural("120").gcd(&Natural::power_of_ten(2)).to_string(), "20");
        assert_eq!(Natural::power_of_ten(4300).gcd(&natural("30")).to_string(), "10");
    }
}
