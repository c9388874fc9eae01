//! How the code stands: floors, sizes, and what it is built of.

mod floors;
mod supply;
