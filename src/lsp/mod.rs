//! The language server: the audit as one writes, in any editor that speaks the Language Server Protocol.
//!
//! One thread answers from what it has at once. Another judges the whole, and what it finds is shown when it comes.

mod actions;
mod answering;
mod completion;
mod context;
mod diagnostics;
mod hover;
mod judging;
mod knowing;
mod positions;
mod references;
mod server;
mod wire;
mod workspace;

pub use server::{Ending, Setting, serve};
