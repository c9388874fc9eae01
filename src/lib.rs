//! Audits a git-stored ledningssystem for sjukskrivning och rehabilitering.

pub mod against;
pub mod audit;
pub mod baseline;
pub mod blueprint;
pub mod catalogue;
pub mod cli;
pub mod command;
pub mod comparison;
pub mod corpus;
pub mod dossier;
pub mod finding;
pub mod founding;
pub mod gathering;
pub mod git;
pub mod history;
pub mod import;
pub mod lsp;
pub mod mending;
pub mod progress;
pub mod render;
pub mod report;
pub mod reporting;
pub mod rules;
pub mod scaffold;
pub mod text;
pub mod trend;
pub mod view;

/// Gives and takes back memory for the program, its tests and its benches alike.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
