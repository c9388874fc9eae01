//! How the code stands: floors, sizes, facts instead of sentences, and what it is built of.

mod floors;
mod imports;
mod sentences;
mod sizes;
mod supply;
