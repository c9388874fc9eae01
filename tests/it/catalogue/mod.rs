//! The law as data: requirements, their examples and their conditions.

mod faulty_catalogue;
mod requirements;
mod trees;
