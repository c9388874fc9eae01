//! Dates and periods as the format writes them, and as people do.

use std::borrow::Cow;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::written_period::{WrittenPeriod, written_period};

/// A range of days, both ends included: one day, a month, a tertial, a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub till: Date,
}

/// What a text that is no ISO date seems to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// This date, in ISO form.
    Iso(String),
    /// A year is mentioned, but the day or month cannot be determined.
    Vague,
    /// No date at all.
    None,
}

/// A day written ÅÅÅÅ-MM-DD, and nothing else.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let is_shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_shape {
        return None;
    }
    let part = |range: std::ops::Range<usize>| text[range].parse::<i16>().ok();
    let (month, day) = (i8::try_from(part(5..7)?).ok()?, i8::try_from(part(8..10)?).ok()?);
    Date::new(part(0..4)?, month, day).ok()
}

/// What is wrong with a text that is written as a day and is none: the month has fewer days, or there is no such month; none
/// for other texts.
#[must_use]
pub fn no_such_day(text: &str) -> Option<String> {
    let text = hyphenated(text.trim());
    let mut parts = text.split('-');
    let mut part = |digits: std::ops::RangeInclusive<usize>| {
        let part = parts.next().filter(|part| digits.contains(&part.len()))?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
    };
    let (year, month, date) = (part(4..=4)?, part(1..=2)?, part(1..=2)?);
    if parts.next().is_some() || Date::new(year, i8::try_from(month).ok()?, i8::try_from(date).ok()?).is_ok() {
        return None;
    }
    let first = i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok());
    Some(first.map_or_else(
        || "månaderna är 01 till 12".to_owned(),
        |first| {
            format!(
                "{} {year} har {} dagar",
                NAMES[usize::from(first.month().unsigned_abs()) - 1][0],
                first.days_in_month()
            )
        },
    ))
}

/// A day, a month (ÅÅÅÅ-MM) or a year (ÅÅÅÅ).
#[must_use]
pub fn event(text: &str) -> Option<Stretch> {
    match text.len() {
        10 => day(text).map(|day| Stretch { from: day, till: day }),
        7 => months(day(&format!("{text}-01"))?, 1),
        4 => months(day(&format!("{text}-01-01"))?, 12),
        _ => None,
    }
}

/// A day, month or year, or a tertial (2025-T1), quarter (2025-K3) or half-year (2025-H1).
#[must_use]
pub fn period(text: &str) -> Option<Stretch> {
    if let Some(stretch) = event(text) {
        return Some(stretch);
    }
    let (year, part) = text.split_once('-')?;
    let first = day(&format!("{year}-01-01"))?;
    let number: i32 = part.get(1..)?.parse().ok()?;
    let (length, count) = match part.get(..1)? {
        "T" | "t" => (4, 3),
        "K" | "k" | "Q" => (3, 4),
        "H" | "h" => (6, 2),
        _ => return None,
    };
    let start = first.checked_add(jiff::Span::new().months((number - 1) * length)).ok()?;
    (1..=count).contains(&number).then(|| months(start, length))?
}

/// A date or period in any known notation; none if it is ambiguous or no date.
#[must_use]
pub fn read(text: &str) -> Option<Stretch> {
    let text = text.trim();
    period(text).or_else(|| match (meaning(text), written_period(text)) {
        (Meaning::Iso(iso), _) => event(&iso),
        (Meaning::Vague | Meaning::None, Some(WrittenPeriod::Sure(iso))) => period(&iso),
        (Meaning::Vague | Meaning::None, _) => None,
    })
}

/// The meaning of a text that does not follow the format.
#[must_use]
pub fn meaning(text: &str) -> Meaning {
    let text = &*hyphenated(text.trim());
    WRITTEN
        .iter()
        .filter_map(|pattern| pattern.captures(text))
        .find_map(|found| iso(&found))
        .map_or_else(|| vague(text), Meaning::Iso)
}

/// The only day that a text can mean, in ISO form: the year comes first, or the month is named.
///
/// Two-digit years, a month before a day and a day with a time of day give none: they are ambiguous, or the conversion
/// would lose something.
#[must_use]
pub fn certain(text: &str) -> Option<String> {
    let text = hyphenated(text.trim());
    let found = CERTAIN.iter().find_map(|pattern| pattern.captures(&text))?;
    let name = found.name("name").map(|name| name.as_str().to_lowercase());
    let is_month = |name: &String| NAMES.iter().any(|names| names.contains(&name.as_str()));
    let iso = iso(&found).filter(|_| name.as_ref().is_none_or(is_month))?;
    day(&iso).map(|_| iso)
}

/// A text with hyphens for the dashes that word processors write in their place.
fn hyphenated(text: &str) -> Cow<'_, str> {
    const DASHES: [char; 6] = ['–', '—', '‒', '−', '‑', '‐'];
    if text.contains(DASHES) { text.replace(DASHES, "-").into() } else { text.into() }
}

/// The number of days of the month, in a date whose day does not exist: `2026-11-31`; none for other texts.
#[must_use]
pub fn days_of_month(text: &str) -> Option<i8> {
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})[-/. ]?(?<m>[0-9]{2})[-/. ]?(?<d>[0-9]{2})$"));
    let text = hyphenated(text.trim());
    let found = DAY.captures(&text)?;
    let (month, date): (i8, i8) = (found["m"].parse().ok()?, found["d"].parse().ok()?);
    let first = Date::new(found["y"].parse().ok()?, month, 1).ok()?;
    (date > first.days_in_month()).then(|| first.days_in_month())
}

fn vague(text: &str) -> Meaning {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(19|20)[0-9]{2}\b"));
    if YEAR.is_match(text) || written_period(text).is_some() { Meaning::Vague } else { Meaning::None }
}

fn months(from: Date, count: i32) -> Option<Stretch> {
    let till = from.checked_add(jiff::Span::new().months(count)).ok()?.yesterday().ok()?;
    Some(Stretch { from, till })
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// A notation, compiled when it is first asked: most texts are read by the first ones.
type Notation = LazyLock<Regex>;

/// The date notations found in real documents, the least ambiguous first.
static WRITTEN: [Notation; 8] = [
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$")),
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})[-/. ](?<m>[0-9]{1,2})[-/. ](?<d>[0-9]{1,2})$")),
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})-(?<m>[0-9]{2})-(?<d>[0-9]{2})[T ].*$")),
    Notation::new(|| pattern(r"^(?<short>[0-9]{2})-?(?<m>[0-9]{2})-?(?<d>[0-9]{2})$")),
    Notation::new(|| {
        pattern(r"^(?i:den )?(?<d>[0-9]{1,2})(:e|:a)? (?<name>[a-zåäöA-ZÅÄÖ]+)\.?,? (?<y>(19|20)[0-9]{2})$")
    }),
    Notation::new(|| pattern(r"^(?<d>[0-9]{1,2})[/.](?<m>[0-9]{1,2})[-/. ](?<y>(19|20)[0-9]{2})$")),
    Notation::new(|| pattern(r"^(?<name>[a-zåäöA-ZÅÄÖ]+)\.? (?<y>(19|20)[0-9]{2})$")),
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})[-/. ]?(?<m>[0-9]{1,2})$")),
];

/// The unambiguous notations of a day.
static CERTAIN: [Notation; 6] = [
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$")),
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})$")),
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})/(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})$")),
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2})\.(?<m>[0-9]{1,2})\.(?<d>[0-9]{1,2})$")),
    Notation::new(|| pattern(r"^(?<y>(19|20)[0-9]{2}) (?<m>[0-9]{1,2}) (?<d>[0-9]{1,2})$")),
    Notation::new(|| {
        pattern(r"^(?i:den )?(?<d>[0-9]{1,2})(:e|:a)? (?<name>[a-zåäöA-ZÅÄÖ]+)\.?,? (?<y>(19|20)[0-9]{2})$")
    }),
];

/// The names of the months and their abbreviations.
const NAMES: [&[&str]; 12] = [
    &["januari", "jan"],
    &["februari", "febr", "feb"],
    &["mars", "mar"],
    &["april", "apr"],
    &["maj"],
    &["juni", "jun"],
    &["juli", "jul"],
    &["augusti", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "okt"],
    &["november", "nov"],
    &["december", "dec"],
];

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here and tested")
}

fn iso(found: &regex::Captures<'_>) -> Option<String> {
    let text = |name: &str| found.name(name).map(|group| group.as_str());
    let year = match (text("y"), text("short")) {
        (Some(year), _) => Cow::Borrowed(year),
        (None, Some(short)) => Cow::Owned(format!("20{short}")),
        (None, None) => return None,
    };
    let month = match (text("m"), text("name")) {
        (Some(month), _) => month.parse::<usize>().ok()?,
        (None, Some(name)) => {
            let name = name.to_lowercase();
            MONTHS.iter().position(|month| name.starts_with(month))? + 1
        }
        (None, None) => return None,
    };
    let iso = match text("d") {
        Some(day) => format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?),
        None => format!("{year}-{month:02}"),
    };
    event(&iso).map(|_| iso)
}

/// True for "tills vidare" (until further notice), with or without the space and a full stop.
#[must_use]
pub fn is_open_ended(text: &str) -> bool {
    text.to_lowercase().replace([' ', '\u{a0}'], "").trim().trim_end_matches('.') == "tillsvidare"
}

/// The day a number of months after another; the last day of the calendar where that is beyond it.
#[must_use]
pub fn months_after(day: Date, months: i32) -> Date {
    day.checked_add(jiff::Span::new().months(months)).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_end_is_told_however_it_is_written() {
        for text in ["tills vidare", " Tills vidare. ", "tillsvidare", "TILLS\u{a0}VIDARE"] {
            assert!(is_open_ended(text), "{text}");
        }
        assert!(!is_open_ended("tills vidare dock längst 2026-12-31") && !is_open_ended(""));
    }

    #[test]
    fn only_real_days_are_days() {
        assert!(day("2024-02-29").is_some());
        for text in ["2023-02-29", "2024-1-2", " 2024-01-02", "+2024-01-0", "20240102", "2024-13-01", "åååå-mm-dd"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_ends_on_its_last_day() {
        let till = |text: &str| period(text).map(|stretch| stretch.till.to_string());
        assert_eq!(till("2025-T1").as_deref(), Some("2025-04-30"));
        assert_eq!(till("2025-K4").as_deref(), Some("2025-12-31"));
        assert_eq!(till("2025-H1").as_deref(), Some("2025-06-30"));
        assert_eq!(till("2024-02").as_deref(), Some("2024-02-29"));
        assert_eq!(till("2025").as_deref(), Some("2025-12-31"));
        for text in ["2025-T4", "2025-K0", "2025-X1", "T1", ""] {
            assert_eq!(till(text), None, "{text}");
        }
    }

    #[test]
    fn dates_as_people_write_them_get_their_iso_form() {
        for (text, iso) in [
            ("20190520", "2019-05-20"),
            ("170102", "2017-01-02"),
            ("28 januari 2022", "2022-01-28"),
            ("Maj 2017", "2017-05"),
            ("2025-3-9", "2025-03-09"),
            ("9/3 2025", "2025-03-09"),
            ("2025-03-10 14:00", "2025-03-10"),
            ("den 1 sept. 2024", "2024-09-01"),
        ] {
            assert_eq!(meaning(text), Meaning::Iso(iso.into()), "{text}");
        }
        assert_eq!(meaning("hösten 2016"), Meaning::Vague);
        assert_eq!(meaning("snarast"), Meaning::None);
        assert_eq!(meaning("20191399"), Meaning::None);
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_by_its_month() {
        for (text, days) in [("2026-11-31", 30), ("2026–02–29", 28), ("20240230", 29), ("2025.04.31", 30)] {
            assert_eq!(days_of_month(text), Some(days), "{text}");
        }
        for text in ["2026-11-30", "2026-13-01", "2024-02-29", "hösten 2026", "31 november 2026", ""] {
            assert_eq!(days_of_month(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_in_the_form_of_a_day_that_is_none_is_told_why() {
        for (text, why) in [
            ("2026-02-30", "februari 2026 har 28 dagar"),
            ("2024-2-30", "februari 2024 har 29 dagar"),
            ("2026–11–31", "november 2026 har 30 dagar"),
            ("2026-04-00", "april 2026 har 30 dagar"),
            ("2026-13-01", "månaderna är 01 till 12"),
            ("2026-00-10", "månaderna är 01 till 12"),
        ] {
            assert_eq!(no_such_day(text).as_deref(), Some(why), "{text}");
        }
        for text in ["2026-02-28", "2026-2-3", "20260230", "2026-02", "v-2026-02", "2026-02-30-1", "main", ""] {
            assert_eq!(no_such_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_certain_only_if_it_can_be_no_other() {
        for (text, iso) in [
            ("20190520", "2019-05-20"),
            ("2025-3-9", "2025-03-09"),
            ("2025/03/09", "2025-03-09"),
            ("2026–11–02", "2026-11-02"),
            ("2026‑11—2", "2026-11-02"),
            ("28 januari 2022", "2022-01-28"),
            ("den 1 sept. 2024", "2024-09-01"),
        ] {
            assert_eq!(certain(text).as_deref(), Some(iso), "{text}");
        }
        let open = [
            "170102",
            "9/3 2025",
            "2025-03-10 14:00",
            "Maj 2017",
            "hösten 2016",
            "3 marker 2020",
            "2025/3.9",
            "20191399",
        ];
        for text in open {
            assert_eq!(certain(text), None, "{text}");
        }
    }
}
