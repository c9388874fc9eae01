//! Parses calendars in Swedish free text: "mars och oktober", "veckorna 12-13 och 37-38", "T1 och T3".

use std::sync::LazyLock;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use regex::{Captures, Regex};

use crate::text::date::{self, Stretch};

/// Planned times: those of every year, and those of one year only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    yearly: Vec<Part>,
    once: Vec<Stretch>,
}

/// A part of every year; the ends are included, and may be in the next year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Months(i8, i8),
    Weeks(i8, i8),
}

impl Calendar {
    /// The planned times in a text; none if it names none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut text = text.to_lowercase();
        let once = take(&mut text, &DATED, |found| date::period(&found["date"].to_uppercase()));
        let mut calendar = Self { once, yearly: Vec::new() };
        calendar.once.extend(take(&mut text, &MONTH_OF_YEAR, |found| {
            date::event(&format!("{}-{:02}", &found["year"], month(&found["month"])?))
        }));
        calendar.yearly = take(&mut text, &WEEKS, |found| Some(weeks(&found["list"]))).concat();
        for (form, length) in PARTS.iter() {
            calendar.yearly.extend(take(&mut text, form, |found| Some(parts(&found["list"], *length))).concat());
        }
        calendar.yearly.extend(seasons(&text));
        calendar.yearly.extend(months(&text));
        calendar.yearly.sort();
        calendar.yearly.dedup();
        (!calendar.yearly.is_empty() || !calendar.once.is_empty()).then_some(calendar)
    }

    /// A calendar with only this time.
    #[must_use]
    pub fn of(time: Stretch) -> Self {
        Self { yearly: Vec::new(), once: vec![time] }
    }

    /// The times of both.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.yearly.extend(other.yearly);
        self.once.extend(other.once);
        self
    }

    /// How many times a year it names, apart from those of one year only.
    #[must_use]
    pub fn times_a_year(&self) -> usize {
        self.yearly.len()
    }

    /// Its times that begin in a year.
    #[must_use]
    pub fn times_in(&self, year: i16) -> Vec<Stretch> {
        let yearly = self.yearly.iter().filter_map(|part| part.of_year(year));
        yearly.chain(self.once.iter().copied().filter(|time| time.from.year() == year)).collect()
    }

    /// The latest planned time that ended before a day.
    #[must_use]
    pub fn latest_before(&self, day: Date) -> Option<Stretch> {
        self.around(day).filter(|time| time.till < day).max_by_key(|time| time.till)
    }

    /// The next planned time that ends on a day or after it.
    #[must_use]
    pub fn next_from(&self, day: Date) -> Option<Stretch> {
        self.around(day).filter(|time| time.till >= day).min_by_key(|time| time.till)
    }

    /// The first planned time that begins after a day.
    #[must_use]
    pub fn next_after(&self, day: Date) -> Option<Stretch> {
        self.around(day).filter(|time| time.from > day).min_by_key(|time| time.from)
    }

    fn around(&self, day: Date) -> impl Iterator<Item = Stretch> {
        let years = day.year() - 2..=day.year() + 1;
        let yearly = years.flat_map(|year| self.yearly.iter().filter_map(move |part| part.of_year(year)));
        self.once.iter().copied().chain(yearly)
    }
}

impl Part {
    fn of_year(self, year: i16) -> Option<Stretch> {
        let (first, last) = match self {
            Self::Months(first, last) | Self::Weeks(first, last) => (first, last),
        };
        let next = year + i16::from(last < first);
        match self {
            Self::Months(..) => {
                let till = Date::new(next, last, 1).ok()?.last_of_month();
                Some(Stretch { from: Date::new(year, first, 1).ok()?, till })
            }
            Self::Weeks(..) => {
                let day = |year, week, weekday| ISOWeekDate::new(year, week, weekday).ok().map(ISOWeekDate::date);
                Some(Stretch { from: day(year, first, Weekday::Monday)?, till: day(next, last, Weekday::Sunday)? })
            }
        }
    }
}

const JOINT: &str = r"\s*(?:,|och|samt|&|\+|/)\s*";
const MONTH: &str = "januari|jan|februari|feb|mars|mar|april|apr|maj|juni|jun|juli|jul|augusti|aug|september|sept|sep|oktober|okt|november|nov|december|dec";

/// A date or a period with its year.
static DATED: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(?P<date>\d{4}-(?:[tkqh]\d|\d\d(?:-\d\d)?))\b"));
static MONTH_OF_YEAR: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"\b(?P<month>{MONTH})\.?\s(?P<year>(?:19|20)\d\d)\b")));
static WEEKS: LazyLock<Regex> = LazyLock::new(|| {
    let week = r"\d{1,2}(?:\s*[-–]\s*\d{1,2})?";
    regex(&format!(r"\b(?:veck(?:a|an|or|orna)|v\.?)\s*(?P<list>{week}(?:{JOINT}(?:v\.?\s*)?{week})*)\b"))
});
/// The tertials, quarters and half-years of a year, with their length in months.
static PARTS: LazyLock<Vec<(Regex, i8)>> = LazyLock::new(|| {
    let ordinal = "första|andra|tredje|fjärde|1:a|2:a|3:e|4:e|sista";
    let forms = [("t", "tertial", 4), ("[kq]", "kvartal", 3), ("h", "halvår", 6)];
    let of_form = |(letter, word, length): (&str, &str, i8)| {
        let coded = format!(r"\b(?P<list>{letter}\s?[1-4](?:{JOINT}{letter}?\s?[1-4])*)\b");
        let named = format!(r"\b{word}(?:en|et)?\s(?P<list>[1-4](?:{JOINT}[1-4])*)\b");
        let counted = format!(r"\b(?P<list>(?:{ordinal})(?:{JOINT}(?:{ordinal}))*)\s{word}et\b");
        [coded, named, counted].map(|form| (regex(&form), length))
    };
    forms.into_iter().flat_map(of_form).collect()
});
static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(r"\b(?P<first>{MONTH})\b(?:(?P<joint>\s*[-–/]\s*|\still\s|\st\.?o\.?m\.?\s)(?P<last>{MONTH})\b)?"))
});
static SPRING: LazyLock<Regex> = LazyLock::new(|| regex(r"\bvåren\b|\bvårterminen?\b|\bvarje vår\b|\bvt\b"));
static AUTUMN: LazyLock<Regex> = LazyLock::new(|| regex(r"\bhöst(?:en|terminen?)?\b|\bht\b"));
/// Also the pronoun, so that it is the season only beside the autumn.
static SPRING_BESIDE: LazyLock<Regex> = LazyLock::new(|| regex(r"\bvår\b"));

fn regex(form: &str) -> Regex {
    Regex::new(form).expect("the pattern is written here and tested")
}

/// What the matches of a form mean, with the matches taken out of the text.
fn take<Meant>(text: &mut String, form: &Regex, meant: impl Fn(&Captures<'_>) -> Option<Meant>) -> Vec<Meant> {
    let found = form.captures_iter(text).filter_map(|found| meant(&found)).collect();
    let rest = form.replace_all(text, " ").into_owned();
    *text = rest;
    found
}

fn weeks(list: &str) -> Vec<Part> {
    let ranges = list.split([',', '&', '+', '/', 'o', 's']);
    let week = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<i8>().ok().filter(|week| (1..=53).contains(week))
    };
    let part = |range: &str| match range.split_once(['-', '–']) {
        Some((first, last)) => Some(Part::Weeks(week(first)?, week(last)?)),
        None => week(range).map(|week| Part::Weeks(week, week)),
    };
    ranges.filter_map(part).collect()
}

/// The parts of a year of this length in months that a list names, as numbers or as ordinals.
fn parts(list: &str, length: i8) -> Vec<Part> {
    let count = 12 / length;
    let number = |word: &str| match word {
        "första" => Some(1),
        "andra" => Some(2),
        "tredje" => Some(3),
        "fjärde" => Some(4),
        "sista" => Some(count),
        _ => word.chars().find(char::is_ascii_digit)?.to_digit(10).and_then(|digit| i8::try_from(digit).ok()),
    };
    let words = list.split(|one: char| !one.is_alphanumeric() && one != ':');
    let numbers = words.filter_map(number).filter(|number| (1..=count).contains(number));
    numbers.map(|number| Part::Months((number - 1) * length + 1, number * length)).collect()
}

fn seasons(text: &str) -> Vec<Part> {
    let has_autumn = AUTUMN.is_match(text);
    let has_spring = SPRING.is_match(text) || (has_autumn && SPRING_BESIDE.is_match(text));
    let spring = has_spring.then_some(Part::Months(1, 6));
    spring.into_iter().chain(has_autumn.then_some(Part::Months(7, 12))).collect()
}

fn months(text: &str) -> Vec<Part> {
    let found: Vec<Captures<'_>> = MONTHS.captures_iter(text).collect();
    // The abbreviation of July is also Christmas, and means the month only beside another.
    let is_christmas = found.len() == 1 && &found[0]["first"] == "jul" && found[0].name("last").is_none();
    if is_christmas {
        return Vec::new();
    }
    found.iter().flat_map(part_of_months).collect()
}

fn part_of_months(found: &Captures<'_>) -> Vec<Part> {
    let Some(first) = month(&found["first"]) else { return Vec::new() };
    let Some(last) = found.name("last").and_then(|last| month(last.as_str())) else {
        return vec![Part::Months(first, first)];
    };
    let is_either = found["joint"].contains('/');
    if is_either && last != first % 12 + 1 {
        return vec![Part::Months(first, first), Part::Months(last, last)];
    }
    vec![Part::Months(first, last)]
}

fn month(name: &str) -> Option<i8> {
    let stems = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let at = stems.iter().position(|stem| name.starts_with(stem))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Date {
        date::day(text).expect("a date")
    }

    #[test]
    fn the_calendars_of_practice_are_read() {
        use Part::{Months, Weeks};
        for (text, yearly) in [
            ("mars och oktober", vec![Months(3, 3), Months(10, 10)]),
            ("Mars/oktober", vec![Months(3, 3), Months(10, 10)]),
            ("mars-april och oktober", vec![Months(3, 4), Months(10, 10)]),
            ("oktober/november", vec![Months(10, 11)]),
            ("i december–januari", vec![Months(12, 1)]),
            ("jan, apr, jul, okt", vec![Months(1, 1), Months(4, 4), Months(7, 7), Months(10, 10)]),
            ("årligen i maj", vec![Months(5, 5)]),
            ("senast den 15 mars", vec![Months(3, 3)]),
            ("veckorna 12-13 och 37-38", vec![Weeks(12, 13), Weeks(37, 38)]),
            ("vecka 12 och vecka 37", vec![Weeks(12, 12), Weeks(37, 37)]),
            ("v. 12, v 37", vec![Weeks(12, 12), Weeks(37, 37)]),
            ("v12, 24 samt 37", vec![Weeks(12, 12), Weeks(24, 24), Weeks(37, 37)]),
            ("T1 och T3", vec![Months(1, 4), Months(9, 12)]),
            ("tertial 1 och 3", vec![Months(1, 4), Months(9, 12)]),
            ("Q2 och Q4", vec![Months(4, 6), Months(10, 12)]),
            ("första och tredje kvartalet", vec![Months(1, 3), Months(7, 9)]),
            ("andra halvåret", vec![Months(7, 12)]),
            ("vår och höst", vec![Months(1, 6), Months(7, 12)]),
            ("på hösten", vec![Months(7, 12)]),
            ("vt och ht", vec![Months(1, 6), Months(7, 12)]),
        ] {
            let read = Calendar::read(text).unwrap_or_default();
            assert_eq!((read.yearly, read.once), (yearly, Vec::new()), "{text}");
        }
    }

    #[test]
    fn what_names_no_time_is_no_calendar() {
        for text in [
            "vid behov",
            "enligt vår rutin",
            "före jul",
            "enligt årshjul",
            "varje kvartal",
            "vart tredje kvartal",
            "varannan vecka",
            "tertial",
            "två gånger per år",
            "marsvin",
            "",
        ] {
            assert_eq!(Calendar::read(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_with_its_year_is_planned_once() {
        let plan = Calendar::read("2026-T1, 2026-05 och oktober 2026").expect("a calendar");
        assert_eq!((plan.times_a_year(), plan.once.len()), (0, 3));
        assert_eq!(plan.latest_before(on("2026-06-01")).map(|time| time.till), Some(on("2026-05-31")));
        assert_eq!(plan.next_from(on("2026-06-01")).map(|time| time.till), Some(on("2026-10-31")));
    }

    #[test]
    fn the_latest_and_the_next_time_are_found_over_new_year() {
        let plan = Calendar::read("mars och oktober").expect("a calendar");
        assert_eq!(plan.latest_before(on("2026-02-01")).map(|time| time.from), Some(on("2025-10-01")));
        assert_eq!(plan.next_from(on("2026-11-01")).map(|time| time.from), Some(on("2027-03-01")));
        let weeks = Calendar::read("vecka 1").expect("a calendar");
        assert_eq!(weeks.latest_before(on("2026-11-15")).map(|time| time.from), Some(on("2025-12-29")));
    }
}
