//! The keyword arguments of pydantic's call as options of this runtime.

use frostmap::{Extra, Options, Partial};

use crate::json::Json;

/// Options that say the same as the keyword arguments.
///
/// # Errors
/// The first argument that there is no option for.
pub fn options(mode: &Json<'_>) -> Result<Options, String> {
    let mut options = Options { max_errors: usize::MAX, ..Options::default() };
    for (key, value) in mode.members() {
        match key.as_ref() {
            "strict" => options.strict = value.as_bool(),
            "by_alias" => options.by_alias = value.as_bool(),
            "by_name" => options.by_name = value.as_bool(),
            "extra" => options.extra = extra(value)?,
            "allow_partial" => options.allow_partial = partial(value)?,
            other => return Err(format!("the call's `{other}`")),
        }
    }
    Ok(options)
}

/// Sets what the name of pydantic's call says.
///
/// # Errors
/// A call that this runtime has not.
pub fn call(options: &mut Options, record: &Json<'_>) -> Result<(), String> {
    match record.get("call").and_then(Json::as_str).unwrap_or("validate_json") {
        "validate_json" => Ok(()),
        "validate_strings" => {
            options.strings = true;
            Ok(())
        }
        other => Err(format!("the call `{other}`")),
    }
}

fn partial(value: &Json<'_>) -> Result<Partial, String> {
    match (value.as_bool(), value.as_str()) {
        (Some(false), _) | (_, Some("off")) => Ok(Partial::Off),
        (Some(true), _) | (_, Some("on")) => Ok(Partial::On),
        (_, Some("trailing-strings")) => Ok(Partial::TrailingStrings),
        _ => Err(format!("the call's `allow_partial` = `{}`", value.text)),
    }
}

fn extra(value: &Json<'_>) -> Result<Option<Extra>, String> {
    match value.as_str() {
        None => Ok(None),
        Some("allow") => Ok(Some(Extra::Allow)),
        Some("ignore") => Ok(Some(Extra::Ignore)),
        Some("forbid") => Ok(Some(Extra::Forbid)),
        Some(other) => Err(format!("the call's `extra` = `{other}`")),
    }
}
