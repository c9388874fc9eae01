//! What the import of a document of Word tells of what stands beside its text, or has no field.

/// What stands beside the text, or has no place in its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// The line below the title, which `publish` stamps on what is not in force.
    Stamp { text: String },
    /// The number of a page.
    Page { text: String },
    /// A text in the head or the foot of the pages that is not used.
    Margin { place: Margin, text: String },
    /// A line before the title that is not used.
    TitlePage { text: String },
    /// A link, whose address is not in the document that is written.
    Link { text: String, address: String },
    /// Tracked changes.
    Tracked { has_inserted: bool, deleted: Vec<String> },
    /// Comments.
    Comments { texts: Vec<String> },
    /// The table of contents.
    Contents { lines: Vec<String> },
    /// A text box whose text is under `övrigt`.
    TextBox { heading: String },
    /// Pictures.
    Pictures { count: usize },
    /// Files of other programs.
    Objects { count: usize },
    /// Signs of a font of symbols.
    Symbols { count: usize },
    /// Hidden text, which is read.
    Hidden { count: usize },
    /// Tables in cells, whose text is read.
    Nested { count: usize },
    /// A column that has no field.
    Column { head: String, key: String },
    /// Cells of a row that stand beyond the headings of their table.
    BeyondHeadings { part: String, cells: usize, key: &'static str },
    /// A heading between the rows of a table that no row stands below.
    BareHeading { text: String },
}

/// The head or the foot of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Margin {
    /// The head.
    Header,
    /// The foot.
    Footer,
}

impl Beside {
    /// The fact as a sentence, without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Margin { place: Margin::Header, text } => format!("sidhuvudet \"{text}\" används inte"),
            Self::Margin { place: Margin::Footer, text } => format!("sidfoten \"{text}\" används inte"),
            Self::Stamp { text } => format!("stämpeln \"{text}\" under titeln används inte"),
            Self::Page { text } => format!("sidnumret \"{text}\" används inte"),
            Self::TitlePage { text } => format!("\"{text}\" före titeln används inte"),
            Self::Link { text, address } => format!("länken \"{text}\" går till {address}"),
            Self::Tracked { has_inserted, deleted } => tracked(*has_inserted, deleted),
            Self::Comments { texts } => match texts.as_slice() {
                [only] => format!("en kommentar är inte inläst: \"{only}\""),
                several => format!("{} kommentarer är inte inlästa: {}", several.len(), quoted(several)),
            },
            Self::Contents { lines } => format!("innehållsförteckningen är utelämnad: {}", lines.join(" · ")),
            Self::TextBox { heading } if heading.is_empty() => "en textruta står under övrigt, Textruta".to_owned(),
            Self::TextBox { heading } => format!("textrutan vid {heading} står under övrigt, Textruta"),
            Self::Pictures { count: 1 } => "en bild är inte inläst".to_owned(),
            Self::Pictures { count } => format!("{count} bilder är inte inlästa"),
            Self::Objects { count: 1 } => "en inbäddad fil är inte inläst".to_owned(),
            Self::Objects { count } => format!("{count} inbäddade filer är inte inlästa"),
            Self::Symbols { count: 1 } => "ett tecken ur ett symbolteckensnitt är inte inläst".to_owned(),
            Self::Symbols { count } => format!("{count} tecken ur symbolteckensnitt är inte inlästa"),
            Self::Hidden { count: 1 } => "ett stycke har dold text, som är inläst".to_owned(),
            Self::Hidden { count } => format!("{count} stycken har dold text, som är inläst"),
            Self::Nested { count: 1 } => "en tabell i en tabellcell är inläst som stycken i cellen".to_owned(),
            Self::Nested { count } => format!("{count} tabeller i tabellceller är inlästa som stycken i cellerna"),
            Self::Column { head, key } => format!("kolumnen {head} har inget fält och står som {key}"),
            Self::BeyondHeadings { part, cells: 1, key } => {
                format!("{part}: en cell står till höger om tabellens rubriker, under {key}")
            }
            Self::BeyondHeadings { part, cells, key } => {
                format!("{part}: {cells} celler står till höger om tabellens rubriker, under {key}")
            }
            Self::BareHeading { text } => {
                format!("mellanrubriken \"{text}\" i en tabell har inga rader under sig, och är inte inläst")
            }
        }
    }
}

fn tracked(has_inserted: bool, deleted: &[String]) -> String {
    let inserted = if has_inserted { "; det infogade är med" } else { "" };
    if deleted.is_empty() {
        return format!("dokumentet har spårade ändringar{inserted}");
    }
    format!("dokumentet har spårade ändringar{inserted}, det borttagna är utelämnat: {}", quoted(deleted))
}

fn quoted(texts: &[String]) -> String {
    texts.iter().map(|text| format!("\"{}\"", text.trim())).collect::<Vec<_>>().join(", ")
}
