//! Whether git has fallen silent, so that a run waits for it once and not for each thing it would ask.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::GitError;

/// When git was silent last, and the error that said so.
static LAST: Mutex<Option<(Instant, GitError)>> = Mutex::new(None);

/// How long git is left alone where it was silent: longer than a run takes, but an editor stays open for days.
const REST: Duration = Duration::from_secs(600);

/// The error of a git that was silent, for as long as it is left alone.
#[must_use]
pub fn silent() -> Option<GitError> {
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    last.as_ref().filter(|(since, _)| since.elapsed() < REST).map(|(_, error)| error.clone())
}

/// The same answer; that git was silent is kept in mind.
///
/// # Errors
/// If the answer is one.
pub fn kept<Answer>(answer: Result<Answer, GitError>) -> Result<Answer, GitError> {
    if let Err(error @ GitError::Silent(_)) = &answer {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), error.clone()));
    }
    answer
}

/// An error if git was silent and is left alone.
///
/// # Errors
/// The one that said so.
pub fn ask() -> Result<(), GitError> {
    silent().map_or(Ok(()), Err)
}
