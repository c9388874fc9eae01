//! The commands `gap`, `matrix` and `due`: one report seen from three sides. They show and never fail for what they show.

use jiff::Span;

use super::scope::report;
use super::{Answer, CommandError, Surroundings};
use crate::assess::Outcome;
use crate::cli::{DueArguments, GapArguments, MatrixArguments, Only};
use crate::render::snippet::Style;
use crate::render::{due, gap, matrix};
use crate::report::Report;
use crate::view::gap::Filter;

/// The gaps, paragraph by paragraph for each enhet.
pub fn gap(asked: &GapArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let report = report(&asked.scope, (&[], &[]), surroundings)?;
    check_acts(&report, &asked.act)?;
    let filter = Filter { acts: asked.act.clone(), only: asked.only.map(outcome) };
    Ok(Answer { output: gap::render(&report, &filter, style), ..Answer::default() })
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
            let help = format!("skriv något av {}", crate::check::wording::list(&known, "eller"));
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
    let report = report(&asked.scope, (&[], &[]), surroundings)?;
    Ok(Answer { output: matrix::render(&report, asked.holes, style), ..Answer::default() })
}

/// What has passed and what falls due.
pub fn due(asked: &DueArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let span = span(&asked.within).ok_or_else(|| CommandError::Within(asked.within.clone()))?;
    let report = report(&asked.scope, (&[], &[]), surroundings)?;
    let today = crate::corpus::date::day(&report.audit.date).unwrap_or(surroundings.today);
    let last = today.checked_add(span).map_err(|_| CommandError::Within(asked.within.clone()))?;
    Ok(Answer { output: due::render(&report, (last - today).get_days(), style), ..Answer::default() })
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
