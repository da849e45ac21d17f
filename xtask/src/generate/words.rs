//! Word lists that generated names and texts are made of.

/// First words of a namespace.
pub(super) const DOMAINS: [&str; 8] = ["app", "net", "org", "dev", "chat", "tools", "com", "social"];

/// Second words of a namespace.
pub(super) const OWNERS: [&str; 48] = [
    "alder", "aspen", "badger", "beacon", "birch", "brook", "cedar", "cinder", "clover", "comet", "coral",
    "crane", "delta", "dune", "ember", "falcon", "fern", "fjord", "flint", "gannet", "glade", "harbor",
    "hazel", "heron", "ibis", "juniper", "kelp", "lantern", "larch", "lichen", "linden", "lynx", "maple",
    "marten", "meadow", "moss", "otter", "pebble", "plover", "quarry", "raven", "rowan", "sable", "sorrel",
    "tern", "thistle", "willow", "wren",
];

/// Third words of a namespace.
pub(super) const AREAS: [&str; 32] = [
    "account",
    "actor",
    "admin",
    "archive",
    "audience",
    "badge",
    "calendar",
    "catalog",
    "channel",
    "contact",
    "convo",
    "digest",
    "embed",
    "event",
    "feed",
    "gallery",
    "graph",
    "group",
    "identity",
    "journal",
    "label",
    "library",
    "market",
    "moderation",
    "notification",
    "profile",
    "repo",
    "richtext",
    "search",
    "server",
    "sync",
    "video",
];

/// What endpoints do.
pub(super) const VERBS: [&str; 16] = [
    "get", "list", "create", "update", "delete", "search", "describe", "query", "confirm", "request",
    "apply", "resolve", "register", "refresh", "count", "export",
];

/// What endpoints do it to, and what records are.
pub(super) const NOUNS: [&str; 48] = [
    "post", "thread", "list", "draft", "invite", "session", "token", "bookmark", "follow", "block", "mute",
    "like", "repost", "reply", "quote", "label", "report", "ticket", "policy", "template", "snapshot",
    "blob", "commit", "branch", "cursor", "member", "owner", "role", "grant", "device", "message",
    "reaction", "poll", "choice", "album", "photo", "track", "caption", "place", "route", "review", "rating",
    "starter", "feed", "handle", "domain", "backup", "job",
];

/// Which of them; none now and then.
pub(super) const ADJECTIVES: [&str; 25] = [
    "",
    "pinned",
    "recent",
    "suggested",
    "muted",
    "blocked",
    "public",
    "private",
    "shared",
    "saved",
    "hidden",
    "active",
    "popular",
    "related",
    "trusted",
    "verified",
    "pending",
    "archived",
    "nested",
    "external",
    "local",
    "remote",
    "basic",
    "detailed",
    "known",
];

/// Last words of the names of typed models.
pub(super) const ENDINGS: [&str; 12] =
    ["View", "", "State", "Pref", "Ref", "Item", "Detail", "Event", "Info", "Rule", "Strings", "Status"];

/// Names of text fields.
pub(super) const TEXT_FIELDS: [&str; 64] = [
    "cursor",
    "uri",
    "did",
    "cid",
    "text",
    "name",
    "handle",
    "description",
    "title",
    "rev",
    "repo",
    "id",
    "value",
    "message",
    "reason",
    "email",
    "lang",
    "code",
    "avatar",
    "collection",
    "rkey",
    "val",
    "src",
    "alt",
    "note",
    "banner",
    "feed",
    "actor",
    "token",
    "domain",
    "query",
    "tag",
    "thumb",
    "mime",
    "sort",
    "scope",
    "state",
    "kind",
    "path",
    "topic",
    "body",
    "summary",
    "comment",
    "subject",
    "color",
    "place",
    "region",
    "country",
    "city",
    "street",
    "phone",
    "host",
    "label",
    "caption",
    "hash",
    "prefix",
    "suffix",
    "format",
    "unit",
    "locale",
    "theme",
    "author",
    "footer",
    "header",
];

/// Names of yes/no fields.
pub(super) const FLAG_FIELDS: [&str; 16] = [
    "muted", "blocked", "enabled", "active", "pinned", "neg", "valid", "hidden", "disabled", "seen", "open",
    "verified", "private", "priority", "draft", "final",
];

/// Names of number fields.
pub(super) const NUMBER_FIELDS: [&str; 20] = [
    "limit", "count", "seq", "size", "depth", "width", "height", "offset", "total", "rank", "version",
    "score", "year", "port", "page", "uses", "age", "weight", "level", "quota",
];

/// Names of fields that hold other models.
pub(super) const THING_FIELDS: [&str; 40] = [
    "viewer",
    "labels",
    "record",
    "embed",
    "items",
    "creator",
    "subject",
    "post",
    "reply",
    "parent",
    "root",
    "list",
    "feeds",
    "author",
    "members",
    "facets",
    "index",
    "features",
    "media",
    "image",
    "images",
    "thread",
    "replies",
    "actors",
    "associated",
    "preferences",
    "blobs",
    "writes",
    "results",
    "sender",
    "logs",
    "convo",
    "convos",
    "codes",
    "codecs",
    "views",
    "policies",
    "links",
    "contact",
    "event",
];

/// First words of two-word field names.
pub(super) const QUALIFIERS: [&str; 14] = [
    "display", "created", "indexed", "subject", "parent", "owner", "service", "content", "follower", "reply",
    "invite", "mime", "pinned", "last",
];

/// Second words of two-word names of text fields.
pub(super) const TEXT_SECONDS: [&str; 8] = ["at", "name", "uri", "cid", "did", "text", "type", "key"];

/// Second words of two-word names of yes/no fields.
pub(super) const FLAG_SECONDS: [&str; 4] = ["muted", "enabled", "hidden", "blocked"];

/// Second words of two-word names of number fields.
pub(super) const NUMBER_SECONDS: [&str; 4] = ["count", "limit", "size", "rank"];

/// Second words of two-word names of fields that hold other models.
pub(super) const THING_SECONDS: [&str; 6] = ["view", "labels", "record", "items", "ref", "state"];

/// Values of literals.
pub(super) const LITERALS: [&str; 24] = [
    "all",
    "none",
    "following",
    "oldest",
    "newest",
    "random",
    "like",
    "repost",
    "follow",
    "mention",
    "reply",
    "quote",
    "warn",
    "hide",
    "show",
    "ignore",
    "content",
    "tag",
    "spam",
    "misleading",
    "rude",
    "other",
    "pending",
    "accepted",
];

/// Sentences for texts, in several scripts and with characters that JSON escapes.
pub(super) const SENTENCES: [&str; 24] = [
    "the first frost came overnight",
    "slow morning and strong coffee",
    "the whole valley is white",
    "version two is out, it starts faster",
    "back at the lake, regretting nothing",
    "does anyone know a good book on automata?",
    "the train was late and nobody minded",
    "we cut our cold start by mapping a file",
    "she said \"never again\" and did it again",
    "one line\nand another one",
    "look under C:\\maps\\old",
    "the cat has opinions about the new keyboard",
    "new thread: how tags find their models",
    "a quiet day in the archive",
    "bread came out well",
    "tonight: soup, records, early sleep",
    "could use a second pair of eyes on this",
    "photos from the ridge walk",
    "Neue Folge ist online, es geht um Züge",
    "está lloviendo otra vez en la montaña",
    "今日は空がとてもきれいでした",
    "Хлеб получился, наконец-то",
    "release day 🎉 at last",
    "já volto, vou ver o mar 🌊",
];

/// Names of people.
pub(super) const PEOPLE: [&str; 16] = [
    "Mira Köhler",
    "Tobias",
    "Ana Lúcia",
    "健二",
    "Petra 🌿",
    "Olúwaṣeun",
    "Weather Bot",
    "Sam",
    "نور",
    "Дмитрий",
    "Jo",
    "Ines Marchetti",
    "Harald",
    "Lakshmi R.",
    "Bea",
    "Old Lighthouse",
];
