//! The commands `gap`, `matrix` and `due`: one report seen from three sides. They show and never fail for what they show.

use std::path::PathBuf;

use jiff::Span;

use super::scope::report;
use super::writing::{FILE_WIDTH, outputs, write_all};
use super::{Answer, CommandError, Surroundings};
use crate::cli::{DueArguments, GapArguments, MatrixArguments, Only, ViewFormat};
use crate::finding::Outcome;
use crate::render::markdown::views;
use crate::render::terminal::{due, gap_view, matrix};
use crate::render::{Style, html, json, xlsx};
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::{Extent, View};

/// The gaps, paragraph by paragraph for each enhet.
pub fn gap(asked: &GapArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let outputs = outputs(&asked.formats.output)?;
    let report = report(&asked.scope, (&[], &[]), surroundings)?;
    check_acts(&report, &asked.act)?;
    let filter = Filter { acts: asked.act.clone(), only: asked.only.map(outcome) };
    Shown { report, view: View::Gap(filter), style }.answer(asked.formats.format, outputs)
}

fn check_acts(report: &Report, acts: &[String]) -> Result<(), CommandError> {
    let mut known: Vec<&str> = report.requirements.iter().filter_map(|row| row.id.split('/').next()).collect();
    known.dedup();
    let is_known = |act: &String| {
        let folded = act.to_lowercase();
        known.contains(&folded.as_str())
            || report.requirements.iter().any(|row| row.citation.act.to_lowercase() == folded)
    };
    match acts.iter().find(|act| !is_known(act)) {
        None => Ok(()),
        Some(act) => {
            let help = format!("skriv något av {}", crate::text::words::list(&known, "eller"));
            Err(CommandError::UnknownAct { name: act.clone(), help })
        }
    }
}

fn outcome(only: Only) -> Outcome {
    match only {
        Only::Violated => Outcome::Violated,
        Only::Undetermined => Outcome::Undetermined,
        Only::Waived => Outcome::Waived,
        Only::Satisfied => Outcome::Satisfied,
    }
}

/// Enheter against requirements, and the activities of each process.
pub fn matrix(asked: &MatrixArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let outputs = outputs(&asked.formats.output)?;
    let report = report(&asked.scope, (&[], &[]), surroundings)?;
    let extent = if asked.holes { Extent::Holes } else { Extent::Whole };
    Shown { report, view: View::Matrix(extent), style }.answer(asked.formats.format, outputs)
}

/// What has passed and what falls due.
pub fn due(asked: &DueArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let outputs = outputs(&asked.formats.output)?;
    let span = span(&asked.within).ok_or_else(|| CommandError::Within(asked.within.clone()))?;
    let report = report(&asked.scope, (&[], &[]), surroundings)?;
    let today = crate::text::date::day(&report.audit.date).unwrap_or(surroundings.today);
    let last = today.checked_add(span).map_err(|_| CommandError::Within(asked.within.clone()))?;
    Shown { report, view: View::Due((last - today).get_days()), style }.answer(asked.formats.format, outputs)
}

/// One side of a report, and how it is drawn.
struct Shown {
    report: Report,
    view: View,
    style: Style,
}

impl Shown {
    fn answer(&self, format: ViewFormat, outputs: Vec<(ViewFormat, PathBuf)>) -> Result<Answer, CommandError> {
        // First what is printed: where that cannot be done, nothing is written.
        let output = self.printed(format, self.style)?;
        let files = outputs.into_iter().map(|(format, file)| Ok((file, self.written(format)?)));
        write_all(files.collect::<Result<Vec<_>, CommandError>>()?)?;
        Ok(Answer { output, ..Answer::default() })
    }

    fn written(&self, format: ViewFormat) -> Result<Vec<u8>, CommandError> {
        // A file has no window: it is drawn without colour and at a fixed width.
        let of_file = Style { width: FILE_WIDTH, is_coloured: false, is_unicode: true };
        match format {
            ViewFormat::Xlsx => Ok(xlsx::of_view(&self.report, &self.view)?),
            ViewFormat::Terminal | ViewFormat::Json | ViewFormat::Markdown | ViewFormat::Html => {
                self.printed(format, of_file).map(String::into_bytes)
            }
        }
    }

    fn printed(&self, format: ViewFormat, style: Style) -> Result<String, CommandError> {
        let report = &self.report;
        match (format, &self.view) {
            (ViewFormat::Terminal, View::Gap(filter)) => Ok(gap_view::render(report, filter, style)),
            (ViewFormat::Terminal, View::Matrix(extent)) => Ok(matrix::render(report, *extent, style)),
            (ViewFormat::Terminal, View::Due(within)) => Ok(due::render(report, *within, style)),
            (ViewFormat::Json, View::Gap(filter)) => Ok(json::gap::render(report, filter)),
            (ViewFormat::Json, View::Matrix(extent)) => Ok(json::matrix::render(report, *extent)),
            (ViewFormat::Json, View::Due(within)) => Ok(json::due::render(report, *within)),
            (ViewFormat::Html, View::Gap(filter)) => Ok(html::gap(report, filter)),
            (ViewFormat::Html, View::Matrix(extent)) => Ok(html::matrix(report, *extent)),
            (ViewFormat::Html, View::Due(within)) => Ok(html::due(report, *within)),
            (ViewFormat::Markdown, view) => Ok(views::render(report, view)),
            (ViewFormat::Xlsx, _) => Err(CommandError::OnlyToFile),
        }
    }
}

/// A length of time as people write it here: 30d, 6m, 1y.
fn span(text: &str) -> Option<Span> {
    let text = text.trim().to_lowercase();
    let unit = text.chars().next_back()?;
    let number: i32 = text.strip_suffix(unit)?.parse().ok().filter(|number| (0..=10_000).contains(number))?;
    match unit {
        'd' => Some(Span::new().days(number)),
        'v' | 'w' => Some(Span::new().weeks(number)),
        'm' => Some(Span::new().months(number)),
        'y' | 'å' => Some(Span::new().years(number)),
        _ => None,
    }
}
