//! Commands that write in a ledningssystem: init, new, import, fix, and the schema for editors.

mod begin;
mod changes;
mod changes_alone;
mod editor_schema;
mod fix;
mod hard_blanks;
mod import;
mod import_hostile;
mod import_loses_nothing;
mod import_told;
mod offered_fixes;
mod rows_again;
mod slips;
pub mod word;
