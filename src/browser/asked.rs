//! What a page asks for.

use serde::Deserialize;

/// A request of the page.
#[derive(Debug, Deserialize)]
#[serde(tag = "gör", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Forget every file.
    Töm,
    /// A folder that is there, also where it holds no file.
    Mapp {
        /// Its path.
        väg: String,
    },
    /// Forget a file.
    TaBort {
        /// Its path.
        väg: String,
    },
    /// Audit the files, and list what they hold.
    Granska {
        /// Of what.
        omfång: Scope,
    },
    /// Draw a sheet.
    Rita {
        /// Of what.
        omfång: Scope,
        /// The sheet.
        vad: Sheet,
        /// The name of a format, such as `html`.
        format: String,
    },
    /// Explain a rule.
    Förklara {
        /// Its id.
        regel: String,
    },
}

/// What is audited, and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The name of the folder.
    pub namn: String,
    /// Today, where the page is read.
    pub idag: String,
    /// The audit date; today if none.
    #[serde(default)]
    pub datum: Option<String>,
    /// The profiles that are switched on.
    #[serde(default)]
    pub profiler: Vec<String>,
    /// The enheter, by id or name; all if none.
    #[serde(default)]
    pub enheter: Vec<String>,
}

/// A sheet, named after the command that draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sheet {
    /// The whole report.
    Audit,
    /// The gap analysis.
    Gap,
    /// The matrix.
    Matrix,
    /// The dates.
    Due,
}
