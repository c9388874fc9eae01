//! A fault of the program itself: where it happened, told in Swedish and without a trace.

use std::panic::PanicHookInfo;
use std::path::Path;
use std::sync::OnceLock;

use super::CommandError;

/// The first fault; those that follow from it say less.
static FIRST: OnceLock<Fault> = OnceLock::new();

#[derive(Debug, Default)]
struct Fault {
    /// The place, in a form that helps whoever mends it.
    place: String,
    /// True if the system refused a thread.
    is_of_threads: bool,
}

/// Keeps where a fault happened, as the hook of `main` for panics.
pub fn note(fault: &PanicHookInfo<'_>) {
    let fault = fault.location().map(|place| {
        let file = Path::new(place.file());
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        // NOTE: the standard library has no other way to say that a thread of a scope could not be made.
        let is_of_threads = file.parent().is_some_and(|folder| folder.ends_with("std/src/thread"));
        Fault { place: format!("{name} {}", place.line()), is_of_threads }
    });
    let _ = FIRST.set(fault.unwrap_or_default());
}

/// The fault as an error.
#[must_use]
pub fn error() -> CommandError {
    match FIRST.get() {
        Some(Fault { is_of_threads: true, .. }) => CommandError::NoThreads,
        Some(Fault { place, .. }) => CommandError::Broken(place.clone()),
        None => CommandError::Broken(String::new()),
    }
}
