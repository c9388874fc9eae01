//! The JSON Schema that an editor reads: the form of a kind with the law's demands on it folded in.

pub(crate) mod folding;
pub(crate) mod form_schema;
mod hushed;
pub(crate) mod patterns;
pub(crate) mod raw;
pub(crate) mod translating;
pub(crate) mod whole;
pub(crate) mod wording;

pub use folding::{Extent, Folded};
pub use whole::{of_all, of_kind};
