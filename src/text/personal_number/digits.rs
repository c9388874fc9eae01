//! Groups of digits and the gaps between them, in every script and with what cannot be seen passed over.

/// The code points of the zeros of the scripts whose ten digits follow each other.
const ZEROS: [u32; 20] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20,
    0x1040, 0x17E0, 0x1810, 0xFF10,
];
/// The mathematical digits: five alphabets of ten.
const MATHEMATICAL: std::ops::RangeInclusive<u32> = 0x1D7CE..=0x1D7FF;
/// What masks a digit of one, two, three and four bytes.
const MASKS: [char; 4] = ['X', '\u{d7}', '\u{ff38}', '\u{1d5b7}'];
/// The most digits that are read: one more than a number has.
const MOST_DIGITS: usize = 13;
/// The most groups that a number is divided into, and one more.
const MOST_GROUPS: usize = 6;
/// The longest gap, in characters.
const LONGEST_GAP: usize = 24;

/// The value of a decimal digit of any script.
pub(super) fn value(character: char) -> Option<u8> {
    if character.is_ascii() {
        return character.is_ascii_digit().then(|| character as u8 - b'0');
    }
    let code = u32::from(character);
    let within = |zero: u32| code.checked_sub(zero).filter(|value| *value < 10);
    let found = if MATHEMATICAL.contains(&code) {
        Some((code - MATHEMATICAL.start()) % 10)
    } else {
        ZEROS.into_iter().find_map(within)
    };
    found.and_then(|value| u8::try_from(value).ok())
}

/// True for digits and for the letters that mask them, so that what is masked reads as before.
pub(super) fn is_digit_or_masked(character: char) -> bool {
    value(character).is_some() || is_masked(character)
}

/// True for the letters that mask digits.
pub(super) fn is_masked(character: char) -> bool {
    MASKS.contains(&character)
}

/// A text with an X for each digit of any script; its length stays the same.
#[must_use]
pub fn blot_digits(text: &str) -> String {
    let hide = |character: char| match value(character) {
        Some(_) => MASKS[character.len_utf8() - 1],
        None => character,
    };
    text.chars().map(hide).collect()
}

/// True for characters that take no room: soft hyphens, zero-width blanks and joiners, marks of direction.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// True for blanks within a line, of any width.
pub(super) fn is_blank(character: char) -> bool {
    character == '\t' || (character.is_whitespace() && !breaks_line(character))
}

/// True for what ends a line.
fn breaks_line(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// True for hyphens, dashes and minus signs.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{58a}' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Digits without a visible character between them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
    pub length: usize,
}

/// What stands between two groups.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Gap {
    /// The mark; hyphens of all kinds are `-`.
    pub mark: Option<char>,
    pub blanks: usize,
    pub breaks_line: bool,
}

/// The groups from a place in a text, until something else than a gap follows or there are digits enough.
#[derive(Debug, Default)]
pub(super) struct Written {
    groups: [Group; MOST_GROUPS],
    gaps: [Gap; MOST_GROUPS],
    count: usize,
    digits: [u8; MOST_DIGITS],
    length: usize,
}

impl Written {
    /// Reads from the first digit of a group.
    pub fn read(text: &str, start: usize) -> Self {
        let mut written = Self::default();
        let mut at = start;
        while written.count < MOST_GROUPS {
            let Some(group) = written.group(text, at) else { break };
            written.groups[written.count] = group;
            written.count += 1;
            if written.length >= MOST_DIGITS - 1 {
                break;
            }
            let Some((gap, next)) = gap(text, group.end) else { break };
            written.gaps[written.count - 1] = gap;
            at = next;
        }
        written
    }

    pub fn groups(&self) -> &[Group] {
        &self.groups[..self.count]
    }

    /// The gaps before all but the first of so many groups.
    pub fn gaps(&self, groups: usize) -> &[Gap] {
        &self.gaps[..groups - 1]
    }

    pub fn digits(&self, count: usize) -> &[u8] {
        &self.digits[..count]
    }

    /// Reads a group and its digits.
    fn group(&mut self, text: &str, start: usize) -> Option<Group> {
        let mut group = Group { start, end: start, length: 0 };
        for (at, character) in text[start..].char_indices() {
            if let Some(value) = value(character) {
                if let Some(digit) = self.digits.get_mut(self.length) {
                    *digit = value;
                    self.length += 1;
                }
                group.end = start + at + character.len_utf8();
                group.length += 1;
            } else if !is_invisible(character) {
                break;
            }
        }
        (group.length > 0).then_some(group)
    }
}

/// The gap from the end of a group, and the start of the next; none if something else follows.
fn gap(text: &str, end: usize) -> Option<(Gap, usize)> {
    let mut gap = Gap::default();
    for (at, character) in text[end..].char_indices().take(LONGEST_GAP) {
        match character {
            _ if value(character).is_some() => return Some((gap, end + at)),
            // Printed on one line, a break is a blank; a mark on the next line is that of a list.
            _ if breaks_line(character) && matches!(gap.mark, None | Some('-')) => gap.breaks_line = true,
            _ if gap.breaks_line && gap.mark.is_none() && !is_blank(character) && !is_invisible(character) => {
                let next = text[end + at + character.len_utf8()..].chars().next();
                let is_mark = is_hyphen(character) && next.and_then(value).is_some();
                return is_mark.then_some((Gap { mark: Some('-'), ..gap }, end + at + character.len_utf8()));
            }
            _ if is_blank(character) => gap.blanks += 1,
            _ if is_invisible(character) => {}
            _ if is_hyphen(character) && matches!(gap.mark, None | Some('-')) => gap.mark = Some('-'),
            '+' | '/' | '_' | '.' | ':' | ',' | ';' | '~' | '|' | '*' | '·' | '•' | '\u{ff0b}' | '\u{ff0f}'
            | '\u{2044}'
                if gap.mark.is_none() =>
            {
                gap.mark = Some(match character {
                    '\u{ff0b}' => '+',
                    '\u{ff0f}' | '\u{2044}' => '/',
                    other => other,
                });
            }
            _ => return None,
        }
    }
    None
}
