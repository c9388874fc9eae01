//! The command line.

mod arguments;
mod completions_and_man;
mod explain;
mod output;
