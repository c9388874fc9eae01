//! Words that practice prints: as keys, as statuses, and as areas.

use crate::shared::Folder;

/// A routine with these lines.
fn folder(lines: &str) -> Folder {
    let folder = Folder::of(&[]);
    folder.write("r.yaml", format!("typ: rutin\nid: r\n{lines}"));
    folder
}

#[test]
fn a_printed_header_word_is_told_with_the_field_that_it_means() {
    for (line, field) in [
        ("godkänd_av: verksamhetschef", "fastställd_av"),
        ("godkännare: verksamhetschef", "fastställd_av"),
        ("gäller_från: 2025-01-10", "giltig_från"),
        ("gäller från: 2025-01-10", "giltig_från"),
        ("Giltig fr.o.m.: 2025-01-10", "giltig_från"),
        ("beslutsdatum: 2025-01-10", "fastställd"),
        ("godkänd: 2025-01-10", "fastställd"),
        ("godkänd: verksamhetschef", "fastställd_av"),
        ("utgåva: 3", "version"),
        ("dokumentägare: verksamhetschef", "dokumentansvarig"),
        ("handläggare: kvalitetssamordnare", "upprättad_av"),
        ("berörda_enheter: alla", "gäller_för"),
        ("utfärdad: 2025-01-10", "upprättad"),
        ("revideras: 2026-01-10", "nästa_översyn"),
        ("ansvarsfördelning: Läkaren utfärdar intyget", "ansvar"),
        ("genomförande: Läkaren bedömer", "tillvägagångssätt"),
        ("dnr: RS 2025-0112", "diarienummer"),
    ] {
        let answer = folder(&format!("{line}\n")).audit(&["--select", "form/okand-nyckel", "--format", "json"]);
        assert_eq!(answer.findings().len(), 1, "{line}: {:?}", answer.findings());
        assert_eq!(answer.help(), format!("här heter det {field}; byt fältets namn"), "{line}");
    }
}

#[test]
fn a_word_without_a_field_of_its_own_is_never_to_be_taken_away() {
    let answer = folder("telefon: 010-000 00 00\n").audit(&["--select", "form/okand-nyckel", "--format", "json"]);
    assert_eq!(
        answer.help(),
        "skriv texten under övrigt, eller börja fältets namn med x- (x-telefon) om ni vill ha det kvar"
    );
    let both = folder("fastställd_av: nämnden\ngodkänd_av: nämnden\n");
    let answer = both.audit(&["--select", "form/okand-nyckel", "--format", "json"]);
    assert_eq!(answer.help(), "här heter det fastställd_av, som redan är ifyllt; för samman dem till ett fält");
}

#[test]
fn printed_header_words_are_renamed_where_the_field_is_free() {
    let folder = folder("godkänd_av: verksamhetschef\ngäller_från: 2025-01-10\nutgåva: 3\nversion: 2\n");
    let answer = folder.run(&["fix", "."]);
    assert_eq!(answer.stderr, "");
    let text = std::fs::read_to_string(folder.path().join("r.yaml")).expect("the file is there");
    assert_eq!(
        text,
        "typ: rutin\nid: r\nfastställd_av: verksamhetschef\ngiltig_från: 2025-01-10\nutgåva: 3\nversion: 2\n"
    );
}

#[test]
fn the_statuses_that_practice_prints_are_understood() {
    for (written, outcome) in [
        ("Publicerad", "satisfied"),
        ("Giltig", "satisfied"),
        ("Aktuell", "satisfied"),
        ("I kraft", "satisfied"),
        ("Styrande dokument", "satisfied"),
    ] {
        let folder = folder(&format!("status: {written}\nfastställd_av: chef\nfastställd: 2025-01-10\n"));
        let answer = folder.audit(&["--select", "form,sosfs-2011-9/4-4-faststalld", "--format", "json"]);
        assert_eq!(answer.findings(), Vec::<String>::new(), "{written}");
        assert_eq!(answer.json()["assessments"][0]["outcome"], outcome, "{written}");
    }
    for written in
        ["Remiss", "Förslag till beslut", "Arbetsmaterial", "Under framtagande", "Preliminär", "Utgått", "Ersatt"]
    {
        let folder = folder(&format!("status: {written}\n"));
        assert_eq!(
            folder.audit(&["--select", "form", "--format", "json"]).findings(),
            Vec::<String>::new(),
            "{written}"
        );
    }
}

#[test]
fn a_word_outside_a_list_of_ours_is_kept_with_a_tip() {
    for line in ["område: [intyg, vårdhygien]", "område: läkemedel", "status: på gång", "dokumenttyp: vårdprogram"]
    {
        let answer = folder(&format!("{line}\n")).audit(&["--select", "form", "--format", "json"]);
        assert_eq!(answer.findings().len(), 1, "{line}");
        assert!(answer.findings()[0].starts_with("form/ord "), "{line}: {:?}", answer.findings());
        assert_eq!(answer.json()["findings"][0]["severity"], "note", "{line}");
        assert_eq!(answer.code, 0, "{line}");
        assert!(answer.help().contains("välj ett av orden"), "{line}: {}", answer.help());
    }
    let closed = folder("nivå: avdelning\n").audit(&["--select", "form", "--format", "json"]);
    assert_eq!(closed.json()["findings"][0]["severity"], "error", "a list that decides is closed");
}

#[test]
fn a_word_of_its_own_decides_nothing_and_a_misspelt_one_leaves_it_open() {
    let outcome = |area: &str| {
        let unit = "typ: enhet\nid: e\nnamn: Enhet\nnivå: enhet\n---\n";
        let lines = format!("{unit}typ: rutin\nid: r\nstatus: fastställd\nfastställd: 2025-01-10\nområde: {area}\n");
        let folder = Folder::of(&[("r.yaml", &lines)]);
        let answer = folder.audit(&["--select", "hslf-fs-2018-54/2-intygsrutin", "--format", "json"]);
        answer.json()["assessments"][0]["outcome"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(outcome("[intyg, vårdhygien]"), "satisfied");
    assert_eq!(outcome("[vårdhygien]"), "violated");
    assert_eq!(outcome("[intygg]"), "undetermined");
}

#[test]
fn what_real_documents_hold_has_a_place() {
    let folder = Folder::of(&[]);
    folder.write(
        "x.yaml",
        "typ: rutin\nid: r\nupprättad: 2019-05\nbilagor: Blankett 1\nlänkar:\n  - {titel: Beslutsstöd, plats: https://exempel.se}\n\
         relaterade_dokument: [Riktlinje 4]\nreferenser: {titel: Handbok, plats: Intranätet}\nfastställd_av: [nämnden, förvaltningschef]\n\
         övrigt:\n  - {rubrik: Sekretess, text: Öppen}\n---\n\
         typ: egenkontroll\nid: ek\nplanerade_tillfällen: [mars, v 37, 2026-T3, {från: 2026-01-01, till: 2026-01-31}]\ngräns: 90 procent\n\
         tillfällen: [{datum: 2026-03-01, ingen_åtgärd: Rättat på plats}]\növrigt: Text\n---\n\
         typ: riskanalys\nid: ra\nrisker: [{händelse: a, konsekvens: Intyget kommer för sent, riskvärde: 12, riskfärg: röd}]\n---\n\
         typ: samverkan\nid: s\nparter: [{part: Kommunen, undertecknad: {av: socialchef, datum: 2025-01-01}}]\n---\n\
         typ: utredning\nid: u\ningen_åtgärd: Felet rättades\nlex_maria: {anmäld: ja, utredning_insänd: 2025-02-01}\n\
         information_till_patient: {informerad: nej, skäl: sekretess}\n---\n\
         typ: ledningssystem\nid: l\nanmälningsansvarig: chefläkare\npatientmedverkan: Patientråd\n---\n\
         typ: process\nid: p\nbeskrivning: Sjukskrivningsprocessen\n---\n\
         typ: uppföljning\nid: b\ntillgänglig: webbplatsen\ninnehåll: {övergripande_mål_och_strategier: ja, struktur_för_uppföljning: ja, avvikelser: text,\n  \
         händelser_och_vårdskador: [a, b], lärdomar: ja}\n---\n\
         typ: enhet\nid: e\nslag: vårdcentral\növrigt: [{rubrik: a, text: b}]\n---\n\
         typ: ansvar\nid: a\nuppgifter: [{uppgift: anmäla, område: lex-maria}]\n",
    );
    assert_eq!(folder.form().findings(), Vec::<String>::new());
}

#[test]
fn a_yes_in_a_report_is_no_reference_and_no_fault() {
    let folder = Folder::of(&[]);
    for text in ["{mål: ja, egenkontroll: Ja, samverkan: true, riskanalyser: nej, mål_nästa_år: ja}", "ja"] {
        folder.write("u.yaml", format!("typ: uppföljning\nid: u\ninnehåll: {text}\n"));
        let answer = folder.audit(&["--select", "referens,form/typ,form/ord", "--format", "json"]);
        assert_eq!(answer.findings(), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_consequence_that_is_only_a_grade_is_told_with_both_fields() {
    let told = |risk: &str| {
        let folder = Folder::of(&[]);
        folder.write("x.yaml", format!("typ: riskanalys\nid: ra\nrisker: [{{händelse: a, sannolikhet: 3, {risk}}}]\n"));
        folder.form()
    };
    for grade in ["konsekvens: 4", "konsekvens: hög"] {
        let answer = told(grade);
        let at =
            "form/okand-nyckel x.yaml:3:40 konsekvens kan betyda två saker, så det går inte att se vilken som menas";
        assert_eq!(answer.findings(), [at], "{grade}");
        assert_eq!(answer.help(), "skriv allvarlighetsgrad eller negativa_konsekvenser i stället, det som menas");
        assert_eq!(answer.json()["findings"][0]["severity"], "note");
    }
    for clear in [
        "konsekvens: Intyget kommer för sent",
        "konsekvens: 4, negativa_konsekvenser: b",
        "konsekvens: b, allvarlighetsgrad: 4",
    ] {
        assert_eq!(told(clear).findings(), Vec::<String>::new(), "{clear}");
    }
}
