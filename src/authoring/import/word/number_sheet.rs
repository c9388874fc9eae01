//! The lists of a document, and the numbers that Word computes for their paragraphs.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::refused::{BROKEN, TOO_LARGE};
use crate::authoring::import::Fault;
use crate::authoring::import::package::{OpenElements, Part, short};

/// The levels of a list.
const LEVELS: usize = 9;
/// The most lists of a document.
const MOST: usize = 50_000;

/// How a level is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    style: Option<String>,
}

/// A list that others share the form of.
#[derive(Debug, Clone, Default)]
struct Form {
    levels: [Level; LEVELS],
    /// The style whose list has the levels.
    by_style: Option<String>,
}

/// A list: its form, and the numbers that it begins with by itself.
#[derive(Debug, Clone, Default)]
struct List {
    form: String,
    starts: [Option<u32>; LEVELS],
}

/// The lists.
#[derive(Debug, Default)]
pub struct NumberSheet {
    forms: HashMap<String, Form>,
    lists: HashMap<String, List>,
}

/// The number of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The level in the list, from zero.
    pub level: usize,
    /// The number at this level; none for a bullet.
    pub value: Option<u32>,
    /// The number as it is printed, such as `2.1` or `O1`.
    pub label: String,
}

/// The numbers so far.
#[derive(Debug, Default)]
pub struct Counters {
    /// The numbers of a form, which its lists share.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// The lists that have begun.
    begun: HashMap<String, ()>,
}

impl NumberSheet {
    /// The lists of the part with numbering.
    ///
    /// # Errors
    /// If it is no XML, or has more lists than any document.
    pub fn read(mut part: Part<'_, '_>) -> Result<Self, Fault> {
        let mut sheet = Self::default();
        let mut at = At::default();
        let mut open = OpenElements::default();
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = part.read_event_into(&mut buffer).map_err(|_| BROKEN)?;
            open.after(&event).ok_or(BROKEN)?;
            match event {
                Event::Start(start) => sheet.start(&start, &mut at),
                Event::End(end) if matches!(end.local_name().as_ref(), "abstractNum" | "num") => at = At::default(),
                Event::Eof => return Ok(sheet),
                _ => {}
            }
            if sheet.forms.len() + sheet.lists.len() > MOST {
                return Err(TOO_LARGE);
            }
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, at: &mut At) {
        let value = || short(start, "val");
        match start.local_name().as_ref() {
            "abstractNum" => at.form = Some(short(start, "abstractNumId")),
            "num" => at.list = Some(short(start, "numId")),
            "abstractNumId" => self.list(at, |list| list.form = value()),
            "lvl" | "lvlOverride" => at.level = short(start, "ilvl").parse().unwrap_or(0),
            "startOverride" => {
                let level = at.level;
                self.list(at, |list| {
                    if let Some(first) = list.starts.get_mut(level) {
                        *first = value().parse().ok();
                    }
                });
            }
            "numStyleLink" => self.form(at, |form, _| form.by_style = Some(value())),
            "start" => self.level(at, |level| level.start = value().parse().ok()),
            "numFmt" => self.level(at, |level| level.format = value()),
            "lvlText" => self.level(at, |level| level.text = value().chars().take(40).collect()),
            "pStyle" => self.level(at, |level| level.style = Some(value())),
            _ => {}
        }
    }

    fn list(&mut self, at: &At, set: impl FnOnce(&mut List)) {
        if let Some(id) = &at.list {
            set(self.lists.entry(id.clone()).or_default());
        }
    }

    fn form(&mut self, at: &At, set: impl FnOnce(&mut Form, usize)) {
        if let Some(id) = at.form.as_ref().filter(|_| at.list.is_none()) {
            set(self.forms.entry(id.clone()).or_default(), at.level);
        }
    }

    fn level(&mut self, at: &At, set: impl FnOnce(&mut Level)) {
        self.form(at, |form, level| {
            if let Some(level) = form.levels.get_mut(level) {
                set(level);
            }
        });
    }

    /// The level of a list whose paragraphs have a style.
    #[must_use]
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let form = self.forms.get(&self.lists.get(list)?.form)?;
        form.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// The number of the next paragraph of a list at a level; none if the list has none.
    ///
    /// `of_style` gives the list of a style, where a form says that a style has its levels.
    pub fn next(
        &self,
        counters: &mut Counters,
        (list, level): (&str, usize),
        of_style: impl Fn(&str) -> Option<String>,
    ) -> Option<Number> {
        let level = level.min(LEVELS - 1);
        let own = self.lists.get(list)?;
        let mut form = self.forms.get(&own.form)?;
        if let Some(other) = form.by_style.as_deref().and_then(of_style).and_then(|list| self.lists.get(&list)) {
            form = self.forms.get(&other.form)?;
        }
        let counts = counters.counts.entry(own.form.clone()).or_default();
        if counters.begun.insert(list.to_owned(), ()).is_none() {
            for (count, first) in counts.iter_mut().zip(&own.starts).filter(|(_, first)| first.is_some()) {
                *count = first.map(|first| first.saturating_sub(1));
            }
        }
        let first = |level: usize| own.starts[level].or(form.levels[level].start).unwrap_or(1);
        for (above, count) in counts.iter_mut().enumerate().take(level) {
            count.get_or_insert_with(|| first(above));
        }
        let value = counts[level].map_or_else(|| first(level), |count| count.saturating_add(1));
        counts[level] = Some(value);
        counts[level + 1..].fill(None);
        let is_counted = !matches!(form.levels[level].format.as_str(), "bullet" | "none");
        let label = if is_counted { label(form, level, counts) } else { String::new() };
        Some(Number { level, value: is_counted.then_some(value), label })
    }
}

/// Where the reader stands.
#[derive(Debug, Default)]
struct At {
    form: Option<String>,
    list: Option<String>,
    level: usize,
}

/// A number as it is printed: `%1.%2` with the numbers of the levels.
fn label(form: &Form, level: usize, counts: &[Option<u32>; LEVELS]) -> String {
    let mut label = form.levels[level].text.clone();
    for (number, (of, count)) in form.levels.iter().zip(counts).enumerate() {
        label = label.replace(&format!("%{}", number + 1), &written(count.unwrap_or(1), &of.format));
    }
    label.trim().trim_end_matches(['.', ')', ':']).trim_start_matches('(').to_owned()
}

fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letter(number, b'a'),
        "upperLetter" => letter(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// a to z, then aa to zz, as Word counts with letters.
fn letter(number: u32, first: u8) -> String {
    let number = number.max(1) - 1;
    let letter = char::from(first + u8::try_from(number % 26).unwrap_or(0));
    let times = usize::try_from(number / 26 + 1).unwrap_or(1).min(20);
    letter.to_string().repeat(times)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number.min(3_999);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_the_list_says() {
        assert_eq!(
            ["lowerLetter", "upperRoman", "decimal", "ordinal"].map(|form| written(4, form)),
            ["d", "IV", "4", "4"]
        );
        assert_eq!(
            (letter(27, b'a'), roman(1994), written(3, "decimalZero")),
            ("aa".into(), "MCMXCIV".into(), "03".into())
        );
    }

    #[test]
    fn a_level_begins_again_below_each_number_above_it() {
        let level = |text: &str| Level { format: "decimal".into(), text: text.into(), ..Level::default() };
        let mut form = Form::default();
        form.levels[0] = level("%1.");
        form.levels[1] = level("%1.%2");
        let list = |starts| List { form: "f".into(), starts };
        let mut again = [None; LEVELS];
        again[0] = Some(1);
        let sheet = NumberSheet {
            forms: HashMap::from([("f".into(), form)]),
            lists: HashMap::from([("a".into(), list([None; LEVELS])), ("b".into(), list(again))]),
        };
        let mut counters = Counters::default();
        let mut next =
            |list: &str, level| sheet.next(&mut counters, (list, level), |_| None).map(|number| number.label);
        let labels = [("a", 0), ("a", 1), ("a", 1), ("a", 0), ("a", 1), ("b", 0), ("b", 0)]
            .map(|(list, level)| next(list, level));
        assert_eq!(labels.map(Option::unwrap_or_default), ["1", "1.1", "1.2", "2", "2.1", "1", "2"]);
        assert_eq!(next("c", 0), None);
    }
}
