//! Audits a git-stored ledningssystem for sjukskrivning och rehabilitering.

pub mod audit;
pub mod authoring;
pub mod browser;
pub mod catalogue;
pub mod cli;
pub mod corpus;
pub mod finding;
pub mod git;
pub mod history;
pub mod lsp;
pub mod progress;
pub mod render;
pub mod report;
pub mod rules;
pub mod text;
