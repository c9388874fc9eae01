//! The flags that let the index be read in place of the files on disk.

use clap::Args;

use crate::corpus::folder::{Next, ReadFrom};

/// Whether the index is read. The command has an argument `at` for another state.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct IndexArguments {
    /// Granska det som är på väg att checkas in (git add), i stället för filerna som de är; för en krok i git
    #[arg(long, conflicts_with = "at")]
    pub staged: bool,
    /// Incheckningen ersätter den senaste, som med git commit --amend: jämför med det som fanns före den
    #[arg(long, requires = "staged")]
    pub amend: bool,
}

impl IndexArguments {
    /// What is read.
    #[must_use]
    pub fn read_from(self) -> ReadFrom {
        match (self.staged, self.amend) {
            (false, _) => ReadFrom::Disk,
            (true, false) => ReadFrom::Index(Next::Commit),
            (true, true) => ReadFrom::Index(Next::Amended),
        }
    }
}
