//! A calendar year and the one before it, up to the day of the draft, and numbers that are compared between them.

use jiff::civil::Date;

use crate::text::date::Stretch;

/// The year of a report, and the last day that is counted in it.
#[derive(Debug, Clone, Copy)]
pub struct Year {
    /// The year.
    pub number: i16,
    /// The last day that is counted: that of the year, or the day of the draft if the year is not over.
    pub until: Date,
}

/// To which of two years something belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The year of the report.
    Now,
    /// The year before it.
    Before,
    /// Another year, or a day that has not come.
    Other,
}

impl Year {
    /// A year as it is known on a day.
    #[must_use]
    pub fn on(number: i16, day: Date) -> Self {
        let last = Date::new(number, 12, 31).unwrap_or(day);
        Self { number, until: last.min(day) }
    }

    /// True if the last day of the year has passed, or is the day of the draft.
    #[must_use]
    pub fn is_over(self) -> bool {
        Date::new(self.number, 12, 31).is_ok_and(|last| self.until >= last)
    }

    /// The year that days belong to, by the last of them.
    #[must_use]
    pub fn of(self, days: Stretch) -> Which {
        match self.number - days.till.year() {
            0 if days.from <= self.until => Which::Now,
            1 => Which::Before,
            _ => Which::Other,
        }
    }

    /// True if some of these days are in the year.
    #[must_use]
    pub fn meets(self, days: Stretch) -> bool {
        days.from.year() <= self.number && self.number <= days.till.year()
    }
}

/// The documents that a number stands on, each with how much of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basis<'corpus> {
    /// The name of each document, and how much of the number it gives.
    pub parts: Vec<(&'corpus str, usize)>,
}

impl<'corpus> Basis<'corpus> {
    /// Adds one, which a document gives.
    pub fn add(&mut self, name: &'corpus str) {
        match self.parts.last_mut() {
            Some((last, number)) if *last == name => *number += 1,
            Some(_) | None => self.parts.push((name, 1)),
        }
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> usize {
        self.parts.iter().map(|(_, number)| number).sum()
    }

    /// True if the number is zero.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl<'corpus> FromIterator<&'corpus str> for Basis<'corpus> {
    fn from_iter<Names: IntoIterator<Item = &'corpus str>>(names: Names) -> Self {
        let mut basis = Self::default();
        names.into_iter().for_each(|name| basis.add(name));
        basis
    }
}

/// A number of the year, with that of the year before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared<'corpus> {
    /// The number of the year.
    pub now: Basis<'corpus>,
    /// That of the year before.
    pub before: usize,
}

impl<'corpus> Compared<'corpus> {
    /// Adds one to the number of its year.
    pub fn add(&mut self, which: Which, name: &'corpus str) {
        match which {
            Which::Now => self.now.add(name),
            Which::Before => self.before += 1,
            Which::Other => {}
        }
    }

    /// True if it is zero in both years.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.now.is_empty() && self.before == 0
    }
}

/// The middle of some days; of an even number halfway between the two in the middle, in whole days.
#[must_use]
pub fn middle(mut days: Vec<i32>) -> Option<i32> {
    days.sort_unstable();
    crate::report::views::deviations::median(&days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::date::read;

    fn which(text: &str) -> Which {
        let day = crate::text::date::day("2026-11-15").expect("a day");
        Year::on(2026, day).of(read(text).expect("a date"))
    }

    #[test]
    fn days_months_and_years_belong_to_their_year_unless_they_have_not_come() {
        for text in ["2026-01-01", "2026-11-15", "2026-03", "2026-11", "2026"] {
            assert_eq!(which(text), Which::Now, "{text}");
        }
        for text in ["2025-12-31", "2025", "2025-T3"] {
            assert_eq!(which(text), Which::Before, "{text}");
        }
        for text in ["2026-11-16", "2026-12", "2027", "2024-12-31"] {
            assert_eq!(which(text), Which::Other, "{text}");
        }
    }

    #[test]
    fn a_year_is_over_on_its_last_day() {
        let day = |text| crate::text::date::day(text).expect("a day");
        assert!(Year::on(2025, day("2025-12-31")).is_over() && Year::on(2025, day("2026-02-01")).is_over());
        assert!(!Year::on(2025, day("2025-12-30")).is_over());
    }
}
