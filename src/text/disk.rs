//! Why a file could not be read or written, as the end of a Swedish sentence.

use std::io::{Error, ErrorKind};

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
