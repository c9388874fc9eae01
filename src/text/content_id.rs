//! The id by which git names the content of a file: a digest of its bytes, with and without the difference of line ends.

use std::borrow::Cow;

use sha1::Sha1;
use sha2::{Digest, Sha256};

/// The digest by which a repository names contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ContentHash {
    /// SHA-1, the usual one.
    #[default]
    Sha1,
    /// SHA-256.
    Sha256,
}

/// The ids of a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentIds {
    /// The digest of the ids.
    pub hash: ContentHash,
    /// The id of the bytes as they are.
    pub exact: String,
    /// The id with each line end as a line feed, where that differs.
    unified: Option<String>,
}

impl ContentHash {
    /// The ids of these bytes.
    #[must_use]
    pub fn ids(self, bytes: &[u8]) -> ContentIds {
        let unified = match with_line_feeds(bytes) {
            Cow::Borrowed(_) => None,
            Cow::Owned(unified) => Some(self.id(&unified)),
        };
        ContentIds { hash: self, exact: self.id(bytes), unified }
    }

    /// The id of these bytes: the digest of the word `blob`, their number, a zero and themselves.
    fn id(self, bytes: &[u8]) -> String {
        let head = format!("blob {}\0", bytes.len());
        match self {
            Self::Sha1 => hex(&Sha1::new().chain_update(head).chain_update(bytes).finalize()),
            Self::Sha256 => hex(&Sha256::new().chain_update(head).chain_update(bytes).finalize()),
        }
    }
}

impl ContentIds {
    /// The id with each line end as a line feed.
    #[must_use]
    pub fn unified(&self) -> &str {
        self.unified.as_deref().unwrap_or(&self.exact)
    }

    /// True if the content is stored under an id: as it is, or as git stores it where it unifies line ends.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.exact == id || self.unified.as_deref() == Some(id)
    }

    /// True if other bytes are the same but for their line ends.
    #[must_use]
    pub fn is_like(&self, other: &[u8]) -> bool {
        self.hash.id(&with_line_feeds(other)) == self.unified()
    }
}

/// The bytes with a line feed for each carriage return and line feed.
fn with_line_feeds(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut found = memchr::memmem::find_iter(bytes, b"\r\n").peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut unified = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for at in found {
        unified.extend_from_slice(&bytes[from..at]);
        from = at + 1;
    }
    unified.extend_from_slice(&bytes[from..]);
    Cow::Owned(unified)
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hex(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

/// Bytes in base 64, as a content security policy has digests.
#[must_use]
pub fn base64(digest: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in digest.chunks(3) {
        let at = |number: usize| three.get(number).map_or(0, |byte| u32::from(*byte));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for letter in 0..4 {
            let place = (bits >> (18 - 6 * letter) & 63) as usize;
            text.push(if letter <= three.len() { char::from(LETTERS[place]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_are_those_of_git() {
        // As `git hash-object --stdin` gives them.
        assert_eq!(ContentHash::Sha1.ids(b"a: 1\n").exact, "a8926a52d8dcba5c4386945476ab6a2ad008afd4");
        let long = "80d3735834c615c1ed161b8c218d42171f3247f20cfc07f033dee488cb7b98a9";
        assert_eq!(ContentHash::Sha256.ids(b"a: 1\n").exact, long);
        assert_eq!(ContentHash::Sha1.ids(b"").exact, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    }

    #[test]
    fn base_64_is_that_of_its_standard() {
        // RFC 4648, section 10.
        for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xfb, 0xff]), "+/8=");
    }

    #[test]
    fn line_ends_do_not_count() {
        let (windows, other) = (ContentHash::Sha1.ids(b"a: 1\r\nb: 2\r\n"), ContentHash::Sha1.ids(b"a: 1\nb: 2\n"));
        assert!(windows.has(&other.exact) && windows.has(&windows.exact) && !other.has(&windows.exact));
        assert!(other.is_like(b"a: 1\r\nb: 2\r\n") && windows.is_like(b"a: 1\nb: 2\r\n"));
        assert!(!other.is_like(b"a: 1\nb: 3\n") && !other.is_like(b"a: 1\rb: 2\n"));
    }
}
