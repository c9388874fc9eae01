//! The end of a ZIP, read before anything else of it: how many files it says that it holds, and where their list lies.

/// The bytes of the end record, without a comment.
const LENGTH: usize = 22;
/// How it begins.
const SIGN: &[u8] = b"PK\x05\x06";
/// How the entry of a file in the list begins.
const ENTRY_SIGN: &[u8] = b"PK\x01\x02";
/// The most files that are packed or examined: what the plain form of the end record can count.
pub const MOST_FILES: usize = 65_534;

/// True if bytes end as every file does that the program packs: with the end record of one ZIP, right after the list of its
/// files, which begins where the record says.
///
/// A library that is handed other bytes looks for such a record anywhere in them, and reads as many entries as that says, so
/// that a small file could keep it at work for hours.
#[must_use]
pub fn has_plain_end(bytes: &[u8]) -> bool {
    let Some(end) = bytes.len().checked_sub(LENGTH).map(|start| &bytes[start..]).filter(|end| end.starts_with(SIGN))
    else {
        return false;
    };
    let short = |at: usize| usize::from(u16::from_le_bytes([end[at], end[at + 1]]));
    let long = |at: usize| short(at) | (short(at + 2) << 16);
    let (disk, first_disk, here, all, comment) = (short(4), short(6), short(8), short(10), short(20));
    let (size, start) = (long(12), long(16));
    let is_one = disk == 0 && first_disk == 0 && here == all && comment == 0;
    let is_right_before = start.checked_add(size) == Some(bytes.len() - LENGTH);
    is_one && all <= MOST_FILES && is_right_before && (all == 0 || bytes[start..].starts_with(ENTRY_SIGN))
}
