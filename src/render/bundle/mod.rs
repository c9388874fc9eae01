//! What an authority asks for, as one file: pages and files of Word of the documents in force, what is shown of the work
//! with them, and a list with the sum of each file.

pub mod manifest;
mod packing;
pub mod wholeness;

pub use packing::packed;
