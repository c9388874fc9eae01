//! Paths as Windows and other programs on it take them.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::plain_name::is_reserved;

/// The most characters of a path that every program on Windows takes.
const MOST: usize = 240;

/// A path by which the file itself is opened.
///
/// NOTE: Windows takes `con.yaml` for the console and would wait for someone to type, but not in a path that begins with `\\?\`.
#[must_use]
pub fn literal(file: PathBuf) -> PathBuf {
    let is_taken = cfg!(windows) && file.file_name().is_some_and(|name| is_reserved(&name.to_string_lossy()));
    let folder = file.parent().filter(|_| is_taken).and_then(|folder| folder.canonicalize().ok());
    match (folder, file.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        (None, _) | (_, None) => file,
    }
}

/// A path without the `\\?\` that Windows puts before a path that it has resolved, where it means the same without: other
/// programs, git among them, and people do not take it.
#[must_use]
pub fn simple(path: &Path) -> Cow<'_, Path> {
    let Some(text) = path.to_str().filter(|text| text.len() < MOST) else { return Cow::Borrowed(path) };
    match shortened(text) {
        Some(text) if cfg!(windows) => Cow::Owned(PathBuf::from(text)),
        Some(_) | None => Cow::Borrowed(path),
    }
}

fn shortened(text: &str) -> Option<String> {
    let rest = text.strip_prefix(r"\\?\")?;
    let is_plain = |part: &str| !part.ends_with(['.', ' ']) && !part.contains('/') && !is_reserved(part);
    let (start, rest) = match rest.strip_prefix(r"UNC\") {
        Some(rest) => (r"\\", rest),
        None => ("", rest.get(1..3).filter(|drive| *drive == r":\").map(|_| rest)?),
    };
    rest.split('\\').all(is_plain).then(|| format!("{start}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_is_shortened() {
        for (long, short) in [
            (r"\\?\C:\mål\a b.yaml", Some(r"C:\mål\a b.yaml")),
            (r"\\?\c:\", Some(r"c:\")),
            (r"\\?\UNC\server\delat\å", Some(r"\\server\delat\å")),
            (r"\\?\C:\mål\con.yaml", None),
            (r"\\?\C:\NUL\a.yaml", None),
            (r"\\?\C:\mål.\a.yaml", None),
            (r"\\?\C:\mål\a.yaml ", None),
            (r"\\?\C:\mål/a.yaml", None),
            (r"\\?\Volume{1}\a.yaml", None),
            (r"\\.\C:\mål", None),
            (r"C:\mål", None),
            ("/mål", None),
        ] {
            assert_eq!(shortened(long).as_deref(), short, "{long}");
        }
    }
}
