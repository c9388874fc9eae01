//! Words for several enheter at once: "alla vårdcentraler", "vårdavdelningar och mottagningar utom X".

/// What a text in `gäller_för` says: of what it speaks, and what is excepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase<'text> {
    /// The names before "utom"; none of them means every enhet.
    pub meant: Vec<&'text str>,
    /// The names after "utom".
    pub excepted: Vec<&'text str>,
}

impl<'text> Phrase<'text> {
    /// The parts of a text.
    #[must_use]
    pub fn read(text: &'text str) -> Self {
        let cut = EXCEPT.iter().find_map(|word| split_at_word(text, word));
        let (meant, excepted) = cut.unwrap_or((text, ""));
        Self { meant: parts(meant), excepted: parts(excepted) }
    }
}

/// True if a name means every enhet.
#[must_use]
pub fn means_all(name: &str) -> bool {
    matches!(name.trim().to_lowercase().as_str(), "alla" | "alla enheter" | "samtliga" | "samtliga enheter")
}

/// The categories, in lower case, that a word may be the word for: [`is_category`] holds of these and no others.
#[must_use]
pub fn categories_of(word: &str) -> Vec<String> {
    let word = word.trim().to_lowercase();
    let word = LEADING.iter().find_map(|lead| word.strip_prefix(lead)).unwrap_or(&word).trim();
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let of_stems = stems.flat_map(|stem| [stem.to_owned(), format!("{stem}a")]);
    let mut categories: Vec<String> = std::iter::once(word.to_owned()).chain(of_stems).collect();
    categories.retain(|category| !category.is_empty());
    categories.sort();
    categories.dedup();
    categories
}

/// True if a word, in any number and form, is the word for a category of enheter, as `slag` has it: "alla vårdcentraler",
/// "vårdcentralerna" and "vårdcentral" are all the category vårdcentral.
#[cfg(test)]
fn is_category(word: &str, category: &str) -> bool {
    let (word, category) = (word.trim().to_lowercase(), category.trim().to_lowercase());
    let word = LEADING.iter().find_map(|lead| word.strip_prefix(lead)).unwrap_or(&word).trim();
    let stem = category.strip_suffix('a').unwrap_or(&category);
    let is_form_of = |stem: &str| word.strip_prefix(stem).is_some_and(|rest| ENDINGS.contains(&rest));
    !category.is_empty() && (word == category || is_form_of(&category) || (stem != category && is_form_of(stem)))
}

const EXCEPT: [&str; 3] = [" utom ", " förutom ", " med undantag för "];
const LEADING: [&str; 5] = ["alla ", "samtliga ", "regionens ", "kommunens ", "våra "];
/// What is added to a word in the plural or in the definite form.
const ENDINGS: [&str; 11] = ["er", "ar", "or", "r", "n", "en", "et", "erna", "arna", "orna", "na"];

fn split_at_word<'text>(text: &'text str, word: &str) -> Option<(&'text str, &'text str)> {
    let at = text.find(word)?;
    Some((&text[..at], &text[at + word.len()..]))
}

/// The names of an enumeration.
fn parts(text: &str) -> Vec<&str> {
    let of_commas = text.split([',', ';', '&']);
    let of_words = of_commas.flat_map(|part| part.split(" och ")).flat_map(|part| part.split(" samt "));
    of_words.map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_is_known_in_every_form() {
        for (word, category) in [
            ("alla vårdcentraler", "vårdcentral"),
            ("Samtliga Vårdcentraler", "Vårdcentral"),
            ("vårdcentralerna", "vårdcentral"),
            ("mottagningar", "mottagning"),
            ("regionens vårdavdelningar", "vårdavdelning"),
            ("sjukhus", "sjukhus"),
            ("sjukhusen", "sjukhus"),
            ("alla rehabenheter", "rehabenhet"),
            ("skolor", "skola"),
            ("vårdcentral", "vårdcentral"),
        ] {
            assert!(is_category(word, category), "{word} is {category}");
            assert!(categories_of(word).contains(&category.to_lowercase()), "{word} is {category}");
        }
        for (word, category) in [
            ("alla läkare", "vårdcentral"),
            ("vårdcentralen Norr", "vårdcentral"),
            ("rehabmottagningar", "mottagning"),
            ("mottagningsenheter", "mottagning"),
            ("alla", "vårdcentral"),
            ("er", ""),
        ] {
            assert!(!is_category(word, category), "{word} is not {category}");
            assert!(!categories_of(word).contains(&category.to_owned()), "{word} is not {category}");
        }
    }

    #[test]
    fn an_exception_is_told_apart() {
        let read = |text| Phrase::read(text);
        assert_eq!(read("vårdavdelningar och mottagningar").meant, ["vårdavdelningar", "mottagningar"]);
        let phrase = read("alla enheter utom ambulanssjukvården och vc-norr");
        assert_eq!((phrase.meant, phrase.excepted), (vec!["alla enheter"], vec!["ambulanssjukvården", "vc-norr"]));
        assert_eq!(read("hud, ögon samt öron").meant, ["hud", "ögon", "öron"]);
    }
}
