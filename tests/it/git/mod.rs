//! What git knows, on real repositories built by script.

mod facts;
mod states;
