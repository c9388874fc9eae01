//! Facts from git, on real repositories built by script.

mod facts;
mod states;
