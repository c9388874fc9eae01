//! The integration tests: one crate, so that it is linked once, with a folder for each room of the source.

mod shared;

mod audit;
mod authoring;
// The names of files in a browser have slashes, whatever the computer.
#[cfg(unix)]
mod browser;
mod catalogue;
mod cli;
mod corpus;
mod docs;
mod git;
mod history;
mod house;
mod lsp;
mod render;
mod report;
mod rules;
mod text;
