//! The law as data: requirements, their examples and their conditions.

mod requirements;
mod trees;
