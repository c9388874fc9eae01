//! What happened between two states of a folder: for a terminal, for a comment on a change, and for machines.

mod json;
mod markdown;
mod terminal;
mod words;

pub use json::render as json;
pub use markdown::render as markdown;
pub use terminal::render as terminal;
