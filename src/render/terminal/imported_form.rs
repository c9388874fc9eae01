//! The output of the import of a form: the file, and what is to be looked at.

use crate::authoring::new::form::form_rows::{FormTold, Made};
use crate::render::Style;
use crate::render::shared_words::{bullet, capital, count, one_line, wrapped};

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
        made.told.iter().for_each(|(row, told)| text.push_str(&bullet(&sentence(*row, told), style)));
    }
    let next = match made.left {
        0 => "Alla fält är ifyllda.".to_owned(),
        left => format!("{} kvar att fylla i: ledningskoll new --resume {place}", count(left, "fält är", "fält är")),
    };
    text.push_str(&wrapped(&next, "", style));
    text
}

fn sentence(row: usize, told: &FormTold) -> String {
    match told {
        FormTold::Kept(why) => format!("rad {row}: {}; svaret står som det skrevs", one_line(why)),
        FormTold::NoField(answer) => {
            format!("rad {row} har inget fält i dokumentet, så svaret är inte med: {}", capital(&one_line(answer)))
        }
    }
}
