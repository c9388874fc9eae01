//! History: decisions, the events of one document, and the state of a folder on a date.

mod at;
mod decisions;
mod life;
