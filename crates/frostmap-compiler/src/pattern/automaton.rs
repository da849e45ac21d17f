//! Patterns to automata: determinized by regex-automata, then written as the tables that archives hold.
//! All that is asked of an automaton is whether there is a match, so every match ends the search.

use std::collections::BTreeMap;

use frostmap_format::automaton::AutomatonSource;
use indexmap::IndexSet;
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::primitives::StateID;
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::hir::{Dot, Hir, Look, Repetition};

use super::encode;

/// Memory that the states of an automaton and the making of them may take, in bytes. Its time is in proportion: some
/// 30 ms at the most.
const MOST_MEMORY: usize = 1 << 20;
/// Memory that the expression may take when it is compiled, in bytes. pydantic's engine takes ten million.
const MOST_EXPRESSION: usize = 2 << 20;
/// Bytes that an automaton may take in the archive.
const MOST_BYTES: usize = 64 << 10;

/// An automaton and what it knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Built {
    /// Its tables.
    pub(crate) source: AutomatonSource,
    /// Whether it does not know all answers.
    pub(crate) partial: bool,
}

/// Which texts an automaton is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// All of them.
    Whole,
    /// Those that are answered before a byte beyond ASCII comes: few states where classes of Unicode have thousands, and
    /// word boundaries, which take a look at two characters at a time.
    Ascii,
}

/// Where a byte leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Target {
    /// To another state.
    State(u32),
    Match,
    Refuse,
    Unknown,
}

/// The states that are reached before a search ends, the start first.
#[derive(Clone, Debug)]
pub(super) struct States {
    /// By byte: its column in the states.
    pub(super) columns: Vec<u8>,
    /// The states.
    pub(super) list: Vec<State>,
}

/// A state with all ways out of it.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// By column.
    pub(super) targets: Vec<Target>,
    /// At the end of the text.
    pub(super) end: Target,
}

/// The automaton for the most texts that is not too large; `None` when none is small enough.
pub(crate) fn build(expression: Hir) -> Option<Built> {
    // An empty match may not be within a character, and only these can be: automata look at bytes.
    let within = [Look::WordAsciiNegate, Look::WordStartHalfAscii, Look::WordEndHalfAscii];
    let looks = expression.properties().look_set();
    if within.into_iter().any(|look| looks.contains(look)) {
        return None;
    }
    let nfa = thompson::Config::new()
        .utf8(false)
        .which_captures(WhichCaptures::None)
        .nfa_size_limit(Some(MOST_EXPRESSION));
    let nfa = NFA::compiler().configure(nfa).build_from_hir(&searched(expression)).ok()?;
    let reaches = [Reach::Whole, Reach::Ascii].into_iter();
    // An expression of this size never has a small automaton; finding that out takes long.
    let reaches = reaches.filter(|reach| *reach == Reach::Ascii || nfa.memory_usage() <= MOST_MEMORY);
    reaches.filter_map(|reach| of_reach(&nfa, reach)).find(|built| size(&built.source) <= MOST_BYTES)
}

/// An expression that matches from the start where the given one matches anywhere. What is skipped are characters and
/// not bytes, so that there are no states for matches that would start within one.
fn searched(expression: Hir) -> Hir {
    if expression.properties().look_set_prefix().contains(Look::Start) {
        return expression;
    }
    let sub = Box::new(Hir::dot(Dot::AnyChar));
    Hir::concat(vec![Hir::repetition(Repetition { min: 0, max: None, greedy: false, sub }), expression])
}

fn of_reach(nfa: &NFA, reach: Reach) -> Option<Built> {
    let mut config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::LeftmostFirst)
        .accelerate(false)
        .dfa_size_limit(Some(MOST_MEMORY))
        .determinize_size_limit(Some(MOST_MEMORY));
    if reach == Reach::Ascii {
        config =
            (0x80..=0xFF).fold(config.unicode_word_boundary(true), |config, byte| config.quit(byte, true));
    }
    let dfa = dense::Builder::new().configure(config).build_from_nfa(nfa).ok()?;
    let source = encode::tables(&states(&dfa)?)?;
    Some(Built { source, partial: reach == Reach::Ascii })
}

fn size(source: &AutomatonSource) -> usize {
    source.classes.len() + 2 * source.rows.len() + 4 * source.lists.len()
}

fn states(dfa: &dense::DFA<Vec<u32>>) -> Option<States> {
    let start = dfa.start_state_forward(&Input::new("").anchored(Anchored::Yes)).ok()?;
    let columns: Vec<u8> = (0..=0xFF).map(|byte| dfa.byte_classes().get(byte)).collect();
    // One byte of each column.
    let bytes: BTreeMap<u8, u8> = columns.iter().copied().zip(0..=0xFF).collect();
    let mut found = IndexSet::from([start]);
    let mut list = Vec::new();
    while let Some(id) = found.get_index(list.len()).copied() {
        let targets = bytes.values().map(|byte| {
            let next = dfa.next_state(id, *byte);
            settled(dfa, next).unwrap_or_else(|| Target::State(found.insert_full(next).0 as u32))
        });
        let targets = targets.collect();
        // Whatever the state is called, the text is over.
        let end = settled(dfa, dfa.next_eoi_state(id)).unwrap_or(Target::Refuse);
        list.push(State { targets, end });
    }
    Some(States { columns, list })
}

impl States {
    /// Where a byte leads from a state.
    pub(super) fn target(&self, state: &State, byte: usize) -> Target {
        let column = self.columns.get(byte).map(|column| usize::from(*column));
        column.and_then(|column| state.targets.get(column)).copied().unwrap_or(Target::Refuse)
    }
}

/// What a state says that ends the search.
fn settled(dfa: &dense::DFA<Vec<u32>>, id: StateID) -> Option<Target> {
    if dfa.is_match_state(id) {
        Some(Target::Match)
    } else if dfa.is_dead_state(id) {
        Some(Target::Refuse)
    } else if dfa.is_quit_state(id) {
        Some(Target::Unknown)
    } else {
        None
    }
}
