//! Records of words: their lengths, and the types and forms that they begin with.

use frostmap_format::NONE;
use frostmap_format::body::Body;
use frostmap_format::words::{
    Bound, BoundValue, Choice, Constant, Constraint, CustomError, DecimalRules, Default as DefaultRecord,
    Limits, Moment, Path, Paths, Serialization, Step, StrRules, Table, Tag, TaggedUnion, Temporal, Text,
    Tuple, Union, UrlRules, Values,
};

use crate::document::{numbers, table};

/// Words of a record with no items and with one.
fn words(add: impl Fn(&mut Body, usize) -> u32) -> [usize; 2] {
    [0, 1].map(|items| {
        let mut body = Body::default();
        add(&mut body, items);
        body.words.len()
    })
}

#[test]
fn records_of_words_have_their_lengths() {
    let text = Text::default();
    let table_of_slots = Table { start: 0, len: 0, seed: 0 };
    let constants = [Constant::Null];
    let tags = [Tag { value: Constant::Null, node: 0, key: NONE, only: false }];
    let path = |steps| Path { slot: 0, rank: 0, steps };
    let paths = [path(Vec::new())];
    let (bound, choice) = ([(Bound::Ge, BoundValue::Bits(1))], [Choice { node: 0, label: text }]);
    let moments = [(Bound::Ge, Moment::default())];
    let error = CustomError { error_type: text, message: text, context: text };
    let constant = words(|body, items| Values::add(body, text, table_of_slots, &constants[..items]));
    let step = [0, 1].map(|steps| {
        let mut body = Body::default();
        Paths::add(&mut body, &[path(vec![Step::Item(0); steps])]);
        body.words.len()
    });
    let known = [
        ("limits", words(|body, items| Limits::add(body, &bound[..items]))),
        ("string rules", words(|body, _| StrRules::NONE.write(body))),
        ("constant", [constant[1] - constant[0]; 2]),
        ("values", constant),
        ("union", words(|body, items| Union::add(body, NONE, &choice[..items]))),
        (
            "tagged union",
            words(|body, items| {
                TaggedUnion::add(body, NONE, text, text, NONE, table_of_slots, text, &tags[..items])
            }),
        ),
        ("paths", words(|body, items| Paths::add(body, &paths[..items]))),
        ("step", [step[1] - step[0]; 2]),
        ("default", words(|body, _| DefaultRecord { flags: 0, text }.write(body))),
        ("custom error", words(|body, _| error.write(body))),
        ("tuple", words(|body, items| Tuple::add(body, NONE, &[0][..items]))),
        ("temporal rules", words(|body, items| Temporal::add(body, 0, 0, 0, &moments[..items]))),
        ("decimal rules", words(|body, _| DecimalRules::default().write(body))),
        (
            "serialization",
            words(|body, items| Serialization::add_choices(body, false, Some(&constants[..items]), None)),
        ),
        ("constraint", words(|body, _| Constraint::Finite.write(body))),
        ("URL rules", words(|body, items| UrlRules::default().add(body, &[text][..items]))),
    ];
    let rows = table("## Words", &["record", "words of its head", "words per item"]);
    let documented: Vec<(&str, [usize; 2])> = rows
        .iter()
        .map(|row| {
            let (head, item): (usize, usize) =
                (row[1].parse().expect("words"), row[2].parse().expect("words"));
            (row[0].as_str(), [head, head + item])
        })
        .collect();
    assert_eq!(documented, known);
}

#[test]
fn types_of_constants_are_those_of_the_document() {
    let text = Text::default();
    let known = [
        Constant::Null,
        Constant::Bool(true),
        Constant::Int(1),
        Constant::Digits(text),
        Constant::Float(1.0),
        Constant::Str(text),
        Constant::Opaque,
        Constant::Json(text),
    ];
    let mut body = Body::default();
    Values::add(&mut body, text, Table { start: 0, len: 0, seed: 0 }, &known);
    let written: Vec<u32> = body.words.iter().skip(6).step_by(3).copied().collect();
    let documented: Vec<u32> =
        numbers("## Words", &["type", "constant"]).iter().map(|(number, _)| *number).collect();
    assert_eq!(documented, written);
}

#[test]
fn forms_of_serialization_are_those_of_the_document() {
    let (text, mut body) = (Text::default(), Body::default());
    let mut forms = vec![
        Serialization::ToString { unless_none: true }.write(&mut body),
        Serialization::Format { unless_none: false, spec: text }.write(&mut body),
        Serialization::Schema(0).write(&mut body),
        Serialization::add_choices(&mut body, false, None, None),
        Serialization::add_choices(&mut body, true, None, None),
        Serialization::Function { function: text, place: text }.write(&mut body),
        Serialization::Unwritable { what: text, place: text }.write(&mut body),
        Serialization::Member.write(&mut body),
        Serialization::Inferred.write(&mut body),
        Serialization::Secret.write(&mut body),
        Serialization::Base64 { url: false }.write(&mut body),
        Serialization::Base64 { url: true }.write(&mut body),
    ];
    forms.iter_mut().for_each(|form| *form = body.words[*form as usize]);
    let documented = numbers("## Words", &["form", "serialization"]);
    assert_eq!(documented.iter().map(|(number, _)| *number).collect::<Vec<_>>(), forms);
    assert_eq!(body.words[..2], [0, 1]);
}
