//! The cell formats: headings with contrast, wrapped text, thin borders, dates as dates.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatText, ConditionalFormatTextRule, Format,
    FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError,
};

use super::colours::{COLOURS, Part};

/// The formats of the cells of a table or a block, by content.
pub struct Look {
    /// Plain text.
    pub text: Format,
    /// Text with the quote prefix, so that editing the cell does not make it a formula.
    pub quoted: Format,
    /// Whole numbers.
    pub number: Format,
    /// Dates.
    pub day: Format,
    /// Text that leads somewhere.
    pub link: Format,
}

/// The formats of the workbook.
pub struct Styles {
    /// The title of the page.
    pub title: Format,
    /// A heading.
    pub heading: Format,
    /// A heading above numbers.
    pub count_heading: Format,
    /// The cells of a sheet, all aligned left, as line numbers and dates are not added up.
    pub table: Look,
    /// The cells of a block with counts, numbers aligned right.
    pub counts: Look,
    /// Labels and values, which may overflow their column.
    pub facts: Look,
    /// Sentences, which may overflow their column.
    pub sentences: Look,
}

impl Look {
    fn of(base: &Format) -> Self {
        Self {
            text: base.clone(),
            quoted: base.clone().set_quote_prefix(),
            number: base.clone().set_num_format("0"),
            day: base.clone().set_num_format("yyyy-mm-dd"),
            link: base.clone().set_font_color(0x05_63c1).set_underline(FormatUnderline::Single),
        }
    }
}

impl Styles {
    /// Builds the formats of the workbook.
    pub fn new() -> Self {
        let body = Format::new().set_font_size(10).set_align(FormatAlign::Top).set_align(FormatAlign::Left);
        let lined = body.clone().set_border(FormatBorder::Thin).set_border_color(0xd9_d9d9);
        let table = Look::of(&lined.clone().set_text_wrap());
        let right = |format: &Format| format.clone().set_align(FormatAlign::Right);
        let heading = body.clone().set_bold().set_text_wrap().set_font_color(0xff_ffff);
        let heading = heading.set_background_color(0x1f_3864);
        let counts = Look::of(&lined.clone().set_text_wrap());
        Self {
            title: Format::new().set_font_size(16).set_bold(),
            count_heading: right(&heading),
            heading,
            counts: Look { number: right(&counts.number), ..counts },
            table,
            facts: Look::of(&body),
            sentences: Look::of(&body),
        }
    }
}

/// Adds the conditional formats of outcomes to a range.
pub fn colour(worksheet: &mut Worksheet, rows: (u32, u32), columns: (u16, u16)) -> Result<(), XlsxError> {
    for (part, colours) in COLOURS {
        let format = Format::new().set_font_color(colours.text).set_background_color(colours.background);
        let (first, last) = ((rows.0, columns.0), (rows.1, columns.1));
        let text_rule = match part {
            Part::Whole(word) => {
                let rule = ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(word));
                worksheet.add_conditional_format(first.0, first.1, last.0, last.1, &rule.set_format(format))?;
                continue;
            }
            Part::Beginning(word) => ConditionalFormatTextRule::BeginsWith(word.to_owned()),
            Part::End(word) => ConditionalFormatTextRule::EndsWith(word.to_owned()),
        };
        let rule = ConditionalFormatText::new().set_rule(text_rule).set_format(format);
        worksheet.add_conditional_format(first.0, first.1, last.0, last.1, &rule)?;
    }
    Ok(())
}
