//! The whole audit: the examples, and what holds whatever is fed in.

mod examples;
mod fuzzed;
#[cfg(unix)]
mod hostile;
mod properties;
mod traps;
