//! The words that arguments choose among.

use clap::ValueEnum;

/// Of what a requirement is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// The vårdgivare.
    #[value(name = "vårdgivare")]
    Carer,
    /// Each enhet.
    #[value(name = "enhet")]
    Unit,
    /// Documents.
    #[value(name = "dokument")]
    Document,
}

/// The formats of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum TableFormat {
    /// A table for a terminal.
    #[default]
    Terminal,
    /// JSON.
    Json,
}

/// An outcome to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Something is missing.
    #[value(name = "brist")]
    Violated,
    /// It cannot be told.
    #[value(name = "ej-bedömt")]
    Undetermined,
    /// Something is missing and accepted.
    #[value(name = "undantag")]
    Waived,
    /// Nothing was found missing.
    #[value(name = "inga-brister")]
    Satisfied,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Text for a terminal.
    #[default]
    Terminal,
    /// JSON, version 1.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for test reports.
    Junit,
    /// Annotations on GitHub.
    Github,
    /// Code quality on GitLab.
    Gitlab,
    /// Markdown for a comment on a change.
    Markdown,
    /// A page to read on a screen and to print.
    Html,
    /// A workbook for Excel, which is no text: only to a file.
    #[value(hide = true)]
    Xlsx,
}

/// The formats of one side of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ViewFormat {
    /// Text for a terminal.
    #[default]
    Terminal,
    /// JSON, version 1.
    Json,
    /// Tables in Markdown.
    Markdown,
    /// A page to read on a screen and to print.
    Html,
    /// A workbook for Excel, which is no text: only to a file.
    #[value(hide = true)]
    Xlsx,
}

/// The formats of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ChangeFormat {
    /// Text for a terminal.
    #[default]
    Terminal,
    /// Markdown for a comment on a change.
    Markdown,
    /// JSON, version 1.
    Json,
}

/// How far apart the points of a trend are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Every {
    /// The end of each week.
    Week,
    /// The end of each month.
    #[default]
    Month,
    /// The end of each quarter.
    Quarter,
    /// The end of each year.
    Year,
}

/// The gravest finding that may be there and still end well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Threshold {
    /// brist
    #[default]
    Error,
    /// bör
    Warning,
    /// tips
    Note,
    /// nothing fails
    Never,
}

/// When colour is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Colour {
    /// On a terminal that can show it, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
