//! Paths in commands that are shown, so that they can be copied as they are.

use std::path::Path;

use crate::render::shared_words::one_line;

/// A path as it is written in a command: in quotation marks if it has a blank, and in those in which a shell reads nothing if
/// it has a sign that one might, since folders are named by whoever committed them.
#[must_use]
pub fn shown_path(path: &Path) -> String {
    let path = one_line(&path.display().to_string());
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./\\:,+@~".contains(letter);
    let is_calm = |letter: char| is_plain(letter) || letter == ' ';
    match path.as_str() {
        path if !path.is_empty() && path.chars().all(is_plain) => path.to_owned(),
        path if path.chars().all(is_calm) => format!("\"{path}\""),
        path => format!("'{}'", path.replace('\'', if cfg!(windows) { "''" } else { "'\\''" })),
    }
}

/// The argument of a command for a folder, with the flag before it; nothing for the folder where one stands.
#[must_use]
pub fn in_folder(folder: &Path, flag: &str) -> String {
    if folder == Path::new(".") { String::new() } else { format!(" {flag}{}", shown_path(folder)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_divide_stands_in_quotation_marks() {
        for (path, shown) in [
            ("rutiner/a-1.yaml", "rutiner/a-1.yaml"),
            ("C:\\Vård\\ls", "C:\\Vård\\ls"),
            ("Mitt ledningssystem", "\"Mitt ledningssystem\""),
            ("a&b", "'a&b'"),
            ("$(rm x) `y`", "'$(rm x) `y`'"),
        ] {
            assert_eq!(shown_path(Path::new(path)), shown);
        }
        assert_eq!(in_folder(Path::new("."), "--in "), "");
        assert_eq!(in_folder(Path::new("a b"), "--in "), " --in \"a b\"");
    }
}
