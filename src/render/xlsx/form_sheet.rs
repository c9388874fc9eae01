//! A form in a workbook: a row for each field of a new document, to fill in and read back.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::cell::{lines_of, safe};
use super::error::WorkbookError;
use super::write_sheet::excel_day;
use crate::authoring::new::form::form_rows::{FormRow, HEADINGS, KIND, SHEET, TARGET};
use crate::render::shared_words::capital;

const WIDTHS: [u16; 4] = [30, 60, 70, 30];
/// The most characters of the words of a list in Excel.
const MOST_OF_LIST: usize = 255;
/// The most words that are listed in the help of a row.
const MOST_WORDS: usize = 40;
/// The height of a line in points.
const LINE: u16 = 14;

/// What stands above the rows.
#[derive(Debug)]
pub struct FormHead<'form> {
    /// The name of the kind for people.
    pub title: &'form str,
    /// The kind, as documents name it.
    pub kind: &'form str,
    /// The id of the requirement that the document is written for; may be empty.
    pub target: &'form str,
}

/// The form as a workbook.
///
/// # Errors
/// If `rust_xlsxwriter` refuses to write it.
pub fn render(head: &FormHead<'_>, rows: &[FormRow]) -> Result<Vec<u8>, WorkbookError> {
    written(head, rows).map_err(|error| WorkbookError::Refused(error.to_string()))
}

fn written(head: &FormHead<'_>, rows: &[FormRow]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(SHEET)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let looks = Looks::new();
    sheet.write_string_with_format(0, 0, safe(&format!("{}: formulär", head.title)), &looks.title)?;
    let how =
        "Skriv i kolumnen Svar och spara. Det som inte passar kan stå tomt. Läs in filen med ledningskoll import.";
    sheet.write_string_with_format(1, 0, how, &looks.plain)?;
    for (row, label, value) in [(2, KIND, head.kind), (3, TARGET, head.target)] {
        sheet.write_string_with_format(row, 0, label, &looks.label)?;
        sheet.write_string_with_format(row, 1, safe(value), &looks.plain)?;
    }
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string_with_format(FIRST - 1, column, heading, &looks.heading)?;
    }
    for (at, row) in (FIRST..).zip(rows) {
        write_row(sheet, at, row, &looks)?;
    }
    sheet.set_column_hidden(3)?;
    sheet.set_freeze_panes(FIRST, 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    workbook.save_to_buffer()
}

/// The first row of the fields, from zero.
const FIRST: u32 = 5;

fn write_row(sheet: &mut Worksheet, at: u32, row: &FormRow, looks: &Looks) -> Result<(), XlsxError> {
    sheet.write_string_with_format(at, 0, safe(&name(&row.pointer)), &looks.label)?;
    match (excel_day(&row.value).filter(|_| row.is_day), row.value.as_str()) {
        (Some(day), _) => sheet.write_datetime_with_format(at, 1, &day, &looks.day)?,
        (None, "") => sheet.write_blank(at, 1, if row.is_day { &looks.day } else { &looks.answer })?,
        (None, value) => sheet.write_string_with_format(at, 1, safe(value), &looks.answer)?,
    };
    let help = help(row);
    sheet.write_string_with_format(at, 2, safe(&help), &looks.help)?;
    sheet.write_string_with_format(at, 3, safe(&row.pointer), &looks.plain)?;
    sheet.set_row_height(at, lines_of(&help, WIDTHS[2]).max(1).saturating_mul(LINE).saturating_add(4))?;
    let length: usize = row.words.iter().map(|word| word.chars().count() + 1).sum();
    if !row.is_list
        && !row.words.is_empty()
        && length < MOST_OF_LIST
        && row.words.iter().all(|word| !word.contains(','))
    {
        let words: Vec<String> = row.words.iter().map(|word| safe(word)).collect();
        let choice = DataValidation::new().allow_list_strings(&words)?;
        // Another word may be right too: what is written is looked at when it is read.
        let choice = choice.set_error_style(DataValidationErrorStyle::Warning);
        sheet.add_data_validation(
            at,
            1,
            at,
            1,
            &choice.set_error_message("Ordet står inte i listan. Behåll det ändå?")?,
        )?;
    }
    Ok(())
}

/// The help of a row, with what there is to choose from.
fn help(row: &FormRow) -> String {
    let mut said = vec![row.help.trim_end_matches('.').to_owned()];
    if !row.words.is_empty() {
        let more = row.words.len().saturating_sub(MOST_WORDS);
        let rest = if more > 0 { format!(" och {more} till") } else { String::new() };
        said.push(format!("Välj: {}{rest}", row.words[..row.words.len() - more].join(", ")));
    }
    if row.is_list {
        said.push("Flera svar skiljs åt med semikolon".to_owned());
    }
    if row.is_day {
        said.push("Skriv dagen som ÅÅÅÅ-MM-DD".to_owned());
    }
    said.join(". ")
}

/// The name of a field for people: `/ansvar/1/uppgift` is "Ansvar 2: uppgift".
fn name(pointer: &str) -> String {
    let mut name = String::new();
    for segment in pointer.split('/').filter(|segment| !segment.is_empty()) {
        match segment.parse::<usize>() {
            Ok(item) => name.push_str(&format!(" {}", item + 1)),
            Err(_) if name.is_empty() => name.push_str(segment),
            Err(_) => name.push_str(&format!(": {segment}")),
        }
    }
    capital(&name.replace('_', " "))
}

struct Looks {
    title: Format,
    heading: Format,
    label: Format,
    answer: Format,
    day: Format,
    help: Format,
    plain: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_font_size(10).set_align(FormatAlign::Top);
        let lined =
            plain.clone().set_text_wrap().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0xd9_d9d9));
        let answer = lined.clone().set_background_color(Color::RGB(0xff_f9e5));
        Self {
            title: Format::new().set_font_size(16).set_bold(),
            heading: lined.clone().set_bold().set_font_color(Color::White).set_background_color(Color::RGB(0x1f_3864)),
            label: lined.clone().set_bold(),
            day: answer.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            answer: answer.set_num_format("@"),
            help: lined,
            plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_a_list_has_the_number_of_its_item() {
        assert_eq!(name("/ansvar/1/uppgift"), "Ansvar 2: uppgift");
        assert_eq!(name("/nästa_översyn"), "Nästa översyn");
    }
}
