//! What is made of sections on their first use, by number. Three levels of lazily made leaves, so that there is nothing
//! to make at first, and k sections cost O(k).

use std::sync::OnceLock;

const LEAF: usize = 64;
const BRANCH: usize = 64;

type Slot<T> = OnceLock<T>;
type Leaf<T> = OnceLock<Box<[Slot<T>; LEAF]>>;
type Branch<T> = OnceLock<Box<[Leaf<T>; BRANCH]>>;

/// One `T` for each section that was used.
pub(crate) struct Leaves<T> {
    root: Box<[Branch<T>]>,
}

fn empty<T, const N: usize>() -> Box<[OnceLock<T>; N]> {
    Box::new([const { OnceLock::new() }; N])
}

impl<T> Leaves<T> {
    /// Room for this many sections.
    pub(crate) fn new(sections: u32) -> Self {
        let branches = (sections as usize).div_ceil(LEAF * BRANCH);
        Self { root: (0..branches).map(|_| OnceLock::new()).collect() }
    }

    /// What was made of a section.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        let at = number as usize;
        let branch = self.root.get(at / (LEAF * BRANCH)).and_then(OnceLock::get);
        let leaf = branch.and_then(|leaves| leaves[at / LEAF % BRANCH].get());
        leaf.and_then(|slots| slots[at % LEAF].get())
    }

    /// What is made of a section, made now if it was not; `None` when there is no such section.
    #[cold]
    pub(crate) fn get_or_make(&self, number: u32, make: impl FnOnce() -> T) -> Option<&T> {
        let at = number as usize;
        let branch = self.root.get(at / (LEAF * BRANCH))?.get_or_init(empty);
        let leaf = branch[at / LEAF % BRANCH].get_or_init(empty);
        Some(leaf[at % LEAF].get_or_init(make))
    }
}
