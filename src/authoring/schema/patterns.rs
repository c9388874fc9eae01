//! Our formats and keywords as regular expressions that every JSON Schema validator supports.
//!
//! Editors and validators share no Unicode letter classes and no case-insensitive flag, so letters are spelt out. The
//! ranges hold Latin letters; a text in another alphabet is left to the audit.

use std::borrow::Cow;

use crate::catalogue::keyword_words;

/// A letter or digit, inside brackets.
const LETTERS: &str = "0-9A-Za-zªµºÀ-ÖØ-öø-ɏ";
/// The marks that end a clause, inside brackets.
const MARKS: &str = ",.;()";

/// Blank text.
pub const BLANK: &str = r"^\s*$";
/// Yes, as text.
pub const YES: &str = r"^\s*([Jj][Aa]|[Tt][Rr][Uu][Ee])\s*$";
/// No, as text.
pub const NO: &str = r"^\s*([Nn][Ee][Jj]|[Ff][Aa][Ll][Ss][Ee])\s*$";
/// Yes or no, as text.
pub const YES_OR_NO: &str = r"^\s*([Jj][Aa]|[Tt][Rr][Uu][Ee]|[Nn][Ee][Jj]|[Ff][Aa][Ll][Ss][Ee])\s*$";
/// A whole number, as text.
pub const WHOLE_NUMBER: &str = r"^\s*[+-]?[0-9]{1,18}\s*$";

const MONTH: &str = "(0[1-9]|1[0-2])";
const DAY: &str = "([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";

/// The pattern of one of our formats, without anchors; none for a format that is not ours.
#[must_use]
pub fn format(name: &str) -> Option<Cow<'static, str>> {
    let event = format!("{DAY}|[0-9]{{4}}-{MONTH}|[0-9]{{4}}");
    Some(match name {
        "datum" => DAY.into(),
        "händelsedatum" => event.into(),
        "period" => format!("{event}|[0-9]{{4}}-([Tt][1-3]|[KkQ][1-4]|[Hh][12])").into(),
        "giltig_till" => format!("{DAY}|\\s*{}\\.*\\s*", in_any_case("tills vidare").replace(' ', "[ \u{a0}]*")).into(),
        _ => return None,
    })
}

/// The pattern of a word in any case, with the characters that mean something in a pattern escaped.
#[must_use]
pub fn in_any_case(word: &str) -> String {
    let mut pattern = String::new();
    for letter in word.chars() {
        let (small, large): (String, String) = (letter.to_lowercase().collect(), letter.to_uppercase().collect());
        if small != large {
            pattern.push_str(&format!("[{large}{small}]"));
            continue;
        }
        if "\\^$.|?*+()[]{}/".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// The pattern of a text that is one of these words, in any case.
#[must_use]
pub fn one_of<'word>(words: impl IntoIterator<Item = &'word str>) -> String {
    format!(r"^\s*({})\s*$", alternatives(words))
}

fn alternatives<'word>(words: impl IntoIterator<Item = &'word str>) -> String {
    words.into_iter().map(in_any_case).collect::<Vec<_>>().join("|")
}

/// The pattern of a text that holds a word with one of these stems.
#[must_use]
pub fn mentions(stems: &[&str]) -> String {
    format!("(^|[^{LETTERS}])({})", alternatives(stems.iter().copied()))
}

/// The pattern of a text that holds a word with one of these stems and does not deny it, as the keyword `säger` does.
#[must_use]
pub fn says(stems: &[&str]) -> String {
    let whole = |words: &[&str]| {
        let words = words.iter().copied().filter(|word| word.chars().all(char::is_alphanumeric));
        format!("({})(?![{LETTERS}])", alternatives(words))
    };
    let (gap, letter) = (format!("[^{LETTERS}{MARKS}]"), format!("[{LETTERS}]"));
    let word_but = |not: &str| format!("((?!{not}){letter}+(?!{letter}){gap}*|\\){gap}*)");
    let plain = word_but(&whole(&keyword_words::DENIALS));
    let last = word_but(&whole(&[&keyword_words::DENIALS[..], &[keyword_words::BELITTLING]].concat()));
    let (few, many) = (keyword_words::REACH - 2, keyword_words::REACH - 1);
    let opening = format!("(^{gap}*|[,.;(]{gap}*|(^|[^{LETTERS}]){}{gap}+)", whole(&keyword_words::BREAKS));
    let before = format!("({opening}({plain}{{0,{few}}}{last})?|(^|[^{LETTERS}]){plain}{{{many}}}{last})");
    let said = format!("({}){letter}*(?!{letter})", alternatives(stems.iter().copied()));
    let passed = format!("({gap}+(?!{}){letter}+)", whole(&keyword_words::LATER_BREAKS));
    format!("{before}{said}(?!{passed}{{0,{many}}}{gap}+{})", whole(&keyword_words::LATER_DENIALS))
}
