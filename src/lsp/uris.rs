//! URIs of files: which folder one lies in, whatever way an editor writes it, and the path on disk.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The characters that are percent-encoded in the path of a URI.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The name that every computer has for itself.
const LOCAL: &str = "localhost";

/// The place that a `file` URI names: a computer on the network or none, and a path there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlace {
    host: String,
    /// The decoded path, with a slash first and none last.
    path: String,
}

impl FilePlace {
    /// The place of a URI; none for another scheme, and for a path that is not UTF-8.
    #[must_use]
    pub fn of(uri: &str) -> Option<Self> {
        let (scheme, rest) = uri.split_once(':')?;
        if !scheme.eq_ignore_ascii_case("file") {
            return None;
        }
        let (host, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let host = percent_decode_str(host).decode_utf8().ok()?.to_lowercase();
        let path = percent_decode_str(path).decode_utf8().ok()?.into_owned();
        // Some editors write a path on the network with four slashes and no host.
        let (host, path) = match path.strip_prefix("//").filter(|_| host.is_empty()) {
            Some(rest) => rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path)),
            // This computer by its name, unless a share of it is meant, which only Windows has.
            None if host == LOCAL && has_drive(path.trim_start_matches('/')) => ("", path.as_str()),
            None => (host.as_str(), path.as_str()),
        };
        Some(Self { host: host.to_lowercase(), path: plain(path) })
    }

    /// The place of the folder that holds it.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (path, _) = self.path.rsplit_once('/')?;
        Some(Self { host: self.host.clone(), path: path.to_owned() })
    }

    /// The path from a folder, empty for the folder itself; none if it lies elsewhere.
    #[must_use]
    pub fn below(&self, folder: &Self) -> Option<&str> {
        if self.host != folder.host && !(self.is_local() && folder.is_local()) {
            return None;
        }
        let (own, other) = (drive(&self.path), drive(&folder.path));
        let rest = own.strip_prefix(other.as_str())?;
        match rest.strip_prefix('/') {
            Some(rest) => Some(&self.path[self.path.len() - rest.len()..]),
            None => rest.is_empty().then_some(""),
        }
    }

    /// The path on this computer; none for a place that its system cannot name.
    #[must_use]
    pub fn on_disk(&self) -> Option<PathBuf> {
        self.on(MAIN_SEPARATOR)
    }

    fn is_local(&self) -> bool {
        self.host.is_empty() || self.host == LOCAL
    }

    fn on(&self, separator: char) -> Option<PathBuf> {
        let is_windows = separator == '\\';
        match (is_windows, self.host.as_str()) {
            // NOTE: the slash before a drive is not part of the path.
            (true, "") => Some(PathBuf::from(self.path.strip_prefix('/').filter(|path| has_drive(path))?)),
            (true, host) => Some(PathBuf::from(format!("//{host}{}", self.path).replace('/', "\\"))),
            (false, "" | LOCAL) => Some(PathBuf::from(if self.path.is_empty() { "/" } else { &self.path })),
            (false, _) => None,
        }
    }
}

/// A path without empty parts, `.` and `..`, with a slash before each part.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.iter().flat_map(|part| ["/", part]).collect()
}

fn has_drive(path: &str) -> bool {
    path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) && path.as_bytes().get(1) == Some(&b':')
}

/// A path with its drive in lower case, as editors write the same drive in either.
fn drive(path: &str) -> String {
    let mut path = path.to_owned();
    if path.strip_prefix('/').is_some_and(has_drive) {
        path[..2].make_ascii_lowercase();
    }
    path
}

/// The URI of a file on disk.
#[must_use]
pub fn uri(file: &Path) -> String {
    let path = file.to_string_lossy();
    let path = if MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.into_owned() };
    let (host, path) = match path.strip_prefix("//?/") {
        Some(path) => path.strip_prefix("UNC/").map_or(("", path), |share| ("//", share)),
        None => path.strip_prefix("//").map_or(("", path.as_str()), |share| ("//", share)),
    };
    let slashes = match (host, path.starts_with('/')) {
        ("", false) => "///",
        (_, _) => "//",
    };
    format!("file:{slashes}{}", utf8_percent_encode(path, ENCODED))
}

/// The URI of a path below a folder, which keeps the words by which the editor named the folder.
#[must_use]
pub fn joined(folder: &str, path: &str) -> String {
    format!("{}/{}", folder.trim_end_matches('/'), utf8_percent_encode(path, ENCODED))
}

/// The URI of the folder that holds another.
#[must_use]
pub fn parent(folder: &str) -> &str {
    let folder = folder.trim_end_matches('/');
    folder.rfind('/').map_or(folder, |at| &folder[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn below(file: &str, folder: &str) -> Option<String> {
        FilePlace::of(file)?.below(&FilePlace::of(folder)?).map(str::to_owned)
    }

    #[test]
    fn a_file_is_found_in_its_folder_however_it_is_written() {
        let folders = ["file:///c%3A/m%C3%A5l", "file:///C:/mål", "FILE:///C%3a/m%c3%a5l/", "file:/c:/mål"];
        for folder in folders {
            for file in ["file:///c%3A/m%C3%A5l/en%20fil%231.yaml", "file:///C:/mål/./x/../en fil%231.yaml"] {
                assert_eq!(below(file, folder).as_deref(), Some("en fil#1.yaml"), "{file} {folder}");
            }
            assert_eq!(below("file:///c:/målet/x.yaml", folder), None);
            assert_eq!(below("file:///c:/mål/../x.yaml", folder), None);
        }
        let share = "file://Server/share";
        for file in ["file://server/share/å.yaml", "file:////SERVER/share/%C3%A5.yaml"] {
            assert_eq!(below(file, share).as_deref(), Some("å.yaml"), "{file}");
        }
        assert_eq!(below("file:///share/x.yaml", share), None);
        assert_eq!(below("file://localhost/mapp/x.yaml", "file:///mapp").as_deref(), Some("x.yaml"));
        assert_eq!(below("untitled:Untitled-1", share), None);
    }

    #[test]
    fn a_place_has_the_path_of_its_system() {
        let on = |uri: &str, separator| {
            FilePlace::of(uri).and_then(|place| place.on(separator)).map(|path| path.display().to_string())
        };
        assert_eq!(on("file:///c%3A/mapp/a.yaml", '\\').as_deref(), Some("c:/mapp/a.yaml"));
        assert_eq!(on("file://server/share/a.yaml", '\\').as_deref(), Some(r"\\server\share\a.yaml"));
        assert_eq!(on("file://localhost/C$/mapp/a.yaml", '\\').as_deref(), Some(r"\\localhost\C$\mapp\a.yaml"));
        assert_eq!(on("file://localhost/c:/mapp/a.yaml", '\\').as_deref(), Some("c:/mapp/a.yaml"));
        assert_eq!(on("file:///mapp/a.yaml", '\\'), None);
        assert_eq!(on("file:///mapp/%C3%A5%25.yaml", '/').as_deref(), Some("/mapp/å%.yaml"));
        assert_eq!(on("file://localhost/mapp", '/').as_deref(), Some("/mapp"));
        assert_eq!(on("file://server/share/a.yaml", '/'), None);
    }

    #[test]
    fn a_path_survives_its_uri() {
        for path in ["/tmp/mål & rutin/å#1 %.yaml", "/c", "/a/b?c.yaml"] {
            let there = FilePlace::of(&uri(Path::new(path))).and_then(|place| place.on('/'));
            assert_eq!(there, Some(PathBuf::from(path)));
        }
        assert_eq!(joined("file:///c%3A/m%C3%A5l/", "å/b c.yaml"), "file:///c%3A/m%C3%A5l/%C3%A5/b%20c.yaml");
        assert_eq!(parent("file:///c%3A/m%C3%A5l/"), "file:///c%3A");
    }
}
