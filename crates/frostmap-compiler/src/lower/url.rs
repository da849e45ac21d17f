//! URLs, with one host or several; the functions of pydantic's own URL types, which only wrap what comes out.

use frostmap_format::tables::Node;
use frostmap_format::words::{Text, UrlRules};
use frostmap_format::{Kind as NodeKind, NONE};

use crate::pyrepr;
use crate::schema::{Callable, Function, Kind, Schema, Url};

use super::context::{Lower, with};
use super::node::strict;
use super::scope::Scope;

/// The functions around the schemas of pydantic's URL types: they make an object of the type from the URL, and
/// change neither what is accepted nor how it is written.
const WRAPPERS: [&str; 2] = [
    "pydantic.networks._BaseUrl.__get_pydantic_core_schema__.<locals>.wrap_val",
    "pydantic.networks._BaseMultiHostUrl.__get_pydantic_core_schema__.<locals>.wrap_val",
];

/// Whether a function is one of the URL types' own.
pub(crate) fn is_url_wrapper(function: &Callable) -> bool {
    WRAPPERS.contains(&&*function.name)
}

/// The schema of the URL in one of pydantic's URL types.
pub(super) fn wrapped_url(function: &Function) -> Option<&Schema> {
    let inner = function.schema.as_deref()?;
    let is_url = matches!(inner.kind, Kind::Url(_) | Kind::MultiHostUrl(_));
    (is_url && is_url_wrapper(&function.function)).then_some(inner)
}

impl<'g> Lower<'_, 'g> {
    pub(super) fn url(&mut self, kind: NodeKind, url: &'g Url, scope: Scope<'g>) -> Node {
        let preserve = scope.option(url.preserve_empty_path, |config| config.url_preserve_empty_path);
        let schemes = url.allowed_schemes.as_deref().unwrap_or_default();
        let rules = UrlRules {
            host_required: url.host_required == Some(true),
            preserve_empty_path: preserve == Some(true),
            max_length: url.max_length,
            default_host: url.default_host.as_ref().map(|host| self.text(host)),
            default_port: url.default_port,
            default_path: url.default_path.as_ref().map(|path| self.text(path)),
            ..UrlRules::default()
        };
        let node = strict(with(kind, NONE), scope.strict(url.strict));
        if rules == UrlRules::default() && schemes.is_empty() {
            return node;
        }
        let expected = pyrepr::either(schemes.iter().map(|scheme| pyrepr::string(scheme)));
        let rules = UrlRules { expected_schemes: self.text(&expected), ..rules };
        let schemes: Vec<Text> = schemes.iter().map(|scheme| self.text(scheme)).collect();
        Node { a: self.section.record(|body| rules.add(body, &schemes)), ..node }
    }
}
