//! What an import tells of the file, its rows and its cells: facts, and one sentence for each.

use crate::text::personal_number::clean;
use crate::text::words::list;

/// Why a row is left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// It is the headings once more.
    RepeatsHeadings,
    /// A column that would be written has a personal number.
    PersonalNumber {
        /// The heading of the column.
        column: String,
    },
    /// It has neither an id nor a title.
    NoName,
    /// It has one value in a register whose rows have several: a heading between the rows.
    OneValue {
        /// The value.
        text: String,
    },
    /// It has the number of a page, which was printed with the register.
    Page {
        /// The number, as written.
        text: String,
    },
    /// It sums up the rows above.
    Total {
        /// Its first value.
        text: String,
    },
    /// An earlier row has its id.
    SameId {
        /// The id.
        id: String,
        /// The number of the earlier row.
        first: usize,
    },
    /// A value is longer than any document.
    TooLong {
        /// The heading of the column.
        column: String,
        /// The number of characters.
        characters: usize,
    },
    /// It cannot be written so that it is read back.
    Unwritable,
    /// A document in the folder has its id.
    IdInFolder {
        /// The id.
        id: String,
    },
    /// Its document of an earlier import was changed since.
    Changed {
        /// The name of the file.
        file: String,
    },
    /// There is a file of its name.
    FileThere {
        /// The name.
        file: String,
    },
    /// Its document of an earlier import cannot be replaced.
    Unreplaced {
        /// The name of the file.
        file: String,
        /// Why, as a clause.
        why: String,
    },
    /// It has no id, and may be the row of any of several documents of an earlier import.
    Unsure {
        /// The names of their files.
        files: Vec<String>,
    },
    /// The document of an earlier import that has its proposed id has another title.
    OtherTitle {
        /// The name of the file.
        file: String,
    },
}

/// What a person should check in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Remark {
    /// The cell of a field has an error in place of a value.
    Fault { field: String, cell: String, error: String },
    /// The cell of a field has a formula whose value is not stored.
    NoValue { field: String, cell: String },
    /// The title says that it is a draft.
    Draft,
    /// A word is none of those that the field knows.
    UnknownWord { field: String, word: String },
    /// A text is read as a day, which may be another.
    ReadAs { field: String, written: String, iso: String },
    /// A text is no certain day.
    NoDay { field: String, written: String },
    /// A time of day stands where a day is asked for.
    OnlyClock { field: String, written: String },
    /// The time of day beside a day is left out.
    ClockLeft { field: String },
    /// The value stands in a cell that is merged down from an earlier row.
    Merged { field: String, from: usize },
    /// A line of text has more values than there are headings.
    MoreValues { values: usize, headings: usize },
    /// A line of text has fewer values than there are headings.
    FewerValues { values: usize, headings: usize },
    /// Fields whose text is struck through, or a part of it.
    Struck { fields: Vec<String> },
    /// A number of more digits than Excel holds, so that the last may have been lost there.
    LostDigits { field: String, written: String },
    /// A quotation mark is opened and not closed.
    OpenQuote,
    /// A value goes on after the quotation mark that closes it.
    EarlyQuote,
    /// The text has the sign that stands for lost characters.
    LostCharacter,
    /// The name of a file stands in place of a title.
    FileName { field: String, written: String },
}

/// How the file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Note {
    /// The encoding and the separator of a text.
    ReadAs { encoding: &'static str, separator: char },
    /// Lines in another encoding than the rest.
    OtherEncoding { lines: Vec<usize>, encoding: &'static str, rest: &'static str },
    /// Sheets with content that are not read.
    SheetsLeft { names: Vec<String> },
    /// Hidden sheets with content that are not read.
    HiddenSheetsLeft { names: Vec<String> },
    /// The sheet that is read is hidden.
    HiddenSheet,
    /// Rows above the headings.
    Above { rows: Vec<usize> },
    /// Hidden rows, which are read as the others.
    HiddenRows { rows: Vec<usize> },
    /// Columns that are hidden and read as the others.
    HiddenColumns { heads: Vec<String> },
    /// Cells with comments, which are not read.
    Comments { cells: Vec<String> },
    /// Values to the right of the last column that is read.
    BeyondColumns { values: usize, row: usize, last: usize },
}

impl Left {
    /// The reason as a sentence, without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let text = match self {
            Self::RepeatsHeadings => "raden upprepar rubrikerna".to_owned(),
            Self::PersonalNumber { column } => {
                format!("ett personnummer står i kolumnen {column}; ta bort det ur registret")
            }
            Self::NoName => "raden har varken nummer eller rubrik".to_owned(),
            Self::OneValue { text } => {
                format!("raden har bara ett värde, \"{}\", och läses som en rubrik bland raderna", short(text))
            }
            Self::Page { text } => format!("raden är ett sidnummer (\"{}\")", short(text)),
            Self::Total { text } => format!("raden räknar samman de andra (\"{}\")", short(text)),
            Self::SameId { id, first } => format!("id {id} står redan på rad {first}"),
            Self::TooLong { column, characters } => {
                format!("kolumnen {column} har {characters} tecken, mer än ett dokument rymmer")
            }
            Self::Unwritable => "raden har tecken som inte kan skrivas i ett dokument".to_owned(),
            Self::IdInFolder { id } => format!("id {id} finns redan i mappen"),
            Self::Changed { file } => {
                format!("filen {file} är ändrad sedan den lästes in, och är kvar som den är")
            }
            Self::FileThere { file } => format!("filen {file} finns redan"),
            Self::Unreplaced { file, why } => format!("filen {file} är kvar som den är: {why}"),
            Self::Unsure { files } => {
                let first: Vec<&str> = files.iter().take(MOST_FILES).map(String::as_str).collect();
                format!(
                    "raden har inget nummer, så det går inte att se om den hör till {} eller är ny; ge raderna i registret \
                     nummer, eller ta bort de dokument som inte längre gäller",
                    list(&first, "eller")
                )
            }
            Self::OtherTitle { file } => format!(
                "filen {file} har en annan rubrik, och är kvar som den är; raderna har bytt plats, och deras id är bara \
                 föreslagna efter ordningen"
            ),
        };
        clean(&text)
    }
}

impl Remark {
    /// The remark as a sentence, without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let text = match self {
            Self::Fault { field, cell, error } => {
                format!("{field}: cell {cell} har felet {error} i stället för ett värde, så fältet är tomt")
            }
            Self::NoValue { field, cell } => format!(
                "{field}: formeln i cell {cell} har inget sparat värde, så fältet är tomt; öppna registret i Excel, spara \
                 det och läs in det igen"
            ),
            Self::Draft => "status: rubriken säger utkast".to_owned(),
            Self::UnknownWord { field, word } => {
                format!("{field}: \"{word}\" är inget känt ord, det står kvar som det är")
            }
            Self::ReadAs { field, written, iso } => format!("{field}: \"{written}\" är läst som {iso}, kontrollera"),
            Self::NoDay { field, written } => {
                format!("{field}: det går inte att se vilken dag \"{written}\" är, det står kvar som det är")
            }
            Self::OnlyClock { field, written } => {
                format!("{field}: \"{written}\" är ett klockslag och ingen dag, det står kvar som det är")
            }
            Self::ClockLeft { field } => format!("{field}: dagen är inläst, men inte klockslaget efter den"),
            Self::Merged { field, from } => {
                format!("{field}: värdet står i en sammanslagen cell som börjar på rad {from}")
            }
            Self::MoreValues { values, headings } => format!(
                "raden har {values} värden men rubrikerna är {headings}; kontrollera att varje värde står i rätt fält"
            ),
            Self::FewerValues { values, headings } => format!(
                "raden är bruten efter {values} av {headings} kolumner; kontrollera att varje värde står i rätt fält"
            ),
            Self::Struck { fields } => format!(
                "{}: texten är helt eller delvis överstruken i Excel och läses som annan text; kontrollera om den ännu gäller",
                list(fields, "och")
            ),
            Self::LostDigits { field, written } => format!(
                "{field}: {written} har fler siffror än Excel håller reda på; kontrollera de sista mot dokumentsystemet"
            ),
            Self::EarlyQuote => {
                "ett citattecken står mitt i ett värde, som är läst med citattecknen kvar; kontrollera att \
                                 varje värde står i rätt fält"
                    .to_owned()
            }
            Self::OpenQuote => "ett citattecken öppnas på raden och stängs inte; raden är läst för sig, med \
                                citattecknet kvar i texten"
                .to_owned(),
            Self::LostCharacter => {
                "texten har tecknet \u{fffd}, som står där ett annat tecken har gått förlorat".to_owned()
            }
            Self::FileName { field, written } => {
                format!("{written} är namnet på en fil; skriv dokumentets rubrik i fältet {field}")
            }
        };
        clean(&text)
    }
}

impl Note {
    /// The note as a sentence, without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let text = match self {
            Self::ReadAs { encoding, separator } => {
                let separator = match separator {
                    '\t' => "tabb".to_owned(),
                    ';' => "semikolon".to_owned(),
                    ',' => "komma".to_owned(),
                    other => format!("tecknet {other}"),
                };
                format!("läst som {encoding} med {separator} mellan kolumnerna")
            }
            Self::OtherEncoding { lines, encoding, rest } => format!(
                "{} är läst som {encoding}, resten av filen som {rest}; kontrollera å, ä och ö där",
                rows(lines)
            ),
            Self::SheetsLeft { names } => match names.as_slice() {
                [only] => format!("bladet {only} är inte inläst"),
                several => format!("bladen {} är inte inlästa", list(several, "och")),
            },
            Self::HiddenSheetsLeft { names } => match names.as_slice() {
                [only] => format!("det dolda bladet {only} är inte inläst"),
                several => format!("de dolda bladen {} är inte inlästa", list(several, "och")),
            },
            Self::HiddenSheet => "bladet är dolt i Excel".to_owned(),
            Self::Above { rows: above } => match above.as_slice() {
                [only] => format!("rad {only} står ovanför rubrikerna och är inte inläst"),
                several => format!("{} står ovanför rubrikerna och är inte inlästa", rows(several)),
            },
            Self::HiddenRows { rows: hidden } => match hidden.as_slice() {
                [only] => format!("1 rad är dold i Excel och räknas med som de andra: rad {only}"),
                several => {
                    format!("{} rader är dolda i Excel och räknas med som de andra: {}", several.len(), rows(several))
                }
            },
            Self::HiddenColumns { heads } => match heads.as_slice() {
                [only] => format!("kolumnen {only} är dold i Excel och läses som de andra"),
                several => format!("kolumnerna {} är dolda i Excel och läses som de andra", list(several, "och")),
            },
            Self::Comments { cells } => match cells.as_slice() {
                [only] => format!("kommentaren i cell {only} är inte inläst"),
                several => {
                    let first = several.iter().take(MOST_CELLS).map(String::as_str);
                    let rest = several.len().saturating_sub(MOST_CELLS);
                    let rest = (rest > 0).then(|| format!("{rest} till"));
                    let cells: Vec<&str> = first.chain(rest.as_deref()).collect();
                    format!("{} kommentarer är inte inlästa, i cellerna {}", several.len(), list(&cells, "och"))
                }
            },
            Self::BeyondColumns { values: 1, row, last } => {
                format!("ett värde till höger om kolumn {last} är inte inläst, på rad {row}")
            }
            Self::BeyondColumns { values, row, last } => {
                format!("{values} värden till höger om kolumn {last} är inte inlästa, det första på rad {row}")
            }
        };
        clean(&text)
    }
}

/// The most files that are named.
const MOST_FILES: usize = 5;
/// The most cells with comments that are named.
const MOST_CELLS: usize = 20;

/// Row numbers in their order as a sentence has them: `rad 3`, `raderna 3–5 och 8`.
#[must_use]
pub fn rows(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number || *last == *number => *last = *number,
            Some(_) | None => runs.push((*number, *number)),
        }
    }
    let run = |(first, last): &(usize, usize)| match last - first {
        0 => vec![first.to_string()],
        1 => vec![first.to_string(), last.to_string()],
        _ => vec![format!("{first}–{last}")],
    };
    let runs: Vec<String> = runs.iter().flat_map(run).collect();
    let several = numbers.first() != numbers.last();
    format!("{} {}", if several { "raderna" } else { "rad" }, list(&runs, "och"))
}

/// The beginning of a text, for a sentence.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    // A number may not be cut, as its rest is no longer known as a personal number.
    let text = clean(text);
    if text.chars().count() > MOST { text.chars().take(MOST).chain(['…']).collect() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_numbers_are_told_in_runs() {
        assert_eq!(rows(&[3]), "rad 3");
        assert_eq!(rows(&[3, 4]), "raderna 3 och 4");
        assert_eq!(rows(&[3, 4, 5, 8]), "raderna 3–5 och 8");
        assert_eq!(rows(&[1, 3, 7, 8, 9]), "raderna 1, 3 och 7–9");
    }
}
