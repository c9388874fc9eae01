//! What an authority asks for, as one file: pages and files of Word of the documents in force, what is shown of the work
//! with them, and a list with the sum of each file.

mod all_files;
mod case_page;
mod demand_page;
mod document_index;
mod front_page;
mod handed_over;
mod investigation_page;
mod life_page;
pub mod limit_words;
pub mod manifest;
mod measure_page;
mod packing;
mod paragraph_index;
mod responsibility_page;
mod self_check_page;
mod shown_document;
mod shown_text;
mod table_markup;
pub mod told_life;
pub mod wholeness;
pub mod zip_end;

pub use all_files::files;
pub use handed_over::{Bundle, History, Limit, PAGES};
pub use packing::packed;
