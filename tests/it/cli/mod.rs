//! The command line.

mod explain;
mod reference;
