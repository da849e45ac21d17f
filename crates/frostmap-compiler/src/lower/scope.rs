//! The config around a schema, and what it makes of the schema's own options.
//! Records with a config of their own start a new scope; everything else passes its scope on.

use frostmap_format::tables::inf_nan;

use crate::schema::{
    BytesEncoding, Config, InfNan, Kind, RegexEngine, Schema, TemporalFormat, TimedeltaFormat,
};

/// The configs a schema is built under.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope<'g> {
    /// What documents are read by.
    config: Option<&'g Config>,
    /// What values are written by: another one inside typed dicts, whose config pydantic only reads by.
    written: Option<&'g Config>,
    /// What values are written by that are known for what they are alone: that of the whole.
    root: Option<&'g Config>,
    /// Whether what is written is to be read again.
    read_again: bool,
}

impl<'g> Scope<'g> {
    /// The scope around a definition or model.
    pub(super) fn of(config: Option<&'g Config>) -> Self {
        Self { config, written: config, root: config, read_again: false }
    }

    /// The scope inside of a model or dataclass with this config.
    pub(super) fn inside(self, config: Option<&'g Config>) -> Self {
        Self { root: self.root, ..Self::of(config) }
    }

    /// The scope of values that are written for what they are, not by their schemas.
    pub(super) fn inferred(self) -> Self {
        Self { written: self.root, ..self }
    }

    /// The scope of a typed dict's own config. pydantic writes its values by the config around it, never by its own.
    pub(super) fn of_typed_dict(self, config: Option<&'g Config>) -> Self {
        Self { config, ..self }
    }

    /// The scope of values that documents could have.
    pub(super) fn read_again(self) -> Self {
        Self { read_again: true, ..self }
    }

    /// The scope of values that are read in this one and written in another.
    pub(super) fn written_as(self, other: Self) -> Self {
        Self { written: other.written, ..self }
    }

    /// The config.
    pub(super) fn config(self) -> Option<&'g Config> {
        self.config
    }

    /// The schema's own option, else the config's.
    pub(super) fn option<T>(self, own: Option<T>, config: impl Fn(&'g Config) -> Option<T>) -> Option<T> {
        own.or_else(|| self.config.and_then(config))
    }

    /// The schema's own option, else that of the config values are written by.
    pub(super) fn output<T>(self, own: Option<T>, config: impl Fn(&'g Config) -> Option<T>) -> Option<T> {
        own.or_else(|| self.written.and_then(config))
    }

    /// Whether a schema is strict.
    pub(super) fn strict(self, own: Option<bool>) -> bool {
        self.option(own, |config| config.strict).unwrap_or(false)
    }

    /// Whether fields are looked up by their aliases.
    pub(super) fn by_alias(self) -> bool {
        self.option(None, |config| config.validate_by_alias).unwrap_or(true)
    }

    /// Whether fields are looked up by their names.
    pub(super) fn by_name(self) -> bool {
        self.option(None, |config| config.validate_by_name).unwrap_or(false)
    }

    /// How bytes stand in JSON strings that are read.
    pub(super) fn read_bytes(self) -> BytesEncoding {
        self.option(None, |config| config.val_json_bytes).unwrap_or(BytesEncoding::Utf8)
    }

    /// How bytes stand in JSON strings that are written.
    pub(super) fn written_bytes(self) -> BytesEncoding {
        if self.read_again {
            return self.read_bytes();
        }
        self.output(None, |config| config.ser_json_bytes).unwrap_or(BytesEncoding::Utf8)
    }

    /// How dates and times are written.
    pub(super) fn temporal_format(self) -> TemporalFormat {
        if self.read_again {
            return TemporalFormat::Iso8601;
        }
        self.output(None, |config| config.ser_json_temporal).unwrap_or(TemporalFormat::Iso8601)
    }

    /// How durations are written: as dates and times where the config says how, else as it says for durations alone.
    pub(super) fn timedelta_format(self) -> TemporalFormat {
        if self.read_again {
            return TemporalFormat::Iso8601;
        }
        let alone = |config: &Config| {
            (config.ser_json_timedelta == Some(TimedeltaFormat::Float)).then_some(TemporalFormat::Seconds)
        };
        self.output(None, |config| config.ser_json_temporal.or_else(|| alone(config)))
            .unwrap_or(TemporalFormat::Iso8601)
    }

    /// How infinities and NaN are written.
    pub(super) fn inf_nan(self) -> u8 {
        match self.output(None, |config| config.ser_json_inf_nan) {
            None | Some(InfNan::Null) => inf_nan::NULL,
            Some(InfNan::Constants) => inf_nan::CONSTANTS,
            Some(InfNan::Strings) => inf_nan::STRINGS,
        }
    }

    /// The scope inside of a class, where a schema is one.
    pub(super) fn of_class(self, schema: &'g Schema) -> Self {
        match &schema.kind {
            Kind::Model(model) => self.inside(model.config.as_deref()),
            Kind::Dataclass(dataclass) => self.inside(dataclass.config.as_deref()),
            Kind::TypedDict(typed_dict) => self.of_typed_dict(typed_dict.config.as_deref()),
            _ => self,
        }
    }

    /// Whether keys are serialization aliases when it is written.
    pub(super) fn output_by_alias(self) -> bool {
        self.output(None, |config| config.serialize_by_alias).unwrap_or(false)
    }

    /// Whose patterns these are.
    pub(super) fn regex_engine(self, own: Option<RegexEngine>) -> RegexEngine {
        self.option(own, |config| config.regex_engine).unwrap_or(RegexEngine::RustRegex)
    }

    /// The config's title.
    pub(super) fn title(self) -> Option<&'g str> {
        self.config.and_then(|config| config.title.as_deref())
    }
}
