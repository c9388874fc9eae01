//! The text of a cell, and the moment of a serial number.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

use super::Cell;

impl Cell {
    /// The text of the cell as it is shown, trimmed; empty for an empty cell, an error, and a formula without a value.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty | Self::Fault(_) | Self::NoValue => String::new(),
            Self::Text(text) => tidy(text),
            Self::Number { shown, .. } | Self::Day { shown, .. } | Self::Clock(shown) => shown.clone(),
        }
    }

    /// True if it has something to see.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        match self {
            Self::Empty => false,
            Self::Text(_)
            | Self::Number { .. }
            | Self::Day { .. }
            | Self::Clock(_)
            | Self::Fault(_)
            | Self::NoValue => true,
        }
    }
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    /// 1900, as most do.
    Of1900,
    /// 1904, as older ones from a Mac do.
    Of1904,
}

/// The serial numbers of 1 January 1970 and 31 December 2099, counted from 1900.
const FIRST_SERIAL: f64 = 25_569.0;
const LAST_SERIAL: f64 = 73_050.0;
/// The days between the two epochs.
const BETWEEN: f64 = 1_462.0;

/// The day of a plain number, if it lies in 1970 to 2099.
#[must_use]
pub fn serial_day(number: f64, epoch: Epoch) -> Option<Date> {
    let since_1900 = if epoch == Epoch::Of1904 { number + BETWEEN } else { number };
    let is_near = (FIRST_SERIAL..=LAST_SERIAL).contains(&since_1900);
    is_near.then(|| moment(number, epoch)).flatten().map(|moment| moment.date())
}

/// The moment of a serial number, to the second.
#[must_use]
pub fn moment(number: f64, epoch: Epoch) -> Option<DateTime> {
    const START: Date = date(1899, 12, 30);
    let since_1900 = if epoch == Epoch::Of1904 { number + BETWEEN } else { number };
    // 1900 was no leap year, but is counted as one.
    let days = if since_1900 < 60.0 { since_1900 + 1.0 } else { since_1900 };
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the seconds of three million days are fewer than an i64 holds"
    )]
    let seconds = (days * 86_400.0).round() as i64;
    START.at(0, 0, 0, 0).checked_add(seconds.seconds()).ok()
}

/// Text with each line trimmed, `\n` between lines, and without Excel's `_x000D_` for carriage returns.
fn tidy(text: &str) -> String {
    let text = text.replace("_x000D_", "").replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}'], "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serial_number_is_the_day_that_excel_shows() {
        let day = |number: f64| serial_day(number, Epoch::Of1900).map(|day| day.to_string());
        assert_eq!(day(43_605.0).as_deref(), Some("2019-05-20"));
        assert_eq!(day(45_366.75).as_deref(), Some("2024-03-15"));
        assert_eq!(day(20_190_520.0), None);
        assert_eq!(day(2019.0), None);
        assert_eq!(serial_day(42_143.0, Epoch::Of1904).map(|day| day.to_string()).as_deref(), Some("2019-05-20"));
        assert_eq!(
            moment(45_667.999_999_9, Epoch::Of1900).map(|moment| moment.to_string()).as_deref(),
            Some("2025-01-11T00:00:00")
        );
        assert_eq!(moment(1.0, Epoch::Of1900).map(|moment| moment.to_string()).as_deref(), Some("1900-01-01T00:00:00"));
        assert_eq!(moment(-1.5, Epoch::Of1900), None);
        assert_eq!(moment(f64::NAN, Epoch::Of1900), None);
    }

    #[test]
    fn text_is_what_is_seen() {
        assert_eq!(Cell::Text(" a_x000D_\r\nb \u{a0}".into()).text(), "a\nb");
    }
}
