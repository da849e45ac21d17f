//! Who refers to whom within a block: tagged unions, plain references, and the few cycles.

use super::plan::{Block, Field, TOP, Target};
use super::random::Random;
use super::shape::{self, FieldShape, Kind, Presence, Role};

/// The level below which members of small unions are looked for.
const SMALL_UNION_LEVELS: usize = 7;

/// Levels above the lowest that cycles are put on.
const MIDDLE_LEVELS: usize = 3;

/// Of 100 references, how many point to the level just below.
const JUST_BELOW: usize = 50;

/// Gives out all fields that refer to models.
pub(super) fn place(random: &mut Random, block: &mut Block) {
    let uses = choose_unions(random, block);
    place_cycles(random, block);
    place_tagged(random, block, uses);
    place_direct(random, block);
}

/// Makes the block's tagged unions; answers one entry per field that shall hold a union.
fn choose_unions(random: &mut Random, block: &mut Block) -> Vec<usize> {
    let size = block.models.len();
    let mut uses = Vec::new();
    for (choices, held, different) in shape::UNIONS {
        let first = block.unions.len();
        for _ in 0..different {
            let members = members(random, block, choices);
            if members.len() == choices {
                block.unions.push(members);
            }
        }
        let made = block.unions.len() - first;
        if made > 0 {
            uses.extend((0..shape::share(held, size)).map(|number| first + number % made));
        }
    }
    uses
}

/// `choices` different typed models: records for the widest union, plain parts for the next, any for the others.
fn members(random: &mut Random, block: &Block, choices: usize) -> Vec<usize> {
    let wanted = |index: &usize| {
        let model = &block.models[*index];
        match choices {
            13.. => model.role == Role::Record,
            8..=12 => model.role == Role::Part && model.level == 0,
            _ => model.role.is_typed() && model.level < SMALL_UNION_LEVELS,
        }
    };
    let mut candidates: Vec<usize> = (0..block.models.len()).filter(wanted).collect();
    random.shuffle(&mut candidates);
    candidates.truncate(choices);
    candidates
}

/// Cycles of three optional references, and one model that contains itself through a tagged union.
fn place_cycles(random: &mut Random, block: &mut Block) {
    let optional = FieldShape { presence: Presence::Optional, list: false, kind: Kind::Reference };
    for _ in 0..shape::share(shape::TRIANGLES, block.models.len()) {
        let ring = parts_with_room(random, block, 1, 3);
        if let [first, second, third] = ring[..] {
            for (holder, target) in [(first, second), (second, third), (third, first)] {
                hold(block, holder, optional, Target::Model(target));
            }
        }
    }
    let looping = parts_with_room(random, block, 2, 1).first().copied();
    let union = block.unions.iter().position(|members| members.len() == 3);
    if let (Some(model), Some(union)) = (looping, union) {
        if !block.unions[union].contains(&model) {
            block.unions[union][2] = model;
        }
        let optional = FieldShape { presence: Presence::Optional, list: false, kind: Kind::Tagged };
        hold(block, model, optional, Target::Union(union));
        hold(block, model, FieldShape { list: true, ..optional }, Target::Union(union));
    }
}

/// `count` parts of one middle level, each with `room` fields to give out and none given out yet.
fn parts_with_room(random: &mut Random, block: &Block, room: usize, count: usize) -> Vec<usize> {
    let start = random.below(MIDDLE_LEVELS);
    let mut found = Vec::new();
    for level in (0..MIDDLE_LEVELS).map(|step| 1 + (start + step) % MIDDLE_LEVELS) {
        let free = |index: &usize| {
            let model = &block.models[*index];
            model.role == Role::Part && model.level == level && model.fields.is_empty() && model.free >= room
        };
        found = (0..block.models.len()).filter(free).collect();
        if found.len() >= count {
            break;
        }
    }
    random.shuffle(&mut found);
    found.truncate(count);
    found
}

fn hold(block: &mut Block, holder: usize, shape: FieldShape, target: Target) {
    let model = &mut block.models[holder];
    model.free -= 1;
    model.fields.push(Field::unnamed(shape, target));
}

/// Fields that hold a tagged union, each in a model above all members.
fn place_tagged(random: &mut Random, block: &mut Block, uses: Vec<usize>) {
    let mut shapes = field_cards(block, Kind::is_tagged);
    random.shuffle(&mut shapes);
    let mut slots = slots(random, block);
    for (shape, union) in shapes.into_iter().zip(uses) {
        let above = block.unions[union].iter().map(|member| block.models[*member].level).max().unwrap_or(0);
        if let Some(holder) = take_slot(&mut slots, block, above) {
            hold(block, holder, shape, Target::Union(union));
        }
    }
}

/// Fields that hold a model, or a list of one model.
fn place_direct(random: &mut Random, block: &mut Block) {
    let by_level: Vec<Vec<usize>> = (0..TOP)
        .map(|level| {
            let typed = |index: &usize| {
                let model = &block.models[*index];
                model.level == level && model.role.is_typed()
            };
            (0..block.models.len()).filter(typed).collect()
        })
        .collect();
    let mut shapes = field_cards(block, |kind| kind == Kind::Reference);
    random.shuffle(&mut shapes);
    let mut slots = slots(random, block);
    // Taken from the end: a place in every typed model that shall refer to something, then any other.
    slots.extend(unconnected(random, block));
    for shape in shapes {
        let Some(holder) = take_slot(&mut slots, block, 0) else { break };
        if block.models[holder].free == 0 {
            continue;
        }
        // First references always go one level down, so that there are chains over all levels.
        let first = block.models[holder].fields.is_empty() && block.models[holder].level < TOP;
        let just_below = if first { 100 } else { JUST_BELOW };
        if let Some(target) = target_below(random, &by_level, block.models[holder].level, just_below) {
            hold(block, holder, shape, Target::Model(target));
        }
    }
}

/// Typed models above the lowest level that refer to nothing yet.
fn unconnected(random: &mut Random, block: &Block) -> Vec<usize> {
    let lonely = |index: &usize| {
        let model = &block.models[*index];
        model.role.is_typed() && model.level > 0 && model.free > 0 && model.fields.is_empty()
    };
    let mut found: Vec<usize> = (0..block.models.len()).filter(lonely).collect();
    random.shuffle(&mut found);
    found
}

/// A model below `level`: one level down in `just_below` of 100 cases; some models much oftener than others.
fn target_below(
    random: &mut Random,
    by_level: &[Vec<usize>],
    level: usize,
    just_below: usize,
) -> Option<usize> {
    let candidates = by_level.get(level.checked_sub(1)?)?;
    if !candidates.is_empty() && random.percent(just_below) {
        return Some(*random.pick(candidates));
    }
    let lower: usize = by_level[..level].iter().map(Vec::len).sum();
    let place = random.below(lower).min(random.below(lower)).min(random.below(lower));
    by_level[..level].iter().flatten().nth(place).copied()
}

/// The shapes of the wanted kinds, as often as the block's size asks for.
fn field_cards(block: &Block, wanted: impl Fn(Kind) -> bool) -> Vec<FieldShape> {
    let size = block.models.len();
    let wanted = shape::FIELDS.iter().filter(|(shape, _)| wanted(shape.kind));
    wanted.flat_map(|(field, count)| std::iter::repeat_n(*field, shape::share(*count, size))).collect()
}

/// Places where a reference may go: one entry per free field of models above the lowest level.
fn slots(random: &mut Random, block: &Block) -> Vec<usize> {
    let mut slots: Vec<usize> = Vec::new();
    for (index, model) in block.models.iter().enumerate() {
        let keeps = usize::from(model.role == Role::Data);
        if model.level > 0 {
            slots.extend(std::iter::repeat_n(index, model.free.saturating_sub(keeps)));
        }
    }
    random.shuffle(&mut slots);
    slots
}

/// Takes the next place that is above `level`.
fn take_slot(slots: &mut Vec<usize>, block: &Block, level: usize) -> Option<usize> {
    let place = slots.iter().rposition(|holder| block.models[*holder].level > level)?;
    Some(slots.swap_remove(place))
}
