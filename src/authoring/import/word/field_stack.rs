//! The fields that a place in the text stands in: their codes are not text, and some results are not either.

/// A field.
#[derive(Debug, Default)]
struct Field {
    code: String,
    is_in_result: bool,
    /// The text of the result, of a link.
    text: String,
}

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub struct FieldStack(Vec<Field>);

/// What a result of a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Text as any other, or no field at all.
    Text,
    /// The number of a page, or of pages.
    Page,
    /// A day or a time that changes each time the document is opened or printed.
    MovingDay,
    /// A line of a table of contents.
    Contents,
    /// The code itself, which nobody sees.
    Code,
}

/// The most fields in each other, and the longest code that is kept.
const MOST: usize = 32;
const LONGEST: usize = 2_000;

impl FieldStack {
    /// A field begins.
    pub fn begin(&mut self) {
        if self.0.len() < MOST {
            self.0.push(Field::default());
        }
    }

    /// A field that is one element begins, with its code.
    pub fn begin_simple(&mut self, code: &str) {
        self.begin();
        self.code(code);
        self.separate();
    }

    /// A piece of the code.
    pub fn code(&mut self, piece: &str) {
        if let Some(field) = self.0.last_mut().filter(|field| !field.is_in_result && field.code.len() < LONGEST) {
            field.code.push_str(piece);
        }
    }

    /// The result begins.
    pub fn separate(&mut self) {
        if let Some(field) = self.0.last_mut() {
            field.is_in_result = true;
        }
    }

    /// A piece of a result.
    pub fn text(&mut self, piece: &str) {
        for field in self.0.iter_mut().filter(|field| field.is_in_result && field.text.len() < LONGEST) {
            field.text.push_str(piece);
        }
    }

    /// A field ends; the text and the address of a link out of the document.
    pub fn end(&mut self) -> Option<(String, String)> {
        let field = self.0.pop()?;
        let mut words = field.code.split_whitespace();
        if words.next() != Some("HYPERLINK") {
            return None;
        }
        let address = words.find(|word| !word.starts_with('\\'))?.trim_matches('"');
        let leads_out = !field.code.contains("\\l") && !address.is_empty();
        leads_out.then(|| (field.text.trim().to_owned(), address.to_owned()))
    }

    /// What text at this place is.
    #[must_use]
    pub fn shown(&self) -> Shown {
        if self.0.iter().any(|field| !field.is_in_result) {
            return Shown::Code;
        }
        let names: Vec<&str> = self.0.iter().filter_map(|field| field.code.split_whitespace().next()).collect();
        if names.contains(&"TOC") {
            return Shown::Contents;
        }
        let of_name = |name: &&str| match *name {
            "PAGE" | "NUMPAGES" | "SECTIONPAGES" => Some(Shown::Page),
            "DATE" | "TIME" | "PRINTDATE" | "SAVEDATE" => Some(Shown::MovingDay),
            _ => None,
        };
        names.iter().rev().find_map(of_name).unwrap_or(Shown::Text)
    }
}
