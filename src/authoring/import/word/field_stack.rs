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
        let address = address(&field.code)?;
        Some((field.text.trim().to_owned(), address))
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

/// The address in the code of a link, with the place in what it leads to; none if it is no link, or one within the document.
fn address(code: &str) -> Option<String> {
    let mut words = words(code).into_iter();
    words.next().filter(|(name, _)| name.eq_ignore_ascii_case("HYPERLINK"))?;
    let (mut address, mut place) = (None, None);
    while let Some((word, is_quoted)) = words.next() {
        match word.to_lowercase().as_str() {
            "\\l" if !is_quoted => place = words.next().map(|(place, _)| place),
            // Its words on the screen, and the window that it opens in.
            "\\o" | "\\t" if !is_quoted => drop(words.next()),
            "\\m" | "\\n" | "\\h" | "\\y" | "\\s" if !is_quoted => {}
            _ => address = address.or(Some(word)),
        }
    }
    let address = address.filter(|address| !address.is_empty())?;
    Some(place.map_or_else(|| address.clone(), |place| format!("{address}#{place}")))
}

/// The words of a code, and whether each stands in quotation marks; there, a backslash stands before a quotation mark or a
/// backslash that is one of the word.
fn words(code: &str) -> Vec<(String, bool)> {
    let mut words = Vec::new();
    let mut rest = code.trim_start();
    while !rest.is_empty() {
        let mut word = String::new();
        let mut letters = rest.char_indices().peekable();
        let is_quoted = letters.next_if(|(_, letter)| *letter == '"').is_some();
        let mut end = rest.len();
        while let Some((at, letter)) = letters.next() {
            let is_last = if is_quoted { letter == '"' } else { letter.is_whitespace() };
            if is_last {
                end = at + letter.len_utf8();
                break;
            }
            let escaped =
                if letter == '\\' && is_quoted { letters.next_if(|(_, next)| "\"\\".contains(*next)) } else { None };
            word.push(escaped.map_or(letter, |(_, escaped)| escaped));
        }
        words.push((word, is_quoted));
        rest = rest[end..].trim_start();
    }
    words
}

/// What the result of a field is by its name, which Word takes in any case.
fn of_name(name: &str) -> Option<Shown> {
    match name.to_uppercase().as_str() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_link_is_whole_and_no_switch() {
        for (code, right) in [
            (r#"HYPERLINK "C:\\Mina dokument\\mall för svar.docx""#, Some(r"C:\Mina dokument\mall för svar.docx")),
            (r#"HYPERLINK "\\\\server\\lokalt\\mall.docx""#, Some(r"\\server\lokalt\mall.docx")),
            (r#"hyperlink \o "Visa mallen" "https://x.example/a""#, Some("https://x.example/a")),
            (r#"HYPERLINK "https://x.example/a" \l "del 2" \t "_blank""#, Some("https://x.example/a#del 2")),
            (r"HYPERLINK https://x.example/a \h", Some("https://x.example/a")),
            (r#"HYPERLINK \l "_Toc1""#, None),
            (r#"HYPERLINK "" \l "_Toc1""#, None),
            (r#"HYPERLINK "oavslutad adress"#, Some("oavslutad adress")),
            (r#"REF "https://x.example/a""#, None),
            ("", None),
        ] {
            assert_eq!(address(code).as_deref(), right, "{code}");
        }
    }
}
