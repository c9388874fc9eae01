//! Documents as people really write them: what is said of each is so, and nothing is invented.

use serde_json::Value;

use crate::shared::Folder;

const UNIT: &str = "typ: enhet\nid: e\nnamn: Enhet\nnivå: enhet\nverksamhetschef: verksamhetschef\n";

/// A rutin of which nothing is missing, with more lines.
fn routine(more: &str) -> String {
    format!(
        "typ: rutin\nid: r\ntitel: Rutin\ngäller_för: [e]\nområde: [annat]\nstatus: fastställd\nfastställd_av: verksamhetschef\n\
         fastställd: 2025-01-10\nansvar: [{{uppgift: bedöma, roll: läkare}}]\n\
         tillvägagångssätt: Läkaren bedömer vid besöket\n{more}"
    )
}

/// The report on one document for an enhet, on a day.
fn report(document: &str, day: &str) -> Value {
    let folder = Folder::of(&[("dokument.yaml", document), ("enheter.yaml", UNIT)]);
    folder.run(&["audit", ".", "--date", day, "--format", "json"]).json()
}

/// The findings of rules that begin with one of these, as `rule: message (help)`.
fn told(report: &Value, rules: &[&str]) -> Vec<String> {
    let findings = report["findings"].as_array().expect("a list").iter();
    let word = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    findings
        .filter(|finding| rules.iter().any(|rule| word(finding, "rule").starts_with(rule)))
        .map(|finding| format!("{}: {} ({})", word(finding, "rule"), word(finding, "message"), word(finding, "help")))
        .collect()
}

/// The outcomes of a requirement.
fn outcomes(report: &Value, requirement: &str) -> Vec<String> {
    let rows = report["assessments"].as_array().expect("a list").iter();
    let meant = rows.filter(|row| row["requirement"] == requirement);
    meant.map(|row| row["outcome"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_shell_of_placeholders_is_not_filled_in_and_covers_nothing() {
    for (dash, word) in [("\"-\"", "Under arbete"), ("\"?\"", "TBD"), ("XX", "..."), ("\"–\"", "kompletteras")] {
        let document = format!(
            "typ: rutin\nid: r\ntitel: Rutin\ngäller_för: [e]\nområde: [intyg]\nstatus: fastställd\nfastställd_av: {dash}\n\
             fastställd: 2025-01-10\nansvar: [{{uppgift: {dash}, roll: {dash}}}]\ntillvägagångssätt: {word}\n"
        );
        let report = report(&document, "2025-06-01");
        for rule in ["sosfs-2011-9/4-4-faststalld", "sosfs-2011-9/4-4-ansvar", "sosfs-2011-9/4-4-tillvagagangssatt"] {
            assert_eq!(outcomes(&report, rule), ["violated"], "{rule} of {dash} {word}");
        }
        assert_eq!(outcomes(&report, "hslf-fs-2018-54/2-intygsrutin"), ["violated"], "{dash} {word}");
        assert!(told(&report, &["form/"]).is_empty(), "{:?}", told(&report, &["form/"]));
    }
}

#[test]
fn what_was_not_found_is_an_answer_where_the_field_tells_what_was_found() {
    for none in ["saknas", "\"-\"", "inga", "[]", "nej"] {
        let document = format!(
            "typ: egenkontroll\nid: ek\nenhet: e\nmetod: observation\nfrekvens: år\n\
             tillfällen: [{{datum: 2025-03-12, resultat: 91 procent, bedömning: målet nås, brister: {none}}}]\n"
        );
        let report = report(&document, "2025-06-01");
        assert!(told(&report, &["form/", "sosfs-2011-9/5-7"]).is_empty(), "{none}: {:?}", told(&report, &[""]));
    }
}

#[test]
fn a_placeholder_is_no_answer_to_a_question_and_no_word_of_a_list() {
    for unsaid in ["\"?\"", "TBD", "kompletteras", "XX"] {
        let told_patient = format!(
            "typ: utredning\nid: u\nenhet: e\ngäller: händelse som medfört vårdskada, ej allvarlig\n\
             information_till_patient: {{informerad: {unsaid}}}\n"
        );
        let on_patient = report(&told_patient, "2025-06-01");
        assert_eq!(told(&on_patient, &["psl-2010-659/3-8-patientinformation"]).len(), 1, "{unsaid}");
        assert!(told(&on_patient, &["form/"]).is_empty(), "{unsaid}: {:?}", told(&on_patient, &["form/"]));
        let category = format!("typ: avvikelse\nid: a\nenhet: e\nkategori: {unsaid}\nbeskrivning: intyg försenat\n");
        let of_category = report(&category, "2025-06-01");
        assert!(told(&of_category, &["form/"]).is_empty(), "{unsaid}: {:?}", told(&of_category, &["form/"]));
    }
    for none in ["\"-\"", "saknas", "nej"] {
        let document =
            format!("typ: avvikelse\nid: a\nenhet: e\nåterkoppling_till_rapportör: {none}\nbeskrivning: försenat\n");
        let report = report(&document, "2025-06-01");
        assert!(told(&report, &["form/"]).is_empty(), "{none}: {:?}", told(&report, &["form/"]));
    }
}

#[test]
fn what_stands_in_another_document_is_not_judged() {
    for elsewhere in ["se bilaga 2", "Se handboken.", "https://exempel.se/rutiner/intyg"] {
        let document = format!(
            "typ: rutin\nid: r\ngäller_för: [e]\nområde: [annat]\nstatus: fastställd\nfastställd_av: verksamhetschef\n\
             fastställd: 2025-01-10\nansvar: [{{uppgift: bedöma, roll: läkare}}]\ntillvägagångssätt: {elsewhere}\n"
        );
        let report = report(&document, "2025-06-01");
        assert_eq!(outcomes(&report, "sosfs-2011-9/4-4-tillvagagangssatt"), ["undetermined"], "{elsewhere}");
    }
    let one_step = routine("").replace("Läkaren bedömer vid besöket", "[{vad: Läkaren bedömer}, {vad: se handboken}]");
    assert_eq!(outcomes(&report(&one_step, "2025-06-01"), "sosfs-2011-9/4-4-tillvagagangssatt"), ["satisfied"]);
}

#[test]
fn printed_header_words_are_known_and_never_to_be_removed() {
    let document = "typ: rutin\nid: r\ntitel: Rutin\ngäller_för: [e]\nområde: [annat]\nstatus: fastställd\n\
                    godkänd_av: verksamhetschef\ngäller_från: 2025-01-10\nansvar: [{uppgift: bedöma, roll: läkare}]\n\
                    tillvägagångssätt: Läkaren bedömer vid besöket\n";
    let told = told(&report(document, "2025-06-01"), &["form/okand-nyckel"]).join("\n");
    assert!(told.contains("fastställd_av") && told.contains("giltig_från"), "{told}");
    assert!(!told.contains("gäller_för") && !told.contains("ta bort"), "{told}");
}

#[test]
fn prose_is_content_whose_parts_are_not_judged() {
    let document = routine("").replace(
        "[{uppgift: bedöma, roll: läkare}]",
        "Verksamhetschefen ansvarar för att rutinen är känd. Läkaren utfärdar intyget.",
    );
    let report = report(&document, "2025-06-01");
    assert_eq!(outcomes(&report, "sosfs-2011-9/4-4-ansvar"), ["undetermined"]);
    assert_eq!(told(&report, &["form/dela-upp"]).len(), 1, "{:?}", told(&report, &["form"]));
}

#[test]
fn measures_in_a_sentence_are_not_judged_part_by_part() {
    let document = "typ: utredning\nid: u\nenhet: e\ngäller: händelse som medfört allvarlig vårdskada\n\
                    åtgärder: Ny rutin tas fram av verksamhetschefen senast 2025-03-01, följs upp av kvalitetssamordnaren\n";
    let report = report(document, "2025-06-01");
    for rule in ["3-4-2-2-ansvarig", "3-4-2-3-tidplan", "3-4-2-4-uppfoljningsansvarig"] {
        assert_eq!(outcomes(&report, &format!("hslf-fs-2017-40/{rule}")), ["undetermined"], "{rule}");
    }
    assert_eq!(told(&report, &["form/dela-upp"]).len(), 1);
}

#[test]
fn an_end_that_has_passed_is_told_without_a_status_and_in_every_kind() {
    let document = "typ: samverkan\nid: s\ngäller_för: [e]\nintern_eller_extern: extern\n\
                    parter: [{part: Försäkringskassan, roll: samordnar, kontaktväg: telefon, när: vid behov}]\n\
                    ansvarig: rehabkoordinator\nnär: vid behov\ngiltig_till: 2019-12-31\n";
    assert_eq!(told(&report(document, "2025-06-01"), &["giltighet/utgangen"]).len(), 1);
    let control = "typ: egenkontroll\nid: ek\nenhet: e\nfrekvens: år\ngiltig_till: 2019-12-31\n";
    assert_eq!(told(&report(control, "2025-06-01"), &["giltighet/utgangen"]).len(), 1);
    for status in ["utkast", "på granskning", "upphävd", "arkiverad"] {
        let document = format!("{document}status: {status}\n");
        assert!(told(&report(&document, "2025-06-01"), &["giltighet/utgangen"]).is_empty(), "{status}");
    }
    assert!(told(&report(document, "2019-12-31"), &["giltighet/utgangen"]).is_empty());
}

#[test]
fn yes_is_no_reference() {
    let document = "typ: uppföljning\nid: u\nenhet: e\nform: patientsäkerhetsberättelse\nperiod: 2024\nupprättad: 2025-02-20\n\
                    innehåll: {mål: ja, organisatoriskt_ansvar: ja, hur_arbetet_bedrivits: ja, åtgärder: ja, resultat: ja, \
                    egenkontroll: ja, samverkan: ja, riskanalyser: ja, rapporter_från_personal: ja, \
                    klagomål_och_synpunkter: ja, mål_nästa_år: ja}\n";
    let report = report(document, "2025-06-01");
    let findings = report["findings"].as_array().expect("a list").iter();
    let of_document = findings.filter(|finding| finding["path"] == "dokument.yaml");
    let rules: Vec<&str> = of_document.filter_map(|finding| finding["rule"].as_str()).collect();
    assert!(!rules.iter().any(|rule| rule.starts_with("referens/") || rule.starts_with("form/")), "{rules:?}");
}

#[test]
fn named_months_are_a_frequency_that_is_judged() {
    let control = |frequency: &str| {
        format!(
            "typ: egenkontroll\nid: ek\nenhet: e\nmetod: observation\nfrekvens: {frequency}\nansvarig: hygienombud\n\
             tillfällen: [{{datum: 2025-03-12, resultat: 91 procent, bedömning: målet nås}}]\n"
        )
    };
    for frequency in ["mars och oktober", "veckorna 10–11 och 40–41", "T1 och T3", "mars, juni och oktober"] {
        let early = report(&control(frequency), "2025-06-01");
        assert_eq!(outcomes(&early, "sosfs-2011-9/5-2-frekvens"), ["satisfied"], "{frequency}");
        assert_eq!(outcomes(&early, "sosfs-2011-9/5-2-utford"), ["satisfied"], "{frequency}");
        let late = report(&control(frequency), "2026-03-01");
        assert_eq!(outcomes(&late, "sosfs-2011-9/5-2-utford"), ["violated"], "{frequency}");
    }
    for vague in ["vid behov", "enligt anvisning"] {
        assert_eq!(outcomes(&report(&control(vague), "2025-06-01"), "sosfs-2011-9/5-2-frekvens"), ["violated"]);
    }
}

#[test]
fn a_consequence_is_known_as_practice_prints_it() {
    let document = "typ: riskanalys\nid: ra\nenhet: e\ndatum: 2025-01-10\n\
                    risker: [{id: R1, händelse: intyg försenas, sannolikhet: 3, konsekvens: 4, riskvärde: 12}]\n";
    let report = report(document, "2025-06-01");
    let unknown = told(&report, &["form/okand-nyckel"]);
    assert!(!unknown.iter().any(|one| one.contains("ta bort")), "{unknown:?}");
    let about_consequence = told(&report, &["sosfs-2011-9/5-1-sannolikhet", "form/okand-nyckel"]).join(" ");
    assert!(
        about_consequence.contains("allvarlighetsgrad") || about_consequence.contains("negativa_konsekvenser"),
        "{about_consequence}"
    );
}

#[test]
fn paragraphs_without_chapter_are_of_the_act_of_1982() {
    let document = routine("lagstöd: [HSL 29 §, 3 f § hälso- och sjukvårdslagen]\n");
    assert_eq!(told(&report(&document, "2025-09-01"), &["lagrum/upphavt"]).len(), 2);
    let of_today = routine("lagstöd: [HSL 4 kap. 2 §, 5 kap. 2 § hälso- och sjukvårdslagen]\n");
    assert!(told(&report(&of_today, "2025-09-01"), &["lagrum/upphavt"]).is_empty());
}

#[test]
fn a_malformed_series_is_told() {
    let document = routine("lagstöd: [HSL-FS 2017:40, SOFS 2015:8]\n");
    assert_eq!(told(&report(&document, "2025-09-01"), &["lagrum/fel-nummer"]).len(), 2);
    let right = routine("lagstöd: [HSLF-FS 2017:40, SOSFS 2011:9]\n");
    assert!(told(&report(&right, "2025-09-01"), &["lagrum/fel-nummer"]).is_empty());
}

#[test]
fn a_report_to_the_authority_counts_from_the_day_it_was_known() {
    let document = |reported: &str| {
        format!(
            "typ: utredning\nid: u\nenhet: e\ngäller: händelse som hade kunnat medföra allvarlig vårdskada\n\
             tidpunkter: {{inträffade: 2017-03-01, uppmärksammades: 2017-06-05, rapporterades: 2017-06-05}}\n\
             lex_maria: {{anmäld: {reported}}}\n"
        )
    };
    assert!(told(&report(&document("2017-07-05"), "2018-06-01"), &["psl-2010-659/3-5-snarast"]).is_empty());
    let late = told(&report(&document("2017-10-05"), "2018-06-01"), &["psl-2010-659/3-5-snarast"]).join("");
    assert!(late.contains("122 dagar"), "{late}");
}

#[test]
fn that_the_patient_was_told_is_an_answer_however_it_is_written() {
    for answer in ["ja", "ja, 2025-02-01", "Ja, patienten informerades vid besöket", "{informerad: ja}"] {
        let document = format!(
            "typ: utredning\nid: u\nenhet: e\ngäller: händelse som medfört vårdskada, ej allvarlig\n\
             information_till_patient: {answer}\n"
        );
        let told = told(&report(&document, "2025-06-01"), &["psl-2010-659/3-8-patientinformation", "form/typ"]);
        assert!(told.is_empty(), "{answer}: {told:?}");
    }
    let silent = "typ: utredning\nid: u\nenhet: e\ngäller: händelse som medfört vårdskada, ej allvarlig\n";
    assert_eq!(told(&report(silent, "2025-06-01"), &["psl-2010-659/3-8-patientinformation"]).len(), 1);
}

#[test]
fn a_period_as_people_write_it_is_told_in_the_words_of_periods() {
    for (written, rule, help) in [
        ("Q1 2026", "form/datum", "skriv period: 2026-K1"),
        ("tertial 2 2025", "form/datum", "skriv period: 2025-T2"),
        ("Maj 2025", "form/datum", "skriv period: 2025-05"),
        ("VT 2025", "form/datum", "period: 2025-H1 eller period: {från: 2025-01-01, till: 2025-06-30}"),
        ("HT25", "form/datum", "period: 2025-H2 eller period: {från: 2025-07-01, till: 2025-12-31}"),
        ("2025:2", "form/datum", "period: 2025-T2, period: 2025-K2 eller period: 2025-H2"),
        ("runt 2025", "form/datum", "skriv perioden som 2025, 2025-T1"),
        ("löpande", "form/typ", "skriv perioden som 2025, 2025-T1"),
    ] {
        let document = format!("typ: mål\nid: m\ntitel: Mål\nenhet: e\nperiod: {written}\n");
        let told = told(&report(&document, "2026-11-15"), &["form/datum", "form/typ"]);
        assert!(told.len() == 1 && told[0].starts_with(rule) && told[0].contains(help), "{written}: {told:?}");
        assert!(!told[0].contains("vilken dag"), "{told:?}");
    }
    let goal = "typ: mål\nid: m\ntitel: Mål\nenhet: e\nfastställd: HT25\n";
    let told = told(&report(goal, "2026-11-15"), &["form/typ"]);
    assert_eq!(told, Vec::<String>::new(), "a term is a time, if no day");
}

#[test]
fn a_sure_period_counts_as_it_is_written() {
    let document = "typ: egenkontroll\nid: ek\ntitel: E\nenhet: e\nstatus: fastställd\nfastställd: 2025-01-10\nfrekvens: kvartal\n\
                    tillfällen: [{period: Q3 2026, resultat: 8 av 10, bedömning: bra}]\n";
    assert_eq!(outcomes(&report(document, "2026-11-15"), "sosfs-2011-9/5-2-utford"), ["satisfied"]);
}

#[test]
fn one_bad_word_leaves_the_other_parts_to_be_judged() {
    let investigation = |status: &str| {
        format!(
            "typ: utredning\nid: u\ngäller: händelse som medfört allvarlig vårdskada\nstatus: avslutad\nåtgärder:\n\
             - {{åtgärd: Ny mall, ansvarig: chef, senast: 2026-12-01, status: {status}}}\n- {{åtgärd: Utbildning}}\n"
        )
    };
    for rule in ["hslf-fs-2017-40/3-4-2-2-ansvarig", "hslf-fs-2017-40/3-4-2-4-uppfoljningsansvarig"] {
        let outcomes = |status: &str| outcomes(&report(&investigation(status), "2026-11-15"), rule);
        assert_eq!(outcomes("nästintill"), outcomes("beslutad"), "{rule}: what does not depend on the status");
        assert!(outcomes("nästintill").contains(&"violated".to_owned()), "{rule}");
    }
    // What depends on the word is in doubt, in that part alone.
    let unclear = "typ: avvikelse\nid: a\nåtgärder: [{åtgärd: Ny mall, status: nästintill}, {åtgärd: Utbildning, status: pågår}]\n";
    assert_eq!(outcomes(&report(unclear, "2026-11-15"), "psl-2010-659/3-2-tidsplan"), ["undetermined", "violated"]);
}

#[test]
fn what_is_still_to_come_is_not_done() {
    let control = "typ: egenkontroll\nid: ek\ntitel: E\nenhet: e\nstatus: fastställd\nfastställd: 2024-01-10\nfrekvens: halvår\n\
                   tillfällen: [{datum: 2026-09-10, resultat: 8 av 10, bedömning: bra}, {datum: 2027-03-10, utförd_av: läkare}]\n";
    let folder = Folder::of(&[("ek.yaml", control), ("enheter.yaml", UNIT)]);
    let due = folder.run(&["due", ".", "--date", "2026-11-15", "--format", "json"]).json().to_string();
    assert!(due.contains("2027-03-10"), "half a year after what is done, not after what is planned: {due}");
    let report = report(control, "2026-11-15");
    assert!(
        !outcomes(&report, "sosfs-2011-9/5-2-resultat").contains(&"violated".to_owned()),
        "a plan has no result yet"
    );
}
