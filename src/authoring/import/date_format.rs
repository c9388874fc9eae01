//! A moment as its format shows it, with Swedish names of months and days.

use jiff::civil::DateTime;

/// A part of a format of moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    /// Hours, minutes or seconds in all.
    Elapsed(char),
    HalfOfDay,
}

/// A field with the number of its letters, or a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Field(Field, usize),
    Text(String),
}

/// A format of moments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormat(Vec<Mark>);

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

impl DateFormat {
    /// Reads a format; a date as the system writes it is the ISO form.
    #[must_use]
    pub fn read(format: &str, id: Option<u32>) -> Self {
        const ISO: &str = "yyyy-mm-dd";
        let format = match id {
            Some(14) => ISO,
            Some(22) => "yyyy-mm-dd hh:mm",
            Some(_) | None if format.contains("F800") => "d mmmm yyyy",
            Some(_) | None => format,
        };
        let read = Self(with_minutes(marks(format)));
        let has_fields = read.0.iter().any(|mark| matches!(mark, Mark::Field(..)));
        if has_fields { read } else { Self(with_minutes(marks(ISO))) }
    }

    /// True if a day is shown with its year and month.
    #[must_use]
    pub fn has_whole_day(&self) -> bool {
        [Field::Year, Field::Month, Field::Day].iter().all(|field| self.has(*field))
    }

    /// True if any part of a date is shown.
    #[must_use]
    pub fn has_date(&self) -> bool {
        [Field::Year, Field::Month, Field::Day].iter().any(|field| self.has(*field))
    }

    fn has(&self, field: Field) -> bool {
        self.0.iter().any(|mark| matches!(mark, Mark::Field(found, _) if *found == field))
    }

    /// The moment as shown; `days` is the number that it stands for.
    #[must_use]
    pub fn shown(&self, moment: DateTime, days: f64) -> String {
        let is_halved = self.has(Field::HalfOfDay);
        let mut text = String::new();
        for mark in &self.0 {
            match mark {
                Mark::Text(inner) => text.push_str(inner),
                Mark::Field(field, letters) => text.push_str(&drawn(*field, *letters, moment, (days, is_halved))),
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn drawn(field: Field, letters: usize, moment: DateTime, (days, is_halved): (f64, bool)) -> String {
    let number = |number: i64| format!("{number:0width$}", width = letters.min(2));
    let name = |name: &str, letters: usize| if letters == 3 { name.chars().take(3).collect() } else { name.to_owned() };
    match field {
        Field::Year if letters <= 2 => format!("{:02}", moment.year() % 100),
        Field::Year => format!("{:04}", moment.year()),
        Field::Month if letters > 2 => name(MONTHS[usize::from(moment.month().unsigned_abs()) - 1], letters),
        Field::Month => number(moment.month().into()),
        Field::Day if letters > 2 => {
            let number = moment.date().weekday().to_monday_zero_offset();
            name(DAYS[usize::from(number.unsigned_abs())], letters)
        }
        Field::Day => number(moment.day().into()),
        Field::Hour if is_halved => number((i64::from(moment.hour()) + 11) % 12 + 1),
        Field::Hour => number(moment.hour().into()),
        Field::Minute => number(moment.minute().into()),
        Field::Second => number(moment.second().into()),
        Field::HalfOfDay => if moment.hour() < 12 { "fm" } else { "em" }.to_owned(),
        Field::Elapsed(unit) => {
            let in_a_day = match unit {
                'h' => 24.0,
                'm' => 1_440.0,
                _ => 86_400.0,
            };
            let seconds = (days * 86_400.0).round();
            format!("{:0letters$.0}", (seconds * in_a_day / 86_400.0).floor())
        }
    }
}

/// The marks of the first section of a format.
fn marks(format: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut rest = format.chars().take(MOST_LETTERS).peekable();
    while let Some(one) = rest.next() {
        let mark = match one.to_ascii_lowercase() {
            ';' => break,
            '"' => Mark::Text(rest.by_ref().take_while(|next| *next != '"').collect()),
            '\\' => Mark::Text(rest.next().map(String::from).unwrap_or_default()),
            '_' | '*' => {
                rest.next();
                Mark::Text(" ".to_owned())
            }
            '[' => {
                let inner: String = rest.by_ref().take_while(|next| *next != ']').collect::<String>().to_lowercase();
                match inner.chars().next() {
                    Some(unit @ ('h' | 'm' | 's')) if inner.chars().all(|one| one == unit) => {
                        Mark::Field(Field::Elapsed(unit), inner.len())
                    }
                    Some(_) | None => continue,
                }
            }
            'a' if matches!(rest.peek(), Some('m' | 'M' | '/')) => {
                while rest.next_if(|next| matches!(next, 'm' | 'M' | '/' | 'p' | 'P')).is_some() {}
                Mark::Field(Field::HalfOfDay, 1)
            }
            letter @ ('y' | 'm' | 'd' | 'h' | 's') => {
                let mut letters = 1;
                while rest.next_if(|next| next.to_ascii_lowercase() == letter).is_some() {
                    letters += 1;
                }
                let field = match letter {
                    'y' => Field::Year,
                    'm' => Field::Month,
                    'd' => Field::Day,
                    'h' => Field::Hour,
                    _ => Field::Second,
                };
                Mark::Field(field, letters)
            }
            '.' if rest.peek() == Some(&'0') => {
                while rest.next_if_eq(&'0').is_some() {}
                continue;
            }
            '@' => continue,
            _ => Mark::Text(one.to_string()),
        };
        marks.push(mark);
    }
    marks
}

/// The most letters of a format that are read.
const MOST_LETTERS: usize = 256;

/// The marks with minutes for `m` after hours or before seconds.
fn with_minutes(mut marks: Vec<Mark>) -> Vec<Mark> {
    let fields: Vec<(usize, Field)> = marks
        .iter()
        .enumerate()
        .filter_map(|(at, mark)| match mark {
            Mark::Field(field, _) => Some((at, *field)),
            Mark::Text(_) => None,
        })
        .collect();
    for (number, (at, field)) in fields.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| fields[before].1);
        let after = fields.get(number + 1).map(|(_, after)| *after);
        let is_minute = matches!(before, Some(Field::Hour | Field::Elapsed('h'))) || after == Some(Field::Second);
        if let (Field::Month, true, Mark::Field(found, _)) = (field, is_minute, &mut marks[*at]) {
            *found = Field::Minute;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    #[test]
    fn a_moment_is_what_is_seen() {
        let moment = datetime(2019, 5, 20, 14, 7, 9, 0);
        for (format, id, seen) in [
            ("yyyy-mm-dd", None, "2019-05-20"),
            ("mm-dd-yy", Some(14), "2019-05-20"),
            ("m/d/yy h:mm", Some(22), "2019-05-20 14:07"),
            ("[$-41D]d mmmm yyyy;@", None, "20 maj 2019"),
            ("[$-F800]dddd, mmmm dd, yyyy", None, "20 maj 2019"),
            ("dddd \"den\" d mmm", None, "måndag den 20 maj"),
            ("yyyy\\-mm", None, "2019-05"),
            ("mmm-yy", Some(17), "maj-19"),
            ("d/m yyyy", None, "20/5 2019"),
            ("hh:mm", None, "14:07"),
            ("mm:ss.0", Some(47), "07:09"),
            ("h:mm AM/PM", None, "2:07 em"),
            ("General", None, "2019-05-20"),
        ] {
            assert_eq!(DateFormat::read(format, id).shown(moment, 43_605.0), seen, "{format}");
        }
        assert_eq!(DateFormat::read("[h]:mm", None).shown(moment, 1.0 + 2.0 / 24.0), "26:07");
        assert!(!DateFormat::read("mmm-yy", None).has_whole_day() && DateFormat::read("mmm-yy", None).has_date());
        assert!(!DateFormat::read("hh:mm", None).has_date());
    }
}
