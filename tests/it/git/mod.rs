//! Facts from git, on real repositories built by script.

mod facts;
#[cfg(unix)]
mod safe;
#[cfg(unix)]
mod staged;
mod states;
mod uncommitted;
mod unseen;
