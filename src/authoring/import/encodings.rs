//! The text of bytes whose encoding is detected, line by line: an export may have a row in another encoding than the rest.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr2;

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// The encoding of the text.
    pub encoding: &'static str,
    /// The lines in another encoding, from one, and its name.
    pub others: Option<(Vec<usize>, &'static str)>,
}

const UTF_8: &str = "UTF-8";
const WINDOWS: &str = "Windows-1252";

/// The text of these bytes.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Decoded {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let encoding = if bytes[0] == 0xff { UTF_16LE } else { UTF_16BE };
        let text = encoding.decode_with_bom_removal(bytes).0.into_owned();
        return Decoded { text, encoding: "UTF-16", others: None };
    }
    let mark = bytes.strip_prefix(b"\xef\xbb\xbf");
    let bytes = mark.unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), encoding: UTF_8, others: None },
        Err(_) => by_line(bytes, mark.is_some()),
    }
}

/// The text of lines of which not all are UTF-8.
fn by_line(bytes: &[u8], marked: bool) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    // Lines of plain ASCII are the same in both.
    let (mut in_utf_8, mut in_windows) = (Vec::new(), Vec::new());
    let mut rest = bytes;
    for number in 1.. {
        if rest.is_empty() {
            break;
        }
        let (line, after) = rest.split_at(line_length(rest));
        rest = after;
        match std::str::from_utf8(line) {
            Ok(line) => {
                text.push_str(line);
                if !line.is_ascii() {
                    in_utf_8.push(number);
                }
            }
            Err(_) => {
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(line).0);
                in_windows.push(number);
            }
        }
    }
    let is_utf_8 = marked || in_utf_8.len() >= in_windows.len();
    let (encoding, others) = if is_utf_8 { (UTF_8, (in_windows, WINDOWS)) } else { (WINDOWS, (in_utf_8, UTF_8)) };
    Decoded { text, encoding, others: Some(others).filter(|(lines, _)| !lines.is_empty()) }
}

/// The length of the first line with its line break: a line feed, a carriage return, or both.
pub fn line_length(bytes: &[u8]) -> usize {
    match memchr2(b'\n', b'\r', bytes) {
        Some(at) if bytes[at..].starts_with(b"\r\n") => at + 2,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_another_encoding_is_told_and_the_rest_is_as_it_was() {
        let utf_8 = "å;ä\nö\n".as_bytes();
        let mixed = [utf_8, b"\xe5\r", "é\n".as_bytes()].concat();
        let read = decoded(&mixed);
        assert_eq!((&*read.text, read.encoding), ("å;ä\nö\nå\ré\n", UTF_8));
        assert_eq!(read.others, Some((vec![3], WINDOWS)));
        let windows = [b"\xe5\n\xe4\n", "ö\n".as_bytes()].concat();
        let read = decoded(&windows);
        assert_eq!((&*read.text, read.encoding, read.others), ("å\nä\nö\n", WINDOWS, Some((vec![3], UTF_8))));
        let read = decoded(b"a\n\xe5\n");
        assert_eq!((&*read.text, read.encoding, read.others), ("a\nå\n", WINDOWS, None));
        let marked = [b"\xef\xbb\xbf".as_slice(), b"a\n\xe5\n"].concat();
        assert_eq!(decoded(&marked).others, Some((vec![2], WINDOWS)));
    }
}
