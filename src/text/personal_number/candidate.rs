//! The ways in which a number is divided, and the date and the checksum in its digits.

use jiff::civil::Date;

use super::Number;
use super::digits::{Gap, Written};

/// The lengths of the groups of a number, by shape; a longer one stands before its own beginning.
const SHAPES: [&[usize]; 12] = [
    &[2, 2, 2, 2, 4],
    &[4, 2, 2, 4],
    &[2, 2, 2, 4],
    &[2, 6, 4],
    &[4, 2, 6],
    &[2, 2, 6],
    &[4, 4, 4],
    &[8, 4],
    &[6, 4],
    &[2, 10],
    &[12],
    &[10],
];
/// The oldest that a person is taken to be.
const OLDEST: i16 = 1890;
/// The last year that two digits of a stamp are taken to be.
const LAST_STAMP: i16 = 2030;
/// The first year of stamps and diary numbers that begin with a day.
const FIRST_STAMP: i16 = 2000;
const LAST_YEAR: i16 = 2100;

/// A text with the shape, the date and the checksum of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub start: usize,
    pub end: usize,
    pub number: Number,
    /// The day of birth, if the century is written.
    pub born: Option<Date>,
    /// The year that the date has as a stamp, if it may be one.
    pub stamp: Option<i16>,
    /// The last four digits.
    pub tail: u16,
    /// True if its digits stand together.
    pub is_bare: bool,
    pub leads_with_zero: bool,
    /// True if a date in its ISO form is followed by a dash between blanks.
    pub is_parted_date: bool,
    /// True if its digits stand in fours.
    pub is_in_fours: bool,
}

/// The number that begins where these groups do.
pub(super) fn read(written: &Written) -> Option<Candidate> {
    SHAPES.iter().find_map(|shape| {
        let groups = written.groups().get(..shape.len())?;
        let fits = groups.iter().zip(*shape).all(|(group, length)| group.length == *length);
        if !fits || !is_divided_well(shape, written.gaps(shape.len())) {
            return None;
        }
        let digits = written.digits(shape.iter().sum());
        let last = written.gaps(shape.len()).last();
        let dated = dated(digits, last.is_some_and(|gap| gap.mark == Some('+')))?;
        // Digits in fours are rather a case, unless the year is too early for one.
        if **shape == [4, 4, 4] && dated.stamp.is_some() {
            return None;
        }
        let short = &digits[digits.len() - 10..];
        has_checksum(short).then(|| Candidate {
            start: groups[0].start,
            end: groups[shape.len() - 1].end,
            number: dated.number,
            born: dated.born,
            stamp: dated.stamp,
            tail: short[6..].iter().fold(0, |tail, digit| tail * 10 + u16::from(*digit)),
            is_bare: shape.len() == 1,
            leads_with_zero: digits[0] == 0,
            is_parted_date: **shape == [4, 2, 2, 4] && last.is_some_and(|gap| gap.blanks > 0 && gap.mark == Some('-')),
            is_in_fours: **shape == [4, 4, 4],
        })
    })
}

/// True if a person would part a number so: the parts of the date alike, the last four digits by a mark or some blanks.
fn is_divided_well(shape: &[usize], gaps: &[Gap]) -> bool {
    let Some((last, dates)) = gaps.split_last().filter(|_| shape.last() == Some(&4)) else {
        return gaps.iter().all(is_in_date) && are_alike(gaps);
    };
    let is_parted = match last.mark {
        // Six digits and four on the next line are more often other numbers.
        None if last.breaks_line => shape[..shape.len() - 1].iter().sum::<usize>() == 8,
        None => (1..=4).contains(&last.blanks),
        Some('-' | '+') => last.breaks_line || last.blanks <= 4,
        Some('/' | '_' | '~' | '|' | '•' | '·') => !last.breaks_line && last.blanks <= 4,
        Some(_) => last.blanks == 0,
    };
    let first = dates.first().and_then(|gap| gap.mark);
    // Versions and addresses are divided by full stops all through.
    let is_version = shape == [2, 2, 2, 4] && first.is_some() && first != Some('-') && last.mark == first;
    is_parted && dates.iter().all(is_in_date) && are_alike(dates) && !is_version
}

fn is_in_date(gap: &Gap) -> bool {
    match gap.mark {
        None => gap.blanks == 1 && !gap.breaks_line,
        Some('-' | '.' | '/' | '_') => gap.blanks == 0 && !gap.breaks_line,
        Some(_) => false,
    }
}

fn are_alike(gaps: &[Gap]) -> bool {
    gaps.windows(2).all(|pair| pair[0].mark == pair[1].mark)
}

struct Dated {
    number: Number,
    born: Option<Date>,
    stamp: Option<i16>,
}

/// The date of ten or twelve digits.
fn dated(digits: &[u8], is_past_hundred: bool) -> Option<Dated> {
    let (century, short) = digits.split_at(digits.len() - 10);
    let pair = |digits: &[u8]| i16::from(digits[0] * 10 + digits[1]);
    let (month, day) = (pair(&short[2..]), pair(&short[4..]));
    let (day, number) = if day > 60 { (day - 60, Number::Coordination) } else { (day, Number::Personal) };
    let date = |year: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    if !century.is_empty() {
        let born =
            date(pair(century) * 100 + pair(short)).filter(|born| (OLDEST..=LAST_YEAR).contains(&born.year()))?;
        return Some(Dated {
            number,
            born: Some(born),
            stamp: Some(born.year()).filter(|year| is_stamp(*year, number)),
        });
    }
    let recent = date(2000 + pair(short)).filter(|_| !is_past_hundred);
    let stamp = recent.map(Date::year).filter(|year| *year <= LAST_STAMP && is_stamp(*year, number));
    recent.or_else(|| date(1900 + pair(short))).or_else(|| date(1800 + pair(short)))?;
    Some(Dated { number, born: None, stamp })
}

/// True if a date may be that of a stamp; no stamp has sixty days more.
fn is_stamp(year: i16, number: Number) -> bool {
    year >= FIRST_STAMP && number == Number::Personal
}

/// True if ten digits have a valid Luhn checksum.
fn has_checksum(digits: &[u8]) -> bool {
    let weighed = digits.iter().enumerate().map(|(at, digit)| if at % 2 == 0 { digit * 2 } else { *digit });
    weighed.map(|weighed| u32::from(weighed / 10 + weighed % 10)).sum::<u32>().is_multiple_of(10)
}
