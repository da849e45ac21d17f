//! Names of generated models and fields.
//! A model's name follows from its place in the set alone, so names are unique without remembering any.

use super::random::Random;
use super::shape::{Kind, Role};
use super::words;

/// Areas that the models of one block are spread over.
pub(super) const AREAS_PER_BLOCK: usize = 7;

/// A step that visits every index of the lists below before it repeats one.
const STRIDE: usize = 7_919;

/// A namespace such as `app.heron.feed`; no two numbers share one.
pub(super) fn namespace(number: usize) -> String {
    let (rest, area) = (number / words::AREAS.len(), number % words::AREAS.len());
    let (rest, owner) = (rest / words::OWNERS.len(), rest % words::OWNERS.len());
    let (round, domain) = (rest / words::DOMAINS.len(), rest % words::DOMAINS.len());
    let domain = words::DOMAINS[(domain + owner) % words::DOMAINS.len()];
    let owner = numbered(words::OWNERS[owner * STRIDE % words::OWNERS.len()], round);
    format!("{domain}.{owner}.{}", words::AREAS[area * STRIDE % words::AREAS.len()])
}

/// The name of a model and, for typed ones, its tag.
pub(super) struct ModelName {
    pub(super) name: String,
    pub(super) tag: Option<String>,
}

/// Names the model that is number `number` of its role within `namespace`.
pub(super) fn model_name(namespace: &str, role: Role, number: usize) -> ModelName {
    match role {
        Role::Params => ModelName { name: endpoint(namespace, number, "Params"), tag: None },
        Role::Response => ModelName { name: endpoint(namespace, number, "Response"), tag: None },
        Role::Data => ModelName { name: endpoint(namespace, number, "Data"), tag: None },
        Role::Record => {
            let noun = words::NOUNS[number * STRIDE % words::NOUNS.len()];
            let noun = numbered(noun, number / words::NOUNS.len());
            ModelName {
                name: format!("models.{namespace}.{noun}.Record"),
                tag: Some(format!("{namespace}.{noun}")),
            }
        }
        Role::Part => {
            let short = part_name(number);
            let mut tag = format!("{namespace}.defs#{short}");
            let start = tag.len() - short.len();
            if let Some(first) = tag.get_mut(start..start + 1) {
                first.make_ascii_lowercase();
            }
            ModelName { name: format!("models.{namespace}.defs.{short}"), tag: Some(tag) }
        }
    }
}

/// `models.app.heron.feed.get_pinned_post.Response`.
fn endpoint(namespace: &str, number: usize, part: &str) -> String {
    let (verb, adjective, noun) = three_words(&words::VERBS, number);
    let between = if adjective.is_empty() { "" } else { "_" };
    format!("models.{namespace}.{verb}_{adjective}{between}{noun}.{part}")
}

/// `PinnedPostView`.
fn part_name(number: usize) -> String {
    let (ending, adjective, noun) = three_words(&words::ENDINGS, number);
    format!("{}{}{ending}", capital(adjective), capital(&noun))
}

/// One of `words`, which one and of what: a different triple for every number.
fn three_words<'a>(words: &[&'a str], number: usize) -> (&'a str, &'static str, String) {
    let triples = words.len() * words::ADJECTIVES.len() * words::NOUNS.len();
    let index = number % triples * STRIDE % triples;
    let (rest, first) = (index / words.len(), index % words.len());
    let (noun, adjective) = (rest / words::ADJECTIVES.len(), rest % words::ADJECTIVES.len());
    (words[first], words::ADJECTIVES[adjective], numbered(words::NOUNS[noun], number / triples))
}

fn numbered(word: &str, round: usize) -> String {
    if round == 0 { word.to_owned() } else { format!("{word}{}", round + 1) }
}

fn capital(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// A field name: two words where an alias shall differ from it, else one.
pub(super) fn field_name(random: &mut Random, kind: Kind, aliased: bool) -> String {
    let (firsts, seconds): (&[&str], &[&str]) = match kind {
        Kind::Bool | Kind::FrozenBool => (&words::FLAG_FIELDS, &words::FLAG_SECONDS),
        Kind::Int | Kind::IntAtLeast | Kind::IntBetween => (&words::NUMBER_FIELDS, &words::NUMBER_SECONDS),
        kind if kind.refers() => (&words::THING_FIELDS, &words::THING_SECONDS),
        _ => (&words::TEXT_FIELDS, &words::TEXT_SECONDS),
    };
    if aliased {
        format!("{}_{}", often_early(random, &words::QUALIFIERS), often_early(random, seconds))
    } else {
        often_early(random, firsts).to_owned()
    }
}

/// A word of `words`, the earlier the likelier.
fn often_early<'a>(random: &mut Random, words: &[&'a str]) -> &'a str {
    let index = random.below(words.len()).min(random.below(words.len()));
    words[index]
}

/// `displayName` of `display_name`.
pub(super) fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut alias = words.next().unwrap_or_default().to_owned();
    words.for_each(|word| alias.push_str(&capital(word)));
    alias
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn namespaces_do_not_repeat() {
        let seen: HashSet<String> = (0..20_000).map(namespace).collect();
        assert_eq!(seen.len(), 20_000);
    }

    #[test]
    fn model_names_do_not_repeat_within_a_namespace() {
        for role in [Role::Params, Role::Response, Role::Record, Role::Part] {
            let seen: HashSet<String> =
                (0..2_000).map(|number| model_name("a.b.c", role, number).name).collect();
            assert_eq!(seen.len(), 2_000, "{role:?}");
        }
    }

    #[test]
    fn aliases_are_camel_case() {
        assert_eq!(camel_case("display_name"), "displayName");
        assert_eq!(camel_case("text"), "text");
    }
}
