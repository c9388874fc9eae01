//! Words for sentences: lists, the nearest known word, and words compared without diacritics and separators.

use std::borrow::Cow;

/// Words as a sentence lists them: `a, b och c`.
#[must_use]
pub fn list<Word: AsRef<str>>(words: &[Word], joint: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} {joint} {}", head.join(", "), last.as_ref())
        }
    }
}

/// The first words of many as a sentence lists them, and how many more there are: `a, b och 3 till`.
#[must_use]
pub fn first_of<Word: AsRef<str>>(words: &[Word], most: usize) -> String {
    let mut shown: Vec<&str> = words.iter().take(most).map(AsRef::as_ref).collect();
    let rest = format!("{} till", words.len().saturating_sub(most));
    if words.len() > most {
        shown.push(&rest);
    }
    list(&shown, "och")
}

/// The known word with the shortest edit distance to a word, if it is near enough to be meant.
#[must_use]
pub fn nearest<'known>(word: &str, known: impl IntoIterator<Item = &'known str>) -> Option<&'known str> {
    let folded = fold(word);
    let length = folded.chars().count();
    let allowed = allowed_distance(length);
    let is_alike = |other: &str| length <= LONGEST_COMPARED && other.chars().count().abs_diff(length) <= allowed;
    known
        .into_iter()
        .map(|candidate| (fold(candidate), candidate))
        .filter(|(other, _)| is_alike(other))
        .map(|(other, candidate)| (strsim::damerau_levenshtein(&folded, &other), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}

/// The length in characters beyond which a word is not compared with others, and is shortened where it is shown.
pub const LONGEST_COMPARED: usize = 200;

/// The distance at which a word of so many characters is near enough to be meant.
pub(super) fn allowed_distance(length: usize) -> usize {
    (length / 3).clamp(1, 3)
}

/// A text as it is shown: a very long one by its beginning, and the number of its characters.
#[must_use]
pub fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_COMPARED {
        return text.into();
    }
    match text.char_indices().nth(LONGEST_COMPARED) {
        Some((end, _)) => format!("{}… (förkortat, {} tecken)", &text[..end], text.chars().count()).into(),
        None => text.into(),
    }
}

/// A number of days in words: `1 dag`, `7 dagar`.
#[must_use]
pub fn days_in_words(days: i32) -> String {
    format!("{days} {}", if days == 1 { "dag" } else { "dagar" })
}

/// The question whether a word was meant.
#[must_use]
pub fn meant(word: &str) -> String {
    format!("menade du {word}?")
}

/// The question whether the nearest known word was meant; none if no word is near.
#[must_use]
pub fn did_you_mean<'known>(word: &str, known: impl IntoIterator<Item = &'known str>) -> Option<String> {
    nearest(word, known).map(meant)
}

/// The known word that equals a word without regard to diacritics, case and separators; none if several do.
#[must_use]
pub fn alike<'known>(word: &str, known: impl IntoIterator<Item = &'known str>) -> Option<&'known str> {
    let folded = fold(word.trim());
    let mut same = known.into_iter().filter(|candidate| fold(candidate) == folded);
    same.next().filter(|_| same.next().is_none())
}

/// The known words that a text lists with commas, semicolons, slashes or `och`: at least two, and nothing else.
#[must_use]
pub fn several_words<'known>(
    text: &str,
    known: impl IntoIterator<Item = &'known str> + Clone,
) -> Option<Vec<&'known str>> {
    let spaced = text.replace(" och ", ",").replace(" samt ", ",");
    let parts = spaced.split([',', ';', '/', '+', '&']).map(str::trim).filter(|part| !part.is_empty());
    let words: Option<Vec<&str>> = parts.map(|part| alike(part, known.clone())).collect();
    words.filter(|words| words.len() > 1)
}

/// The letters and digits of a text in lower case, without diacritics: the same for `Giltig fr.o.m.` and `giltig_fr_o_m`.
#[must_use]
pub fn letters(text: &str) -> String {
    fold(text).chars().filter(|one| one.is_alphanumeric()).collect()
}

/// A word in lower case, without diacritics, and with `_` for each separator.
pub(super) fn fold(word: &str) -> String {
    let plain = |character: char| match character {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        'é' => 'e',
        '_' | '-' | ' ' => '_',
        other => other,
    };
    word.to_lowercase().chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_its_dots_is_told() {
        let known = ["giltig_från", "giltig_till", "gäller_för"];
        assert_eq!(nearest("giltig_fran", known), Some("giltig_från"));
        assert_eq!(nearest("Galler for", known), Some("gäller_för"));
        assert_eq!(nearest("färg", known), None);
        assert_eq!(nearest("rutiin", ["rutin", "riskanalys"]), Some("rutin"));
    }

    #[test]
    fn a_very_long_text_is_shown_by_its_beginning() {
        let long = "å".repeat(80_000);
        let told = format!("{}… (förkortat, 80000 tecken)", "å".repeat(200));
        assert_eq!((&*shortened(&long), &*shortened("rut-intyg")), (told.as_str(), "rut-intyg"));
        assert_eq!(shortened(&"å".repeat(200)), "å".repeat(200));
        assert_eq!(nearest(&long, [&long[..]]), None);
    }

    #[test]
    fn a_word_is_alike_only_one_other() {
        assert_eq!(alike("Giltig-fran", ["giltig_från", "giltig_till"]), Some("giltig_från"));
        assert_eq!(alike("mal", ["mål", "mäl"]), None);
        assert_eq!(alike("titell", ["titel"]), None);
    }

    #[test]
    fn several_known_words_are_told_apart() {
        let known = ["intyg", "sjukskrivning", "kvå", "vård-och-omsorg"];
        for text in ["intyg, sjukskrivning", "Intyg och sjukskrivning", "intyg;sjukskrivning", "intyg / sjukskrivning,"]
        {
            assert_eq!(several_words(text, known), Some(vec!["intyg", "sjukskrivning"]), "{text}");
        }
        for text in ["intyg", "intyg, annat", "", "intyg,", "vård och omsorg"] {
            assert_eq!(several_words(text, known), None, "{text}");
        }
    }

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(list(&["a", "b", "c"], "och"), "a, b och c");
        assert_eq!(list(&["a"], "och"), "a");
    }
}
