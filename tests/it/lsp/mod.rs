//! The language server, tested by a client over its streams.

mod assistance;
mod client;
mod session;
