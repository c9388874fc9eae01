//! The text of a cell, and the day of a serial number.

use jiff::civil::{Date, date};

use super::Cell;

impl Cell {
    /// The text of the cell, trimmed; empty for an empty cell and for a fault.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty | Self::Fault => String::new(),
            Self::Text(text) => tidy(text),
            Self::Number(number) => number_as_text(*number),
            Self::Day(day) => day.clone(),
        }
    }

    /// The day of a serial number as spreadsheets count, if it lies in 1970 to 2099.
    #[must_use]
    pub fn serial_day(&self) -> Option<String> {
        match self {
            Self::Number(number) if (FIRST_SERIAL..=LAST_SERIAL).contains(number) => serial(*number),
            Self::Empty | Self::Fault | Self::Text(_) | Self::Number(_) | Self::Day(_) => None,
        }
    }
}

/// The serial numbers of 1 January 1970 and 31 December 2099.
const FIRST_SERIAL: f64 = 25_569.0;
const LAST_SERIAL: f64 = 73_050.0;

/// The day of a serial number, ÅÅÅÅ-MM-DD; a time of day is left out.
pub fn serial(number: f64) -> Option<String> {
    const START: Date = date(1899, 12, 30);
    #[expect(clippy::cast_possible_truncation, reason = "days are whole, and far fewer than an i32 holds")]
    let days = number.floor() as i32;
    START.checked_add(jiff::Span::new().days(days)).ok().map(|day| day.to_string())
}

/// Text with each line trimmed, `\n` between lines, and without Excel's `_x000D_` for carriage returns.
fn tidy(text: &str) -> String {
    let text = text.replace("_x000D_", "").replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{2028}'], "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// A number as text: whole numbers without a decimal point.
fn number_as_text(number: f64) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serial_number_is_the_day_that_excel_shows() {
        assert_eq!(Cell::Number(43_605.0).serial_day().as_deref(), Some("2019-05-20"));
        assert_eq!(Cell::Number(45_366.75).serial_day().as_deref(), Some("2024-03-15"));
        assert_eq!(Cell::Number(20_190_520.0).serial_day(), None);
        assert_eq!(Cell::Number(2019.0).serial_day(), None);
    }

    #[test]
    fn text_is_what_is_seen() {
        assert_eq!(Cell::Text(" a_x000D_\r\nb \u{a0}".into()).text(), "a\nb");
        assert_eq!(Cell::Number(204_417.0).text(), "204417");
        assert_eq!(Cell::Number(1.5).text(), "1.5");
    }
}
