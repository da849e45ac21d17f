//! The keyword arguments of pydantic's call as options of this runtime.

use frostmap::{Extra, Options};

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
            other => return Err(format!("the call's `{other}`")),
        }
    }
    Ok(options)
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
