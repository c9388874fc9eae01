//! Paragraphs beside the name of an act: whether they stand there without a chapter.

/// How far from a name a paragraph is looked for, in bytes.
const FAR: usize = 120;
/// Words within the place of a citation.
const WITHIN: [&str; 18] = [
    "i",
    "av",
    "st",
    "stycket",
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "p",
    "punkt",
    "punkten",
    "punkterna",
    "ff",
    "f",
    "meningen",
    "till",
    "t.o.m",
];
/// Words and marks that may begin another citation.
const PARTING: [&str; 7] = ["och", "samt", "jämte", "eller", ",", "&", "/"];
/// The highest number that a paragraph has; a higher one is a year.
const HIGHEST: u32 = 200;

/// What a place is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Number,
    Paragraph,
    Chapter,
    /// A word or a mark within a place.
    Within,
    Parting,
    /// The name of another act.
    Act,
    Other,
}

#[derive(Debug, Clone, Copy)]
struct Token {
    start: usize,
    end: usize,
    sign: Sign,
}

/// The bytes of a citation of a paragraph without a chapter, of the act whose name stands at these bytes; none if its
/// place has a chapter, or if it has none.
#[must_use]
pub fn without_chapter(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let after = after(text, end)?;
    match after {
        Beside::Place(till) => Some((start, till)),
        Beside::Chapter => None,
        Beside::Nothing => before(text, start).map(|from| (from, end)),
    }
}

/// What follows a name.
enum Beside {
    /// A place without chapter, that ends here.
    Place(usize),
    Chapter,
    Nothing,
}

/// What follows a name; none if its number does, which says which act is meant.
fn after(text: &str, end: usize) -> Option<Beside> {
    let near = &text[end..text.floor_char_boundary(end + FAR)];
    let mut skipped = 0;
    if let Some(inner) = near.trim_start().strip_prefix('(') {
        let abbreviation = inner.split(')').next().unwrap_or_default();
        if abbreviation.contains(|one: char| one.is_ascii_digit()) {
            return None;
        }
        skipped = near.len() - inner.len() + (abbreviation.len() + 1).min(inner.len());
    }
    let tokens = tokens(&near[skipped..]);
    let first = tokens.iter().position(|token| !matches!(token.sign, Sign::Within | Sign::Parting)).unwrap_or(0);
    let is_joined = tokens[..first].iter().all(|token| matches!(&near[skipped..][token.start..token.end], "," | "i"));
    if first > 1 || !is_joined {
        return Some(Beside::Nothing);
    }
    let (mut has_number, mut place, mut is_parted) = (false, None, false);
    for token in &tokens[first..] {
        match token.sign {
            Sign::Number => has_number = true,
            Sign::Paragraph => place = Some(token.end),
            Sign::Within => continue,
            Sign::Parting => {
                is_parted = true;
                if has_number && place.is_some() { break } else { continue }
            }
            Sign::Chapter => return Some(Beside::Chapter),
            // "HSL, 3 § PSL": the place is of the act that follows it.
            Sign::Act if !is_parted => return Some(Beside::Nothing),
            Sign::Act | Sign::Other => break,
        }
        if token.sign == Sign::Number && place.is_some() {
            place = place.max(Some(token.end));
        }
    }
    Some(
        place
            .filter(|_| has_number)
            .map_or(Beside::Nothing, |end_of_place| Beside::Place(end + skipped + end_of_place)),
    )
}

/// The start of a place without chapter right before a name.
fn before(text: &str, start: usize) -> Option<usize> {
    let from = text.ceil_char_boundary(start.saturating_sub(FAR));
    let tokens = tokens(&text[from..start]);
    let (mut has_number, mut has_paragraph, mut parted, mut place) = (false, false, None, start);
    let mut rest = tokens.iter().rev();
    while let Some(token) = rest.next() {
        match token.sign {
            Sign::Number | Sign::Paragraph => {
                has_number |= token.sign == Sign::Number;
                has_paragraph |= token.sign == Sign::Paragraph;
                place = from + token.start;
            }
            Sign::Within => {}
            // A name after "och" has no part in what stands before it.
            Sign::Parting if !has_number && !has_paragraph => return None,
            Sign::Parting => parted = parted.or(Some(place)),
            // "PSL 3 kap. 5 § och 29 § HSL": the chapter is of the act before it.
            Sign::Chapter => {
                let of_other = rest.nth(1).is_some_and(|other| other.sign == Sign::Act);
                return parted.filter(|_| of_other && has_paragraph);
            }
            Sign::Act => {
                place = parted.unwrap_or(place);
                break;
            }
            Sign::Other => break,
        }
    }
    (has_number && has_paragraph).then_some(place)
}

/// The tokens of a text that may be a place: numbers with their letter, words, and marks.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let mut end = start + first.len_utf8();
        let is_same = |other: char| match first {
            first if first.is_ascii_digit() => other.is_ascii_digit(),
            first if first.is_alphabetic() => other.is_alphabetic() || other == '.',
            _ => false,
        };
        while let Some((at, other)) = characters.next_if(|(_, other)| is_same(*other)) {
            end = at + other.len_utf8();
        }
        if !first.is_whitespace() {
            let follows_number = tokens.last().is_some_and(|last| last.sign == Sign::Number);
            tokens.push(Token { start, end, sign: sign(&text[start..end], follows_number) });
        }
    }
    tokens
}

fn sign(written: &str, follows_number: bool) -> Sign {
    let word = written.trim_end_matches('.').to_lowercase();
    if let Ok(number) = word.parse::<u32>() {
        return if number <= HIGHEST { Sign::Number } else { Sign::Other };
    }
    if matches!(word.as_str(), "§" | "paragraf" | "paragrafen" | "paragraferna") {
        return Sign::Paragraph;
    }
    if word.starts_with("kap") {
        return Sign::Chapter;
    }
    if PARTING.contains(&word.as_str()) {
        return Sign::Parting;
    }
    let is_letter_of_paragraph = follows_number && word.chars().count() == 1 && word != "i";
    if is_letter_of_paragraph || WITHIN.contains(&word.as_str()) || matches!(word.as_str(), "-" | "–" | "—") {
        return Sign::Within;
    }
    if names_act(written, &word) { Sign::Act } else { Sign::Other }
}

fn names_act(written: &str, word: &str) -> bool {
    let is_abbreviation = written.chars().count() > 1 && written.chars().filter(|one| one.is_uppercase()).count() > 1;
    let endings = [
        "lag",
        "lagen",
        "lagens",
        "balken",
        "förordning",
        "förordningen",
        "föreskrift",
        "föreskriften",
        "föreskrifter",
    ];
    is_abbreviation || endings.iter().any(|ending| word.ends_with(ending))
}
