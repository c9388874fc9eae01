//! Which page is drawn: the whole report, or one side of it with the same head and foot.

use crate::report::views::Extent;
use crate::report::views::gap::Filter;

/// Which page is drawn.
#[derive(Debug, Clone, Copy)]
pub enum Sheet<'asked> {
    /// Every part.
    Whole,
    /// The gaps that a filter lets through.
    Gap(&'asked Filter),
    /// The matrix and the processes.
    Matrix(Extent),
    /// What falls due within so many days.
    Due(i32),
}

/// Six months, in days: how far ahead the whole report looks.
const HALF_A_YEAR: i32 = 183;

impl Sheet<'_> {
    /// What the page is called, below the name of the vårdgivare.
    pub fn title(self) -> &'static str {
        match self {
            Self::Whole => "Läget i ledningssystemet för sjukskrivning och rehabilitering",
            Self::Gap(_) => "Krav för krav i ledningssystemet för sjukskrivning och rehabilitering",
            Self::Matrix(_) => "Enheter, krav och processer i ledningssystemet",
            Self::Due(_) => "Vad som förfaller i ledningssystemet",
        }
    }

    /// What the page was limited to, in words; none if to nothing.
    pub fn limit(self) -> Option<String> {
        match self {
            Self::Whole | Self::Matrix(Extent::Whole) | Self::Due(_) => None,
            Self::Matrix(Extent::Holes) => {
                Some("bara det som saknas, har undantag eller inte kunde bedömas".to_owned())
            }
            Self::Gap(filter) => {
                let only = filter
                    .only
                    .map(|only| format!("krav med utfallet ”{}”", crate::render::shared_words::outcome(only)));
                let acts = (!filter.acts.is_empty()).then(|| filter.acts.join(", "));
                let limits: Vec<String> = acts.into_iter().chain(only).collect();
                (!limits.is_empty()).then(|| format!("bara {}", limits.join("; ")))
            }
        }
    }

    /// How many days ahead it looks.
    pub fn days(self) -> i32 {
        match self {
            Self::Due(days) => days,
            Self::Whole | Self::Gap(_) | Self::Matrix(_) => HALF_A_YEAR,
        }
    }

    /// Which rows its matrix has.
    pub fn rows(self) -> Extent {
        match self {
            Self::Matrix(rows) => rows,
            Self::Whole | Self::Gap(_) | Self::Due(_) => Extent::Whole,
        }
    }
}
