//! Question number n of a seed: always the same one.

use crate::generate::random::Random;

use super::call;
use super::input::Inputs;
use super::question::{Case, Question};
use super::schema::{Maker, config};
use super::tree::Tree;

/// Documents of one question.
pub(super) const CASES: usize = 24;

/// The question with this number.
pub(super) fn question(seed: u64, number: u64, kind: Option<&str>) -> Question {
    let mut random = Random::of_part(seed, number);
    let config = config(&mut random);
    let mut maker = Maker::new(random);
    let schema = maker.top(kind);
    let Maker { mut random, definitions, enums, .. } = maker;
    let mut cases = Vec::with_capacity(CASES);
    for _ in 0..CASES {
        let input = Inputs::new(&mut random, &definitions).document(&schema);
        let mode = call::mode(&mut random);
        cases.push(Case { input, mode, dump: call::dump(&mut random) });
    }
    Question { schema, config, definitions: Tree::Object(definitions), enums: Tree::Object(enums), cases }
}

#[cfg(test)]
mod tests {
    use super::question;
    use crate::oracle::schema;

    #[test]
    fn a_number_always_gives_the_same_question() {
        for number in 0..200 {
            assert_eq!(question(7, number, None), question(7, number, None));
        }
        assert_ne!(question(7, 1, None), question(8, 1, None));
    }

    #[test]
    fn every_kind_can_be_asked_for() {
        for kind in schema::kinds() {
            let found = question(1, 1, Some(kind));
            assert_eq!(found.schema.text("type"), Some(kind));
        }
    }
}
