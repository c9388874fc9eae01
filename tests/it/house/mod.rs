//! The structure of the code: floors, sizes, facts instead of sentences, and dependencies.

mod floors;
mod imports;
mod sentences;
mod sizes;
mod supply;
