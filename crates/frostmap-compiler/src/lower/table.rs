//! Open-addressed hash tables: a power of two of slots, at most half of them used, linear probing.

use frostmap_format::hash::text_hash;

const SEEDS: u32 = 64;

/// The best seed with its slots, for entries of a position and the text it is found by.
pub(super) fn build<T: AsRef<[u8]>>(entries: &[(u16, T)]) -> (u32, Vec<u16>) {
    if entries.is_empty() {
        return (0, vec![0; 2]);
    }
    let len = (entries.len() * 2).next_power_of_two();
    let mut best = fill(entries, len, 0);
    let mut best_seed = 0;
    for seed in 1..SEEDS {
        if best.probes == entries.len() {
            break;
        }
        let filled = fill(entries, len, seed);
        if filled.probes < best.probes {
            best = filled;
            best_seed = seed;
        }
    }
    (best_seed, best.slots)
}

struct Filled {
    slots: Vec<u16>,
    probes: usize,
}

fn fill<T: AsRef<[u8]>>(entries: &[(u16, T)], len: usize, seed: u32) -> Filled {
    let mut slots = vec![0_u16; len];
    let mut probes = 0;
    for (position, text) in entries {
        let mut at = text_hash(text.as_ref(), seed) as usize & (len - 1);
        probes += 1;
        while let Some(slot) = slots.get(at)
            && *slot != 0
        {
            at = (at + 1) & (len - 1);
            probes += 1;
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = position + 1;
        }
    }
    Filled { slots, probes }
}

#[cfg(test)]
mod tests {
    use super::build;

    #[test]
    fn every_entry_is_found_and_the_table_is_half_empty() {
        let entries: Vec<(u16, String)> = (0..100).map(|number| (number, format!("key{number}"))).collect();
        let (_, slots) = build(&entries);
        assert_eq!(slots.len(), 256);
        let mut found: Vec<u16> = slots.into_iter().filter(|slot| *slot != 0).collect();
        found.sort_unstable();
        assert_eq!(found, (1..=100).collect::<Vec<_>>());
    }

    #[test]
    fn small_tables_find_a_seed_without_collisions() {
        let entries = [(0, "id"), (1, "type"), (2, "name"), (3, "text")];
        let (seed, slots) = build(&entries);
        assert_eq!(slots.len(), 8);
        for (position, text) in entries {
            let at = frostmap_format::hash::text_hash(text.as_bytes(), seed) as usize & 7;
            assert_eq!(slots[at], position + 1);
        }
    }
}
