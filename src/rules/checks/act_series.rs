//! Series of acts that are misspelt, or that cannot have a number.

use std::collections::HashMap;

use crate::catalogue::Catalogue;

/// The series of the regulations of health care, each with the years in which it has had acts.
const SERIES: [(&str, std::ops::RangeInclusive<u16>); 2] = [("SOSFS", 1976..=2015), ("HSLF-FS", 2015..=9999)];
/// The series of statutes.
const STATUTES: &str = "SFS";
/// The lowest number of a statute that no regulation has had.
const NUMBER_OF_STATUTES: u32 = 200;
/// Series of others that resemble ours.
const OF_OTHERS: [&str; 26] = [
    "SFS", "AFS", "BFS", "FFS", "HSLF", "KIFS", "LIVSFS", "LSFS", "LVFS", "MSBFS", "NFS", "PTSFS", "RFFS", "RFS",
    "SJVFS", "SKOLFS", "SKVFS", "SLVFS", "SSIFS", "SSMFS", "SSI", "SMIFS", "STAFS", "SOU", "TSFS", "HVMFS",
];

/// A series that does not belong to its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongSeries<'text> {
    /// The series as it is written.
    pub written: &'text str,
    /// The series of the act with the number; none if the series does not exist and the register has no such act.
    pub right: Option<String>,
}

/// The series that have an act of each number in the register.
pub type SeriesOfNumber<'catalogue> = HashMap<&'catalogue str, Vec<&'catalogue str>>;

/// The register by number.
#[must_use]
pub fn by_number(catalogue: &Catalogue) -> SeriesOfNumber<'_> {
    let mut series: SeriesOfNumber<'_> = HashMap::new();
    for (name, number) in catalogue.acts.values().filter_map(|act| act.number.rsplit_once(' ')) {
        series.entry(number).or_default().push(name);
    }
    series
}

/// The fault of the series that stands right before a number; none if it may be right.
#[must_use]
pub fn wrong_series<'text>(before: &'text str, number: &str, known: &SeriesOfNumber<'_>) -> Option<WrongSeries<'text>> {
    let before = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
    let is_of_series = |one: char| one.is_alphabetic() || is_hyphen(one);
    let start = before
        .rfind(|one: char| !is_of_series(one))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let written = &before[start..];
    let letters: String = written.chars().filter(|one| one.is_alphabetic()).collect();
    let is_written_as_series = letters.chars().count() >= 3 && letters.chars().all(char::is_uppercase);
    if !is_written_as_series || before[..start].ends_with(|one: char| one.is_alphanumeric() || one == '/') {
        return None;
    }
    let of_number = known.get(number).map_or(&[][..], Vec::as_slice);
    let ours = SERIES.iter().find(|(series, _)| series.replace('-', "") == letters);
    if let Some((series, years)) = ours {
        let year: u16 = number.split(':').next()?.parse().ok()?;
        let right = of_number.iter().find(|right| is_certain(right, number, !years.contains(&year)))?;
        return (!of_number.contains(series)).then(|| WrongSeries { written, right: Some((*right).to_owned()) });
    }
    if OF_OTHERS.contains(&letters.as_str()) && !(letters == "HSLF" && of_number.contains(&"HSLF-FS")) {
        return None;
    }
    let is_near = SERIES.iter().any(|(series, _)| is_slip(&letters, series));
    let right = of_number.iter().find(|right| **right != STATUTES).map(|right| (*right).to_owned());
    is_near.then_some(WrongSeries { written, right })
}

fn is_hyphen(one: char) -> bool {
    matches!(one, '-' | '\u{2010}'..='\u{2015}')
}

/// True if a number is certainly of another series than the one that is written: that has none of the year, or no number
/// so high.
fn is_certain(right: &str, number: &str, is_outside: bool) -> bool {
    let serial = number.split(':').nth(1).and_then(|serial| serial.parse::<u32>().ok()).unwrap_or(0);
    if right == STATUTES { serial >= NUMBER_OF_STATUTES } else { is_outside }
}

/// True if letters are those of a series with one of the short, or two of the long, left out, added, changed or swapped.
fn is_slip(letters: &str, series: &str) -> bool {
    let series = series.replace('-', "");
    let allowed = if series.len() > 5 { 2 } else { 1 };
    let distance = strsim::damerau_levenshtein(letters, &series);
    (1..=allowed).contains(&distance) && letters.starts_with(&series[..1]) && letters.len() >= 4
}
