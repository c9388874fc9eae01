//! Words for sentences: lists, the nearest known word, and words compared without diacritics and separators.

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

/// The known word with the shortest edit distance to a word, if it is near enough to be meant.
#[must_use]
pub fn nearest<'known>(word: &str, known: impl IntoIterator<Item = &'known str>) -> Option<&'known str> {
    let folded = fold(word);
    let allowed = (folded.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
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
fn fold(word: &str) -> String {
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
