//! History: decisions, the life of one document, and what stood there on a day.

mod at;
mod decisions;
mod life;
