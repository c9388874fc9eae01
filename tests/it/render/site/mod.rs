//! The published pages and files of Word.

mod hostile;
mod pages;
mod whole_text;
mod word_files;
