//! A number as its format shows it: with leading zeros, decimals, groups of three, percent and the text around it.
//!
//! A blank stands between groups, as in Swedish; the decimal point stays, as ids and versions are written with it.

/// A number as a format shows it; none if the format does not change it, or is of another kind.
#[must_use]
pub fn shown(number: f64, format: &str) -> Option<String> {
    let sections = sections(format);
    let (section, is_negative) = match (sections.as_slice(), number) {
        ([_, negative, ..], number) if number < 0.0 => (negative, false),
        ([_, _, zero, ..], 0.0) => (zero, false),
        ([first, ..], number) => (first, number < 0.0),
        ([], _) => return None,
    };
    let picture = Picture::read(section)?;
    let text = picture.draw(number.abs());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then(|| if is_negative { format!("-{text}") } else { text })
}

/// A number without a format, as Excel holds it: fifteen digits.
#[must_use]
pub fn plain(number: f64) -> String {
    let held: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if held.abs() < 1e21 { held.to_string() } else { format!("{held:e}") }
}

/// The parts of a format for positive, negative and zero.
fn sections(format: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let (mut is_quoted, mut is_escaped) = (false, false);
    for one in format.chars() {
        let ends = one == ';' && !is_quoted && !is_escaped;
        if ends {
            sections.push(String::new());
        } else if let Some(section) = sections.last_mut() {
            section.push(one);
        }
        is_quoted ^= one == '"' && !is_escaped;
        is_escaped = !is_escaped && !is_quoted && matches!(one, '\\' | '_' | '*');
    }
    sections
}

/// A mark of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    /// The place of a digit: `0`, `#` or `?`.
    Digit(char),
    Point,
    Text(String),
}

/// The marks of a section.
#[derive(Debug, Default)]
struct Picture {
    marks: Vec<Mark>,
    is_grouped: bool,
    percents: i32,
    thousands: i32,
}

impl Picture {
    /// The marks of a section; none if it is no plain picture of a number.
    fn read(section: &str) -> Option<Self> {
        let mut picture = Self::default();
        let mut commas = 0;
        let mut rest = section.chars();
        while let Some(one) = rest.next() {
            match one {
                '"' => picture.marks.push(Mark::Text(rest.by_ref().take_while(|next| *next != '"').collect())),
                '\\' => picture.marks.push(Mark::Text(rest.next()?.to_string())),
                '_' | '*' => {
                    rest.next();
                    picture.marks.push(Mark::Text(" ".to_owned()));
                }
                '[' => {
                    let inner: String = rest.by_ref().take_while(|next| *next != ']').collect();
                    if inner.starts_with(['<', '>', '=']) {
                        return None;
                    }
                    let currency = inner.strip_prefix('$').and_then(|currency| currency.split('-').next());
                    picture.marks.extend(currency.map(|currency| Mark::Text(currency.to_owned())));
                }
                '0' | '#' | '?' => {
                    picture.is_grouped |= commas > 0;
                    commas = 0;
                    picture.marks.push(Mark::Digit(one));
                }
                ',' if picture.has_digits() => commas += 1,
                '.' if !picture.marks.contains(&Mark::Point) => {
                    picture.thousands += std::mem::take(&mut commas);
                    picture.marks.push(Mark::Point);
                }
                '%' => {
                    picture.percents += 1;
                    picture.marks.push(Mark::Text("%".to_owned()));
                }
                // A fraction, an exponent, a text, or the number as it is.
                '/' | '@' | 'E' | 'e' | 'G' | 'g' => return None,
                other => picture.marks.push(Mark::Text(other.to_string())),
            }
        }
        picture.thousands += commas;
        let is_drawn =
            picture.has_digits() || picture.marks.iter().any(|mark| matches!(mark, Mark::Text(text) if text != " "));
        (is_drawn && picture.marks.len() <= MOST_MARKS).then_some(picture)
    }

    fn has_digits(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark, Mark::Digit(_)))
    }

    fn draw(&self, number: f64) -> String {
        let point = self.marks.iter().position(|mark| *mark == Mark::Point).unwrap_or(self.marks.len());
        let (whole, after) = self.marks.split_at(point);
        let decimals = after.iter().filter(|mark| matches!(mark, Mark::Digit(_))).count();
        let scaled = number * 100_f64.powi(self.percents) / 1000_f64.powi(self.thousands);
        let digits = format!("{scaled:.decimals$}");
        let (units, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let units = if units == "0" { "" } else { units };
        let units = if self.has_digits() { units } else { "" };
        format!("{}{}", self.whole(whole, units), decimal(after, fraction))
    }

    /// The part before the point, from its last mark to the first, where the digits that are left stand.
    fn whole(&self, marks: &[Mark], units: &str) -> String {
        let mut left = units.chars().rev();
        let first = marks.iter().position(|mark| matches!(mark, Mark::Digit(_)));
        let mut back: Vec<char> = Vec::new();
        let mut count = 0;
        let mut put = |back: &mut Vec<char>, digit: char| {
            if self.is_grouped && count > 0 && count % 3 == 0 {
                back.push(' ');
            }
            count += 1;
            back.push(digit);
        };
        for (number, mark) in marks.iter().enumerate().rev() {
            match mark {
                Mark::Digit(place) => {
                    let filler = match place {
                        '0' => Some('0'),
                        '?' => Some(' '),
                        _ => None,
                    };
                    if let Some(digit) = left.next().or(filler) {
                        put(&mut back, digit);
                    }
                    if first == Some(number) {
                        left.by_ref().for_each(|digit| put(&mut back, digit));
                    }
                }
                Mark::Text(text) => back.extend(text.chars().rev()),
                Mark::Point => {}
            }
        }
        left.for_each(|digit| put(&mut back, digit));
        back.into_iter().rev().collect()
    }
}

/// The most marks of a format; longer ones are no picture of a number.
const MOST_MARKS: usize = 64;

/// The part from the point on.
fn decimal(marks: &[Mark], fraction: &str) -> String {
    let told = fraction.trim_end_matches('0').len();
    let mut digits = fraction.chars().enumerate();
    let mut text = String::new();
    for mark in marks {
        match mark {
            Mark::Point => text.push('.'),
            Mark::Text(inner) => text.push_str(inner),
            Mark::Digit(place) => match (digits.next(), place) {
                (Some((at, digit)), _) if at < told => text.push(digit),
                (_, '0') => text.push('0'),
                (_, '?') => text.push(' '),
                _ => {}
            },
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_is_seen() {
        for (number, format, seen) in [
            (123.0, "00000", "00123"),
            (7.0, "\"HSN-\"0000", "HSN-0007"),
            (7.0, "\\H\\S\\N\\-0000", "HSN-0007"),
            (2.0, "0.0", "2.0"),
            (1.1, "0.00", "1.10"),
            (0.25, "0%", "25%"),
            (0.07, "0.0 %", "7.0 %"),
            (1_234_567.0, "#,##0", "1 234 567"),
            (1234.5, "#,##0.00\\ \"kr\"", "1 234.50 kr"),
            (1234.5, "#,##0.00 [$kr-41D]", "1 234.50 kr"),
            (-1234.0, "#,##0;[Red]-#,##0", "-1 234"),
            (-5.0, "0.0", "-5.0"),
            (5.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "5"),
            (-5.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "(5)"),
            (0.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "-"),
            (1_234_000.0, "0,", "1234"),
            (12_345_678.0, "000-000", "12345-678"),
            (5.0, "000-000", "000-005"),
            (0.5, "#.##", ".5"),
            (5.0, "#.0#", "5.0"),
            (5.25, "#.0#", "5.25"),
            (2_024_118.0, "0000\\/000", "2024/118"),
            (3.0, "\"v\"0", "v3"),
        ] {
            assert_eq!(shown(number, format).as_deref(), Some(seen), "{number} as {format}");
        }
        for format in ["General", "@", "# ?/?", "0.00E+00", "[>100]0;0", "", ";;;"] {
            assert_eq!(shown(1.5, format), None, "{format}");
        }
    }

    #[test]
    fn a_number_without_a_format_has_the_digits_that_are_held() {
        assert_eq!(plain(204_417.0), "204417");
        assert_eq!(plain(1.5), "1.5");
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(198_902_013_286.0), "198902013286");
        assert_eq!(plain(1e300), "1e300");
    }
}
