//! The language server: the audit while one writes, in any editor with the Language Server Protocol.
//!
//! One thread answers requests from the current state. A worker reads and judges each ledningssystem that is open, and its
//! findings are published when it is done.

mod actions;
mod answering;
mod completion;
mod context;
mod diagnostics;
mod greeting;
mod hearing;
mod hover;
mod judging;
mod knowing;
mod parameters;
mod positions;
mod publishing;
mod references;
mod roots;
mod server;
mod symbols;
mod systems;
mod uris;
mod wire;
mod worker;
mod workspace;

pub use server::{Ending, Setting, serve};
