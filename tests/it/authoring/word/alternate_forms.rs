//! What a document has in several forms, of which Word shows one: nothing of it is lost, and nothing stands twice.

use serde_json::{Value, json};

use super::docx::{Docx, bold, run, runs, styled, text};
use super::one;

/// Something in two forms.
fn forms(choice: &str, fallback: &str) -> String {
    asking("", choice, fallback)
}

/// Something in two forms, of which the first asks for markup.
fn asking(requires: &str, choice: &str, fallback: &str) -> String {
    format!(
        "<mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice{requires}>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>\
         </mc:AlternateContent>"
    )
}

fn boxed(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| text(line)).collect();
    format!("<w:r><w:txbxContent>{lines}</w:txbxContent></w:r>")
}

/// The field syfte of a document with this below its heading, and what is told.
fn read(body: &[String]) -> (Value, Value, String) {
    let document = Docx::of(&[&[styled("Title", "Svar"), styled("Heading1", "Syfte")], body].concat());
    let (mut found, answer) = one(&document, &["--as", "rutin"]);
    (found["syfte"].take(), found["övrigt"].take(), answer.words())
}

#[test]
fn the_second_form_is_read_whole_where_the_first_has_no_text() {
    let picture = "<w:r><w:drawing><a:blip xmlns:a=\"a\"/></w:drawing></w:r>";
    let second = [run("Ring "), run("112"), run(" först")].concat();
    let (found, _, words) = read(&[runs(&[forms(picture, &second), run(".")])]);
    assert_eq!(found, "Ring 112 först.", "{words}");
    let (found, ..) = read(&[runs(&[forms(&run(" "), &second), run(".")])]);
    assert_eq!(found, "Ring 112 först.", "a blank is no text");
    let around = forms("", &runs(&[run("Ring "), run("112.")]));
    assert_eq!(read(&[around, text("Sedan vidare.")]).0, json!(["Ring 112.", "Sedan vidare."]));
}

#[test]
fn the_second_form_is_not_read_where_the_first_has_its_text() {
    let second = [run("Ring "), run("112")].concat();
    assert_eq!(read(&[runs(&[forms(&run("Ring 112"), &second), run(".")])]).0, "Ring 112.");
    let paragraphs = runs(&[run("Ring "), run("112.")]) + &text("Vänta.");
    let (found, ..) = read(&[forms(&paragraphs, &paragraphs), text("Sedan vidare.")]);
    assert_eq!(found, json!(["Ring 112.", "Vänta.", "Sedan vidare."]));
    let inner = forms(&run("inre"), &run("inre"));
    let (found, ..) = read(&[runs(&[forms(&(run("Yttre ") + &inner), &(run("Yttre ") + &inner)), run(".")])]);
    assert_eq!(found, "Yttre inre.", "forms within forms");
}

#[test]
fn the_second_form_is_read_where_the_first_asks_for_what_word_does_not_know() {
    let of = |address: &str| format!(" xmlns:x=\"{address}\" Requires=\"x\"");
    let (found, ..) = read(&[runs(&[asking(&of("http://www.example.org/rita"), &run("Ruta. "), &run("Ring 112."))])]);
    assert!(found.to_string().contains("Ring 112."), "{found}");
    let known = of("http://schemas.microsoft.com/office/word/2010/wordprocessingShape");
    assert_eq!(read(&[runs(&[asking(&known, &run("Ring 112."), &run("Se ruta."))])]).0, "Ring 112.");
}

#[test]
fn boxes_with_the_same_text_are_all_kept_and_their_second_forms_are_not() {
    let boxes = [boxed(&["Ja"]), boxed(&["Nej"]), boxed(&["Ja"])].concat();
    let (_, rest, words) = read(&[text("Lika svar."), runs(&[forms(&boxes, &boxes)])]);
    let kept: Vec<&Value> = rest.as_array().into_iter().flatten().filter(|one| one["rubrik"] == "Textruta").collect();
    let texts: Vec<&str> =
        kept.iter().flat_map(|one| one["text"].as_array().into_iter().flatten().filter_map(Value::as_str)).collect();
    assert_eq!(texts, ["Ja", "Nej", "Ja"], "{words}");
    let art = "<w:r><w:pict><v:textpath xmlns:v=\"v\" string=\"TÄNK EFTER\"/></w:pict></w:r>";
    let (_, rest, words) = read(&[
        text("Lika svar."),
        runs(&[forms(&boxed(&["TÄNK EFTER 1"]), "")]),
        runs(&[forms(&boxed(&["TÄNK EFTER"]), art)]),
    ]);
    assert_eq!(rest.to_string().matches("TÄNK EFTER\"").count(), 1, "{rest} {words}");
}

#[test]
fn a_picture_in_two_forms_is_one_picture() {
    let picture = "<w:r><w:drawing><a:blip xmlns:a=\"a\"/></w:drawing></w:r>";
    let chart = "<w:r><w:drawing><c:chart xmlns:c=\"c\"/></w:drawing></w:r>";
    let (.., words) = read(&[bold("Bild"), runs(&[forms(chart, picture), run("Se bilden.")])]);
    assert!(words.contains("en bild är inte inläst"), "{words}");
    let (.., words) = read(&[bold("Bild"), runs(&[forms("", picture), run("Se bilden.")])]);
    assert!(words.contains("en bild är inte inläst"), "{words}");
}
