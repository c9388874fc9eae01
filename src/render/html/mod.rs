//! The HTML report: one file with all it needs, to read on a screen, to search, and to print before an inspection.
//!
//! Nothing is fetched and nothing is needed to read it; a small script only hides rows that are not asked for.

mod against;
mod chart;
mod dates;
mod events;
mod evidence;
mod filters;
mod first;
mod head;
mod lookup;
mod matrix;
mod others;
mod page;
mod paper;
mod plan;
mod processes;
mod script;
mod sheet;
mod style;
mod trend;
mod units;
mod words;

pub use sheet::{due, gap, matrix, render};
