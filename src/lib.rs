//! Audits a git-stored ledningssystem for sjukskrivning och rehabilitering.

pub mod assess;
pub mod audit;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod command;
pub mod corpus;
pub mod dossier;
pub mod finding;
pub mod gathering;
pub mod import;
pub mod lsp;
pub mod mending;
pub mod reading;
pub mod registry;
pub mod render;
pub mod report;
pub mod reporting;
pub mod settings;
pub mod settling;
pub mod source;
pub mod trial;
pub mod view;
pub mod waiver;
