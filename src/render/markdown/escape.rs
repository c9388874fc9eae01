//! Escapes text from documents for Markdown.

use crate::render::sentence::shortened;

/// A zero-width space, which separates the words on either side.
const APART: &str = "&#8203;";

/// A text escaped for Markdown, on one line, cut at `most` characters: no markup, links, mentions or HTML.
///
/// NOTE: GitHub finds mentions, bare links and references such as `#12` in the text after the markup is parsed, so
/// escaping does not stop them; a zero-width space does.
#[must_use]
pub fn escaped(text: &str, most: usize) -> String {
    let line = shortened(text, most);
    let mut escaped = String::with_capacity(line.len() + 16);
    let mut rest = line.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '$' => escaped.push_str("&#36;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '#' | '{' | '}' => escaped.extend(['\\', character]),
            other => escaped.push(other),
        }
        if breaks_after(character, rest.peek().copied()) || (character == '.' && ends_with_www(&escaped)) {
            escaped.push_str(APART);
        }
    }
    escaped
}

fn breaks_after(character: char, next: Option<char>) -> bool {
    match character {
        '@' | '#' => true,
        '!' | '~' | '%' => next.is_some_and(char::is_alphanumeric),
        ':' => next == Some('/'),
        _ => false,
    }
}

fn ends_with_www(text: &str) -> bool {
    text.len() >= 4 && text.as_bytes()[text.len() - 4..].eq_ignore_ascii_case(b"www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_is_only_text() {
        assert_eq!(escaped("<b>a|b`c`</b>", 99), "&lt;b&gt;a\\|b\\`c\\`&lt;/b&gt;");
        assert_eq!(escaped("[a](b) ![c]", 99), "\\[a\\](b) \\!\\[c\\]");
        assert_eq!(escaped("@alla #12 %3", 99), "@&#8203;alla \\#&#8203;12 %&#8203;3");
        assert_eq!(escaped("http://a www.b", 99), "http:&#8203;//a www.&#8203;b");
        assert_eq!(escaped("rad\n\n# ett\u{1b}", 99), "rad \\#&#8203; ett?");
        assert_eq!(escaped("åäö åäö", 3), "åäö…");
    }
}
