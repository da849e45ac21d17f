//! A section while it is written: its tables, with equal nodes, records, texts and tables kept once.

use std::collections::HashMap;

use frostmap_format::body::Body;
use frostmap_format::tables::{Field, Key, Node, Object};
use frostmap_format::words::{StrRules, Table, Text};

use super::table;

/// The tables of a section that is being written. Node 0 is reserved for the root.
#[derive(Debug)]
pub(super) struct SectionBody {
    body: Body,
    strings: String,
    nodes: HashMap<Node, u32>,
    records: HashMap<Box<[u32]>, u32>,
    rules: HashMap<StrRules, u32>,
    tables: HashMap<Box<[u16]>, u32>,
    texts: HashMap<Box<str>, Text>,
    /// How long the strings have to be.
    room: usize,
}

/// The walk compares short texts of an archive 32 bytes at a time: so many have to be there.
const WINDOW: usize = 32;

impl SectionBody {
    pub(super) fn new() -> Self {
        let body = Body { nodes: vec![Node::default()], ..Body::default() };
        Self {
            body,
            strings: String::new(),
            nodes: HashMap::new(),
            records: HashMap::new(),
            rules: HashMap::new(),
            tables: HashMap::new(),
            texts: HashMap::new(),
            room: 0,
        }
    }

    /// The finished tables with this root.
    pub(super) fn finish(mut self, root: Node) -> Body {
        if let Some(first) = self.body.nodes.first_mut() {
            *first = root;
        }
        self.body.strings = self.strings.into_bytes();
        let length = self.body.strings.len().max(self.room);
        self.body.strings.resize(length, 0);
        self.body
    }

    /// The index of a node, added where no equal one is there.
    pub(super) fn node(&mut self, node: Node) -> u32 {
        let nodes = &mut self.body.nodes;
        *self.nodes.entry(node).or_insert_with(|| {
            nodes.push(node);
            nodes.len() as u32 - 1
        })
    }

    /// The node with an index.
    pub(super) fn get(&self, index: u32) -> Option<Node> {
        self.body.nodes.get(index as usize).copied()
    }

    /// The place of a text, added where it is not part of the strings.
    pub(super) fn text(&mut self, text: &str) -> Text {
        // A section's strings are short, but one with thousands of literals must not take quadratic time.
        const LOOKED_AT: usize = 16_384;
        if let Some(known) = self.texts.get(text) {
            return *known;
        }
        let looked_at = self.strings.get(..self.strings.floor_char_boundary(LOOKED_AT));
        let found = looked_at.and_then(|strings| strings.find(text));
        let offset = found.unwrap_or_else(|| {
            self.strings.push_str(text);
            self.strings.len() - text.len()
        });
        let place = Text { offset: offset as u32, length: text.len() as u32 };
        self.texts.insert(text.into(), place);
        place
    }

    /// The place of a text that is compared with documents.
    pub(super) fn compared(&mut self, text: &str) -> Text {
        let place = self.text(text);
        self.room = self.room.max(place.offset as usize + WINDOW);
        place
    }

    /// A record of nothing but texts.
    pub(super) fn text_record(&mut self, texts: &[&str]) -> u32 {
        let words: Vec<u32> = texts.iter().flat_map(|text| self.text(text).words()).collect();
        self.record(|body| body.add_words(&words))
    }

    /// The index of a record that `add` appends, or of an equal one.
    pub(super) fn record(&mut self, add: impl FnOnce(&mut Body) -> u32) -> u32 {
        let at = add(&mut self.body);
        let Some(run) = self.body.words.get(at as usize..) else { return at };
        if let Some(known) = self.records.get(run) {
            self.body.words.truncate(at as usize);
            return *known;
        }
        self.records.insert(run.into(), at);
        at
    }

    /// The index of string rules. Their words are nobody else's: the number of the pattern changes when all are known.
    pub(super) fn string_rules(&mut self, rules: StrRules) -> u32 {
        *self.rules.entry(rules).or_insert_with(|| rules.write(&mut self.body))
    }

    /// A hash table over texts; its entries are their positions.
    pub(super) fn table<T: AsRef<[u8]>>(&mut self, entries: &[(u16, T)]) -> Table {
        let (seed, slots) = table::build(entries);
        let len = slots.len() as u32;
        let body = &mut self.body;
        let start = *self.tables.entry(slots.into()).or_insert_with_key(|slots| {
            let start = body.slots.len() as u32;
            body.slots.extend_from_slice(slots);
            start
        });
        Table { start, len, seed }
    }

    pub(super) fn keys(&mut self) -> &mut Vec<Key> {
        &mut self.body.keys
    }

    pub(super) fn fields(&mut self) -> &mut Vec<Field> {
        &mut self.body.fields
    }

    pub(super) fn objects(&mut self) -> &mut Vec<Object> {
        &mut self.body.objects
    }
}
