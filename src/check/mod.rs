//! The checks that are not law, one file a theme.

pub mod form;
pub mod identity;
pub mod organisation;
pub mod wording;
pub mod writing;
