//! The language server, spoken to by a client over its streams.

mod assistance;
mod client;
mod session;
