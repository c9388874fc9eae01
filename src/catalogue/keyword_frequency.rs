//! Parses frequencies in Swedish free text.

use std::sync::LazyLock;

use jiff::Span;
use regex::Regex;

/// The longest interval between two occasions at the frequency in a text; none if the text has no frequency.
///
/// The units are day, week, month, quarter, tertial, half-year, year and two years, in their common forms ("årligen",
/// "varje vecka", "två gånger per år", "var sjätte månad"). "Vid behov" and "enligt anvisning" are no frequency.
#[must_use]
pub fn interval(text: &str) -> Option<Span> {
    let text = text.trim().to_lowercase();
    // Skips the patterns for the plain words of the format.
    if let Some((_, unit)) = PLAIN.iter().find(|(word, _)| *word == text) {
        return Some(unit.span());
    }
    let found = FORMS.iter().find_map(|(form, unit)| {
        let found = form.captures(&text)?;
        let number = |name: &str| found.name(name).and_then(|word| count(word.as_str()));
        Some((*unit, number("times"), number("every")))
    });
    let (unit, times, every) = found?;
    let times = times.filter(|_| !matches!(unit, Unit::Term));
    let days = unit.days() * i64::from(every.unwrap_or(1)) / i64::from(times.unwrap_or(1).max(1));
    let months = unit.months() * every.unwrap_or(1);
    match times.unwrap_or(1) {
        0 => None,
        // NOTE: months are kept as months, so that a year is a year whatever its days.
        times if months > 0 && months % times == 0 => Some(Span::new().months(months / times)),
        _ => Some(Span::new().days(days.max(1))),
    }
}

#[derive(Debug, Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Tertial,
    HalfYear,
    /// A school term: half a year, but what is done several times in it need not be spread evenly.
    Term,
    Year,
}

impl Unit {
    fn span(self) -> Span {
        match self.months() {
            0 => Span::new().days(self.days()),
            months => Span::new().months(months),
        }
    }

    fn months(self) -> i32 {
        match self {
            Self::Day | Self::Week => 0,
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Tertial => 4,
            Self::HalfYear | Self::Term => 6,
            Self::Year => 12,
        }
    }

    fn days(self) -> i64 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month | Self::Quarter | Self::Tertial | Self::HalfYear | Self::Term | Self::Year => {
                i64::from(self.months()) * 30
            }
        }
    }
}

/// The words of the format for frequencies.
const PLAIN: [(&str, Unit); 11] = [
    ("dag", Unit::Day),
    ("dagligen", Unit::Day),
    ("vecka", Unit::Week),
    ("månad", Unit::Month),
    ("månadsvis", Unit::Month),
    ("kvartal", Unit::Quarter),
    ("tertial", Unit::Tertial),
    ("halvår", Unit::HalfYear),
    ("år", Unit::Year),
    ("årligen", Unit::Year),
    ("varje år", Unit::Year),
];
const NUMBER: &str = r"\d{1,3}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv";
const ORDINAL: &str = r"annan|annat|andra|tredje|fjärde|femte|sjätte|\d{1,2}(?::[ea])?";

/// The patterns of frequencies, the most specific first.
static FORMS: LazyLock<Vec<(Regex, Unit)>> = LazyLock::new(|| {
    let units = [
        (r"halvår(?:et|en)?", Unit::HalfYear),
        (r"termin(?:en|er)?", Unit::Term),
        (r"tertial(?:et|en|er)?", Unit::Tertial),
        (r"kvartal(?:et|en)?", Unit::Quarter),
        (r"månad(?:en|er)?", Unit::Month),
        (r"veck(?:a|an|or)", Unit::Week),
        (r"dag(?:en|ar)?|dygn(?:et)?", Unit::Day),
        (r"år(?:et)?", Unit::Year),
    ];
    let of_unit = units.iter().flat_map(|(unit, meant)| {
        [
            format!(r"\b(?:var|vart)\s?(?P<every>{ORDINAL})\s(?:{unit})\b"),
            format!(r"\b(?:med\s)?(?P<every>{NUMBER})\s(?:{unit})s?\s(?:mellanrum|intervall)"),
            format!(r"\b(?P<times>{NUMBER})(?:\s?[-–]\s?\d+)?\s?(?:gånger|gång|ggr|ggr\.|g|x|tillfällen)\s?(?:per|om|i|/|varje|under)?\s?(?:{unit})\b"),
            format!(r"\b(?:varje|per|vart|var)\s(?:{unit})\b"),
        ]
        .map(|form| (form, *meant))
    });
    let adverbs = [
        (r"\bhalvårs(?:vis|vist)?\b|\bhalvårlig(?:en|t)?\b", Unit::HalfYear),
        (r"\bterminsvis\b", Unit::Term),
        (r"\btertialvis(?:t)?\b", Unit::Tertial),
        (r"\bkvartalsvis(?:t)?\b", Unit::Quarter),
        (r"\bmånads?vis(?:t)?\b|\bmånatlig(?:en|t)?\b|\bmånatligt\b", Unit::Month),
        (r"\bvecko?vis(?:t)?\b", Unit::Week),
        (r"\bdaglig(?:en|t)?\b|\bdagligen\b", Unit::Day),
        (r"\bårlig(?:en|t)?\b|\bårsvis(?:t)?\b", Unit::Year),
        (r"^\s*halvår\s*$", Unit::HalfYear),
        (r"^\s*tertial\s*$", Unit::Tertial),
        (r"^\s*kvartal\s*$", Unit::Quarter),
        (r"^\s*månad\s*$", Unit::Month),
        (r"^\s*vecka\s*$", Unit::Week),
        (r"^\s*dag\s*$", Unit::Day),
        (r"^\s*år\s*$", Unit::Year),
    ]
    .map(|(form, unit)| (form.to_owned(), unit));
    of_unit
        .chain(adverbs)
        .map(|(form, unit)| (Regex::new(&form).expect("the pattern is written here and tested"), unit))
        .collect()
});

fn count(word: &str) -> Option<i32> {
    let words = ["en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    let ordinals = ["första", "annan", "tredje", "fjärde", "femte", "sjätte"];
    let place = |list: &[&str]| list.iter().position(|known| *known == word).map(|at| at + 1);
    match word {
        "ett" => Some(1),
        "annat" | "andra" => Some(2),
        _ => place(&words)
            .or_else(|| place(&ordinals))
            .and_then(|number| i32::try_from(number).ok())
            .or_else(|| word.trim_end_matches([':', 'a', 'e']).parse().ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_practice_are_read() {
        for (text, months) in [
            ("tertial", 4),
            ("År", 12),
            ("vartannat år", 24),
            ("varannan månad", 2),
            ("en gång per år", 12),
            ("minst 1 gång/år", 12),
            ("två gånger per år", 6),
            ("4 ggr per år", 3),
            ("vid behov, dock minst årligen", 12),
            ("varje kvartal", 3),
            ("kvartalsvis", 3),
            ("månadsvis", 1),
            ("var sjätte månad", 6),
            ("var 3:e månad", 3),
            ("vart tredje år", 36),
            ("en gång om året", 12),
            ("halvår", 6),
            ("varje termin", 6),
            ("3 gånger per termin", 6),
            ("1 gång i månaden", 1),
        ] {
            let span = interval(text).unwrap_or_default();
            assert_eq!(span.get_months(), months, "{text}");
        }
        assert_eq!(interval("varje vecka").map(|span| span.get_days()), Some(7));
        assert_eq!(interval("varannan vecka").map(|span| span.get_days()), Some(14));
        assert_eq!(interval("dagligen").map(|span| span.get_days()), Some(1));
    }

    #[test]
    fn no_frequency_is_no_frequency() {
        for text in [
            "vid behov",
            "enligt anvisning",
            "löpande",
            "enligt årshjul",
            "regelbundet",
            "",
            "under året",
            "vid nyanställning",
        ] {
            assert!(interval(text).is_none(), "{text}");
        }
    }
}
