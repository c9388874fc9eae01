//! One file a format; each reads the report and computes nothing that another would have to compute again.

pub mod due;
pub mod excerpt;
pub mod failure;
pub mod gap;
pub mod groups;
pub mod json;
pub mod manual;
pub mod matrix;
pub mod rulebook;
pub mod snippet;
pub mod table;
pub mod terminal;
pub mod text;
