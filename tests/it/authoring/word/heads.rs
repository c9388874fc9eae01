//! The head of a document of Word, wherever it is printed.

use serde_json::json;

use super::docx::{Docx, bold, bold_run, run, runs, styled, table, text};
use super::{imported, one};

#[test]
fn a_table_of_labels_fills_the_head() {
    let head = table(&[
        &["RIKTLINJE"],
        &["Dokumentnamn", "Intyg på mottagningen"],
        &["Doknr", "12 PRIM 31"],
        &["Version", "4"],
        &["Beslutsdatum", "12 december 2024"],
        &["Giltigt t o m", "Tillsvidare"],
        &["Godkänd av", "Verksamhetschef"],
        &["Reviderat", ""],
        &["Gäller från", "–"],
        &["Sökord", "intyg, komplettering"],
    ]);
    let (found, answer) = one(&Docx::of(&[head, styled("Rubrik1", "Syfte"), text("Rätt intyg.")]), &["--as", "rutin"]);
    assert_eq!(
        found,
        json!({"typ": "rutin", "id": "12 PRIM 31", "titel": "Intyg på mottagningen", "version": "4", "status": "utkast",
            "fastställd_av": ["Verksamhetschef"], "fastställd": "2024-12-12", "giltig_till": "tills vidare",
            "dokumenttyp": "riktlinje", "syfte": "Rätt intyg.",
            "övrigt": [{"rubrik": "Sökord", "text": ["intyg, komplettering"]}]})
    );
    for told in ["\"Gäller från: –\" är inte ifyllt", "ingen status i dokumentet, satt till utkast", "Sökord: 1 stycke"]
    {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn labels_above_their_values_and_below_each_other_in_cells_are_read() {
    let head = table(&[
        &["Dokumenttyp", "Version", "Fastställd av"],
        &["Rutin", "2", "Verksamhetschef"],
        &["Doknr: 31-5120", "Giltig från: 20250214", "Dokumentägare:\tChefläkare"],
    ]);
    let (found, _) = one(&Docx::of(&[styled("Title", "Avvikelser"), head]), &[]);
    for (field, right) in [
        ("dokumenttyp", json!("Rutin")),
        ("version", json!("2")),
        ("fastställd_av", json!(["Verksamhetschef"])),
        ("id", json!("31-5120")),
        ("giltig_från", json!("2025-02-14")),
        ("dokumentansvarig", json!(["Chefläkare"])),
    ] {
        assert_eq!(found[field], right, "{field}");
    }
}

#[test]
fn the_head_and_the_foot_of_the_pages_are_read_without_numbers_of_pages_and_days_of_printing() {
    let field = |code: &str, shown: &str| {
        let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let code = format!("<w:r><w:instrText> {code} </w:instrText></w:r>");
        [mark("begin"), code, mark("separate"), run(shown), mark("end")].concat()
    };
    let header = runs(&[run("Dokumentnr: "), field("DOCPROPERTY Nr", "31-7"), run("\tSida "), field("PAGE", "1")]);
    let footer = runs(&[run("Status: Gällande\tDatum: "), field("DATE", "2025-02-20"), run("\tExempelregionen")]);
    let document = Docx::of(&[styled("Title", "Avvikelser"), styled("Heading1", "Syfte"), text("Lära av fel.")])
        .part("header", "hdr", &header)
        .part("footer", "ftr", &footer);
    let (found, answer) = one(&document, &["--as", "rutin"]);
    assert_eq!(
        found,
        json!({"typ": "rutin", "id": "31-7", "titel": "Avvikelser", "status": "Gällande", "syfte": "Lära av fel."})
    );
    for told in [
        "sidhuvudet \"Sida\" används inte",
        "sidfoten \"Exempelregionen\" används inte",
        "Datum är en dag som Word räknar fram varje gång dokumentet öppnas, och är inte inläst",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn the_first_lines_are_a_head_where_they_have_labels() {
    let document = Docx::of(&[
        styled("Title", "UTKAST Förlängning"),
        text("Version 0.3\tFramtagen av: Rehabkoordinatorerna"),
        runs(&[bold_run("Beslutad av:"), run("\tRegionstyrelsen")]),
        runs(&[bold_run("Processägare:"), run("\tStrateg")]),
        text("En inledning, som inte har någon rubrik."),
        styled("Heading1", "Syfte"),
        text("Lika för alla."),
    ]);
    let (found, answer) = one(&document, &["--as", "rutin"]);
    assert_eq!(
        found,
        json!({"typ": "rutin", "id": "forlangning", "titel": "UTKAST Förlängning", "version": "0.3", "status": "utkast",
            "upprättad_av": ["Rehabkoordinatorerna"], "fastställd_av": ["Regionstyrelsen"], "syfte": "Lika för alla.",
            "övrigt": [{"rubrik": "Processägare", "text": ["Strateg"]}, {"text": ["En inledning, som inte har någon rubrik."]}]})
    );
    assert!(answer.words().contains("status: rubriken säger utkast"), "{}", answer.stdout);
}

#[test]
fn content_controls_and_properties_fill_what_the_text_does_not() {
    let control = |name: &str, more: &str, content: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{name}\"/>{more}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
    };
    let document = Docx::of(&[
        styled("Title", "Samtycke"),
        runs(&[control("Giltig från", "", &run("2025-03-01"))]),
        control("Dokumentansvarig", "<w:showingPlcHdr/>", &text("Klicka här för att skriva.")),
    ])
    .property("Version", "7")
    .property("Kund", "x");
    let (found, answer) = one(&document, &["--as", "rutin"]);
    assert_eq!(
        found,
        json!({"typ": "rutin", "id": "samtycke", "titel": "Samtycke", "version": "7", "status": "utkast", "giltig_från": "2025-03-01"})
    );
    for told in [
        "version är hämtat ur dokumentegenskapen Version",
        "\"Dokumentansvarig: Klicka här för att skriva.\" är inte ifyllt",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn a_text_box_is_a_head_or_stands_under_ovrigt_and_once() {
    let content = |lines: &[&str]| lines.iter().map(|line| text(line)).collect::<String>();
    let forms = |lines: &[&str]| {
        let content = format!("<w:txbxContent>{}</w:txbxContent>", content(lines));
        format!(
            "<w:r><mc:AlternateContent xmlns:mc=\"mc\"><mc:Choice>{content}</mc:Choice><mc:Fallback>{content}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    };
    let document = Docx::of(&[
        runs(&[forms(&["Doknr: EK-4", "Status: Godkänd"]), run("Plan")]).replacen(
            "<w:p>",
            "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>",
            1,
        ),
        runs(&[forms(&["Tänk på patienten."]), run("Text.")]),
    ]);
    let (found, answer) = one(&document, &["--as", "rutin"]);
    assert_eq!(
        found,
        json!({"typ": "rutin", "id": "EK-4", "titel": "Plan", "status": "Godkänd",
            "övrigt": [{"text": ["Text."]}, {"rubrik": "Textruta", "text": ["Tänk på patienten."]}]})
    );
    assert!(answer.words().contains("textrutan vid Plan står under övrigt, Textruta"), "{}", answer.stdout);
}

#[test]
fn the_name_of_a_field_comes_before_other_words_and_a_second_value_is_told() {
    let head = table(&[&["Ärendenummer", "AVV-1"], &["Diarienummer", "HSN 2"], &["Version", "1"], &["Utgåva", "2"]]);
    let (found, answer) = one(&Docx::of(&[bold("Händelseanalys av intyg"), head]), &[]);
    assert_eq!(
        (&found["typ"], &found["id"], &found["diarienummer"]),
        (&json!("utredning"), &json!("AVV-1"), &json!("HSN 2"))
    );
    assert!(answer.words().contains("läst som en utredning efter titeln"), "{}", answer.stdout);
    let (found, answer) = one(&Docx::of(&[bold("Intyg"), table(&[&["Version", "1"], &["Utgåva", "2"]])]), &[]);
    assert_eq!((&found["version"], &found["övrigt"]), (&json!("1"), &json!([{"rubrik": "Utgåva", "text": ["2"]}])));
    assert!(
        answer.words().contains("\"Utgåva: 2\" står under övrigt, eftersom version har ett annat värde"),
        "{}",
        answer.stdout
    );
}

#[test]
fn a_value_that_says_two_things_fills_both_fields_and_the_number_of_a_page_none() {
    let head = table(&[
        &["Doknr", "1", "Sida", "1 (3)"],
        &["Giltighetstid", "2025-01-01 – tills vidare", "Fastställd av", "Verksamhetschef 2024-12-12"],
    ]);
    let (found, answer) = one(&Docx::of(&[bold("Intyg"), head]), &["--as", "rutin"]);
    assert_eq!(
        found,
        json!({"typ": "rutin", "id": "1", "titel": "Intyg", "status": "utkast", "fastställd_av": ["Verksamhetschef"],
            "fastställd": "2024-12-12", "giltig_från": "2025-01-01", "giltig_till": "tills vidare"})
    );
    assert!(answer.words().contains("sidnumret \"Sida: 1 (3)\" används inte"), "{}", answer.stdout);
}

#[test]
fn a_name_of_a_person_is_told() {
    let head = table(&[&["Doknr", "1"], &["Godkänd av", "Kim Exempelsson, verksamhetschef"]]);
    let (_, answer) = one(&Docx::of(&[bold("Intyg"), head]), &[]);
    assert!(answer.words().contains("fastställd_av ser ut att ha ett personnamn"), "{}", answer.stdout);
}

#[test]
fn a_title_and_a_property_have_the_signs_that_xml_writes_in_other_ways() {
    let document = Docx::of(&[text("En mening utan rubrik, som slutar med punkt.")])
        .property("Dokumentansvarig", "Vård &amp; omsorg");
    let (found, _) = one(&document, &["--as", "rutin"]);
    assert_eq!(found["dokumentansvarig"], json!(["Vård & omsorg"]));
    let document =
        Docx::of(&[text("En mening utan rubrik, som slutar med punkt.")]).title("Intyg &amp; utl&#229;tanden");
    let (found, _) = one(&document, &["--as", "rutin"]);
    assert_eq!(found["titel"], "Intyg & utlåtanden");
}

#[test]
fn a_plan_with_a_column_of_titles_is_no_head() {
    let heads = &["Titel", "Status", "Ansvarig"];
    let plan = table(&[heads, &["Bevaka svar", "Pågår", "Läkare"], &["Informera", "Klar", "Chef"]]);
    let (found, _) = one(&Docx::of(&[styled("Title", "Händelseanalys av intyg"), plan.clone()]), &[]);
    assert_eq!((&found["titel"], found.get("status")), (&json!("Händelseanalys av intyg"), None));
    assert!(
        ["Bevaka svar", "Pågår", "Informera", "Klar"].iter().all(|text| found.to_string().contains(text)),
        "{found}"
    );
    let checks = table(&[
        &["Titel", "Frekvens", "Status"],
        &["Kvalitet", "Varje tertial", "Pågår"],
        &["Svar", "Varje vecka", "Pågår"],
    ]);
    let (_, _, found) = imported(&Docx::of(&[styled("Title", "Plan för egenkontroll"), checks]), &[]);
    let titles: Vec<_> = found.iter().map(|one| &one["titel"]).collect();
    assert_eq!(titles, [&json!("Kvalitet"), &json!("Svar")]);
}

/// A field with this code, whose result comes in these runs.
fn field(code: &str, shown: &[&str]) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = format!("<w:r><w:instrText> {code} </w:instrText></w:r>");
    [mark("begin"), code, mark("separate"), shown.iter().map(|one| run(one)).collect(), mark("end")].concat()
}

#[test]
fn a_day_that_changes_takes_no_other_value_with_it() {
    // Word parts the day into runs where its spelling was looked at.
    let day = field("DATE \\@ \"d MMMM yyyy\"", &["2", " ", "februari", " ", "2025"]);
    let header = runs(&[run("Doknr: 20-2\tVersion: 2\tUtskriven: "), day.clone(), run("\tStatus: Gällande")]);
    let document = Docx::of(&[styled("Title", "Avvikelser"), styled("Heading1", "Syfte"), text("Lära av fel.")])
        .part("header", "hdr", &header);
    let (found, answer) = one(&document, &["--as", "rutin"]);
    assert_eq!(
        (&found["id"], &found["version"], &found["status"]),
        (&json!("20-2"), &json!("2"), &json!("Gällande")),
        "{}",
        answer.stdout
    );
    let many: String = (0..30).map(|_| field("TIME", &["08:00"])).collect();
    let line = runs(&[run("Version: 08:00\tKlockan: "), many, run("\tGiltig från: "), field("date", &["2025-02-20"])]);
    let (found, answer) = one(&Docx::of(&[styled("Title", "Avvikelser"), line]), &["--as", "rutin"]);
    assert_eq!((&found["version"], found.get("giltig_från")), (&json!("08:00"), None), "{}", answer.stdout);
}

#[test]
fn a_day_that_changes_is_none_of_the_document_in_a_table_and_a_control_either() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let row = |label: &str, value: String| format!("<w:tr>{}{}</w:tr>", cell(&text(label)), cell(&value));
    let head = [
        row("Doknr", text("31-7")),
        row("Version", text("4")),
        row("Giltig från", runs(&[field("SAVEDATE", &["2025-02", "-20"])])),
    ];
    let control = format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"Fastställd\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        field("PRINTDATE", &["2025-02-20"])
    );
    let document = Docx::of(&[
        styled("Title", "Avvikelser"),
        format!("<w:tbl>{}</w:tbl>", head.concat()),
        styled("Heading1", "Syfte"),
        runs(&[run("Lära av fel, utskrivet "), control]),
    ]);
    let (found, answer) = one(&document, &["--as", "rutin"]);
    assert_eq!((&found["id"], &found["version"]), (&json!("31-7"), &json!("4")), "{}", answer.stdout);
    assert_eq!((found.get("giltig_från"), found.get("fastställd")), (None, None), "{}", answer.stdout);
    assert!(answer.words().contains("Giltig från är en dag som Word räknar fram"), "{}", answer.words());
    assert!(found["övrigt"].to_string().contains("2025-02-20"), "{found}");
}

#[test]
fn a_property_a_head_and_a_foot_beyond_what_is_read_are_told() {
    let mut document = Docx::of(&[styled("Title", "Avvikelser"), bold("Syfte"), text("Lära av fel.")])
        .property("Dokumentansvarig", &format!("Chefläkare {}", "x&amp;".repeat(1_000)));
    for number in 0..202 {
        document = document.property("Kund", &format!("kund {number}"));
    }
    for number in 0..103 {
        document = document.part("header", "hdr", &text(&format!("Huvud {number}")));
    }
    let (_, answer) = one(&document.part("footer", "ftr", &text("Fot")), &["--as", "rutin"]);
    for told in [
        "dokumentegenskapen Dokumentansvarig är längre än 1000 byte, och resten av den är inte inläst",
        "dokumentet har fler än 200 dokumentegenskaper; 3 dokumentegenskaper till är inte inlästa",
        "dokumentet har fler än 100 sidhuvuden; 3 sidhuvuden till är inte inlästa",
    ] {
        assert!(answer.words().contains(told), "{told}\n{}", answer.stdout);
    }
    assert!(!answer.words().contains("fler än 100 sidfötter"), "{}", answer.stdout);
    let (_, answer) = one(&Docx::of(&[text("Lära av fel.")]).title(&"y".repeat(1_001)), &["--as", "rutin"]);
    assert!(answer.words().contains("dokumentegenskapen title är längre än 1000 byte"), "{}", answer.stdout);
}
