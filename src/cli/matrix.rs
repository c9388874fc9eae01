//! The command `matrix`: enheter against requirements, and the activities of each process.

use clap::Args;

use super::entry::{Given, Run};
use super::format_arguments::FormatArguments;
use super::ground::Ground;
use super::page_arguments::{PageArguments, linked};
use super::scope::{Plan, ScopeArguments};
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
    /// Links to files, and one report for each enhet.
    #[command(flatten)]
    pub pages: PageArguments,
    /// Visa bara det som saknas eller inte kunde bedömas
    #[arg(long)]
    pub holes: bool,
}

impl Run for MatrixArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ground = Ground::of(&self.scope.path).with_catalogue(given.global.catalog.as_deref());
        let link = self.pages.file_link()?;
        let drawing = self.formats.asked(&self.pages, ground)?;
        let plan = Plan::of(self.scope, (&[], &[]), given)?;
        let report = linked(plan.report()?, link.as_ref());
        let extent = if self.holes { Extent::Holes } else { Extent::Whole };
        show((&report, &plan), &View::Matrix(extent), drawing, given)
    }
}
