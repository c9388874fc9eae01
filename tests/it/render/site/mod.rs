//! The published pages and files of Word.

mod hostile;
mod page_markup;
mod pages;
mod published_roles;
mod stamped_drafts;
mod whole_text;
mod word_files;
