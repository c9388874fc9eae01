//! The language server: the audit while one writes, in any editor with the Language Server Protocol.
//!
//! One thread answers requests from the current state. A worker judges all files, and its findings are published when it
//! is done.

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
