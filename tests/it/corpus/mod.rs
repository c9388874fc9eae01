//! From a folder to documents held to their form, and what settings change.

mod encoding;
mod form;
mod privacy;
mod settings;
mod unread;
mod values;
mod what_is_read;
mod writing;
