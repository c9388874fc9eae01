//! Slips of writing in documents: which of them explains a fault, and those that leave a text another meaning than it seems.

mod choosing;
pub(crate) mod one_text;
mod read_otherwise;
pub(crate) mod slip_words;

pub use choosing::{choose, held, left_open, of_text};
pub use read_otherwise::{Misread, read_otherwise};
