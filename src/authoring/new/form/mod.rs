//! A document asked for field by field: what remains to be filled in of its text, in the order in which the law asks, and
//! what an answer makes of it.
//!
//! The text is the only state: what is answered stands in it, so that the asking can stop anywhere and go on later.

mod edits;
pub(crate) mod field_choices;
mod fields;
pub(crate) mod form_rows;
pub(crate) mod typed_values;

pub use edits::{filled, with_another};
pub use fields::{Place, Remaining, completed, is_filled_in, remaining};
