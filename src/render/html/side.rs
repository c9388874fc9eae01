//! The part of the report that a page shows: all of it, or one view with the same head and foot.

use crate::render::choice_words::requirements;
use crate::report::views::Extent;
use crate::report::views::due::usual_days;
use crate::report::views::gap::Filter;
use crate::report::{Report, Reported};

/// The part of the report that a page shows.
#[derive(Debug, Clone, Copy)]
pub enum Sheet<'filter> {
    /// All sections.
    Whole,
    /// The gaps that pass a filter.
    Gap(&'filter Filter),
    /// The matrix and the processes.
    Matrix(Extent),
    /// The dates that come within this number of days.
    Due(i32),
}

impl Sheet<'_> {
    /// The title below the name of the vårdgivare.
    pub fn title(self) -> &'static str {
        match self {
            Self::Whole => "Läget i ledningssystemet för sjukskrivning och rehabilitering",
            Self::Gap(_) => "Krav för krav i ledningssystemet för sjukskrivning och rehabilitering",
            Self::Matrix(_) => "Enheter, krav och processer i ledningssystemet",
            Self::Due(_) => "Vad som förfaller i ledningssystemet",
        }
    }

    /// The filter in words; none if there is no filter.
    pub fn limit(self, report: &Report) -> Option<String> {
        match self {
            Self::Whole | Self::Matrix(Extent::Whole) | Self::Due(_) => None,
            Self::Matrix(Extent::Holes) => {
                Some("bara det som saknas, har undantag eller inte kunde bedömas".to_owned())
            }
            Self::Gap(filter) => {
                let limits: Vec<String> = requirements(report, filter).collect();
                (!limits.is_empty()).then(|| format!("bara {}", limits.join("; ")))
            }
        }
    }

    /// The filter of the requirements.
    pub fn filter(self) -> Filter {
        match self {
            Self::Gap(filter) => filter.clone(),
            Self::Whole | Self::Matrix(_) | Self::Due(_) => Filter::default(),
        }
    }

    /// True if a finding passes the filter.
    pub fn takes(self, report: &Report, reported: &Reported) -> bool {
        match self {
            Self::Gap(filter) => filter.takes(report, reported),
            Self::Whole | Self::Matrix(_) | Self::Due(_) => true,
        }
    }

    /// The horizon of the due dates in days.
    pub fn days(self, report: &Report) -> i32 {
        match self {
            Self::Due(days) => days,
            Self::Whole | Self::Gap(_) | Self::Matrix(_) => usual_days(report),
        }
    }

    /// The extent of the matrix.
    pub fn rows(self) -> Extent {
        match self {
            Self::Matrix(rows) => rows,
            Self::Whole | Self::Gap(_) | Self::Due(_) => Extent::Whole,
        }
    }
}
