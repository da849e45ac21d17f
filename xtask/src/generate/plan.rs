//! The plan of one block of models: who holds which fields and refers to whom.
//! References point to models of a lower level, so chains end; the few cycles are put in on purpose.

use super::names::{self, AREAS_PER_BLOCK};
use super::random::Random;
use super::references;
use super::shape::{self, FieldShape, Kind, Role};

/// Models in a full block.
pub(super) const BLOCK: usize = 412;

/// The level of models that nothing refers to.
pub(super) const TOP: usize = 10;

/// Of 100 parts, how many stand on each level.
const LEVELS: [usize; TOP] = [58, 12, 8, 6, 4, 4, 3, 2, 2, 1];

/// What a field refers to, by index into the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Nothing,
    Model(usize),
    Union(usize),
}

/// One field.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) shape: FieldShape,
    pub(super) target: Target,
    pub(super) max_length: bool,
    pub(super) min_length: bool,
}

/// One model.
#[derive(Debug)]
pub(super) struct Model {
    pub(super) name: String,
    pub(super) tag: Option<String>,
    pub(super) role: Role,
    pub(super) level: usize,
    pub(super) fields: Vec<Field>,
    /// Fields still to be given out, the tag field not counted.
    pub(super) free: usize,
}

/// Some hundred models that refer to each other and to no others.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) models: Vec<Model>,
    /// Members of each tagged union.
    pub(super) unions: Vec<Vec<usize>>,
}

impl Block {
    /// Plans block number `index` of the set that `seed` makes, with `size` models.
    pub(super) fn plan(seed: u64, index: usize, size: usize) -> Self {
        let mut random = Random::of_part(seed, index as u64);
        let mut block = Self { models: bare_models(&mut random, index, size), unions: Vec::new() };
        references::place(&mut random, &mut block);
        give_out_plain_fields(&mut random, &mut block);
        name_fields(&mut random, &mut block);
        limit_lists(&mut random, &mut block);
        block
    }
}

/// Models with name, role, level and number of fields.
fn bare_models(random: &mut Random, index: usize, size: usize) -> Vec<Model> {
    let mut roles = deck(&shape::ROLES, size, size);
    let mut counts = deck(&shape::FIELD_COUNTS, size, size);
    random.shuffle(&mut roles);
    random.shuffle(&mut counts);
    leave_room_for_tags(&roles, &mut counts);
    let spaces: Vec<String> =
        (0..AREAS_PER_BLOCK).map(|area| names::namespace(index * AREAS_PER_BLOCK + area)).collect();
    let mut numbers = [[0; AREAS_PER_BLOCK]; shape::ROLES.len()];
    let mut models = Vec::with_capacity(size);
    for (role, count) in roles.into_iter().zip(counts) {
        let area = random.below(AREAS_PER_BLOCK);
        let number = &mut numbers[role as usize][area];
        // Namespaces start at different places of the word lists.
        let start = (index * AREAS_PER_BLOCK + area) * 577 % 40;
        let name = names::model_name(&spaces[area], role, start + *number);
        *number += 1;
        let free = count - usize::from(role.is_typed()).min(count);
        models.push(Model {
            name: name.name,
            tag: name.tag,
            role,
            level: if free == 0 && role.is_typed() { 0 } else { level(random, role) },
            fields: Vec::with_capacity(free),
            free,
        });
    }
    models
}

fn level(random: &mut Random, role: Role) -> usize {
    match role {
        Role::Params => 0,
        Role::Response | Role::Data => TOP,
        Role::Record => 1 + random.below(4),
        Role::Part => {
            let mut rest = random.below(100);
            LEVELS
                .iter()
                .position(|share| {
                    let here = rest < *share;
                    rest = rest.saturating_sub(*share);
                    here
                })
                .unwrap_or(0)
        }
    }
}

/// Each item as often as its count says for a block of `size`, `total` in all.
/// What rounding leaves over or short is made up for by the commonest item.
fn deck<T: Copy>(counts: &[(T, usize)], size: usize, total: usize) -> Vec<T> {
    let commonest = (0..counts.len()).max_by_key(|place| counts[*place].1);
    let rare = |place: &usize| Some(*place) != commonest;
    let mut cards = Vec::with_capacity(total);
    for (item, count) in (0..counts.len()).filter(rare).map(|place| counts[place]) {
        cards.extend(std::iter::repeat_n(item, shape::share(count, size)));
    }
    cards.truncate(total);
    if let Some(commonest) = commonest {
        cards.resize(total, counts[commonest].0);
    }
    cards
}

/// A typed model has at least its tag field: empty models change places with larger untyped ones.
fn leave_room_for_tags(roles: &[Role], counts: &mut [usize]) {
    for place in 0..counts.len() {
        if counts[place] == 0 && roles[place].is_typed() {
            let other = (0..counts.len()).find(|other| counts[*other] > 0 && !roles[*other].is_typed());
            match other {
                Some(other) => counts.swap(place, other),
                None => counts[place] = 1,
            }
        }
    }
}

/// Fills what is free with fields that refer to nothing.
fn give_out_plain_fields(random: &mut Random, block: &mut Block) {
    let free: usize = block.models.iter().map(|model| model.free).sum();
    let plain: Vec<(FieldShape, usize)> =
        shape::FIELDS.iter().filter(|(shape, _)| !shape.kind.refers()).copied().collect();
    let mut cards = deck(&plain, block.models.len(), free);
    random.shuffle(&mut cards);
    let mut cards = cards.into_iter();
    for model in &mut block.models {
        let free = std::mem::take(&mut model.free);
        for shape in cards.by_ref().take(free) {
            model.fields.push(Field::unnamed(shape, Target::Nothing));
        }
        random.shuffle(&mut model.fields);
    }
}

impl Field {
    /// A field that still needs a name.
    pub(super) fn unnamed(shape: FieldShape, target: Target) -> Self {
        Self { name: String::new(), shape, target, max_length: false, min_length: false }
    }
}

/// Names every field, differently from its neighbours; a measured share gets two words and so an alias.
fn name_fields(random: &mut Random, block: &mut Block) {
    let total: usize = block.models.iter().map(|model| model.fields.len()).sum();
    let aliased = total * shape::ALIASED_FIELDS / shape::UNTAGGED_FIELDS;
    let mut cards: Vec<bool> = (0..total).map(|card| card < aliased).collect();
    random.shuffle(&mut cards);
    let mut cards = cards.into_iter();
    for model in &mut block.models {
        for place in 0..model.fields.len() {
            let kind = model.fields[place].shape.kind;
            let aliased = cards.next().unwrap_or(false);
            let mut name = names::field_name(random, kind, aliased);
            let mut tries = 2;
            while model.fields[..place].iter().any(|earlier| earlier.name == name) {
                name = names::field_name(random, kind, aliased);
                tries += 1;
                if tries > 40 {
                    name.push_str(&tries.to_string());
                }
            }
            model.fields[place].name = name;
        }
    }
}

/// Gives a measured share of the lists a largest, a few a smallest length.
fn limit_lists(random: &mut Random, block: &mut Block) {
    let (lists, largest, smallest) = shape::LISTS;
    for field in block.models.iter_mut().flat_map(|model| &mut model.fields).filter(|field| field.shape.list)
    {
        field.max_length = random.below(lists) < largest;
        field.min_length = random.below(lists) < smallest && field.shape.kind == Kind::Reference;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_full_block_has_the_measured_number_of_fields() {
        let block = Block::plan(1, 0, BLOCK);
        let tags = block.models.iter().filter(|model| model.tag.is_some()).count();
        let fields: usize = block.models.iter().map(|model| model.fields.len()).sum();
        let wanted = shape::share(shape::UNTAGGED_FIELDS + 145, BLOCK);
        assert_eq!(block.models.len(), BLOCK);
        assert!((fields + tags).abs_diff(wanted) < 12, "{} fields, wanted {wanted}", fields + tags);
    }

    #[test]
    fn names_are_unique_across_blocks() {
        let names: Vec<String> =
            (0..6).flat_map(|index| Block::plan(1, index, BLOCK).models).map(|model| model.name).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    }

    #[test]
    fn small_blocks_can_be_planned() {
        for size in 0..60 {
            assert_eq!(Block::plan(3, 0, size).models.len(), size);
        }
    }
}
