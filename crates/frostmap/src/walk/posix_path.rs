//! Paths as Python's `pathlib` shows them.

/// A POSIX path without what does not matter in one: repeated slashes, single dots, slashes at the end. Two slashes at
/// its start are not one, but more are.
pub(super) fn posix_path(text: &str) -> String {
    let rest = text.trim_start_matches('/');
    let root = match text.len() - rest.len() {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let mut path = root.to_owned();
    for part in rest.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if path.len() > root.len() {
            path.push('/');
        }
        path.push_str(part);
    }
    if path.is_empty() { ".".to_owned() } else { path }
}

#[cfg(test)]
mod tests {
    use super::posix_path;

    #[test]
    fn paths_are_written_as_pathlib_writes_them() {
        let paths = [
            ("", "."),
            (".", "."),
            ("./", "."),
            ("a", "a"),
            ("a//b/./c/", "a/b/c"),
            ("a/../b", "a/../b"),
            ("/", "/"),
            ("//", "//"),
            ("///", "/"),
            ("//x", "//x"),
            ("////x/.", "/x"),
            ("/./x", "/x"),
            ("..", ".."),
        ];
        for (text, path) in paths {
            assert_eq!(posix_path(text), path, "{text}");
        }
    }
}
