//! The plan of measures of an earlier workbook, as people have filled it in.

use std::collections::BTreeMap;

/// The plan of an earlier workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlierPlan {
    /// The name of its file.
    pub file: String,
    /// The plan itself.
    pub plan: EarlierTable,
    /// The rows that were gone from the plan already then.
    pub gone: EarlierTable,
    /// What of the workbook is not carried over, as the subjects of a sentence.
    pub left: Vec<String>,
    /// What people wrote above the plan, which is told and may be replaced.
    pub above: Option<String>,
}

/// A table of an earlier workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlierTable {
    /// The headings, from left to right, each once.
    pub headings: Vec<String>,
    /// The rows with a value, from top to bottom.
    pub rows: Vec<EarlierRow>,
}

/// The values of a row by heading; a heading without a value is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EarlierRow(pub BTreeMap<String, Written>);

/// A value that a person or the program has written in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// Text.
    Text(String),
    /// A day, ÅÅÅÅ-MM-DD.
    Day(String),
    /// A whole number.
    Number(i32),
}

impl EarlierRow {
    /// The value under a heading.
    #[must_use]
    pub fn get(&self, heading: &str) -> Option<&Written> {
        self.0.get(heading)
    }

    /// The value under a heading as text; empty if there is none.
    #[must_use]
    pub fn text(&self, heading: &str) -> String {
        match self.get(heading) {
            None => String::new(),
            Some(Written::Text(text) | Written::Day(text)) => text.clone(),
            Some(Written::Number(number)) => number.to_string(),
        }
    }
}
