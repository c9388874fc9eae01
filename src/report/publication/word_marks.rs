//! The words of a file of Word that `publish` writes and `import` finds again, in one place for both.

/// The headings of the table at the head of the document.
pub const HEAD: [&str; 2] = ["Uppgift", "Innehåll"];
/// The headings of a table with the fields of a part.
pub const FIELDS: [&str; 2] = ["Fält", "Innehåll"];
/// The words before the day at the foot of each page.
pub const FOOT: &str = "Gällde ";
/// The end of the foot of each page of a draft.
pub const FOOT_OF_DRAFT: &str = ", gäller inte";
/// How the names of the file's own properties begin.
pub const OWN: &str = "ledningskoll ";
/// What stands between the cells of a row that is one line.
pub const BETWEEN_CELLS: &str = " | ";
/// The file's own property with the id.
pub const ID: &str = "ledningskoll id";
/// That with the kind.
pub const KIND: &str = "ledningskoll typ";
/// That with the status as it is written.
pub const STATUS: &str = "ledningskoll status";
/// That with what it is about: a list in JSON.
pub const AREAS: &str = "ledningskoll område";
/// That with the enheter it names: a list in JSON.
pub const UNITS: &str = "ledningskoll gäller_för";
/// That with the id of each role, by what the file calls it: an object in JSON.
pub const ROLES: &str = "ledningskoll roller";
/// That with the id of each other document and enhet, by what the file calls it: an object in JSON.
pub const REFERENCES: &str = "ledningskoll hänvisningar";
/// That with each key and word that the format does not know, and the place of each source, by what the file calls it: an object
/// in JSON.
pub const WORDS: &str = "ledningskoll ord";
