//! Text for people is true: the README, the handbook and the recipes for CI.

mod handbok;
mod readme;
mod recipes;
