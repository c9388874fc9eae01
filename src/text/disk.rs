//! Files on disk: which are YAML by their name, and why one could not be read or written.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// Why a file could not be read: "den finns inte".
#[must_use]
pub fn cannot_read(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "den finns inte".to_owned(),
        ErrorKind::PermissionDenied => "du har inte rätt att läsa den".to_owned(),
        ErrorKind::IsADirectory => "det är en mapp".to_owned(),
        ErrorKind::NotADirectory => "den är ingen mapp".to_owned(),
        ErrorKind::InvalidData => "den är inte sparad som UTF-8".to_owned(),
        _ => error.to_string(),
    }
}

/// Why a file could not be written: "disken är full".
#[must_use]
pub fn cannot_write(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "mappen finns inte".to_owned(),
        ErrorKind::PermissionDenied => "du har inte rätt att skriva där".to_owned(),
        ErrorKind::StorageFull => "disken är full".to_owned(),
        ErrorKind::IsADirectory => "där ligger en mapp".to_owned(),
        ErrorKind::NotADirectory => "en del av sökvägen är en fil".to_owned(),
        _ => format!("skrivningen gick inte ({error})"),
    }
}

/// True for a file that is called what YAML files are called: `.yaml` or `.yml` at its end, in any case.
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
