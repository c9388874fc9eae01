//! Routines as they are written where nobody has a template: numbers without full stops, questions, titles of one word.

use serde_json::{Value, json};

use super::docx::{Docx, bold, listed, numbering, styled, table, text};
use super::one;

fn routine(body: &[String]) -> Value {
    let document = Docx::of(body).part("numbering", "numbering", &numbering());
    one(&document, &["--as", "rutin"]).0
}

#[test]
fn a_number_without_a_full_stop_before_a_heading_is_none_of_its_words() {
    for heading in [|text: &str| styled("Heading1", text), |text: &str| bold(text)] {
        let found = routine(&[
            styled("Title", "Intyg"),
            heading("1 Syfte och mål"),
            text("Rätt intyg."),
            heading("2.1 Ansvar"),
            text("Läkare: skriver intyget"),
            heading("3 Arbetsgång"),
            text("1. Ring."),
            heading("14 dagar"),
            text("Sedan skickas intyget."),
            heading("4 Bakgrund"),
            text("Många intyg kompletteras."),
        ]);
        assert_eq!(found["syfte"], "Rätt intyg.");
        assert_eq!(found["ansvar"], json!([{"uppgift": "skriver intyget", "roll": ["Läkare"]}]));
        assert_eq!(found["tillvägagångssätt"], json!([{"steg": 1, "vad": "Ring."}]));
        assert_eq!(
            found["övrigt"],
            json!([{"rubrik": "14 dagar", "text": ["Sedan skickas intyget."]},
                {"rubrik": "4 Bakgrund", "text": ["Många intyg kompletteras."]}])
        );
    }
}

#[test]
fn a_bold_question_is_a_heading_and_one_with_a_number_is_a_step() {
    let asked =
        listed("1", 0, "").replace("</w:p>", "<w:r><w:rPr><w:b/></w:rPr><w:t>Är patienten känd?</w:t></w:r></w:p>");
    let found = routine(&[
        styled("Title", "Intyg"),
        bold("Vem gör vad?"),
        text("Läkare: skriver intyget"),
        bold("Gör så här"),
        asked,
        listed("1", 0, "Boka."),
        bold("Vad gör jag om patienten uteblir?"),
        text("Ring patienten."),
    ]);
    assert_eq!(found["ansvar"], json!([{"uppgift": "skriver intyget", "roll": ["Läkare"]}]));
    assert_eq!(
        found["tillvägagångssätt"],
        json!([{"steg": 1, "vad": "Är patienten känd?"}, {"steg": 2, "vad": "Boka."}])
    );
    assert_eq!(found["övrigt"], json!([{"rubrik": "Vad gör jag om patienten uteblir?", "text": ["Ring patienten."]}]));
}

#[test]
fn a_title_that_could_be_a_section_is_the_title_above_the_head_or_above_the_sections() {
    for (title, head) in [
        (
            styled("Heading1", "Avvikelsehantering"),
            text("Dokument-ID: A-3\tVersion: 5\tFastställd: 14 maj 2025 av chefläkaren"),
        ),
        (
            bold("Avvikelsehantering"),
            table(&[
                &["Dokument-ID", "A-3"],
                &["Version", "5"],
                &["Fastställd", "2025-05-14"],
                &["Fastställd av", "chefläkaren"],
            ]),
        ),
    ] {
        let found = routine(&[title, head, styled("Heading2", "Syfte"), text("Lära av fel.")]);
        assert_eq!(
            found,
            json!({"typ": "rutin", "id": "A-3", "titel": "Avvikelsehantering", "version": "5", "status": "utkast",
                "fastställd_av": ["chefläkaren"], "fastställd": "2025-05-14", "syfte": "Lära av fel."})
        );
    }
    let found = routine(&[styled("Heading1", "Avvikelser"), styled("Heading2", "Syfte"), text("Lära av fel.")]);
    assert_eq!((&found["titel"], &found["syfte"]), (&json!("Avvikelser"), &json!("Lära av fel.")));
    let found =
        routine(&[styled("Heading1", "Syfte"), text("Lära av fel."), styled("Heading1", "Bakgrund"), text("Fel.")]);
    assert_eq!((&found["titel"], &found["syfte"]), (&json!("dokument"), &json!("Lära av fel.")));
}

#[test]
fn a_document_that_names_no_enhet_is_told_to_apply_to_all_and_what_the_page_says_is_no_more_than_told() {
    let document = || Docx::of(&[styled("Title", "Intyg"), styled("Heading1", "Syfte"), text("Rätt intyg.")]);
    let told = "utan gäller_för gäller dokumentet hela vårdgivaren; skriv enheten i fältet, eller läs in igen med --unit ENHET";
    let (found, answer) = one(&document(), &["--as", "rutin"]);
    assert!(found.get("gäller_för").is_none() && answer.words().contains(told), "{}", answer.stdout);
    let with_header = document().part("header", "hdr", &text("Norra vårdcentralen\tRutin\tSida 1"));
    let (found, answer) = one(&with_header, &["--as", "rutin"]);
    let seen = format!("{told}; i sidhuvudet står \"Norra vårdcentralen\"");
    assert!(found.get("gäller_för").is_none() && answer.words().contains(&seen), "{}", answer.stdout);
    let (found, answer) = one(&with_header, &["--as", "rutin", "--unit", "vc-norr"]);
    assert!(
        found["gäller_för"] == json!(["vc-norr"]) && !answer.words().contains("utan gäller_för"),
        "{}",
        answer.stdout
    );
    let named = Docx::of(&[styled("Title", "Intyg"), text("Gäller för: vc-norr"), text("Version: 2")]);
    let (_, answer) = one(&named, &["--as", "rutin"]);
    assert!(!answer.words().contains("utan gäller_för"), "{}", answer.stdout);
    let of_plan = Docx::of(&[
        styled("Title", "Plan för egenkontroll"),
        table(&[&["Enhet", "vc-norr"], &["Doknr", "EK-4"]]),
        table(&[&["Vad", "Hur ofta"], &["Intyg", "Varje tertial"]]),
    ]);
    let (_, answer) = one(&of_plan, &[]);
    assert!(!answer.words().contains("utan gäller_för"), "{}", answer.stdout);
}

#[test]
fn sentences_of_duties_have_each_their_role_or_stand_whole_beside() {
    let duties = |lines: &[&str]| {
        let lines: String = lines.iter().map(|line| text(line)).collect();
        routine(&[styled("Title", "Intyg"), styled("Heading1", "Ansvar"), lines])
    };
    let found = duties(&[
        "MLA ansvarar för introduktionen. Bemanningsföretaget ansvarar för att läkaren har kort, t.ex. SITHS.",
    ]);
    assert_eq!(
        found["ansvar"],
        json!([{"uppgift": "ansvarar för introduktionen.", "roll": ["MLA"]},
            {"uppgift": "ansvarar för att läkaren har kort, t.ex. SITHS.", "roll": ["Bemanningsföretaget"]}])
    );
    let mixed = "MLA ansvarar för introduktionen. Sekreteraren arkiverar.";
    let found = duties(&["Läkare: skriver intyget. Signerar det.", mixed, "Läkare: boka tid\nSekreterare: ring"]);
    assert_eq!(
        found["ansvar"],
        json!([{"uppgift": "skriver intyget. Signerar det.", "roll": ["Läkare"]},
            {"uppgift": "boka tid", "roll": ["Läkare"]}, {"uppgift": "ring", "roll": ["Sekreterare"]}])
    );
    assert_eq!(found["övrigt"], json!([{"rubrik": "Ansvar", "text": [mixed]}]));
    let found = duties(&["Läkaren ansvarar för:\nbokning\nIntyg"]);
    assert_eq!(found["ansvar"], json!([{"uppgift": ["ansvarar för:", "bokning", "Intyg"], "roll": ["Läkaren"]}]));
}

#[test]
fn a_numbered_list_below_a_heading_that_says_little_is_the_steps() {
    for heading in ["Rutin", "Beskrivning", "2 Rutin", "Arbetsgång"] {
        let found = routine(&[
            styled("Title", "Intyg"),
            styled("Heading1", heading),
            listed("1", 0, "Ring."),
            listed("1", 0, "Skriv."),
        ]);
        assert_eq!(found["tillvägagångssätt"], json!([{"steg": 1, "vad": "Ring."}, {"steg": 2, "vad": "Skriv."}]));
    }
    let found = routine(&[styled("Title", "Intyg"), styled("Heading1", "Beskrivning"), text("Intyg är svåra.")]);
    assert_eq!(found["övrigt"], json!([{"rubrik": "Beskrivning", "text": ["Intyg är svåra."]}]));
}

#[test]
fn points_with_letters_belong_to_their_step() {
    let typed = routine(&[
        styled("Title", "Intyg"),
        bold("Gör så här"),
        text("1. Fyll i:"),
        text("a) funktion"),
        text("b) prognos"),
        text("2. Signera."),
    ]);
    let by_word = routine(&[
        styled("Title", "Intyg"),
        bold("Gör så här"),
        text("1. Fyll i:"),
        listed("5", 0, "funktion"),
        listed("5", 0, "prognos"),
        text("2. Signera."),
    ]);
    for (found, points) in [(typed, ["a) funktion", "b) prognos"]), (by_word, ["funktion", "prognos"])] {
        let vad = json!(["Fyll i:", points[0], points[1]]);
        assert_eq!(found["tillvägagångssätt"], json!([{"steg": 1, "vad": vad}, {"steg": 2, "vad": "Signera."}]));
    }
    let alone =
        routine(&[styled("Title", "Intyg"), bold("Gör så här"), listed("5", 0, "Ring."), listed("5", 0, "Skriv.")]);
    assert_eq!(alone["tillvägagångssätt"], json!([{"steg": "a", "vad": "Ring."}, {"steg": "b", "vad": "Skriv."}]));
}

#[test]
fn a_numbered_table_of_what_who_and_when_is_the_steps() {
    let rows = table(&[&["Nr", "Aktivitet", "Ansvarig", "När"], &["1", "Ring", "Läkare", "Samma dag"]]);
    for heading in ["3 Arbetsgång", "Checklista"] {
        let found = routine(&[styled("Title", "Intyg"), styled("Heading1", heading), rows.clone()]);
        assert_eq!(
            found["tillvägagångssätt"],
            json!([{"steg": 1, "vad": "Ring", "vem": ["Läkare"], "när": "Samma dag"}]),
            "{found}"
        );
    }
    let log = table(&[&["Nr", "Datum", "Beskrivning", "Ansvarig"], &["1", "2025-01-02", "Ny rutin", "Läkare"]]);
    let found = routine(&[styled("Title", "Intyg"), styled("Heading1", "Om dokumentet"), log]);
    assert!(found.get("tillvägagångssätt").is_none(), "{found}");
}

#[test]
fn what_is_done_when_something_goes_wrong_is_for_deviations() {
    for heading in ["Om något går fel", "Avsteg från rutinen", "När det går fel"] {
        let found = routine(&[styled("Title", "Intyg"), bold(heading), text("Skriv en avvikelse.")]);
        assert_eq!(found["vid_avvikelse"], "Skriv en avvikelse.", "{heading}");
    }
}
