//! The keywords on words in free text, with and without regard to negation.

use serde_json::Value;

/// True if a word of the text begins with one of the stems, which are in lower case; the case of the text is ignored.
#[must_use]
pub fn mentions(text: &str, stems: &[String]) -> bool {
    words(text).any(|word| stems.iter().any(|stem| begins_with(word, stem)))
}

/// True if a word begins with a stem in lower case, ignoring the case of the word.
fn begins_with(word: &str, stem: &str) -> bool {
    // Most words differ in their first letter. Of ASCII only ASCII is the lower case.
    if let (Some(first), Some(wanted)) = (word.as_bytes().first(), stem.as_bytes().first())
        && first.is_ascii()
        && first.to_ascii_lowercase() != *wanted
    {
        return false;
    }
    let mut letters = word.chars().flat_map(char::to_lowercase);
    stem.chars().all(|letter| letters.next() == Some(letter))
}

/// True if a word of the text begins with one of the stems and is not negated, as in "inte allvarlig" and "allvarlig
/// vårdskada: nej".
#[must_use]
pub fn says(text: &str, stems: &[String]) -> bool {
    let text = text.to_lowercase();
    // Most texts contain none of the stems, and are not split into words.
    if !stems.iter().any(|stem| text.contains(stem.as_str())) {
        return false;
    }
    let words: Vec<&str> = words(&text).collect();
    (0..words.len()).any(|at| is_one_of(words[at], stems) && !is_denied(&words, at))
}

/// The number of words within which a negation applies to a word.
pub const REACH: usize = 5;
/// Negations of the words after them.
pub const DENIALS: [&str; 11] =
    ["inte", "ej", "icke", "ingen", "inget", "inga", "utan", "aldrig", "knappast", "nej", "varken"];
/// Negations of the words before them.
pub const LATER_DENIALS: [&str; 7] = ["inte", "ej", "icke", "nej", "uteslutas", "uteslöts", "utesluten"];
/// The words and marks that end the scope of a negation before the word.
pub const BREAKS: [&str; 8] = [",", ".", ";", "(", "men", "dock", "och", "samt"];
/// The words and marks that end the scope of a negation after the word.
pub const LATER_BREAKS: [&str; 12] = [",", ".", ";", "(", ")", "men", "dock", "och", "samt", "som", "att", "eller"];

/// The word that negates the word right after it ("mindre allvarlig").
pub const BELITTLING: &str = "mindre";

/// Denials that belong to an adjective right after them, not to a verb before: "medfört ej allvarlig vårdskada".
const OF_ADJECTIVE: [&str; 2] = ["ej", "icke"];
/// The adjective that such a denial takes for itself.
const ADJECTIVE: &str = "allvarlig";

fn is_denied(words: &[&str], at: usize) -> bool {
    let is = |word: &str, list: &[&str]| list.contains(&word);
    // In "ej allvarlig vårdskada" the adjective is denied, not the noun.
    let mut ahead = &words[..at];
    if let [rest @ .., denial, adjective] = ahead
        && is(denial, &OF_ADJECTIVE)
        && adjective.starts_with(ADJECTIVE)
    {
        ahead = rest;
    }
    let before = ahead.iter().rev().take_while(|word| !is(word, &BREAKS)).take(REACH);
    let after = words[at + 1..].iter().take_while(|word| !is(word, &LATER_BREAKS)).take(REACH).collect::<Vec<_>>();
    let of_adjective = |number: usize| {
        is(after[number], &OF_ADJECTIVE) && after.get(number + 1).is_some_and(|next| next.starts_with(ADJECTIVE))
    };
    let belittled = at > 0 && words[at - 1] == BELITTLING;
    belittled
        || before.into_iter().any(|word| is(word, &DENIALS))
        || (0..after.len()).any(|number| is(after[number], &LATER_DENIALS) && !of_adjective(number))
}

fn is_one_of(word: &str, stems: &[String]) -> bool {
    stems.iter().any(|stem| word.starts_with(stem.as_str()))
}

/// The words of a text; the marks that end a clause are words of their own.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_mark = |one: char| matches!(one, ',' | '.' | ';' | '(' | ')');
    text.split_inclusive(|one: char| !one.is_alphanumeric()).flat_map(move |word| {
        let last = word.char_indices().next_back().filter(|(_, last)| !last.is_alphanumeric());
        let (word, mark) = last.map_or((word, ""), |(at, _)| word.split_at(at));
        [word, mark].into_iter().filter(move |part| !part.is_empty() && (*part == word || part.contains(is_mark)))
    })
}

/// A text, or all texts in a list or map, joined; none for null, booleans and numbers.
pub fn texts(value: &Value) -> Option<String> {
    fn gather<'value>(value: &'value Value, found: &mut Vec<&'value str>) {
        match value {
            Value::String(text) => found.push(text),
            Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
            Value::Object(entries) => entries.iter().for_each(|(_, entry)| gather(entry, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    if matches!(value, Value::Null | Value::Bool(_) | Value::Number(_)) {
        return None;
    }
    let mut found = Vec::new();
    gather(value, &mut found);
    Some(found.join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denied_word_is_not_said() {
        let stems = ["allvarlig".to_owned()];
        for text in [
            "händelse som medfört allvarlig vårdskada",
            "Hade kunnat medföra en ALLVARLIG vårdskada",
            "medförde inte vårdskada, men hade kunnat medföra allvarlig vårdskada",
            "medförde ingen vårdskada men hade kunnat medföra allvarlig vårdskada",
            "allvarlig vårdskada som inte upptäcktes i tid",
            "allvarlig vårdskada, ej bestående",
        ] {
            assert!(says(text, &stems), "{text}");
        }
        for text in [
            "vårdskada som inte är allvarlig",
            "vårdskada (ej allvarlig)",
            "vårdskada, inte bedömd som allvarlig",
            "icke-allvarlig vårdskada",
            "vårdskada som inte har bedömts vara allvarlig",
            "medförde inte någon allvarlig vårdskada",
            "mindre allvarlig vårdskada",
            "allvarlig vårdskada: nej",
            "allvarlig vårdskada har inte inträffat",
            "händelse som medfört vårdskada",
            "ingen allvarlig vårdskada",
        ] {
            assert!(!says(text, &stems), "{text}");
            assert_eq!(mentions(text, &stems), text != "händelse som medfört vårdskada", "{text}");
        }
    }
}
