//! Values of single fields: texts that look like what the field's name says, numbers within their bounds.

use serde_json::Number;

use super::json::Json;
use super::random::Random;
use super::words::{LITERALS, NOUNS, OWNERS, PEOPLE, SENTENCES};

const BASE32: &[u8] = b"abcdefghijklmnopqrstuvwxyz234567";

/// A text for the field `key` that keeps to the lengths of `schema`.
pub(super) fn text(random: &mut Random, schema: &Json, key: &str) -> String {
    let least = schema.count("min_length").unwrap_or(0);
    let most = schema.count("max_length").unwrap_or(usize::MAX);
    let mut text = suggested(random, last_word(key).as_str());
    let length = text.chars().count();
    if length > most {
        text = text.chars().take(most).collect();
    }
    text.extend((length..least.min(most)).map(|_| base32(random)));
    text
}

/// `at` of `createdAt` and of `created_at`.
fn last_word(key: &str) -> String {
    let start = key.rfind(|character: char| character.is_ascii_uppercase() || "_$".contains(character));
    key.get(start.unwrap_or(0)..).unwrap_or(key).trim_matches(['_', '$']).to_ascii_lowercase()
}

fn suggested(random: &mut Random, word: &str) -> String {
    match word {
        "did" | "src" | "repo" | "actor" | "creator" => did(random),
        "at" | "cts" | "time" | "exp" => timestamp(random),
        "cid" | "commit" | "hash" => cid(random),
        "uri" | "feed" | "list" | "like" | "following" | "by" | "post" | "subject" | "blocking" => {
            format!(
                "at://{}/net.example.feed.{}/{}",
                did(random),
                random.pick(&NOUNS),
                identifier(random, 13)
            )
        }
        "avatar" | "thumb" | "banner" | "fullsize" | "playlist" | "thumbnail" => {
            format!("https://cdn.example.net/{word}/{}@jpeg", cid(random))
        }
        "handle" | "domain" | "host" => format!("{}.example.social", random.pick(&OWNERS)),
        "text" | "description" | "reason" | "message" | "alt" | "body" | "summary" | "comment" | "note" => {
            sentences(random)
        }
        "name" | "title" => (*random.pick(&PEOPLE)).to_owned(),
        "lang" | "langs" => (*random.pick(&["en", "de", "ja", "pt-BR", "uk"])).to_owned(),
        "cursor" | "rev" | "id" | "rkey" | "key" | "token" => identifier(random, 13),
        "email" => format!("{}@example.org", random.pick(&OWNERS)),
        "type" | "mime" => (*random.pick(&["image/jpeg", "image/png", "video/mp4"])).to_owned(),
        _ => (*random.pick(&LITERALS)).to_owned(),
    }
}

fn base32(random: &mut Random) -> char {
    char::from(*random.pick(BASE32))
}

fn identifier(random: &mut Random, length: usize) -> String {
    (0..length).map(|_| base32(random)).collect()
}

fn did(random: &mut Random) -> String {
    format!("did:plc:{}", identifier(random, 24))
}

fn cid(random: &mut Random) -> String {
    format!("bafyrei{}", identifier(random, 52))
}

fn timestamp(random: &mut Random) -> String {
    let mut part = |low, high| random.between(low, high);
    let (month, day, hour) = (part(1, 12), part(1, 28), part(0, 23));
    let (minute, second, milli) = (part(0, 59), part(0, 59), part(0, 999));
    format!("2025-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

fn sentences(random: &mut Random) -> String {
    let count = 1 + random.below(3);
    let sentences: Vec<&str> = (0..count).map(|_| *random.pick(&SENTENCES)).collect();
    sentences.join(". ")
}

/// A whole number within the bounds of `schema`; none where there is none.
pub(super) fn integer(random: &mut Random, schema: &Json) -> Option<Json> {
    let bound = |key: &str| schema.get(key).and_then(Json::as_i64);
    let low = bound("ge").or(bound("gt").map(|low| low + 1)).unwrap_or(0);
    let high = bound("le").or(bound("lt").map(|high| high - 1)).unwrap_or(low.saturating_add(5_000));
    let step = bound("multiple_of").unwrap_or(1).max(1);
    let number =
        random.between(low.div_euclid(step) + i64::from(low.rem_euclid(step) != 0), high.div_euclid(step));
    let number = number.checked_mul(step)?;
    (low..=high).contains(&number).then(|| number.into())
}

/// A number within the bounds of `schema`, in quarters where they leave room.
pub(super) fn float(random: &mut Random, schema: &Json) -> Option<Json> {
    let bound = |key: &str| schema.get(key).and_then(Json::as_f64);
    let low = bound("ge").or(bound("gt")).unwrap_or(0.0);
    let high = bound("le").or(bound("lt")).unwrap_or(low + 100.0);
    let part = (1 + random.below(7)) as f64 / 8.0;
    Number::from_f64(low + (high - low) * part).map(Json::Number)
}

/// Anything at all.
pub(super) fn anything(random: &mut Random) -> Json {
    match random.below(4) {
        0 => Json::Bool(true),
        1 => random.between(-9, 9_999).into(),
        2 => Json::Array(vec![(*random.pick(&LITERALS)).into()]),
        _ => (*random.pick(&SENTENCES)).into(),
    }
}
