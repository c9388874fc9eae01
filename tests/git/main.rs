//! What git knows, on real repositories built by script.

#[path = "../shared/repository.rs"]
mod repository;
#[path = "../shared/mod.rs"]
mod shared;

mod at;
mod decisions;
mod facts;
mod life;
mod states;
