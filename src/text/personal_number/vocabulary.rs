//! The words that tell a person's number from other numbers that begin with a day.

/// Words for a person, or for the number of one.
const PERSON: &str = "\
    pnr pn persnr personnr personnummer personnumret personid personnummret samordningsnr samordningsnummer \
    samordningsnumret ssn person personen personens personer personerna pat patient patienten patientens \
    patienter patienterna patientid född föddes födda fött födelsedatum födelsenummer barn barnet barnets \
    barnen kvinna kvinnan kvinnans mannen mannens flicka flickan flickans pojke pojken pojkens hon han hen \
    henne honom son sonen dotter dottern mamma mamman pappa pappan mor modern fadern anhörig anhörige \
    anhöriga närstående vårdtagare vårdtagaren brukare brukaren klient klienten sjukskriven sjukskrivne \
    medarbetaren anställd sökande";
/// What is said of a person right after the number.
const OF_PERSON: &str = "\
    sökte besökte föll ramlade avled uppger uppgav vårdades vårdas sjukskrevs remitterades opererades \
    insjuknade behandlades bor mår";
/// What the number of a person follows in a sentence.
const TOWARDS_PERSON: &str = "\
    med för åt hos avser intyg intyget remiss remissen journal journalen";
/// Beginnings of words for what has a number of its own.
const NUMBERED: &str = "\
    dnr diarie ärende referens protokoll beslut version utgåva revision dokument rapport bilag avtal faktur \
    order artikel riktlinje policy rutin process";
/// The same as abbreviations, and the short names of boards as they stand in names of files.
const NUMBERED_SHORT: &str = "\
    ref prot ver v rev dok batch lot build commit rs rf rsk hsn hsu ks kf sn nsn tn rjl ivo fk";
/// Beginnings of words for what has a time.
const TIMED: &str = "\
    klockan utskrift utskriv skapad sparad ändrad uppdaterad publicerad möte logg export backup \
    säkerhetskopi tidsstämpel snapshot arkiv";
/// Short words that are one with what stands before them.
const PASSED_OVER: &str = "\
    nr id nummer numret no och samt eller är den";
/// Words that are no abbreviation in a text of capitals.
const FUNCTION: &str = "\
    för att med om av på till från har vid som ska i hos";

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

fn begins_as(list: &str, word: &str) -> bool {
    list.split(' ').any(|start| word.starts_with(start))
}

/// True if a word names a person, or the number of one.
pub(super) fn is_person(word: &str) -> bool {
    is_in(PERSON, &word.to_lowercase())
}

/// True if a word after a number says that it is a person's.
pub(super) fn is_said_of_person(word: &str) -> bool {
    is_person(word) || is_in(OF_PERSON, &word.to_lowercase())
}

/// True if a word is followed by persons rather than by times.
pub(super) fn is_towards_person(word: &str) -> bool {
    is_in(TOWARDS_PERSON, &word.to_lowercase())
}

/// True if a word names what has a number of its own; a board is known by its capitals.
pub(super) fn is_numbered(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_abbreviation = (2..=5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    (is_abbreviation && !is_in(FUNCTION, &lower)) || is_in(NUMBERED_SHORT, &lower) || begins_as(NUMBERED, &lower)
}

/// True if a word names what has a time.
pub(super) fn is_timed(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower == "kl" || begins_as(TIMED, &lower)
}

/// True if a word is one with what stands before it.
pub(super) fn is_passed_over(word: &str) -> bool {
    is_in(PASSED_OVER, &word.to_lowercase())
}
