//! Headings, steps, duties and tables of a document of Word, and the fields they come into.

use serde_json::{Value, json};

use super::docx::{Docx, bold, bold_run, listed, numbering, run, runs, styled, table, text};
use super::{imported, one};

fn routine(body: &[String]) -> Value {
    let document = Docx::of(body).part("numbering", "numbering", &numbering());
    one(&document, &["--as", "rutin"]).0
}

#[test]
fn headings_are_known_by_style_in_both_languages_or_as_bold_lines() {
    for heading in [
        |text: &str| styled("Rubrik1", text),
        |text: &str| styled("Heading1", text),
        |text: &str| bold(&format!("2. {text}")),
        |text: &str| bold(&format!("{text}:")),
        |one: &str| text(one),
    ] {
        let found = routine(&[
            styled("Title", "Intyg"),
            heading("Syfte"),
            text("Rätt intyg."),
            bold("Detta är en mening i fetstil och ingen rubrik."),
            heading("Lagstöd"),
            text("SOSFS 2011:9"),
        ]);
        assert_eq!(found["syfte"], json!(["Rätt intyg.", "Detta är en mening i fetstil och ingen rubrik."]));
        assert_eq!(found["lagstöd"], json!(["SOSFS 2011:9"]));
    }
}

#[test]
fn a_heading_on_the_line_of_its_text_is_one() {
    let found = routine(&[
        styled("Title", "Intyg"),
        runs(&[bold_run("Syfte:"), run(" Att alla patienter ska få ett intyg som håller.")]),
        text("Också nästa stycke hör dit."),
    ]);
    assert_eq!(
        found["syfte"],
        json!(["Att alla patienter ska få ett intyg som håller.", "Också nästa stycke hör dit."])
    );
}

#[test]
fn steps_have_the_numbers_that_word_computes() {
    let found = routine(&[
        styled("Title", "Intyg"),
        styled("Heading1", "Gör så här"),
        styled("Heading2", "Före"),
        listed("1", 0, "Fråga."),
        listed("1", 1, "om arbetet"),
        listed("1", 1, "om hälsan"),
        styled("Heading2", "Efter"),
        listed("1", 0, "Skriv.\nSkicka."),
        styled("ListParagraph", "Det hör till steget."),
        listed("1", 0, "Boka."),
    ]);
    assert_eq!(
        found["tillvägagångssätt"],
        json!([
            {"steg": 1, "x-rubrik": "Före", "vad": ["Fråga.", "om arbetet", "om hälsan"]},
            {"steg": 2, "x-rubrik": "Efter", "vad": ["Skriv.", "Skicka.", "Det hör till steget."]},
            {"steg": 3, "vad": "Boka."}
        ])
    );
}

#[test]
fn numbers_that_are_written_are_those_of_the_steps_and_lists_begin_again() {
    let found = routine(&[styled("Title", "Intyg"), bold("Handläggning"), text("1) Bekräfta."), text("2) Bedöm.")]);
    assert_eq!(found["tillvägagångssätt"], json!([{"steg": 1, "vad": "Bekräfta."}, {"steg": 2, "vad": "Bedöm."}]));
    let found = routine(&[
        styled("Title", "Intyg"),
        bold("Regler"),
        listed("1", 0, "En regel."),
        bold("Handläggning"),
        listed("4", 0, "Ring."),
        listed("4", 0, "Skriv."),
    ]);
    assert_eq!(found["tillvägagångssätt"], json!([{"steg": 1, "vad": "Ring."}, {"steg": 2, "vad": "Skriv."}]));
    assert_eq!(found["övrigt"], json!([{"rubrik": "Regler", "text": ["En regel."]}]));
}

#[test]
fn duties_are_read_from_tables_sentences_and_headings() {
    let of_table = routine(&[
        styled("Title", "Intyg"),
        styled("Heading1", "Ansvar"),
        text("Ansvaret är fördelat så här:"),
        table(&[&["Uppgift", "Roll"], &["Signera intyget", "Läkare"], &["Bevaka svar", "Sekreterare"]]),
    ]);
    assert_eq!(
        of_table["ansvar"],
        json!([{"uppgift": "Signera intyget", "roll": ["Läkare"]}, {"uppgift": "Bevaka svar", "roll": ["Sekreterare"]}])
    );
    assert_eq!(of_table["övrigt"], json!([{"rubrik": "Ansvar", "text": ["Ansvaret är fördelat så här:"]}]));
    let of_sentences = routine(&[
        styled("Title", "Intyg"),
        styled("Heading1", "Ansvar"),
        text("Verksamhetschefen ansvarar för att rutinen är känd."),
        text("Läkare: skriver intyget"),
    ]);
    assert_eq!(
        of_sentences["ansvar"],
        json!([
            {"uppgift": "ansvarar för att rutinen är känd.", "roll": ["Verksamhetschefen"]},
            {"uppgift": "skriver intyget", "roll": ["Läkare"]}
        ])
    );
    let of_headings = routine(&[
        styled("Title", "Intyg"),
        styled("Heading1", "Ansvar"),
        styled("Heading2", "Verksamhetschef"),
        listed("2", 0, "Avsätter tid"),
        listed("2", 0, "Följer upp"),
    ]);
    assert_eq!(
        of_headings["ansvar"],
        json!([{"uppgift": ["Avsätter tid", "Följer upp"], "roll": ["Verksamhetschef"]}])
    );
}

#[test]
fn sections_in_a_table_of_two_columns_are_read_as_sections() {
    let layout = table(&[
        &["Syfte", "Alla ska bemötas väl."],
        &["Ansvar", "Verksamhetschefen ansvarar för introduktionen."],
        &["Arbetssätt", "1. Hälsa.\n2. Lyssna."],
        &["Bakgrund", "Klagomålen har ökat."],
    ]);
    let found = routine(&[styled("Title", "Bemötande"), layout]);
    assert_eq!(found["ansvar"], json!([{"uppgift": "ansvarar för introduktionen.", "roll": ["Verksamhetschefen"]}]));
    assert_eq!(found["tillvägagångssätt"], json!([{"steg": 1, "vad": "Hälsa."}, {"steg": 2, "vad": "Lyssna."}]));
    assert_eq!(
        (&found["syfte"], &found["övrigt"]),
        (&json!("Alla ska bemötas väl."), &json!([{"rubrik": "Bakgrund", "text": ["Klagomålen har ökat."]}]))
    );
}

#[test]
fn a_risk_has_its_numbers_and_the_measure_on_its_row() {
    let document = Docx::of(&[
        styled("Title", "Riskanalys"),
        styled("Heading1", "Risker"),
        table(&[
            &["Nr", "Risk", "Sannolikhet", "Åtgärd", "Ansvarig"],
            &["1", "Tappad remiss", "3", "Bevaka", "Sekreterare"],
        ]),
    ]);
    let (found, _) = one(&document, &[]);
    assert_eq!(
        found["risker"],
        json!([{"id": "1", "händelse": "Tappad remiss", "sannolikhet": 3,
            "åtgärder": [{"åtgärd": "Bevaka", "ansvarig": ["Sekreterare"]}]}])
    );
}

#[test]
fn references_to_acts_are_law_and_the_others_are_kept() {
    let found = routine(&[
        styled("Title", "Intyg"),
        styled("Heading1", "Referenser"),
        text("Patientdatalagen (2008:355)"),
        text("Beslutsstödet"),
    ]);
    assert_eq!(
        (&found["lagstöd"], &found["referenser"]),
        (&json!(["Patientdatalagen (2008:355)"]), &json!(["Beslutsstödet"]))
    );
}

#[test]
fn a_table_is_known_by_its_columns_and_one_that_is_not_is_kept_whole() {
    let found = routine(&[
        styled("Title", "Intyg"),
        styled("Heading1", "Historik"),
        table(&[
            &["Version", "Datum", "Ändring", "Ändrad av"],
            &["2", "2024-12-12", "Ny text", "Strateg"],
            &["1", "", "Ny rutin", ""],
        ]),
        styled("Heading1", "Ordlista"),
        table(&[&["Ord", "Betydelse"], &["DFA", "Diagnos, funktion, aktivitet"]]),
    ]);
    assert_eq!(
        found["ändringar"],
        json!([
            {"version": "2", "datum": "2024-12-12", "ändring": "Ny text", "x-ändrad_av": "Strateg"},
            {"version": "1", "ändring": "Ny rutin"}
        ])
    );
    let kept =
        json!([{"rubrik": "Ordlista", "tabell": [["Ord", "Betydelse"], ["DFA", "Diagnos, funktion, aktivitet"]]}]);
    assert_eq!(found["övrigt"], kept);
}

#[test]
fn an_investigation_has_its_course_its_causes_and_its_measures() {
    let cause =
        |area: &str, text: &str| listed("3", 0, "").replace("</w:p>", &(bold_run(area) + &run(text) + "</w:p>"));
    let document = Docx::of(&[
        styled("Title", "Händelseanalys"),
        styled("Subtitle", "Ett intyg som kom bort"),
        styled("Heading1", "Händelseförlopp"),
        table(&[&["Datum", "Tid", "Händelse"], &["mars 2025", "15.20", "Intyget skickas"]]),
        styled("Heading1", "Bakomliggande orsaker"),
        cause("Rutiner:", " Ingen bevakning."),
        styled("Heading1", "Åtgärdsplan"),
        table(&[
            &["Nr", "Åtgärd", "Mot orsak", "Ansvarig", "Klart senast", "Uppföljning"],
            &["1", "Bevaka svar", "O1", "Verksamhetschef", "2025-08-29", "Granskning"],
            &["2", "Informera", "O1", "Läkare", "Snarast", ""],
        ]),
    ])
    .part("numbering", "numbering", &numbering());
    let (found, answer) = one(&document, &[]);
    assert_eq!(
        found,
        json!({"typ": "utredning", "id": "handelseanalys-ett-intyg-som-kom-bort", "titel": "Händelseanalys: Ett intyg som kom bort",
        "händelseförlopp": [{"datum": "2025-03", "tid": "15.20", "händelse": "Intyget skickas"}],
        "orsaker": [{"id": "O1", "område": "Rutiner", "orsak": "Ingen bevakning."}],
        "åtgärder": [
            {"id": "1", "åtgärd": "Bevaka svar", "mot_orsak": ["O1"], "ansvarig": ["Verksamhetschef"], "senast": "2025-08-29",
                "uppföljning": "Granskning"},
            {"id": "2", "åtgärd": "Informera", "mot_orsak": ["O1"], "ansvarig": ["Läkare"], "senast": "Snarast"}
        ]})
    );
    for told in [
        "händelseförlopp 1, datum: \"mars 2025\" är läst som 2025-03",
        "åtgärder 2, senast: det går inte att se vilken dag",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn each_row_of_a_plan_of_self_checks_is_a_document() {
    let merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
    let first = "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>Läkare</w:t></w:r></w:p></w:tc>";
    let cell = |one: &str| format!("<w:tc>{}</w:tc>", text(one));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.concat());
    let plan = [
        row(&[&cell("Vad"), &cell("Hur ofta"), &cell("Ansvarig"), &cell("Redovisas")]),
        row(&["<w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr><w:p><w:r><w:t>Intyg</w:t></w:r></w:p></w:tc>"]),
        row(&[&cell("Kvalitet"), &cell("Varje tertial"), first, &cell("Möte")]),
        row(&[&cell("Svarstid"), &cell("Månadsvis"), merged, "<w:tc><w:p/></w:tc>"]),
    ];
    let document = Docx::of(&[
        styled("Title", "Plan för egenkontroll"),
        text("Doknr: EK-4"),
        text("Planen gäller hela året."),
        format!("<w:tbl>{}</w:tbl>", plan.concat()),
    ]);
    let (_, answer, found) = imported(&document, &[]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert_eq!(
        found,
        [
            json!({"typ": "egenkontroll", "id": "EK-4-1", "titel": "Kvalitet", "status": "utkast", "område": ["Intyg"],
                "frekvens": "Varje tertial", "ansvarig": ["Läkare"], "x-redovisas": "Möte",
                "övrigt": [{"rubrik": "Plan för egenkontroll", "text": ["Planen gäller hela året."]}]}),
            json!({"typ": "egenkontroll", "id": "EK-4-2", "titel": "Svarstid", "status": "utkast", "område": ["Intyg"],
                "frekvens": "Månadsvis", "ansvarig": ["Läkare"]})
        ]
    );
    assert!(answer.words().contains("kolumnen Redovisas har inget fält och står som x-redovisas"), "{}", answer.stdout);
}

#[test]
fn what_is_written_conforms_and_the_area_is_only_proposed() {
    let document = Docx::of(&[
        styled("Title", "Rutin för läkarintyg"),
        styled("Heading1", "Syfte"),
        text("Rätt intyg."),
        styled("Heading1", "Bakgrund"),
        text("Många intyg kompletteras."),
        table(&[&["År", "Antal"], &["2024", ""]]),
    ]);
    let (folder, answer, found) = imported(&document, &[]);
    assert!(
        found[0].get("område").is_none() && answer.words().contains("intyg står som förslag i en kommentar"),
        "{}",
        answer.stdout
    );
    let audited = folder.run(&["audit", "ut", "--date", "2026-11-15", "--select", "form", "--format", "json"]).json();
    assert_eq!(audited["findings"], json!([]), "what is written conforms");
    let text = std::fs::read_to_string(folder.path().join("ut/rutin-for-lakarintyg.yaml")).expect("it is written");
    insta::assert_snapshot!(format!("{}\n{text}", answer.stdout.replace('\\', "/")));
}
