//! The language server, tested by a client over its streams.

mod assistance;
mod client;
#[cfg(windows)]
mod drives_and_shares;
mod edits;
mod folders;
mod hidden;
mod names;
mod protocol;
mod session;
mod symbols;
