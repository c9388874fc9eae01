//! Addresses in running text that become links: http, https and mailto, and no others.

use std::ops::Range;

use super::told_parts::Run;

/// The beginnings of addresses that become links.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The most bytes of an address; a longer text is no address, and stands as it is.
const LONGEST: usize = 2_048;

/// The runs of a text: its words, and the addresses in it. Each colon and each end is looked for once.
#[must_use]
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let (mut told, mut end) = (0, 0);
    for (colon, _) in text.match_indices(':') {
        if end <= colon {
            let is_end = |one: char| one.is_whitespace() || "<>\"".contains(one);
            end = text[colon..].find(is_end).map_or(text.len(), |at| colon + at);
        }
        let Some(address) = address(&text[..end], colon, told) else { continue };
        if address.start > told {
            runs.push(Run::Words(text[told..address.start].into()));
        }
        told = address.end;
        runs.push(Run::Address { to: &text[address.clone()], words: &text[address] });
    }
    if told < text.len() {
        runs.push(Run::Words(text[told..].into()));
    }
    runs
}

/// The address to the end of a text whose scheme ends with a colon, if it begins where the text is not told yet and not inside
/// a word.
fn address(text: &str, colon: usize, told: usize) -> Option<Range<usize>> {
    let fits = |scheme: &&&str| {
        let name = scheme.trim_end_matches("://").trim_end_matches(':');
        text[..colon].ends_with(name) && text[colon - name.len()..].starts_with(**scheme)
    };
    let scheme = SCHEMES.iter().find(fits)?;
    let start = colon - scheme.trim_end_matches("://").trim_end_matches(':').len();
    if start < told || text[..start].ends_with(char::is_alphanumeric) {
        return None;
    }
    let found = &text[start..];
    if found.len() > LONGEST {
        return None;
    }
    let found = found.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '»']);
    whole(found)?;
    Some(start..start + found.len())
}

/// The text if it is an address as a whole.
#[must_use]
pub fn whole(text: &str) -> Option<&str> {
    let text = text.trim();
    let scheme = SCHEMES.iter().find(|scheme| text.starts_with(**scheme))?;
    let rest = &text[scheme.len()..];
    let begins = rest.starts_with(|first: char| first.is_alphanumeric() || first == '[');
    let is_one = !text.contains(|one: char| one.is_whitespace() || one.is_control() || "<>\"\\".contains(one));
    let is_reachable = *scheme != "mailto:" || rest.contains('@');
    (begins && is_one && is_reachable).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let said = |run: Run<'_>| match run {
            Run::Words(words) | Run::Link(_, words) => words.into_owned(),
            Run::Address { to, .. } => format!("<{to}>"),
        };
        runs(text).into_iter().map(said).collect()
    }

    #[test]
    fn a_text_of_addresses_without_end_takes_no_time() {
        for part in ["http:///", "mailto:a:", "https://a", "http://a\\"] {
            let text = part.repeat(400_000);
            let all: usize = said(&text).iter().map(String::len).sum();
            assert!(all >= text.len(), "{part}");
        }
        let long = format!("https://a.se/{}", "x".repeat(LONGEST));
        assert_eq!(said(&long), [long.as_str()]);
    }

    #[test]
    fn an_address_is_a_link_and_nothing_else_is() {
        assert_eq!(said("Se https://a.se/b?c=d. Klart"), ["Se ", "<https://a.se/b?c=d>", ". Klart"]);
        assert_eq!(said("(http://a.se) mailto:x@y.se"), ["(", "<http://a.se>", ") ", "<mailto:x@y.se>"]);
        for text in ["javascript:alert(1)", "xhttps://a", "https://", "mailto:x", "data:text/html,x", "file:///etc", ""]
        {
            assert!(said(text).iter().all(|run| !run.starts_with('<')), "{text}");
        }
        assert_eq!(whole("https://a.se\" onclick=x"), None);
    }
}
