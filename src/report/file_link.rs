//! Where the files of a ledningssystem can be seen: an address with a place for the file and the line.

/// An address with `{file}` and `{line}` in it, as `--link` gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLink {
    template: String,
}

/// Why a text is no address of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFileLink {
    /// It does not begin with `https://` or `http://` and a host.
    NoAddress,
    /// It has no `{file}`, so that every link would lead to the same page.
    NoFile,
    /// It has a blank, a quotation mark or another character that no address has.
    BadCharacter,
}

impl FileLink {
    /// The address of a template.
    ///
    /// # Errors
    /// If it is no web address, has no place for the file, or has characters that no address has.
    pub fn parse(template: &str) -> Result<Self, NoFileLink> {
        let lower = template.to_ascii_lowercase();
        let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
        let host = rest.ok_or(NoFileLink::NoAddress)?;
        if !host.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[') {
            return Err(NoFileLink::NoAddress);
        }
        if !template.chars().all(|one| one.is_ascii_graphic() && !"\"'<>\\^`|".contains(one)) {
            return Err(NoFileLink::BadCharacter);
        }
        // The place of the file may not decide the host.
        let path = host.find(['/', '?', '#']).map_or("", |at| &host[at..]);
        if !path.contains("{file}") {
            return Err(NoFileLink::NoFile);
        }
        Ok(Self { template: template.to_owned() })
    }

    /// The address of a line in a file, whose path is from the root of the repository.
    #[must_use]
    pub fn of(&self, path: &str, line: usize) -> String {
        self.template.replace("{line}", &line.to_string()).replace("{file}", &escaped(path))
    }
}

/// A path with every character but letters, digits, `-._~` and `/` percent-encoded.
fn escaped(path: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    path.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_file_and_the_line() {
        let link = FileLink::parse("https://git.example.se/reg/ls/blob/main/{file}#L{line}").expect("an address");
        assert_eq!(
            link.of("rutiner/Å \"1\"{line}.yaml", 7),
            "https://git.example.se/reg/ls/blob/main/rutiner/%C3%85%20%221%22%7Bline%7D.yaml#L7"
        );
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        let cases = [
            ("javascript:alert(1)//{file}", NoFileLink::NoAddress),
            ("file:///{file}", NoFileLink::NoAddress),
            ("//example.se/{file}", NoFileLink::NoAddress),
            ("https:///{file}", NoFileLink::NoAddress),
            ("https://{file}", NoFileLink::NoAddress),
            ("https://a.se{file}", NoFileLink::NoFile),
            ("https://example.se/", NoFileLink::NoFile),
            ("https://example.se/{file}\" onclick=\"x", NoFileLink::BadCharacter),
            ("https://example.se/å/{file}", NoFileLink::BadCharacter),
        ];
        for (template, why) in cases {
            assert_eq!(FileLink::parse(template), Err(why), "{template}");
        }
    }
}
