//! A JSON report of version 1 as it is read back: what stands first in it, by types that ignore what they do not know.

use std::collections::HashSet;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};

use super::written_values::{Count, Day, Text};

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
    /// A digest of the whole text, by which files with the same content are known.
    #[serde(skip)]
    digest: [u8; 32],
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
    pub version: Text,
}

/// The date, the revision and the law of the audit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenAudit {
    pub date: Day,
    pub revision: Option<Text>,
    pub profiles: Vec<Text>,
    pub law_as_of: Day,
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
    pub units: Vec<Text>,
    pub select: Vec<Text>,
    pub ignore: Vec<Text>,
}

/// The numbers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenSummary {
    pub documents: Count,
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
    pub error: Count,
    pub warning: Count,
    pub note: Count,
    pub waived: Count,
}

/// The numbers of assessments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct WrittenOutcomes {
    satisfied: Count,
    violated: Count,
    /// ej bedömt.
    pub undetermined: Count,
    waived: Count,
}

/// The numbers of an enhet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenUnit {
    pub unit: Text,
    #[serde(default)]
    name: Option<Text>,
    #[serde(default)]
    pub parent: Option<Text>,
    pub error: Count,
    pub warning: Count,
    pub note: Count,
    pub above: Count,
    #[serde(default)]
    pub acts: Vec<WrittenAct>,
}

/// The numbers of an act.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the fields have the names of the report")]
pub struct WrittenAct {
    /// None for what cites no law.
    pub act: Option<Text>,
    pub error: Count,
    pub warning: Count,
    pub note: Count,
    pub undetermined: Count,
    pub asked: Count,
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

impl WrittenReport {
    /// The report in a text.
    ///
    /// # Errors
    /// If it is no report of version 1.
    pub fn parse(text: &str) -> Result<Self, NoReport> {
        match serde_json::from_str::<Self>(text) {
            Ok(report) if report.tool.name != TOOL => Err(NoReport::Other(1)),
            Ok(report) if report.version != VERSION => Err(NoReport::Version(report.version)),
            Ok(report) => Ok(Self { digest: Sha256::digest(text.trim()).into(), ..report }),
            Err(error) => Err(why(text, &error)),
        }
    }

    /// The enheter that no other one of the report stands above.
    pub fn topmost(&self) -> impl Iterator<Item = &WrittenUnit> {
        let units = &self.summary.by_unit;
        let known: HashSet<&str> = units.iter().map(|unit| &*unit.unit).collect();
        units.iter().filter(move |unit| unit.parent.as_deref().is_none_or(|parent| !known.contains(parent)))
    }

    /// A digest of the whole text.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// True if both say the same of the same day, whatever their findings are in full.
    #[must_use]
    pub fn has_same_numbers(&self, other: &Self) -> bool {
        (&self.tool, &self.audit, &self.limited_to, &self.summary)
            == (&other.tool, &other.audit, &other.limited_to, &other.summary)
    }

    /// How many assessments apply.
    #[must_use]
    pub fn asked(&self) -> usize {
        let WrittenOutcomes { satisfied, violated, undetermined, waived } = self.summary.requirements;
        [satisfied, violated, undetermined, waived].into_iter().map(Count::number).sum()
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
