//! What a page asks for.

use serde::Deserialize;
use serde_json::Value;

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
    /// A document as a form.
    Formulär {
        /// The path of its file.
        väg: String,
        /// Its number in the file.
        del: usize,
        /// Of what the findings are told.
        omfång: Scope,
    },
    /// Write an answer in a field of a document.
    Svara {
        /// The path of its file.
        väg: String,
        /// Its number in the file.
        del: usize,
        /// The address of the field.
        fält: String,
        /// A text, a list of texts, or null to take it away.
        svar: Value,
        /// The day on which it is written.
        omfång: Scope,
    },
    /// Take back what was written last, in any file.
    Ångra,
    /// A new document.
    Ny {
        /// Its kind; that of the requirement if none.
        #[serde(default)]
        typ: Option<String>,
        /// The requirement that it is written for.
        #[serde(default)]
        krav: Option<String>,
        /// The enhet that it applies to.
        #[serde(default)]
        enhet: Option<String>,
        /// Of what the folder is audited.
        omfång: Scope,
    },
    /// The bytes of a file as it is now.
    Text {
        /// Its path.
        väg: String,
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
