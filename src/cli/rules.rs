//! The command `rules`: all requirements and rules.

use std::path::Path;

use clap::{Args, ValueEnum};

use super::entry::{Given, Run};
use super::ground::Ground;
use super::text_output::{TableArguments, TableFormat};
use super::{Answer, CommandError};
use crate::render::json;
use crate::render::terminal::rulebook;
use crate::rules::{self, Explained};

/// Visa alla krav och regler
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll rules [FLAGGOR]")]
pub struct RulesArguments {
    /// Bara krav ur en författning, till exempel sosfs-2011-9 eller PSL
    #[arg(long, value_name = "FÖRFATTNING")]
    pub act: Option<String>,
    /// Bara krav på en typ av dokument, till exempel rutin
    #[arg(long, value_name = "TYP")]
    pub kind: Option<String>,
    /// Bara krav på en nivå: vårdgivare, enhet eller dokument
    #[arg(long, value_name = "NIVÅ", hide_possible_values = true)]
    pub level: Option<Level>,
    #[command(flatten)]
    pub table: TableArguments,
}

/// What a requirement applies to.
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

impl Run for RulesArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let catalogue = given.catalogue()?;
        let rules: Vec<Explained<'_>> = rules::ids(&catalogue)
            .iter()
            .filter_map(|id| rules::explain(&catalogue, id))
            .filter(|rule| is_wanted(&self, rule))
            .collect();
        let ground = Ground::of(Path::new(".")).with_catalogue(given.global.catalog.as_deref());
        self.table.answer(&ground, given.style(), |format, style| match format {
            TableFormat::Terminal => rulebook::table(&rules, style),
            TableFormat::Json => json::rules::render(&rules),
        })
    }
}

fn is_wanted(asked: &RulesArguments, rule: &Explained<'_>) -> bool {
    let is_of_act = |act: &String| {
        let folded = act.to_lowercase();
        rule.id.split('/').next() == Some(folded.as_str())
            || rule.citation.as_ref().is_some_and(|citation| citation.act.to_lowercase() == folded)
    };
    let is_of_level = |level: &Level| match level {
        Level::Carer => rule.level == Some("vårdgivare"),
        Level::Unit => rule.level == Some("enhet"),
        Level::Document => rule.level.is_none() && rule.citation.is_some(),
    };
    asked.act.as_ref().is_none_or(is_of_act)
        && asked.kind.as_ref().is_none_or(|kind| rule.kinds.contains(&kind.as_str()))
        && asked.level.as_ref().is_none_or(is_of_level)
}
