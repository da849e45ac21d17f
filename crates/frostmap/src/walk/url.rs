//! URLs, with one host or several.

use frostmap_format::tables::ArchivedNode;
use frostmap_format::words::{Text as Place, UrlRules};
use frostmap_format::{Kind, NONE, View};

use super::{Exactness, Step, Walk};
use crate::errors::ErrorKind;
use crate::sink::{Form, Sink};
use crate::url::{Address, Defaults, Reading, UrlFault};

impl<'a, S: Sink> Walk<'a, S> {
    /// A string that should be a URL; the position is behind its opening quote. Apart, because callers are recursive
    /// and their frames should stay small.
    #[inline(never)]
    pub(super) fn url(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let end = self.string_end(at)?;
        let text = self.take_text(at, end.at);
        let found = self.address(view, node, &text);
        self.scratch.text = text;
        let address = match found? {
            Ok(address) => address,
            Err(kind) => return self.fail(kind, at - 1, end.at + 1),
        };
        // A string is a better fit, even where it is a URL.
        self.floor(Exactness::Lax);
        if !S::BUILD {
            return self.step(end.at + 1, S::NOTHING);
        }
        let form = if has_several_hosts(node) { Form::MultiHostUrl } else { Form::Url };
        let out = self.sink.form(form, &address.text());
        self.step(end.at + 1, out)
    }

    /// The URL of a text, completed and checked.
    fn address(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        text: &str,
    ) -> Option<Result<Address, ErrorKind>> {
        let place = node.a.to_native();
        let mut rules = UrlRules::default();
        if place != NONE {
            let read = UrlRules::read(view.words, place);
            rules = self.record(view, "url", place, read)?;
        }
        if let Some(max_length) = rules.max_length.filter(|most| text.len() as u64 > *most) {
            return Some(Err(ErrorKind::UrlTooLong { max_length }));
        }
        let reading = Reading { strict: self.strict(node), preserve_empty_path: rules.preserve_empty_path };
        let read = if has_several_hosts(node) { Address::several } else { Address::one };
        let mut address = match read(text, reading) {
            Ok(address) => address,
            Err(fault) => return Some(Err(error(fault))),
        };
        if rules.schemes > 0 && !self.allows(view, &rules, place, address.scheme())? {
            let expected_schemes = self.place(view, rules.expected_schemes)?.into();
            return Some(Err(ErrorKind::UrlScheme { expected_schemes }));
        }
        let defaults = Defaults {
            host: self.given_place(view, rules.default_host)?,
            host_required: rules.host_required,
            port: rules.default_port,
            path: self.given_place(view, rules.default_path)?,
        };
        Some(address.complete(defaults).map(|()| address).map_err(error))
    }

    /// Whether a scheme is one of those that the record at a place allows.
    fn allows(&mut self, view: &'a View<'a>, rules: &UrlRules, place: u32, scheme: &str) -> Option<bool> {
        for index in 0..rules.schemes {
            let allowed = rules.scheme(view.words, place, index);
            let allowed = self.record(view, "url", place, allowed)?;
            if self.place(view, allowed)? == scheme {
                return Some(true);
            }
        }
        Some(false)
    }

    #[expect(clippy::option_option, reason = "damage, and a text that is not given, are different")]
    fn given_place(&mut self, view: &'a View<'a>, place: Option<Place>) -> Option<Option<&'a str>> {
        match place {
            Some(place) => self.place(view, place).map(Some),
            None => Some(None),
        }
    }
}

fn has_several_hosts(node: &ArchivedNode) -> bool {
    node.kind == Kind::MultiHostUrl as u8
}

fn error(fault: UrlFault) -> ErrorKind {
    match fault {
        UrlFault::Parsing(error) => ErrorKind::UrlParsing { error },
        UrlFault::Syntax(error) => ErrorKind::UrlSyntaxViolation { error: error.into() },
    }
}
