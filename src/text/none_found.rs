//! Whether a text says that there is none of something: "inga brister hittades", "Kontrollen visade inget fel".

/// Words that alone say that there is none.
const NONE: [&str; 11] = ["inga", "ingen", "inget", "nej", "ej", "false", "saknas", "noll", "0", "-", "–"];
/// Words before a noun that say that there is none of it.
const BEFORE: [&str; 6] = ["inga", "ingen", "inget", "utan", "noll", "0"];
/// Words that may stand between: "inga som helst brister", "inget att anmärka".
const BETWEEN: [&str; 5] = ["som", "helst", "några", "att", "sådana"];
/// Words and marks with which a text says something else beside.
const BREAKS: [&str; 26] = [
    ",",
    ";",
    ".",
    ":",
    "(",
    "-",
    "–",
    "—",
    "men",
    "dock",
    "och",
    "samt",
    "medan",
    "förutom",
    "utom",
    "utöver",
    "trots",
    "däremot",
    "än",
    "övriga",
    "övrigt",
    "saknas",
    "saknar",
    "dokumenterade",
    "dokumenterad",
    "åtgärdade",
];
/// Words before which a text speaks of some and not of all: "sju journaler utan brister", "de flesta".
const OF_SOME: [&str; 23] = [
    "av", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tjugo", "trettio", "flera",
    "flesta", "några", "många", "hälften", "vissa", "resten", "del", "andra",
];
/// The endings of a noun that is counted: brist, brister, bristen, bristerna, avvikelser, avvikelserna.
const ENDINGS: [&str; 16] =
    ["", "er", "en", "erna", "r", "rna", "ar", "arna", "n", "na", "et", "s", "ning", "ningar", "ningen", "a"];

/// True if a text says as a whole that there is none of what the nouns name, which are in lower case and without their ending.
/// What it says beside that, or only of some of it, is something: "inga brister i intygen, men två planer saknas", "inga allvarliga
/// brister", "sju journaler utan brister".
#[must_use]
pub fn says_none(text: &str, nouns: &[&str]) -> bool {
    let folded = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    if NONE.contains(&folded.as_str()) {
        return true;
    }
    let words: Vec<&str> = words(&folded).collect();
    let is_noun =
        |word: &str| nouns.iter().any(|noun| word.strip_prefix(noun).is_some_and(|end| ENDINGS.contains(&end)));
    if let [noun, rest @ ..] = words.as_slice()
        && is_noun(noun)
        && let [":", "inga" | "ingen" | "inget" | "nej" | "0"] | ["saknas"] = rest
    {
        return true;
    }
    let Some(at) = words.iter().position(|word| BEFORE.contains(word)) else { return false };
    let denied = words[at + 1..].iter().find(|word| !BETWEEN.contains(word)).is_some_and(|word| is_noun(word));
    let counts = |word: &&str| OF_SOME.contains(word) || word.contains(|one: char| one.is_ascii_digit());
    denied && !words[..at].iter().any(counts) && !words.iter().any(|word| BREAKS.contains(word))
}

/// The words of a text; the marks that end a clause are words of their own.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|word| {
        let bare = word.trim_end_matches([',', ';', '.', ':', '(', ')']);
        let (bare, mark) = word.split_at(bare.len());
        let (open, bare) = bare.split_at(usize::from(bare.starts_with('(')));
        [open, bare, mark.get(..1).unwrap_or_default()].into_iter().filter(|part| !part.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn none_found_is_told_from_what_is_found_beside_it_or_in_part() {
        let nouns = ["brist", "avvikelse", "fel", "anmärk"];
        for text in [
            "inga",
            "Inga.",
            "-",
            "Inga brister",
            "inga brister hittades",
            "Inga brister vid granskningen",
            "inga som helst brister",
            "Kontrollen visade inga brister",
            "Granskningen gav inget att anmärka",
            "utan anmärkning",
            "utan anmärkningar",
            "0 avvikelser",
            "Inga avvikelser noterades",
            "brister: inga",
            "brister saknas",
        ] {
            assert!(says_none(text, &nouns), "{text}");
        }
        for text in [
            "",
            "en brist",
            "brist",
            "inga planer upprättade i tre journaler",
            "inget samtycke",
            "inga allvarliga brister",
            "inga brister i intygen, men två planer saknas",
            "inga brister i intygen men två planer saknas",
            "plan saknas, i övrigt inga brister",
            "inga brister åtgärdade",
            "tre intyg utan datum",
            "tre av tio journaler utan brister",
            "3 journaler utan brister",
            "bristen är inte åtgärdad",
            "plan saknas i två journaler – övriga utan brister",
            "ingen felfri plan hittades",
            "inga avvikelserapporter är skrivna",
            "två planer utan brister medan åtta saknar mål",
            "sju journaler utan brister",
            "de flesta journaler utan brister",
            "inga brister åtgärdade",
        ] {
            assert!(!says_none(text, &nouns), "{text}");
        }
    }
}
