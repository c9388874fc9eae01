//! Text that Word accepts.

use crate::render::sentence::shortened;
use crate::render::shared_words::bound;

/// The most characters of a text.
const MOST: usize = 2_000;

/// A text on one line, valid in XML, with numbers kept beside their signs.
#[must_use]
pub fn safe(text: &str) -> String {
    // U+FFFE and U+FFFF are not valid in XML: Word cannot open a file with them.
    bound(&shortened(text, MOST).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"))
}
