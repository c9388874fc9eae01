//! What the import of a document of Word tells: facts, and one sentence for each.

use crate::authoring::import::Remark;
use crate::text::personal_number::clean;
use crate::text::words::list;

/// What a person should know of a document that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum Told {
    /// The kind was told by the title, or is the usual one.
    Kind { indefinite: String, by_title: bool },
    /// The file is one that `publish` wrote, and its facts are taken from its own properties.
    Published { indefinite: String },
    /// The file has a property of `publish` that cannot be used, so that it is read as any other.
    PropertyUnread { property: String },
    /// The line below the title, which `publish` stamps on what is not in force.
    Stamp { text: String },
    /// The document has no id, and one is proposed.
    Id { id: String },
    /// The ids of the rows of a table are proposed.
    IdsOfRows { documents: usize, from: String },
    /// The document says nowhere to which enhet it applies; `header` is what in the head of the pages looks like one.
    NoUnit { header: Option<String> },
    /// The document has no status.
    NoStatus,
    /// The document has no title, and this is taken for it.
    Title { from: TitleFrom, title: String },
    /// An area is proposed in a comment.
    Area { areas: Vec<&'static str> },
    /// What should be looked at in a field.
    Field(Remark),
    /// A label that is not filled in.
    Unfilled { label: String, value: String },
    /// A field that looks as if it had the name of a person.
    Person { field: String, value: String },
    /// A label whose field has another value; it may be kept under `övrigt`.
    Twice { label: String, value: String, field: String, is_kept: bool },
    /// A field that is taken from the properties of the document.
    FromProperties { label: String, field: String },
    /// A day that changes each time the document is opened; it may be kept under `övrigt`.
    MovingDay { label: String, is_kept: bool },
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

/// What stands under `övrigt`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The heading; empty before the first.
    pub heading: String,
    /// The number of paragraphs and rows.
    pub paragraphs: usize,
    /// Why, where the heading itself has a field.
    pub why: Why,
}

/// Why something stands under `övrigt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The kind has no field for it.
    NoField,
    /// It is text beside a table or a list that has the field.
    Beside,
    /// It is a table, and the field holds no such.
    Table,
    /// Notes of the document.
    Notes,
}

/// Where a title is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleFrom {
    /// The properties of the document.
    Properties,
    /// The name of the file.
    FileName,
}

/// The head or the foot of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Margin {
    /// The head.
    Header,
    /// The foot.
    Footer,
}

impl Unplaced {
    /// Where it stands, as a sentence without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let heading = if self.heading.is_empty() { "texten före den första rubriken" } else { &self.heading };
        let why = match self.why {
            Why::NoField | Why::Notes => "",
            Why::Beside => " (texten vid sidan av tabellen eller listan)",
            Why::Table => " (tabellen)",
        };
        let number = match (self.paragraphs, self.why) {
            (0, _) => "bara rubriken".to_owned(),
            (1, Why::Table) => "1 rad".to_owned(),
            (rows, Why::Table) => format!("{rows} rader"),
            (1, _) => "1 stycke".to_owned(),
            (paragraphs, _) => format!("{paragraphs} stycken"),
        };
        clean(&format!("{heading}{why}: {number}"))
    }
}

/// What is said of a document that names no enhet, and of an enhet that its page header may mean.
fn without_unit(header: Option<&str>) -> String {
    let seen = header.map(|text| format!("; i sidhuvudet står \"{text}\"")).unwrap_or_default();
    format!(
        "utan gäller_för gäller dokumentet hela vårdgivaren; skriv enheten i fältet, eller läs in igen med --unit \
         ENHET{seen}"
    )
}

impl Told {
    /// The fact as a sentence, without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let text = match self {
            Self::Kind { indefinite, by_title: true } => {
                format!("läst som {indefinite} efter titeln; är det något annat, ange --as")
            }
            Self::Kind { indefinite, by_title: false } => {
                format!("läst som {indefinite}; är det något annat, ange --as")
            }
            Self::Published { indefinite } => {
                format!(
                    "läst som {indefinite} som ledningskoll publish har skrivit; typ, id, status, område och gäller_för \
                     är hämtade ur filens egna egenskaper"
                )
            }
            Self::PropertyUnread { property } => {
                format!(
                    "dokumentegenskapen {property} går inte att tolka, så dokumentet är läst som vilket Word-dokument som \
                     helst"
                )
            }
            Self::Id { id } => format!("id saknas i dokumentet, föreslaget är {id}"),
            Self::IdsOfRows { documents: 1, from } => {
                format!("tabellen har en rad, som blir ett dokument; dess id är föreslaget efter {from}")
            }
            Self::IdsOfRows { documents, from } => {
                format!(
                    "tabellen har {documents} rader som blir var sitt dokument; deras id är föreslagna efter {from}"
                )
            }
            Self::NoUnit { header } => without_unit(header.as_deref()),
            Self::NoStatus => "ingen status i dokumentet, satt till utkast".to_owned(),
            Self::Title { from: TitleFrom::Properties, title } => {
                format!("dokumentet har ingen titel i texten; \"{title}\" är hämtad ur dokumentegenskaperna")
            }
            Self::Title { from: TitleFrom::FileName, title } => {
                format!("dokumentet har ingen titel; \"{title}\" är filens namn")
            }
            Self::Area { areas } => format!(
                "område är inte ifyllt; {} står som förslag i en kommentar överst i filen, efter titeln",
                list(areas, "och")
            ),
            Self::Field(remark) => remark.sentence(),
            Self::Unfilled { label, value } if value.is_empty() => format!("{label} är inte ifyllt"),
            Self::Unfilled { label, value } => format!("\"{label}: {value}\" är inte ifyllt"),
            Self::Person { field, value } => {
                format!("{field} ser ut att ha ett personnamn, \"{value}\"; skriv rollen")
            }
            Self::Twice { label, value, field, is_kept } => {
                format!("\"{label}: {value}\" {}, eftersom {field} har ett annat värde", kept(*is_kept))
            }
            Self::FromProperties { label, field } => {
                format!("{field} är hämtat ur dokumentegenskapen {label}, som inte syns i texten; kontrollera")
            }
            Self::MovingDay { label, is_kept } => {
                format!("{label} är en dag som Word räknar fram varje gång dokumentet öppnas, och {}", kept(*is_kept))
            }
            other => return clean(&other.beside()),
        };
        clean(&text)
    }

    /// The sentence on what stands beside the text.
    fn beside(&self) -> String {
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
            _ => String::new(),
        }
    }
}

/// What becomes of a value that has no field.
fn kept(is_kept: bool) -> &'static str {
    if is_kept { "står under övrigt" } else { "är inte inläst" }
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
