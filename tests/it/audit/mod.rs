//! The whole audit: the examples, and what holds whatever is fed in.

mod examples;
mod fuzzed;
mod hostile_folders;
mod properties;
mod traps;
