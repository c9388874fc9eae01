//! The error of writing a workbook.

/// The error of writing a workbook.
#[derive(Debug, thiserror::Error, miette::Diagnostic)]
pub enum WorkbookError {
    /// `rust_xlsxwriter` refused something, with its message.
    #[error("arbetsboken för Excel kunde inte göras: {0}")]
    #[diagnostic(help("skriv rapporten i ett annat format, till exempel --output json=rapport.json"))]
    Refused(String),
}
