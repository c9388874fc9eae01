//! The whole audit: the examples, and properties that hold for any input.

mod examples;
mod fuzzed;
#[cfg(unix)]
mod hostile;
mod properties;
mod traps;
