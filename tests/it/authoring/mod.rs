//! Commands that write in a ledningssystem: init, new, import, fix, and the schema for editors.

mod begin;
mod editor_schema;
mod fix;
mod import;
mod offered_fixes;
mod slips;
