//! The command `matrix`: enheter against requirements, and the activities of each process.

use clap::Args;

use super::entry::{Given, Run};
use super::format_arguments::FormatArguments;
use super::ground::Ground;
use super::scope::{ScopeArguments, report};
use super::view_formats::{OfMatrix, show};
use super::{Answer, CommandError};
use crate::report::views::{Extent, View};

/// Visa enheter mot krav, och aktiviteterna i varje process
#[derive(Debug, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll matrix [FLAGGOR] [MAPP]")]
pub struct MatrixArguments {
    /// What is audited.
    #[command(flatten)]
    pub scope: ScopeArguments,
    /// In which formats.
    #[command(flatten)]
    pub formats: FormatArguments<OfMatrix>,
    /// Visa bara det som saknas eller inte kunde bedömas
    #[arg(long)]
    pub holes: bool,
}

impl Run for MatrixArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.scope.path).with_catalogue(given.global.catalog.as_deref());
        let drawing = self.formats.drawing(&ground)?;
        let report = report(self.scope, given)?;
        let extent = if self.holes { Extent::Holes } else { Extent::Whole };
        show(&report, &View::Matrix(extent), drawing, given)
    }
}
