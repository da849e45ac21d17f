//! Names of classes and functions out of their dotted paths.
//! Documents write `module.path.Class`; labels show `__name__` or `__qualname__`.

/// `__name__` of a class: the last part of its path. Type arguments belong to it.
#[must_use]
pub fn class_name(path: &str) -> &str {
    let path = without_number(path);
    let head = path.split('[').next().unwrap_or(path);
    head.rfind('.').and_then(|dot| path.get(dot + 1..)).unwrap_or(path)
}

/// `__qualname__` of a class, as far as its path tells: from the first part that looks like a class
/// or holds local names.
#[must_use]
pub fn qualname_of(path: &str) -> &str {
    let path = without_number(path);
    let head = path.split('[').next().unwrap_or(path);
    let mut start = 0;
    for part in head.split('.') {
        let rest = path.get(start..).unwrap_or_default();
        let local = rest.get(part.len()..).is_some_and(|rest| rest.starts_with(".<locals>"));
        if local || part.trim_start_matches('_').starts_with(char::is_uppercase) {
            return rest;
        }
        start += part.len() + 1;
    }
    class_name(path)
}

/// `__name__` of a function.
#[must_use]
pub fn function_name(path: &str) -> &str {
    // It has no name and shows as its `repr`; pydantic makes no other than this.
    if path == "operator.attrgetter" {
        return "operator.attrgetter('value')";
    }
    path.rsplit('.').next().unwrap_or(path)
}

/// Exporters number definitions of one class: `a.B#2`.
fn without_number(path: &str) -> &str {
    match path.rsplit_once('#') {
        Some((name, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            name
        }
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::{class_name, function_name, qualname_of};

    #[test]
    fn classes_are_the_last_part() {
        assert_eq!(class_name("pkg.mod.Post"), "Post");
        assert_eq!(class_name("pkg.mod.Post#2"), "Post");
        assert_eq!(class_name("pkg.mod.Page[pkg.mod.Post]"), "Page[pkg.mod.Post]");
        assert_eq!(class_name("Post"), "Post");
    }

    #[test]
    fn qualified_names_keep_outer_classes_and_functions() {
        assert_eq!(qualname_of("pkg.mod.Outer.Inner"), "Outer.Inner");
        assert_eq!(qualname_of("pkg.mod.make.<locals>.Local"), "make.<locals>.Local");
        assert_eq!(qualname_of("collections.deque"), "deque");
        assert_eq!(qualname_of("pkg._Private"), "_Private");
    }

    #[test]
    fn functions_are_the_last_part() {
        assert_eq!(function_name("pkg.A.check.<locals>.<lambda>"), "<lambda>");
        assert_eq!(function_name("list"), "list");
    }
}
