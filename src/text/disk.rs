//! Files on disk: the extensions of YAML, and why a file could not be read or written.

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
        ErrorKind::IsADirectory => "där ligger en mapp",
        ErrorKind::NotADirectory => "en del av sökvägen är en fil",
        _ => return format!("skrivningen gick inte ({error})"),
    };
    reason.to_owned()
}

/// True for a file with the extension `.yaml` or `.yml`, in any case.
#[must_use]
pub fn is_yaml(path: impl AsRef<Path>) -> bool {
    let ending = path.as_ref().extension();
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
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
        assert!(cannot_write(&ErrorKind::BrokenPipe.into()).starts_with("skrivningen gick inte ("));
    }
}
