//! From a folder to documents with checked form, and the effect of settings.

mod encoding;
mod form;
mod privacy;
mod settings;
mod unread;
mod values;
mod what_is_read;
mod writing;
