//! The JSON Schema that an editor reads: the form of a kind with the law's demands on it folded in.

pub mod folding;
pub mod form_schema;
pub mod patterns;
pub mod raw;
pub mod translating;
pub mod whole;
pub mod wording;

pub use folding::{Extent, Folded};
pub use whole::{of_all, of_kind};
