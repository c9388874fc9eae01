//! A JSON report of version 1 as it is read back: what stands first in it, by types that ignore what they do not know.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Error, IgnoredAny};
use serde::{Deserialize, Deserializer};

use crate::text::date::day;
use crate::text::personal_number::clean;

/// A JSON report, without its findings and assessments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenReport {
    version: u64,
    pub tool: WrittenTool,
    pub audit: WrittenAudit,
    #[serde(default)]
    pub limited_to: Option<WrittenLimits>,
    pub summary: WrittenSummary,
    #[serde(rename = "findings")]
    _findings: Passed,
    #[serde(rename = "assessments")]
    _assessments: Passed,
}

/// A list that has to be there, and is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Passed;

impl<'de> Deserialize<'de> for Passed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// The program that wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenTool {
    name: String,
    #[serde(deserialize_with = "text")]
    pub version: String,
}

/// The date, the revision and the law of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenAudit {
    #[serde(deserialize_with = "date")]
    pub date: String,
    #[serde(deserialize_with = "maybe_text")]
    pub revision: Option<String>,
    #[serde(deserialize_with = "texts")]
    pub profiles: Vec<String>,
    #[serde(deserialize_with = "date")]
    pub law_as_of: String,
    pub history: WrittenHistory,
}

/// Whether the history in git was assessed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenHistory {
    pub assessed: bool,
}

/// What the audit was limited to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenLimits {
    #[serde(deserialize_with = "texts")]
    pub units: Vec<String>,
    #[serde(deserialize_with = "texts")]
    pub select: Vec<String>,
    #[serde(deserialize_with = "texts")]
    pub ignore: Vec<String>,
}

/// The numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenSummary {
    #[serde(deserialize_with = "count")]
    pub documents: usize,
    pub findings: WrittenFindings,
    pub by_unit: Vec<WrittenUnit>,
    #[serde(default)]
    pub by_act: Option<Vec<WrittenAct>>,
    pub requirements: WrittenOutcomes,
}

/// The numbers of findings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenFindings {
    #[serde(deserialize_with = "count")]
    pub error: usize,
    #[serde(deserialize_with = "count")]
    pub warning: usize,
    #[serde(deserialize_with = "count")]
    pub note: usize,
    #[serde(deserialize_with = "count")]
    pub waived: usize,
}

/// The numbers of assessments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct WrittenOutcomes {
    #[serde(deserialize_with = "count")]
    satisfied: usize,
    #[serde(deserialize_with = "count")]
    violated: usize,
    /// ej bedömt.
    #[serde(deserialize_with = "count")]
    pub undetermined: usize,
    #[serde(deserialize_with = "count")]
    waived: usize,
}

/// The numbers of an enhet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenUnit {
    #[serde(deserialize_with = "text")]
    pub unit: String,
    #[serde(default, deserialize_with = "maybe_text")]
    name: Option<String>,
    #[serde(default, deserialize_with = "maybe_text")]
    pub parent: Option<String>,
    #[serde(deserialize_with = "count")]
    pub error: usize,
    #[serde(deserialize_with = "count")]
    pub warning: usize,
    #[serde(deserialize_with = "count")]
    pub note: usize,
    #[serde(deserialize_with = "count")]
    pub above: usize,
    #[serde(default)]
    pub acts: Vec<WrittenAct>,
}

/// The numbers of an act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenAct {
    /// None for what cites no law.
    #[serde(deserialize_with = "maybe_text")]
    pub act: Option<String>,
    #[serde(deserialize_with = "count")]
    pub error: usize,
    #[serde(deserialize_with = "count")]
    pub warning: usize,
    #[serde(deserialize_with = "count")]
    pub note: usize,
    #[serde(deserialize_with = "count")]
    pub undetermined: usize,
    #[serde(deserialize_with = "count")]
    pub asked: usize,
}

/// Why a text is no report that can be collected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoReport {
    /// It is not JSON; the line and the column where it ceases to be.
    NoJson(usize, usize),
    /// It ends too early.
    CutOff,
    /// It is of another version of the format.
    Version(u64),
    /// It is JSON of something else; the line where that shows.
    Other(usize),
}

/// What stands first in every JSON of the program.
#[derive(Deserialize)]
struct Stamp {
    version: u64,
    tool: StampTool,
}

#[derive(Deserialize)]
struct StampTool {
    name: String,
}

const TOOL: &str = env!("CARGO_PKG_NAME");
const VERSION: u64 = 1;
/// The greatest number that anything in a ledningssystem could be counted to.
const MOST: u64 = 1_000_000_000;

impl WrittenReport {
    /// The report in a text.
    ///
    /// # Errors
    /// If it is no report of version 1.
    pub fn parse(text: &str) -> Result<Self, NoReport> {
        match serde_json::from_str::<Self>(text) {
            Ok(report) if report.tool.name != TOOL => Err(NoReport::Other(1)),
            Ok(report) if report.version != VERSION => Err(NoReport::Version(report.version)),
            Ok(report) => Ok(report),
            Err(error) => Err(why(text, &error)),
        }
    }

    /// The enheter that no other one of the report stands above.
    pub fn topmost(&self) -> impl Iterator<Item = &WrittenUnit> {
        let units = &self.summary.by_unit;
        let known: HashSet<&str> = units.iter().map(|unit| unit.unit.as_str()).collect();
        units.iter().filter(move |unit| unit.parent.as_deref().is_none_or(|parent| !known.contains(parent)))
    }

    /// How many assessments apply.
    #[must_use]
    pub fn asked(&self) -> usize {
        let WrittenOutcomes { satisfied, violated, undetermined, waived } = self.summary.requirements;
        satisfied + violated + undetermined + waived
    }
}

impl WrittenUnit {
    /// The name; the id, where an earlier version of the program wrote no name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&self.unit)
    }
}

fn why(text: &str, error: &serde_json::Error) -> NoReport {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof => NoReport::CutOff,
        Category::Syntax | Category::Io => NoReport::NoJson(error.line(), error.column()),
        Category::Data => match serde_json::from_str::<Stamp>(text) {
            Ok(stamp) if stamp.tool.name == TOOL && stamp.version != VERSION => NoReport::Version(stamp.version),
            Ok(_) | Err(_) => NoReport::Other(error.line()),
        },
    }
}

fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(cleaned)
}

fn maybe_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(deserializer).map(|text| text.map(cleaned))
}

fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Vec::<String>::deserialize(deserializer).map(|texts| texts.into_iter().map(cleaned).collect())
}

/// A text without personal numbers: anyone may have written the file.
fn cleaned(text: String) -> String {
    if text.bytes().any(|byte| byte.is_ascii_digit()) || !text.is_ascii() { clean(&text) } else { text }
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if day(&text).is_some() { Ok(text) } else { Err(D::Error::custom(Odd("date"))) }
}

fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    let number = u64::deserialize(deserializer)?;
    let plausible = usize::try_from(number).ok().filter(|_| number <= MOST);
    plausible.ok_or_else(|| D::Error::custom(Odd("number")))
}

/// What cannot stand in a report.
struct Odd(&'static str);

impl fmt::Display for Odd {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no {} of a report", self.0)
    }
}
