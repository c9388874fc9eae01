//! Documents of Word for the tests, written part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A document of Word.
#[derive(Default)]
pub struct Docx {
    body: String,
    parts: Vec<(&'static str, &'static str, String)>,
    links: Vec<(String, String)>,
    properties: Vec<(&'static str, String)>,
    title: String,
}

impl Docx {
    pub fn of(body: &[String]) -> Self {
        Self { body: body.concat(), ..Self::default() }
    }

    /// A part with paragraphs: `header`, `footer`, `comments`, `footnotes`.
    pub fn part(mut self, kind: &'static str, root: &'static str, content: &str) -> Self {
        self.parts.push((kind, root, content.to_owned()));
        self
    }

    pub fn link(mut self, id: &str, address: &str) -> Self {
        self.links.push((id.to_owned(), address.to_owned()));
        self
    }

    pub fn property(mut self, name: &'static str, value: &str) -> Self {
        self.properties.push((name, value.to_owned()));
        self
    }

    /// The title among the properties, as XML.
    pub fn title(mut self, title: &str) -> Self {
        title.clone_into(&mut self.title);
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let relation = |id: &str, kind: &str, target: &str, mode: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"{mode}/>")
        };
        let mut relations = String::new();
        let mut files = Vec::new();
        for (number, (kind, root, content)) in self.parts.iter().enumerate() {
            relations += &relation(&format!("p{number}"), kind, &format!("{kind}{number}.xml"), "");
            files.push((format!("word/{kind}{number}.xml"), format!("<w:{root} {WORD}>{content}</w:{root}>")));
        }
        for (id, address) in &self.links {
            relations += &relation(id, "hyperlink", address, " TargetMode=\"External\"");
        }
        let properties: String = self
            .properties
            .iter()
            .map(|(name, value)| format!("<property name=\"{name}\"><vt:lpwstr>{value}</vt:lpwstr></property>"))
            .collect();
        let roots = relation("m", "officeDocument", "word/document.xml", "")
            + &relation("c", "custom-properties", "docProps/custom.xml", "")
            + &relation("t", "core-properties", "docProps/core.xml", "");
        files.extend([
            ("_rels/.rels".to_owned(), format!("<Relationships xmlns=\"{PACKAGE}\">{roots}</Relationships>")),
            ("docProps/core.xml".to_owned(), format!("<core><title>{}</title></core>", self.title)),
            ("docProps/custom.xml".to_owned(), format!("<Properties xmlns:vt=\"vt\">{properties}</Properties>")),
            (
                "word/_rels/document.xml.rels".to_owned(),
                format!("<Relationships xmlns=\"{PACKAGE}\">{relations}</Relationships>"),
            ),
            (
                "word/document.xml".to_owned(),
                format!("<w:document {WORD}><w:body>{}<w:sectPr/></w:body></w:document>", self.body),
            ),
        ]);
        zipped(&files)
    }
}

/// A zip of files.
pub fn zipped(files: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        zip.start_file(path.as_str(), SimpleFileOptions::default()).expect("a part can begin");
        zip.write_all(text.as_bytes()).expect("a part can be written");
    }
    zip.finish().expect("a zip").into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A run of text; `\t` is a tab and `\n` a line break.
pub fn run(text: &str) -> String {
    let text = escaped(text).replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    let text = text.replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">");
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

pub fn bold_run(text: &str) -> String {
    run(text).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
}

/// A paragraph of runs.
pub fn runs(runs: &[String]) -> String {
    format!("<w:p>{}</w:p>", runs.concat())
}

pub fn text(text: &str) -> String {
    runs(&[run(text)])
}

pub fn bold(text: &str) -> String {
    runs(&[bold_run(text)])
}

/// A paragraph with a style.
pub fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text))
}

/// A paragraph in a list.
pub fn listed(list: &str, level: usize, text: &str) -> String {
    let number = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    format!("<w:p><w:pPr>{number}</w:pPr>{}</w:p>", run(text))
}

/// A table of texts.
pub fn table(rows: &[&[&str]]) -> String {
    let cell = |cell: &&str| format!("<w:tc>{}</w:tc>", text(cell));
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A cell that stands over so many columns.
pub fn wide(columns: usize, content: &str) -> String {
    format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{columns}\"/></w:tcPr>{}</w:tc>", text(content))
}

/// A cell.
pub fn cell(content: &str) -> String {
    wide(1, content)
}

/// A table of rows of cells.
pub fn cells(rows: &[&[String]]) -> String {
    let row = |row: &&[String]| format!("<w:tr>{}</w:tr>", row.concat());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// Lists: 1 is `1.`, `a)`, 2 is bullets, 3 is `O1`, 4 goes on with the form of 1 from the beginning,
/// and 5 is `a)`.
pub fn numbering() -> String {
    let level = |level: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let form = |id: &str, levels: &str| format!("<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>");
    let list = |id: &str, form: &str, more: &str| {
        format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{form}\"/>{more}</w:num>")
    };
    let again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    form("1", &(level(0, "decimal", "%1.") + &level(1, "lowerLetter", "%2)")))
        + &form("2", &level(0, "bullet", "•"))
        + &form("3", &level(0, "decimal", "O%1"))
        + &form("4", &level(0, "lowerLetter", "%1)"))
        + &list("1", "1", "")
        + &list("2", "2", "")
        + &list("3", "3", "")
        + &list("4", "1", again)
        + &list("5", "4", "")
}
