//! What functions of pydantic's make of texts, and of values of any kind.

use std::borrow::Cow;

use frostmap_format::tables::ArchivedNode;
use frostmap_format::{Function, NONE, View};

use super::scalar::Scalar;
use super::{Step, Walk};
use crate::encoding::python_base64;
use crate::errors::ErrorKind;
use crate::ip::{Form, Version};
use crate::number::Int;
use crate::sink::{Form as SlotForm, Sink, Subject};

/// What a function is given.
enum Given<'g> {
    Text(Cow<'g, str>),
    Int(Int<'g>),
    /// What none of the functions takes.
    Other,
}

impl<'a, S: Sink> Walk<'a, S> {
    /// What a function makes of a value.
    #[inline(never)]
    pub(super) fn function(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
    ) -> Option<Step<S::Out>> {
        let number = node.a.to_native();
        let function = Function::from_number(number);
        let function = self.record(view, "function", number, function)?;
        let at = self.text.skip_blanks(at);
        if node.b.to_native() != NONE {
            return self.function_of_text(view, node, at, function);
        }
        let (given, end) = self.scalar(at)?;
        let given = match given {
            Scalar::Str(text) => Given::Text(text),
            Scalar::Int(int) => Given::Int(int),
            Scalar::Bool(value) => Given::Int(Int::I64(value.into())),
            _ => Given::Other,
        };
        match address(function, &given) {
            Ok(text) => self.made(function, &text, end),
            Err(_) => self.fail(error_of(function), at, end),
        }
    }

    /// What a function makes of the text that a node gives.
    fn function_of_text(
        &mut self,
        view: &'a View<'a>,
        node: &'a ArchivedNode,
        at: usize,
        function: Function,
    ) -> Option<Step<S::Out>> {
        let inner = self.node(view, node.b.to_native())?;
        self.nest(view)?;
        let looked = self.looked_at(view, inner, at, |subject| match subject {
            Subject::Text(text) => of_text(function, text),
            _ => Err(value_error(String::new())),
        })?;
        self.nested -= 1;
        match looked {
            (step, None) => Some(step),
            (step, Some(Ok(text))) => self.made(function, &text, step.at),
            (step, Some(Err(kind))) => self.fail(kind, at, step.at),
        }
    }

    /// A value, as the text that it is written as.
    fn made(&mut self, function: Function, text: &str, end: usize) -> Option<Step<S::Out>> {
        if !S::BUILD {
            return self.step(end, S::NOTHING);
        }
        let address = !matches!(function, Function::Base64Str | Function::Base64UrlStr);
        let out = if address && self.sink.exact() {
            self.sink.form(SlotForm::Identity, &format!("{} {text}", function.name()))
        } else {
            self.sink.owned(text)
        };
        self.step(end, out)
    }
}

/// What a function makes of a text.
fn of_text(function: Function, text: &str) -> Result<String, ErrorKind> {
    if !matches!(function, Function::Base64Str | Function::Base64UrlStr) {
        return address(function, &Given::Text(Cow::Borrowed(text))).map_err(value_error);
    }
    let bytes = python_base64::decode(text.as_bytes(), function == Function::Base64UrlStr);
    let bytes = bytes.map_err(|error| ErrorKind::Custom {
        error_type: "base64_decode".into(),
        message_template: "Base64 decoding error: '{error}'".into(),
        // There is nothing to escape in the words of Python.
        context: Some(format!("{{\"error\":\"{error}\"}}").into()),
    })?;
    python_base64::utf8(&bytes).map(str::to_owned).map_err(value_error)
}

fn value_error(error: String) -> ErrorKind {
    ErrorKind::ValueError { error: error.into() }
}

/// The address that a function finds in what it is given.
fn address(function: Function, given: &Given<'_>) -> Result<String, String> {
    let (form, version) = match function {
        Function::Ipv4Address => (Form::Address, Some(Version::V4)),
        Function::Ipv4Interface => (Form::Interface, Some(Version::V4)),
        Function::Ipv4Network => (Form::Network, Some(Version::V4)),
        Function::Ipv6Address => (Form::Address, Some(Version::V6)),
        Function::Ipv6Interface => (Form::Interface, Some(Version::V6)),
        Function::Ipv6Network => (Form::Network, Some(Version::V6)),
        Function::IpAnyAddress => (Form::Address, None),
        Function::IpAnyInterface => (Form::Interface, None),
        _ => (Form::Network, None),
    };
    let of = |version| match given {
        Given::Text(text) => form.of_text(version, text),
        Given::Int(int) => form.of_int(version, int).ok_or_else(String::new),
        Given::Other => Err(String::new()),
    };
    match version {
        Some(version) => of(version),
        None => of(Version::V4).or_else(|_| of(Version::V6)),
    }
}

/// The error of what is no address, where the function is given any value.
fn error_of(function: Function) -> ErrorKind {
    let (error_type, message) = match function {
        Function::Ipv4Address => ("ip_v4_address", "Input is not a valid IPv4 address"),
        Function::Ipv4Interface => ("ip_v4_interface", "Input is not a valid IPv4 interface"),
        Function::Ipv4Network => ("ip_v4_network", "Input is not a valid IPv4 network"),
        Function::Ipv6Address => ("ip_v6_address", "Input is not a valid IPv6 address"),
        Function::Ipv6Interface => ("ip_v6_interface", "Input is not a valid IPv6 interface"),
        Function::Ipv6Network => ("ip_v6_network", "Input is not a valid IPv6 network"),
        Function::IpAnyAddress => ("ip_any_address", "value is not a valid IPv4 or IPv6 address"),
        Function::IpAnyInterface => ("ip_any_interface", "value is not a valid IPv4 or IPv6 interface"),
        _ => ("ip_any_network", "value is not a valid IPv4 or IPv6 network"),
    };
    ErrorKind::Custom { error_type: error_type.into(), message_template: message.into(), context: None }
}
