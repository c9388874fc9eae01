//! Decodes bytes as UTF-8, and guesses the encoding of other bytes.

use super::Span;

/// The decoded text of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// The text without byte order mark; bytes that are not UTF-8 are decoded with the guessed encoding.
    pub text: String,
    /// Set if the bytes are not UTF-8: the guessed encoding, and the first character that is not UTF-8.
    pub fault: Option<(Encoding, Span)>,
}

/// The guessed encoding of bytes that are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Windows-1252 or Latin-1, as older Windows programs save.
    Windows1252,
    /// UTF-16, which Notepad calls "Unicode".
    Utf16,
    /// Neither: most likely no text at all.
    Binary,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads bytes as UTF-8, with or without byte order mark.
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some(text) = utf16(&bytes) {
        return Decoded { text, fault: Some((Encoding::Utf16, Span::new(0, 0))) };
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with(BYTE_ORDER_MARK) {
                text.drain(..BYTE_ORDER_MARK.len_utf8());
            }
            Decoded { text, fault: None }
        }
        Err(error) => guess(error.as_bytes(), error.utf8_error().valid_up_to()),
    }
}

fn guess(bytes: &[u8], valid_up_to: usize) -> Decoded {
    if bytes.contains(&0) {
        return Decoded { text: String::new(), fault: Some((Encoding::Binary, Span::new(0, 0))) };
    }
    // Latin-1 maps each byte to the character of the same number, so that å, ä and ö are right.
    let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let start: usize = bytes[..valid_up_to].iter().map(|&byte| char::from(byte).len_utf8()).sum();
    let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    Decoded { text, fault: Some((Encoding::Windows1252, Span::new(start, end))) }
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let is_little_endian = match bytes {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        // Swedish letters have a zero in every other byte.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => true,
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => false,
        _ => return None,
    };
    let decode = if is_little_endian { u16::from_le_bytes } else { u16::from_be_bytes };
    let units = bytes.chunks_exact(2).map(|pair| decode([pair[0], pair[1]]));
    let characters = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some(characters.skip_while(|&character| character == BYTE_ORDER_MARK).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_1_is_guessed_at_its_first_letter() {
        let decoded = decode(b"typ: rutin\nsyfte: \xe5tg\xe4rd\n".to_vec());
        assert_eq!(decoded.text, "typ: rutin\nsyfte: åtgärd\n");
        assert_eq!(decoded.fault, Some((Encoding::Windows1252, Span::new(18, 20))));
    }

    #[test]
    fn utf_16_is_told_with_and_without_its_mark() {
        for bytes in [b"\xff\xfea\0:\0".to_vec(), b"a\0:\0".to_vec(), b"\0a\0:".to_vec()] {
            let decoded = decode(bytes);
            assert_eq!(decoded.text, "a:");
            assert!(matches!(decoded.fault, Some((Encoding::Utf16, _))));
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let decoded = decode("\u{feff}typ: mål".as_bytes().to_vec());
        assert_eq!(decoded.text, "typ: mål");
        assert_eq!(decoded.fault, None);
    }
}
