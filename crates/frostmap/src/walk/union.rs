//! Unions tried member by member: smart, or left to right.

use frostmap_format::View;
use frostmap_format::tables::{ArchivedNode, node_flags};
use frostmap_format::words::{Choice, Union};

use super::number::starts_number;
use super::{Care, Exactness, Halt, Step, Walk};
use crate::errors::LocItem;
use crate::sink::{Build, Sink};

/// Members of unions that are walked to their ends although they do not fit, in one document: unions in unions would be
/// walked as often as there are ways to get there.
const MOST_FURTHER: u32 = 64;

/// A member that fits, with how well it does.
#[derive(Clone, Copy)]
struct Match<T> {
    step: Step<T>,
    exactness: Exactness,
    fields_set: Option<usize>,
}

impl<T> Match<T> {
    /// More fields set wins; then the better fit; then the earlier member.
    fn better_than(&self, best: &Self) -> bool {
        match (best.fields_set, self.fields_set) {
            (Some(best), Some(new)) if best != new => best < new,
            _ => best.exactness < self.exactness,
        }
    }
}

impl<'a, S: Sink> Walk<'a, S> {
    /// A value of a union.
    #[inline(never)]
    pub(super) fn union(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        self.nest(view)?;
        let union = Union::read(view.words, node.a.to_native());
        let union = self.record(view, "union", node.a.to_native(), union)?;
        let smart = node.flags & node_flags::VARIANT == 0;
        let raises = node.flags & node_flags::RAISES != 0;
        if !S::BUILD && smart && raises {
            self.raises_nothing(view, &union, at)?;
        }
        let step = if S::COLLECT {
            self.union_errors(view, &union, at, smart)
        } else if S::BUILD && smart {
            self.union_best(view, &union, at, raises)
        } else {
            self.union_first(view, &union, at, (smart, raises))
        };
        self.nested -= 1;
        step
    }

    /// Stops where a member raises an error of Python's: pydantic also tries members that do not matter to a verdict.
    #[cold]
    fn raises_nothing(&mut self, view: &'a View<'a>, union: &Union<'a>, at: usize) -> Option<()> {
        let (key, foreign) = (self.key, self.foreign);
        let mut build = Build::default();
        build.foreign(foreign);
        let mut beside = self.beside(&mut build);
        beside.key = key;
        beside.union_best(view, union, at, true);
        match beside.halt {
            raised @ Halt::Raised(_) => self.stop(raised),
            _ => Some(()),
        }
    }

    /// Stops where a member that does not fit raises an error of Python's behind the first error of its own: pydantic
    /// finds all of them.
    #[cold]
    fn raises_nothing_further(&mut self, view: &'a View<'a>, choice: Choice, at: usize) -> Option<()> {
        if self.scratch.further == MOST_FURTHER {
            return Some(());
        }
        self.scratch.further += 1;
        let node = self.node(view, choice.node)?;
        match self.gone_through((self.partial, self.exactness), view, node, at) {
            (.., raised @ Halt::Raised(_)) => self.stop(raised),
            _ => Some(()),
        }
    }

    fn choice(&mut self, view: &'a View<'a>, union: &Union<'a>, index: u32) -> Option<Choice> {
        let choice = union.get(index);
        self.record(view, "union", index, choice)
    }

    /// Tries a member.
    fn trial(&mut self, view: &'a View<'a>, choice: Choice, at: usize) -> Option<Option<Step<S::Out>>> {
        let node = self.node(view, choice.node)?;
        let byte = self.text.byte(at);
        // A string may be one that takes numbers, and what a reference leads to may take null. A model may refuse all.
        let never = self.care == Care::Stream
            && node.first != 0
            && byte != node.first
            && byte > b' '
            && byte != b'n'
            && !(node.first == b'"' && starts_number(byte));
        if !S::COLLECT && never {
            self.halt = Halt::Invalid;
            return Some(None);
        }
        self.attempt(view, node, at)
    }

    /// The first member that fits.
    fn union_first(
        &mut self,
        view: &'a View<'a>,
        union: &Union<'a>,
        at: usize,
        (smart, raises): (bool, bool),
    ) -> Option<Step<S::Out>> {
        for index in 0..union.count {
            let choice = self.choice(view, union, index)?;
            let mark = self.sink.mark();
            // Within a smart union members that fail loosen the fit, so that all of them are walked.
            let found = if S::BUILD && self.exactness.is_some() {
                let node = self.node(view, choice.node)?;
                self.loosening(view, node, at)?
            } else {
                self.trial(view, choice, at)?
            };
            if let Some(step) = found {
                self.halt = Halt::Running;
                return Some(step);
            }
            self.sink.rewind(mark);
            if raises && matches!(self.halt, Halt::Invalid) {
                self.raises_nothing_further(view, choice, at)?;
            }
            if !smart && matches!(self.halt, Halt::Omit { .. }) {
                // From left to right, what is left out is left out by the first that says so.
                break;
            }
        }
        None
    }

    /// The member that fits best.
    fn union_best(
        &mut self,
        view: &'a View<'a>,
        union: &Union<'a>,
        at: usize,
        raises: bool,
    ) -> Option<Step<S::Out>> {
        let outer = (self.exactness, self.fields_set);
        let mut best: Option<Match<S::Out>> = None;
        let mut omit = None;
        for index in 0..union.count {
            let choice = self.choice(view, union, index)?;
            let mark = self.sink.mark();
            self.exactness = Some(Exactness::Exact);
            self.fields_set = None;
            let step = self.trial(view, choice, at)?;
            let found = Match {
                step: match step {
                    Some(step) => step,
                    None => {
                        match self.halt {
                            Halt::Omit { end } => omit = Some(end),
                            _ if raises => self.raises_nothing_further(view, choice, at)?,
                            _ => {}
                        }
                        self.sink.rewind(mark);
                        continue;
                    }
                },
                exactness: self.exactness.unwrap_or(Exactness::Lax),
                fields_set: self.fields_set,
            };
            self.halt = Halt::Running;
            if found.exactness == Exactness::Exact && found.fields_set.is_none() {
                (self.exactness, self.fields_set) = outer;
                return Some(found.step);
            }
            if best.as_ref().is_none_or(|best| found.better_than(best)) {
                best = Some(found);
            } else {
                self.sink.rewind(mark);
            }
        }
        (self.exactness, self.fields_set) = outer;
        let Some(best) = best else {
            let halt = omit.map_or(Halt::Invalid, |end| Halt::Omit { end });
            return self.stop(halt);
        };
        self.halt = Halt::Running;
        self.floor(best.exactness);
        if let Some(count) = best.fields_set {
            self.add_fields_set(count);
        }
        Some(best.step)
    }

    /// The errors of all members, unless one has none.
    fn union_errors(
        &mut self,
        view: &'a View<'a>,
        union: &Union<'a>,
        at: usize,
        smart: bool,
    ) -> Option<Step<S::Out>> {
        let outer = self.exactness;
        let errors = self.sink.errors();
        let mut omit = None;
        let mut end = at;
        for index in 0..union.count {
            let choice = self.choice(view, union, index)?;
            let before = self.sink.errors();
            if smart {
                self.exactness = Some(Exactness::Exact);
            }
            let step = self.trial(view, choice, at)?;
            self.exactness = outer;
            let Some(step) = step else {
                let Halt::Omit { end } = std::mem::take(&mut self.halt) else { continue };
                omit = Some(end);
                if smart {
                    continue;
                }
                break;
            };
            end = step.at;
            if self.sink.errors() == before {
                self.sink.truncate(errors);
                return Some(step);
            }
            let label = self.place(view, choice.label)?;
            self.sink.locate(before, LocItem::Key(label.into()), 0);
        }
        if let Some(end) = omit {
            self.sink.truncate(errors);
            return self.stop(Halt::Omit { end });
        }
        if union.custom == frostmap_format::NONE {
            return self.step(end, S::NOTHING);
        }
        self.sink.truncate(errors);
        self.custom(view, union.custom, at, end)
    }

    /// Counts fields set, for the member of a union that is being tried.
    pub(super) fn add_fields_set(&mut self, count: usize) {
        *self.fields_set.get_or_insert(0) += count;
    }
}
