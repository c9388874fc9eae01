//! Tables whose cells stand over several columns, or beyond the headings: no value is lost, and none stands below another.

use serde_json::json;

use super::docx::{Docx, cell, cells, styled, wide};
use super::one;

fn measures(table: String) -> Docx {
    Docx::of(&[styled("Title", "Händelseanalys"), styled("Heading1", "Åtgärdsplan"), table])
}

#[test]
fn values_below_a_heading_over_several_columns_are_kept_and_the_next_stand_below_their_own() {
    let (found, answer) = one(
        &measures(cells(&[
            &[cell("Åtgärd"), wide(2, "Ansvarig"), cell("Klart senast")],
            &[cell("Bevaka svar"), cell("Läkare"), cell("Sekreterare"), cell("2025-08-29")],
            &[wide(2, "Informera"), cell("Chef"), cell("2025-09-01")],
        ])),
        &[],
    );
    assert_eq!(
        found["åtgärder"],
        json!([
            {"åtgärd": "Bevaka svar", "ansvarig": ["Läkare", "Sekreterare"], "senast": "2025-08-29"},
            {"åtgärd": "Informera", "ansvarig": ["Chef"], "senast": "2025-09-01"}
        ]),
        "{}",
        answer.stdout
    );
}

#[test]
fn two_values_below_one_heading_of_a_single_text_are_both_kept() {
    let (found, _) = one(
        &measures(cells(&[
            &[cell("Åtgärd"), cell("Ansvarig"), wide(2, "Klart senast")],
            &[cell("Bevaka svar"), cell("Läkare"), cell("2025-08-29"), cell("2025-12-01")],
        ])),
        &[],
    );
    assert_eq!(
        found["åtgärder"],
        json!([{"åtgärd": "Bevaka svar", "ansvarig": ["Läkare"], "senast": "2025-08-29", "x-klart_senast": "2025-12-01"}])
    );
}

#[test]
fn cells_beyond_the_headings_are_kept_and_told_and_a_row_may_begin_further_in() {
    let later = "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>".to_owned() + &cell("Läkare") + &cell("2025-09-01");
    let table = cells(&[
        &[cell("Åtgärd"), cell("Ansvarig"), cell("Klart senast")],
        &[wide(2, "Bevaka svar"), cell("2025-08-29"), cell("Se bilaga")],
    ]);
    let (found, answer) = one(&measures(table.replace("</w:tbl>", &(later + "</w:tr></w:tbl>"))), &[]);
    assert_eq!(
        found["åtgärder"],
        json!([
            {"åtgärd": "Bevaka svar", "senast": "2025-08-29", "x-övrigt": ["Se bilaga"]},
            {"ansvarig": ["Läkare"], "senast": "2025-09-01"}
        ])
    );
    let told = "åtgärder 1: en cell står till höger om tabellens rubriker, under x-övrigt";
    assert!(answer.words().contains(told), "{}", answer.stdout);
}

#[test]
fn a_heading_between_the_rows_is_kept_or_told() {
    let duties = cells(&[
        &[cell("Uppgift"), cell("Roll")],
        &[wide(2, "Före besöket")],
        &[cell("Kalla"), cell("Sekreterare")],
        &[wide(2, "Efter besöket")],
    ]);
    let (found, answer) = one(&Docx::of(&[styled("Title", "Intyg"), styled("Heading1", "Ansvar"), duties]), &[]);
    assert_eq!(found["ansvar"], json!([{"uppgift": "Kalla", "roll": ["Sekreterare"], "x-rubrik": "Före besöket"}]));
    let told = "mellanrubriken \"Efter besöket\" i en tabell har inga rader under sig, och är inte inläst";
    assert!(answer.words().contains(told), "{}", answer.stdout);
}
