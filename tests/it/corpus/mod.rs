//! From a folder to documents with checked form, and the effect of settings.

mod encoding;
mod files_read;
mod form;
mod header_words;
mod privacy;
mod prose;
mod settings;
mod unread;
mod values;
mod writing;
