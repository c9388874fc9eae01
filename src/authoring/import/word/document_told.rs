//! What the import of a document of Word tells: facts, and one sentence for each.

use super::beside_told::Beside;
use super::cut_off::CutOff;
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
    /// What stands beside the text, or has no place in its fields.
    Beside(Beside),
    /// Something that goes on beyond what is read.
    CutOff(CutOff),
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

impl From<Beside> for Told {
    fn from(beside: Beside) -> Self {
        Self::Beside(beside)
    }
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
            Self::Title { from, title } => titled(*from, title),
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
            Self::Beside(beside) => beside.sentence(),
            Self::CutOff(cut_off) => cut_off.sentence(),
        };
        clean(&text)
    }
}

/// What is said of a title that does not stand in the text.
fn titled(from: TitleFrom, title: &str) -> String {
    match from {
        TitleFrom::Properties => {
            format!("dokumentet har ingen titel i texten; \"{title}\" är hämtad ur dokumentegenskaperna")
        }
        TitleFrom::FileName => format!("dokumentet har ingen titel; \"{title}\" är filens namn"),
    }
}

/// What becomes of a value that has no field.
fn kept(is_kept: bool) -> &'static str {
    if is_kept { "står under övrigt" } else { "är inte inläst" }
}
