//! The fields that a place in the text stands in: their codes are not text, and some results are not either.

/// A field.
#[derive(Debug, Default)]
struct Field {
    code: String,
    is_in_result: bool,
    /// What the result is by the first word of the code.
    shown: Option<Shown>,
    /// The text of the result, of a link.
    text: String,
}

/// The fields that are open, the innermost last.
#[derive(Debug, Default)]
pub struct FieldStack {
    open: Vec<Field>,
    /// How many are open within these, and are not looked at.
    beyond: usize,
}

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
        if self.open.len() < MOST {
            self.open.push(Field::default());
        } else {
            self.beyond += 1;
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
        if let Some(field) = self.innermost().filter(|field| !field.is_in_result) {
            let piece = if field.code.is_empty() { piece.trim_start() } else { piece };
            push(&mut field.code, piece);
        }
    }

    /// The result begins.
    pub fn separate(&mut self) {
        if let Some(field) = self.innermost().filter(|field| !field.is_in_result) {
            field.is_in_result = true;
            field.shown = field.code.split_whitespace().next().and_then(of_name);
        }
    }

    /// A piece of a result.
    pub fn text(&mut self, piece: &str) {
        for field in self.open.iter_mut().filter(|field| field.is_in_result) {
            push(&mut field.text, piece);
        }
    }

    /// A field ends; the text and the address of a link out of the document.
    pub fn end(&mut self) -> Option<(String, String)> {
        if let Some(left) = self.beyond.checked_sub(1) {
            self.beyond = left;
            return None;
        }
        let field = self.open.pop()?;
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
        if self.open.iter().any(|field| !field.is_in_result) {
            return Shown::Code;
        }
        let shown = || self.open.iter().rev().filter_map(|field| field.shown);
        let contents = shown().find(|shown| *shown == Shown::Contents);
        contents.or_else(|| shown().next()).unwrap_or(Shown::Text)
    }

    /// The innermost field, unless it is one of those that are not looked at.
    fn innermost(&mut self) -> Option<&mut Field> {
        self.open.last_mut().filter(|_| self.beyond == 0)
    }
}

/// What the result of a field is by its name.
fn of_name(name: &str) -> Option<Shown> {
    match name {
        "TOC" => Some(Shown::Contents),
        "PAGE" | "NUMPAGES" | "SECTIONPAGES" => Some(Shown::Page),
        "DATE" | "TIME" | "PRINTDATE" | "SAVEDATE" => Some(Shown::MovingDay),
        _ => None,
    }
}

/// Adds as much of a piece as is kept.
fn push(text: &mut String, piece: &str) {
    let left = LONGEST.saturating_sub(text.len());
    text.push_str(&piece[..piece.floor_char_boundary(left)]);
}
