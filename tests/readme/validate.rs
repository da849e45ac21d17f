let snapshot = frostmap::Snapshot::open("snapshots/social.frost")?;
let post = snapshot.model("social.feed.Post")?;

let document = br#"{"$type": "net.example.feed.post", "text": "hello", "createdAt": "2026-11-22T09:00:00Z"}"#;
assert!(post.is_valid(document));

let instance = post.parse(document)?;
assert_eq!(instance.get("created_at").and_then(|value| value.as_str()), Some("2026-11-22T09:00:00Z"));

#[derive(serde::Deserialize)]
struct Post<'d> {
    text: &'d str,
    created_at: String,
}
let typed: Post<'_> = post.deserialize(document)?; // validated, and nothing in between
assert_eq!((typed.text, typed.created_at.as_str()), ("hello", "2026-11-22T09:00:00Z"));

let errors = post.validate(br#"{"text": 5}"#).unwrap_err();
println!("{errors}"); // as pydantic reports them: text is no string, created_at is missing
