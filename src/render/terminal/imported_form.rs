//! The output of the import of a form: the file, and what is to be looked at.

use crate::authoring::new::form::form_rows::{FormAnswer, FormTold, Made};
use crate::render::Style;
use crate::render::sentence::shortened;
use crate::render::shared_words::{bullet, count, one_line, wrapped};

/// What came of a form, whose document stands in a file.
#[must_use]
pub fn render((file, place): (&str, &str), made: &Made, is_dry: bool, style: Style) -> String {
    let mut text = if is_dry {
        wrapped(&format!("Skulle skriva {place}"), "", style)
    } else {
        wrapped(&format!("Skrev {place}"), "", style)
    };
    if !made.told.is_empty() {
        text.push_str(&wrapped(&format!("Att se över i {}:", one_line(file)), "", style));
        made.told.iter().for_each(|told| text.push_str(&bullet(&sentence(told), style)));
    }
    let next = match made.left {
        0 => "Alla fält är ifyllda.".to_owned(),
        left if is_dry => format!("{} kvar att fylla i.", count(left, "fält är", "fält är")),
        left => format!("{} kvar att fylla i: ledningskoll new --resume {place}", count(left, "fält är", "fält är")),
    };
    text.push_str(&wrapped(&next, "", style));
    text
}

fn sentence(told: &FormTold) -> String {
    let FormAnswer { row, name, text, .. } = &told.answer;
    let row = format!("rad {row}, {}: \u{201d}{}\u{201d}", one_line(name), shortened(&one_line(text), MOST));
    match &told.why {
        Some(why) => format!("{row} står som det skrevs; {}", one_line(why)),
        None => format!("{row} är inte med, eftersom raden inte hör till något fält i formuläret"),
    }
}

/// The most characters of an answer that are repeated.
const MOST: usize = 200;
