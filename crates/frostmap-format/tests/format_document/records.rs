//! The records of a body and the body itself: sizes and offsets.

use std::mem::{offset_of, size_of};

use frostmap_format::body::{ArchivedBody, Body};
use frostmap_format::tables::{ArchivedField, ArchivedKey, ArchivedNode, ArchivedObject};

use crate::document::check_layout;

#[test]
fn records_lie_as_documented() {
    check_layout(
        "### `Node`: 12 bytes",
        size_of::<ArchivedNode>(),
        &[
            ("kind", offset_of!(ArchivedNode, kind)),
            ("flags", offset_of!(ArchivedNode, flags)),
            ("first", offset_of!(ArchivedNode, first)),
            ("inf_nan", offset_of!(ArchivedNode, inf_nan)),
            ("a", offset_of!(ArchivedNode, a)),
            ("b", offset_of!(ArchivedNode, b)),
        ],
    );
    check_layout(
        "### `Key`: 56 bytes",
        size_of::<ArchivedKey>(),
        &[
            ("pattern", offset_of!(ArchivedKey, pattern)),
            ("length", offset_of!(ArchivedKey, length)),
            ("advance", offset_of!(ArchivedKey, advance)),
            ("role", offset_of!(ArchivedKey, role)),
            ("rank", offset_of!(ArchivedKey, rank)),
            ("slot", offset_of!(ArchivedKey, slot)),
            ("text_len", offset_of!(ArchivedKey, text_len)),
            ("text", offset_of!(ArchivedKey, text)),
            ("node", offset_of!(ArchivedKey, node)),
        ],
    );
    check_layout(
        "### `Field`: 16 bytes",
        size_of::<ArchivedField>(),
        &[
            ("name", offset_of!(ArchivedField, name)),
            ("alias", offset_of!(ArchivedField, alias)),
            ("flags", offset_of!(ArchivedField, flags)),
            ("output_key", offset_of!(ArchivedField, output_key)),
            ("output", offset_of!(ArchivedField, output)),
            ("default", offset_of!(ArchivedField, default)),
        ],
    );
}

#[test]
fn objects_and_bodies_lie_as_documented() {
    check_layout(
        "### `Object`: 52 bytes",
        size_of::<ArchivedObject>(),
        &[
            ("flags", offset_of!(ArchivedObject, flags)),
            ("names", offset_of!(ArchivedObject, names)),
            ("first_field", offset_of!(ArchivedObject, first_field)),
            ("fields", offset_of!(ArchivedObject, fields)),
            ("keys", offset_of!(ArchivedObject, keys)),
            ("first_key", offset_of!(ArchivedObject, first_key)),
            ("table", offset_of!(ArchivedObject, table)),
            ("seed", offset_of!(ArchivedObject, seed)),
            ("required", offset_of!(ArchivedObject, required)),
            ("extras", offset_of!(ArchivedObject, extras)),
            ("extras_keys", offset_of!(ArchivedObject, extras_keys)),
            ("paths", offset_of!(ArchivedObject, paths)),
            ("table_len", offset_of!(ArchivedObject, table_len)),
        ],
    );
    check_layout(
        "## Body",
        size_of::<ArchivedBody>(),
        &[
            ("keys", offset_of!(ArchivedBody, keys)),
            ("fields", offset_of!(ArchivedBody, fields)),
            ("objects", offset_of!(ArchivedBody, objects)),
            ("nodes", offset_of!(ArchivedBody, nodes)),
            ("words", offset_of!(ArchivedBody, words)),
            ("slots", offset_of!(ArchivedBody, slots)),
            ("strings", offset_of!(ArchivedBody, strings)),
        ],
    );
}

#[test]
fn a_body_is_its_tables_and_then_its_root() {
    let body = Body { words: vec![7], slots: vec![1, 2], strings: b"abc".to_vec(), ..Body::default() };
    let bytes = body.to_bytes().expect("a small body");
    let (tables, root) = bytes.split_at(bytes.len() - 56);
    assert_eq!(tables, [7, 0, 0, 0, 1, 0, 2, 0, b'a', b'b', b'c']);
    let at = |field: usize| i32::from_le_bytes(*root[field..].first_chunk().expect("four bytes"));
    for (field, start, length) in [(32, 0, 1), (40, 4, 2), (48, 8, 3)] {
        let pointer = (tables.len() + field) as i32;
        assert_eq!((pointer + at(field), at(field + 4)), (start, length));
    }
}
