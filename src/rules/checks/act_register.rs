//! The register of acts, as citations are looked up in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::act_name::ActNames;
use super::act_series::{SeriesOfNumber, by_number};
use crate::catalogue::{Act, Catalogue};
use crate::text::date;

/// The register of acts, indexed by number and by title.
#[derive(Debug)]
pub struct Citations<'catalogue> {
    acts: &'catalogue BTreeMap<String, Act>,
    /// The superseded acts, by number without series.
    pub superseded: HashMap<&'catalogue str, Vec<&'catalogue Act>>,
    /// The names by which superseded acts are cited.
    pub names: ActNames<'catalogue>,
    /// The series of each number.
    pub series: SeriesOfNumber<'catalogue>,
    /// The numbers of the acts of each name.
    pub titles: HashMap<String, Vec<&'catalogue str>>,
    /// The number of the act in force of each name.
    pub current: HashMap<String, &'catalogue str>,
}

impl<'catalogue> Citations<'catalogue> {
    /// The indexes of a catalogue's register.
    #[must_use]
    pub fn new(catalogue: &'catalogue Catalogue) -> Self {
        let mut superseded: HashMap<&str, Vec<&Act>> = HashMap::new();
        let mut titles: HashMap<String, Vec<&str>> = HashMap::new();
        let mut current = HashMap::new();
        for act in catalogue.acts.values() {
            let Some((_, number)) = series(&act.number) else { continue };
            if !act.superseded_by.is_empty() {
                superseded.entry(number).or_default().push(act);
            }
            for name in &act.short_names {
                titles.entry(name.to_lowercase()).or_default().push(number);
                if act.superseded_by.is_empty() {
                    current.insert(name.to_lowercase(), number);
                }
            }
        }
        let (names, series) = (ActNames::new(&catalogue.acts), by_number(catalogue));
        Self { acts: &catalogue.acts, superseded, names, series, titles, current }
    }

    /// The acts that an act is replaced by at last, of those that had come into force by a day.
    #[must_use]
    pub fn successors(&self, act: &Act, day: Date) -> Vec<String> {
        let is_replaced = |next: &&Act| {
            let since = next.superseded_from.as_deref().and_then(date::day);
            !next.superseded_by.is_empty() && since.is_none_or(|since| since <= day)
        };
        let mut last: Vec<String> = Vec::new();
        let mut waiting: Vec<&str> = act.superseded_by.iter().rev().map(String::as_str).collect();
        let mut seen = HashSet::new();
        while let Some(number) = waiting.pop() {
            match self.acts.get(number).filter(is_replaced) {
                Some(next) if seen.insert(number) => {
                    waiting.extend(next.superseded_by.iter().rev().map(String::as_str))
                }
                Some(_) => {}
                None if last.iter().any(|known| known == number) => {}
                None => last.push(number.to_owned()),
            }
        }
        last
    }
}

/// The series and the number of an act: `SOSFS` and `2005:29`.
#[must_use]
pub fn series(number: &str) -> Option<(&str, &str)> {
    let (series, number) = number.rsplit_once(' ')?;
    number.split_once(':').map(|_| (series, number))
}
