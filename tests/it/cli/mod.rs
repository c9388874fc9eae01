//! The command line.

mod arguments;
mod explain;
mod output;
mod reference;
