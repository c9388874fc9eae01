//! What a page asks for.

use serde::Deserialize;
use serde_json::Value;

/// A request of the page.
#[derive(Debug, Deserialize)]
#[serde(tag = "gör", deny_unknown_fields)]
pub enum Request {
    /// Forget every file.
    #[serde(rename = "töm")]
    Clear,
    /// A folder that is there, also where it holds no file.
    #[serde(rename = "mapp")]
    Folder {
        #[serde(rename = "väg")]
        path: String,
    },
    /// Forget a file.
    #[serde(rename = "ta_bort")]
    Remove {
        #[serde(rename = "väg")]
        path: String,
    },
    /// Audit the files, and list what they hold.
    #[serde(rename = "granska")]
    Audit {
        #[serde(rename = "omfång")]
        scope: Scope,
    },
    /// Draw a sheet in a format, such as `html`.
    #[serde(rename = "rita")]
    Draw {
        #[serde(rename = "omfång")]
        scope: Scope,
        #[serde(rename = "vad")]
        sheet: Sheet,
        format: String,
    },
    /// A document as a form.
    #[serde(rename = "formulär")]
    Form {
        #[serde(rename = "väg")]
        path: String,
        #[serde(rename = "del")]
        part: usize,
        #[serde(rename = "omfång")]
        scope: Scope,
    },
    /// Write an answer in a field of a document: a text, a list of texts, or null to take it away.
    #[serde(rename = "svara")]
    Answer {
        #[serde(rename = "väg")]
        path: String,
        #[serde(rename = "del")]
        part: usize,
        #[serde(rename = "fält")]
        field: String,
        #[serde(rename = "svar")]
        answer: Value,
        #[serde(rename = "omfång")]
        scope: Scope,
    },
    /// Decide a document: its status, the day and by whom, all or nothing. Null by whom leaves what is written.
    #[serde(rename = "besluta")]
    Decide {
        #[serde(rename = "väg")]
        path: String,
        #[serde(rename = "del")]
        part: usize,
        #[serde(rename = "av")]
        by: Value,
        #[serde(rename = "dag")]
        day: String,
        #[serde(rename = "omfång")]
        scope: Scope,
    },
    /// Take back what was written last, in any file.
    #[serde(rename = "ångra")]
    Undo,
    /// A new document.
    #[serde(rename = "ny")]
    New {
        #[serde(default, rename = "typ")]
        kind: Option<String>,
        #[serde(default, rename = "krav")]
        target: Option<String>,
        #[serde(default, rename = "enhet")]
        unit: Option<String>,
        #[serde(rename = "omfång")]
        scope: Scope,
    },
    /// The bytes of a file as it is now.
    #[serde(rename = "text")]
    Text {
        #[serde(rename = "väg")]
        path: String,
    },
    /// Explain a rule.
    #[serde(rename = "förklara")]
    Explain {
        #[serde(rename = "regel")]
        rule: String,
    },
}

/// What is audited, and when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The name of the folder.
    #[serde(rename = "namn")]
    pub name: String,
    /// Today, where the page is read.
    #[serde(rename = "idag")]
    pub today: String,
    /// The audit date; today if none.
    #[serde(default, rename = "datum")]
    pub date: Option<String>,
    /// The profiles that are switched on.
    #[serde(default, rename = "profiler")]
    pub profiles: Vec<String>,
    /// The enheter, by id or name; all if none.
    #[serde(default, rename = "enheter")]
    pub units: Vec<String>,
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
