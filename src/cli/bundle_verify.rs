//! Whether a file that was handed over is whole, and the one that a sum was made of. It asks for no repository.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Answer;
use super::bundle_error::BundleError;
use crate::render::Style;
use crate::render::bundle::manifest::sum;
use crate::render::bundle::wholeness::{Unreadable, examine};
use crate::render::terminal::bundled::{Compared, Held, examined};
use crate::text::disk::cannot_read;

/// The largest file that is examined.
const MOST_BYTES: u64 = 1 << 30;
/// The hex digits of a SHA-256.
const DIGITS: usize = 64;

/// Examines a file, and compares its sum with one that is given.
///
/// # Errors
/// If the sum is none, or if the file cannot be read or was not made by the program.
pub fn verify(file: &Path, asked: Option<&str>, style: Style) -> Result<Answer, BundleError> {
    let asked = asked.map(digits).transpose()?;
    let name = file.display().to_string();
    if file.is_dir() {
        return Err(BundleError::Folder(name));
    }
    if file.metadata().is_ok_and(|about| !about.is_file()) {
        // What is written into a pipe may never come.
        let reason = "den är ingen vanlig fil".to_owned();
        return Err(BundleError::Unread { file: name, reason });
    }
    let bytes = read(file).map_err(|reason| BundleError::Unread { file: name.clone(), reason })?;
    let sum = sum(&bytes);
    let compared = match asked {
        None => Compared::WithNothing,
        Some(asked) if asked == sum => Compared::Same,
        Some(_) => Compared::Other,
    };
    let found = examine(&bytes).map_err(|why| match why {
        Unreadable::NoZip => BundleError::Broken(name.clone()),
        Unreadable::NoList => BundleError::NoList(name.clone()),
    })?;
    let is_whole = found.differences.is_empty() && compared != Compared::Other;
    let output = examined(&Held { file: &name, found: &found, sum: &sum, compared }, style);
    Ok(Answer { code: u8::from(!is_whole), ..Answer::printing(output) })
}

/// The hex digits of a sum as it was copied, with blanks and capitals.
fn digits(text: &str) -> Result<String, BundleError> {
    let digits: String = text.split_whitespace().collect::<String>().to_lowercase();
    let is_sum = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_sum { Ok(digits) } else { Err(BundleError::NoSum(text.to_owned())) }
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(|error| cannot_read(&error))?;
    opened.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| cannot_read(&error))?;
    if bytes.len() as u64 > MOST_BYTES { Err("den är större än en gigabyte".to_owned()) } else { Ok(bytes) }
}
