//! What goes where and how it looks: data on the standard output, messages on the standard error.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use clap::{Args, ValueEnum};

/// Options of every command.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Terminal {
    /// How results are written to the standard output
    #[arg(long, value_enum, default_value = "human", global = true)]
    pub(crate) format: Format,
    /// Whether to use colours; `auto` looks at NO_COLOR and at what the output is
    #[arg(long, value_enum, default_value = "auto", global = true)]
    color: Color,
}

/// Who reads the results.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text for people
    Human,
    /// JSON for programs
    Json,
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Terminal {
    /// Where results go.
    pub(crate) fn data(self) -> BufWriter<StdoutLock<'static>> {
        BufWriter::new(io::stdout().lock())
    }

    /// Writes a message for people. One that cannot be shown is lost.
    pub(crate) fn message(self, text: &str) {
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// How results look.
    pub(crate) fn data_paint(self) -> Paint {
        Paint { on: self.format == Format::Human && self.colors(io::stdout().is_terminal()) }
    }

    /// How messages look.
    pub(crate) fn message_paint(self) -> Paint {
        Paint { on: self.colors(io::stderr().is_terminal()) }
    }

    fn colors(self, terminal: bool) -> bool {
        let set = |name, refused: fn(&str) -> bool| {
            std::env::var_os(name).is_some_and(|value| refused(&value.to_string_lossy()))
        };
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                terminal
                    && !set("NO_COLOR", |value| !value.is_empty())
                    && !set("TERM", |value| value == "dumb")
            }
        }
    }
}

/// Colours, or none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// Whether there are any.
    pub(crate) on: bool,
}

impl Paint {
    fn with(self, codes: &str, text: &str) -> String {
        if self.on { format!("\u{1b}[{codes}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Of errors.
    pub(crate) fn bad(self, text: &str) -> String {
        self.with("1;31", text)
    }

    /// Of success.
    pub(crate) fn good(self, text: &str) -> String {
        self.with("1;32", text)
    }

    /// Of headings.
    pub(crate) fn strong(self, text: &str) -> String {
        self.with("1", text)
    }
}
