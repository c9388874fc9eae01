//! The language server, tested by a client over its streams.

mod assistance;
mod client;
mod edits;
mod folders;
mod hidden;
mod names;
mod protocol;
mod session;
mod symbols;
