//! What of a document goes beyond what is read of it, and is told.

/// Something that is read to a bound, and goes on after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CutOff {
    /// The text of a property.
    Property { name: String, most: usize },
    /// The properties after so many.
    Properties { most: usize, left: usize },
    /// The heads of pages after so many.
    Headers { most: usize, left: usize },
    /// The feet of pages after so many.
    Footers { most: usize, left: usize },
}

impl CutOff {
    /// The fact as a sentence, without its full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Property { name, most } => format!(
                "dokumentegenskapen {} är längre än {most} byte, och resten av den är inte inläst",
                name.chars().take(LONGEST_NAME).collect::<String>()
            ),
            Self::Properties { most, left } => {
                let left = beyond(*left, "dokumentegenskap", "dokumentegenskaper");
                format!("dokumentet har fler än {most} dokumentegenskaper; {left}")
            }
            Self::Headers { most, left } => {
                format!("dokumentet har fler än {most} sidhuvuden; {}", beyond(*left, "sidhuvud", "sidhuvuden"))
            }
            Self::Footers { most, left } => {
                format!("dokumentet har fler än {most} sidfötter; {}", beyond(*left, "sidfot", "sidfötter"))
            }
        }
    }
}

/// The longest name of a property that is told, in characters.
const LONGEST_NAME: usize = 100;

fn beyond(left: usize, one: &str, several: &str) -> String {
    match left {
        1 => format!("1 {one} till är inte inläst"),
        left => format!("{left} {several} till är inte inlästa"),
    }
}
