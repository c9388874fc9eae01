//! Periods as people write them: `Q1 2026`, `VT25`, `tertial 2 2025`, `2025:2`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// The meaning of a period that is not written as the format has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenPeriod {
    /// This period, as the format has it.
    Sure(String),
    /// One of these; a person has to choose.
    OneOf(Vec<String>),
}

/// The meaning of a text as a period; none if it says none in these ways.
#[must_use]
pub fn written_period(text: &str) -> Option<WrittenPeriod> {
    const DASHES: [char; 6] = ['–', '—', '‒', '−', '‑', '‐'];
    let text = text.trim().to_lowercase().replace(DASHES, "-").replace('\u{a0}', " ");
    part(&text).map(WrittenPeriod::Sure).or_else(|| open(&text).map(WrittenPeriod::OneOf))
}

const PART: &str = "(?<part>q|k|kv|kvartal|kvartalet|t|tert|tertial|tertialet|h|halvår|halvåret)";
const YEAR: &str = "(?<year>(?:19|20)[0-9]{2}|[0-9]{2})";
const WHOLE_YEAR: &str = "(?<year>(?:19|20)[0-9]{2})";

/// Quarters, tertials and half-years with their number.
static PARTS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    [
        pattern(&format!("^{PART}\\.?[ -]?(?<number>[1-4])[ ,/-]{{0,2}}{YEAR}$")),
        pattern(&format!("^{WHOLE_YEAR}[ ,/:-]{{0,2}}{PART}\\.?[ -]?(?<number>[1-4])$")),
        pattern(&format!(
            "^(?<number>1|2|3|4|första|andra|tredje|fjärde)(?::a|:e|:dje)? {PART}(?: år)?[ ,]{{1,2}}{WHOLE_YEAR}$"
        )),
    ]
});

fn part(text: &str) -> Option<String> {
    let found = PARTS.iter().find_map(|pattern| pattern.captures(text))?;
    let number = match &found["number"] {
        "första" => 1,
        "andra" => 2,
        "tredje" => 3,
        "fjärde" => 4,
        digit => digit.parse::<u8>().ok()?,
    };
    let (letter, most) = match found["part"].chars().next()? {
        't' => ('T', 3),
        'h' => ('H', 2),
        _ => ('K', 4),
    };
    (number <= most).then(|| format!("{}-{letter}{number}", year(&found)))
}

/// Terms, a number without its kind, and years on end.
fn open(text: &str) -> Option<Vec<String>> {
    static TERM: LazyLock<[Regex; 2]> = LazyLock::new(|| {
        let term = "(?<term>vt|ht|vår(?:en|terminen|termin)?|höst(?:en|terminen|termin)?)";
        [pattern(&format!("^{term}[ -]?{YEAR}$")), pattern(&format!("^{WHOLE_YEAR}[ :-]?{term}$"))]
    });
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^{WHOLE_YEAR}:(?<number>[1-4])$")));
    static YEARS: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!("^{WHOLE_YEAR} ?[/-] ?(?<last>(?:19|20)[0-9]{{2}}|[0-9]{{2}})$")));
    if let Some(found) = TERM.iter().find_map(|pattern| pattern.captures(text)) {
        let half = if found["term"].starts_with('v') { 1 } else { 2 };
        let year = year(&found);
        let (from, till) = if half == 1 { ("01-01", "06-30") } else { ("07-01", "12-31") };
        return Some(vec![format!("{year}-H{half}"), format!("{{från: {year}-{from}, till: {year}-{till}}}")]);
    }
    if let Some(found) = NUMBER.captures(text) {
        let (year, number) = (year(&found), found["number"].parse::<u8>().ok()?);
        let kinds = [('T', 3), ('K', 4), ('H', 2)].into_iter().filter(|(_, most)| number <= *most);
        return Some(kinds.map(|(letter, _)| format!("{year}-{letter}{number}")).collect());
    }
    let found = YEARS.captures(text)?;
    let (first, last) = (year(&found), &found["last"]);
    let last = if last.len() == 2 { format!("{}{last}", &first[..2]) } else { last.to_owned() };
    // NOTE: 2025-12 is a month.
    (last > first && found["last"].parse::<u16>().is_ok_and(|last| last > 12)).then(|| {
        vec![
            format!("{{från: {first}-07-01, till: {last}-06-30}}"),
            format!("{{från: {first}-01-01, till: {last}-12-31}}"),
        ]
    })
}

/// The year in four digits.
fn year(found: &Captures<'_>) -> String {
    let year = &found["year"];
    if year.len() == 2 { format!("20{year}") } else { year.to_owned() }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is written here and tested")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_year_with_its_number_is_sure() {
        for (text, period) in [
            ("Q1 2026", "2026-K1"),
            ("Q1-2026", "2026-K1"),
            ("2026 Q1", "2026-K1"),
            ("2026Q1", "2026-K1"),
            ("K4 2025", "2025-K4"),
            ("kvartal 3 2025", "2025-K3"),
            ("Kvartal 3, 2025", "2025-K3"),
            ("2025 kvartal 3", "2025-K3"),
            ("tredje kvartalet 2025", "2025-K3"),
            ("3:e kvartalet 2025", "2025-K3"),
            ("T2 2025", "2025-T2"),
            ("T2 25", "2025-T2"),
            ("tertial 2 2025", "2025-T2"),
            ("2025 T2", "2025-T2"),
            ("2025:T2", "2025-T2"),
            ("H1 2025", "2025-H1"),
            ("halvår 1 2025", "2025-H1"),
            ("första halvåret 2025", "2025-H1"),
            ("2025–K3", "2025-K3"),
        ] {
            assert_eq!(written_period(text), Some(WrittenPeriod::Sure(period.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_term_or_a_number_alone_is_for_a_person_to_choose() {
        let spring = "{från: 2025-01-01, till: 2025-06-30}";
        let autumn = "{från: 2025-07-01, till: 2025-12-31}";
        for (text, ways) in [
            ("VT 2025", &["2025-H1", spring][..]),
            ("VT25", &["2025-H1", spring]),
            ("HT25", &["2025-H2", autumn]),
            ("2025 HT", &["2025-H2", autumn]),
            ("vårterminen 2025", &["2025-H1", spring]),
            ("hösten 2025", &["2025-H2", autumn]),
            ("2025:2", &["2025-T2", "2025-K2", "2025-H2"]),
            ("2025:4", &["2025-K4"]),
            ("2025/2026", &["{från: 2025-07-01, till: 2026-06-30}", "{från: 2025-01-01, till: 2026-12-31}"]),
            ("2025/26", &["{från: 2025-07-01, till: 2026-06-30}", "{från: 2025-01-01, till: 2026-12-31}"]),
        ] {
            assert_eq!(
                written_period(text),
                Some(WrittenPeriod::OneOf(ways.iter().map(|way| (*way).to_owned()).collect())),
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_no_periods() {
        for text in [
            "",
            "T4 2025",
            "H3 2025",
            "2025:5",
            "2025-12",
            "2025/12",
            "2026/2025",
            "löpande",
            "Q5 2025",
            "12 2025",
            "V 12 2025",
        ] {
            assert_eq!(written_period(text), None, "{text}");
        }
    }
}
