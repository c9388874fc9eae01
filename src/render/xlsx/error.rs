//! Why a workbook could not be made.

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum WorkbookError {
    /// The library refused something.
    #[error("arbetsboken för Excel kunde inte göras: {0}")]
    #[diagnostic(help("skriv rapporten i ett annat format, till exempel --output json=rapport.json"))]
    Refused(String),
}
