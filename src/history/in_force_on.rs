//! The version of a document that applied on a day, and the rule that says so.

use jiff::civil::Date;

use super::old_document::OldDocument;
use super::timeline::{Life, Point};
use super::version::Version;
use crate::corpus::force::Bound;
use crate::text::date::day;

/// The version that applied on a day, or why none did.
#[derive(Debug)]
pub enum Applying<'life> {
    /// A version applied.
    Version {
        /// The version.
        point: &'life Point,
        /// The document in it.
        alone: &'life OldDocument,
        /// The rules that say so, as sentences.
        told_by: Vec<String>,
    },
    /// No version applied, for this reason.
    Nothing(String),
}

/// The version of a document that applied on a day.
///
/// A version applies from its giltig_från, else from its day of decision, else from the day it was committed. The newest
/// decided version whose day has come applies; of those with the same decision, the version that was committed on the day.
#[must_use]
pub fn applying(life: &Life, on: Date) -> Applying<'_> {
    let committed = life.points.iter().filter_map(|point| Some((point, point.commit.as_ref()?.day)));
    let mut chosen: Option<(&Point, &Version, &OldDocument, Date)> = None;
    for (point, landed) in committed {
        let Some((version, alone)) = &point.version else {
            if landed <= on && chosen.is_none() {
                return Applying::Nothing(format!("dokumentet togs bort {landed}"));
            }
            continue;
        };
        if let Some((_, newer, _, _)) = chosen {
            // A version committed after the day has been found; one of the same decision committed by the day is better.
            if !version.is_in_use || version.stamp != newer.stamp {
                break;
            }
        }
        if alone.document.is_put_away() && landed <= on {
            return Applying::Nothing(format!("dokumentet var upphävt eller arkiverat, incheckat {landed}"));
        }
        if version.is_in_use && start(version, alone, landed) <= on {
            chosen = Some((point, version, alone, landed));
            if landed <= on {
                break;
            }
        }
    }
    let Some((point, version, alone, landed)) = chosen else {
        return Applying::Nothing("ingen beslutad version hade börjat gälla".to_owned());
    };
    match alone.document.valid_till {
        Bound::Day(till) if till < on => Applying::Nothing(format!("dokumentet gällde till {till}")),
        Bound::Day(_) | Bound::Open | Bound::Unclear => {
            Applying::Version { point, alone, told_by: told_by(version, alone, (landed, on)) }
        }
    }
}

fn start(version: &Version, alone: &OldDocument, landed: Date) -> Date {
    match alone.document.valid_from {
        Bound::Day(from) => from,
        Bound::Open | Bound::Unclear => decided(version).unwrap_or(landed),
    }
}

fn decided(version: &Version) -> Option<Date> {
    version.stamp.iter().flatten().next().and_then(|text| day(text))
}

fn told_by(version: &Version, alone: &OldDocument, (landed, on): (Date, Date)) -> Vec<String> {
    let rule = match (alone.document.valid_from, decided(version)) {
        (Bound::Day(from), _) => format!("gällde från {from} enligt giltig_från"),
        (Bound::Open | Bound::Unclear, Some(day)) => {
            format!("gällde från {day} enligt fastställd, eftersom giltig_från inte är ifyllt")
        }
        (Bound::Open | Bound::Unclear, None) => {
            format!("gällde från {landed}, då den checkades in; den säger inte själv från när")
        }
    };
    let late = (landed > on).then(|| format!("texten checkades in först {landed}, efter den dag du frågar om"));
    std::iter::once(rule).chain(late).collect()
}
