//! Files on disk: the extensions of YAML and JSON, and why a file could not be read or written.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// Why a file could not be read: "den finns inte".
#[must_use]
pub fn cannot_read(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "den finns inte",
        ErrorKind::PermissionDenied => "du har inte rätt att läsa den",
        ErrorKind::IsADirectory => "det är en mapp",
        ErrorKind::NotADirectory => "den är ingen mapp",
        ErrorKind::InvalidData => "den är inte sparad som UTF-8",
        _ if is_held(error) => "den är öppen i ett annat program",
        _ => return error.to_string(),
    };
    reason.to_owned()
}

/// Why a file could not be written: "disken är full".
#[must_use]
pub fn cannot_write(error: &Error) -> String {
    let reason = match error.kind() {
        ErrorKind::NotFound => "mappen finns inte",
        ErrorKind::PermissionDenied => "du har inte rätt att skriva där",
        ErrorKind::StorageFull => "disken är full",
        ErrorKind::QuotaExceeded => "ert utrymme på disken är slut",
        ErrorKind::FileTooLarge => "filen blir större än vad som får skrivas där",
        ErrorKind::ReadOnlyFilesystem => "disken går bara att läsa",
        ErrorKind::IsADirectory => "där ligger en mapp",
        ErrorKind::NotADirectory => "en del av sökvägen är en fil",
        ErrorKind::AlreadyExists => "den finns redan",
        ErrorKind::InvalidFilename => "namnet är för långt eller har tecken som inte går att använda",
        ErrorKind::ResourceBusy => "den är upptagen, som en disk eller en mapp som är monterad just där",
        ErrorKind::CrossesDevices => "den ligger på en annan disk",
        ErrorKind::ConnectionRefused => "ingen tar emot där",
        _ if is_held(error) => "filen är kanske öppen i ett annat program",
        _ => return format!("skrivningen gick inte ({error})"),
    };
    reason.to_owned()
}

/// Why a file that exists could not be replaced: "filen är kanske öppen i Excel".
#[must_use]
pub fn cannot_replace(file: &Path, error: &Error) -> String {
    let is_table =
        file.extension().is_some_and(|ending| ["xlsx", "csv"].iter().any(|table| ending.eq_ignore_ascii_case(table)));
    // Windows also denies the right to replace a file that a program has open.
    let is_held = is_held(error) || error.kind() == ErrorKind::PermissionDenied;
    if is_table && is_held && file.exists() {
        return "filen är kanske öppen i Excel; stäng den och kör igen".to_owned();
    }
    cannot_write(error)
}

/// The kind of an error; that of a file which another program has open has none of its own on Windows.
#[must_use]
pub fn kind(error: &Error) -> ErrorKind {
    if is_held(error) { ErrorKind::ResourceBusy } else { error.kind() }
}

/// True where another program on Windows has the file open, or a part of it locked.
fn is_held(error: &Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// True for a file with the extension `.yaml` or `.yml`, in any case.
#[must_use]
pub fn is_yaml(path: impl AsRef<Path>) -> bool {
    let ending = path.as_ref().extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// True for a file with the extension `.json`, in any case.
#[must_use]
pub fn is_json(path: impl AsRef<Path>) -> bool {
    path.as_ref().extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_is_told_by_its_ending_in_any_case() {
        for name in ["a.yaml", "a.YML", "å.Yaml", "con.yaml", "a.b.yml", "rutiner/a.YAML"] {
            assert!(is_yaml(name), "{name}");
        }
        for name in ["a.yaml~", "yaml", ".yaml", "rutiner/.yml", "a.yaml.bak", "a.json", "a.yaml/b"] {
            assert!(!is_yaml(name), "{name}");
        }
    }

    #[test]
    fn what_went_wrong_on_the_disk_is_told_in_swedish() {
        assert_eq!(cannot_read(&ErrorKind::NotFound.into()), "den finns inte");
        assert_eq!(cannot_write(&ErrorKind::StorageFull.into()), "disken är full");
        assert!(cannot_write(&ErrorKind::ResourceBusy.into()).starts_with("den är upptagen"));
        assert!(cannot_write(&ErrorKind::BrokenPipe.into()).starts_with("skrivningen gick inte ("));
    }

    #[test]
    fn a_workbook_that_cannot_be_replaced_is_perhaps_open_in_excel() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let (workbook, page) = (folder.path().join("rapport.XLSX"), folder.path().join("rapport.html"));
        let denied = || Error::from(ErrorKind::PermissionDenied);
        assert_eq!(cannot_replace(&workbook, &denied()), "du har inte rätt att skriva där", "there is none");
        std::fs::write(&workbook, "x").expect("written");
        std::fs::write(&page, "x").expect("written");
        assert_eq!(cannot_replace(&workbook, &denied()), "filen är kanske öppen i Excel; stäng den och kör igen");
        assert_eq!(cannot_replace(&workbook, &ErrorKind::StorageFull.into()), "disken är full");
        assert_eq!(cannot_replace(&page, &denied()), "du har inte rätt att skriva där");
    }
}
