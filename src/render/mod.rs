//! One file a format; each reads the report and computes nothing that another would have to compute again.

pub mod cases;
pub mod due;
pub mod events;
pub mod excerpt;
pub mod failure;
pub mod gap;
pub mod github;
pub mod gitlab;
pub mod groups;
pub mod history;
pub mod html;
pub mod json;
pub mod junit;
pub mod manual;
pub mod markdown;
pub mod markup;
pub mod matrix;
pub mod rulebook;
pub mod sarif;
mod sarif_log;
pub mod sentence;
pub mod snippet;
pub mod table;
pub mod terminal;
pub mod text;
pub mod workbook;
pub mod xlsx;
