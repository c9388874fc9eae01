//! The print style: A4, what it is about, date, version and page number on every page, no split rows; a chosen enhet on
//! two to four pages.

use crate::report::Audit;

/// The style sheet for print.
pub const PRINT: &str = concat!(include_str!("look/paper.css"), include_str!("look/sheet.css"));

/// The `@page` rules with date, version and page number, for browsers that support margin boxes.
pub fn margins(audit: &Audit) -> String {
    let version = audit.revision.as_deref().map(|revision| format!(" · version {}", plain(revision, 12)));
    margins_with(&format!("Granskat per {}{}", plain(&audit.date, 10), version.unwrap_or_default()))
}

/// The same of a page that is drawn up on a day from many reports.
pub fn margins_of_day(day: &str) -> String {
    margins_with(&format!("Sammanställt {}", plain(day, 10)))
}

fn margins_with(left: &str) -> String {
    format!(
        "@page{{@bottom-left{{content:\"{left}\";font:8pt sans-serif;color:#3c4047}}\
         @bottom-right{{content:\"Sida \" counter(page) \" av \" counter(pages);font:8pt sans-serif;color:#3c4047}}}}"
    )
}

/// The letters, digits and hyphens of a text, so that a date or revision cannot inject CSS.
fn plain(text: &str, most: usize) -> String {
    text.chars().filter(|character| character.is_ascii_alphanumeric() || *character == '-').take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_letters_and_digits_comes_into_the_style() {
        assert_eq!(plain("2026-11-15", 10), "2026-11-15");
        assert_eq!(plain("\"}</style><script>", 12), "stylescript");
    }
}
