//! The documentation is true: the README, the handbook, the page on editors and the recipes for CI.

#[cfg(unix)]
mod action_fetch;
mod editor_page;
mod handbok;
mod readme;
mod recipes;
