//! From a folder to documents held to their form, and what settings change.

mod bad_input;
mod privacy;
mod settings;
