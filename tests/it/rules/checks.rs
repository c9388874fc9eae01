//! The checks that are not law: each is given where it should be, at its place, and not for what only looks like it.
//!
//! The near cases are drawn from how real documents are written. A false alarm is the worst that a check can do.

use serde_json::Value;

use crate::shared::Folder;

/// The day of the tests.
const TODAY: &str = "2026-11-15";
/// A routine in force; `{text}` is what a case writes in it, `{id}` its id.
const ROUTINE: &str = "typ: rutin\nid: {id}\nstatus: fastställd\nfastställd: 2026-01-10\n{text}\n";
/// The same with prose in a field.
const PROSE: &str = "typ: rutin\nid: {id}\nstatus: fastställd\nfastställd: 2026-01-10\nsyfte: \"{text}\"\n";
/// An investigation with one cause that has an id.
const INVESTIGATION: &str = "typ: utredning\nid: {id}\nstatus: pågår\n{text}\n";

/// What a rule and the rules of form say of these files on a day, as `severity rule path:line:column message`.
fn found_on(day: &str, rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    json_on(day, rule, files)["findings"].as_array().expect("the findings are a list").iter().map(line).collect()
}

fn found(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    found_on(TODAY, rule, files)
}

fn json_on(day: &str, rule: &str, files: &[(&str, &str)]) -> Value {
    let select = format!("{rule},form,identitet");
    let answer = Folder::of(files).run(&["audit", ".", "--date", day, "--format", "json", "--select", &select]);
    assert!(answer.code < 2 && answer.stderr.is_empty(), "{}", answer.words());
    answer.json()
}

fn line(finding: &Value) -> String {
    let word = |key: &str| finding[key].as_str().unwrap_or_default();
    let start = &finding["start"];
    let place = format!("{}:{}:{}", word("path"), start["line"], start["column"]);
    format!("{} {} {place} {}", word("severity"), word("rule"), word("message"))
}

/// The advice of the only finding of a rule.
fn help(rule: &str, files: &[(&str, &str)]) -> String {
    let json = json_on(TODAY, rule, files);
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(1), "{json}");
    json["findings"][0]["help"].as_str().expect("there is advice").to_owned()
}

/// Each text in a document of its own, beside other documents: on this day exactly the first ones are told of, in these
/// severities, and all of them are sound in form.
fn tells_on(day: &str, rule: &str, template: &str, beside: &str, told: &[(&str, &str)], untold: &[&str]) {
    let texts: Vec<&str> = told.iter().map(|(text, _)| *text).chain(untold.iter().copied()).collect();
    let document =
        |number: usize, text: &str| template.replace("{id}", &format!("d{number:02}")).replace("{text}", text);
    let documents: Vec<(String, String)> =
        texts.iter().enumerate().map(|(number, text)| (format!("{number:02}.yaml"), document(number, text))).collect();
    let mut files: Vec<(&str, &str)> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(("bredvid.yaml", beside));
    let json = json_on(day, rule, &files);
    let findings = json["findings"].as_array().expect("the findings are a list");
    assert!(!told.is_empty() && texts.len() <= 100, "a table has a case that is told");
    let mut wrong = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let path = format!("{number:02}.yaml");
        let here: Vec<String> = findings.iter().filter(|one| one["path"] == *path).map(line).collect();
        let is_right = match told.get(number) {
            Some((_, severity)) => here.len() == 1 && here[0].starts_with(&format!("{severity} {rule} ")),
            None => here.is_empty(),
        };
        if !is_right {
            let wanted = told.get(number).map_or("nothing", |(_, severity)| severity);
            wrong.push(format!("{text:?} should give {wanted} but gives {here:?}"));
        }
    }
    assert!(wrong.is_empty(), "{rule} on {day}:\n{}", wrong.join("\n"));
    let kinds = |text: &str| text.lines().filter(|line| line.starts_with("typ:")).count();
    let expected: usize = files.iter().map(|(_, text)| kinds(text)).sum();
    assert_eq!(json["summary"]["documents"], expected, "every document of the table was read");
}

fn tells(rule: &str, template: &str, told: &[(&str, &str)], untold: &[&str]) {
    tells_on(TODAY, rule, template, "", told, untold);
}

fn tells_beside(rule: &str, template: &str, beside: &str, told: &[(&str, &str)], untold: &[&str]) {
    tells_on(TODAY, rule, template, beside, told, untold);
}

// referens/okand: ids that lead nowhere.

#[test]
fn an_id_that_leads_nowhere_is_told_at_the_id() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nprocess: [proc-sjukskrivning, proc-sjukskrivnin]\n";
    let process = "typ: process\nid: proc-sjukskrivning\nstatus: fastställd\n";
    let files = [("p.yaml", process), ("r.yaml", rutin)];
    assert_eq!(
        found("referens/okand", &files),
        ["warning referens/okand r.yaml:4:31 \"proc-sjukskrivnin\" är inte id för något dokument av typen process"]
    );
    assert_eq!(help("referens/okand", &files), "menade du proc-sjukskrivning?");
}

#[test]
fn an_id_deep_in_a_list_is_told_at_its_line() {
    let process = "typ: process\nid: p-1\nstatus: fastställd\naktiviteter:\n  - nr: 1\n    namn: Bedöma\n    rutiner:\n      - rut-finns-inte\n";
    assert_eq!(
        found("referens/okand", &[("p.yaml", process)]),
        ["warning referens/okand p.yaml:8:9 \"rut-finns-inte\" är inte id för något dokument av typen rutin"]
    );
}

#[test]
fn a_role_in_words_is_only_a_tip() {
    tells(
        "referens/okand",
        ROUTINE,
        &[("fastställd_av: verksamhetschef", "note"), ("ansvar: [{uppgift: bedöma, roll: Läkare}]", "note")],
        &["fastställd_av: den som är verksamhetschef vid enheten"],
    );
}

#[test]
fn ids_as_people_write_them_are_found() {
    let beside = "typ: process\nid: RS 2025-0112\n---\ntyp: process\nid: HSN/2024:118\n---\ntyp: process\nid: 204417\n---\n\
                  typ: process\nid: 1.10\n---\ntyp: process\nid: 12 PRIM 07\n---\ntyp: process\nid: pro\u{301}cess-a\u{30a}\n---\n\
                  typ: extern\nid: ext-1\nmotsvarar: {typ: process}\nplats: Dokumentsystemet\n---\n\
                  typ: rutin\nid: bara-rutin\nstatus: fastställd\nfastställd: 2026-01-01\n";
    tells_beside(
        "referens/okand",
        ROUTINE,
        beside,
        &[("process: bara-rutin", "warning"), ("process: 1.1", "warning"), ("process: RS 2025-0113", "warning")],
        &[
            "process: RS 2025-0112",
            "process: HSN/2024:118",
            "process: 204417",
            "process: \"204417\"",
            "process: 1.10",
            "process: [12 PRIM 07, ext-1]",
            "process: prócess-å",
            "process:",
            "process: []",
            "process: \"\"",
            "ersätter: rut-som-inte-finns version 4",
        ],
    );
}

#[test]
fn documents_that_are_put_away_are_not_held_to_their_references() {
    tells(
        "referens/okand",
        "typ: rutin\nid: {id}\nprocess: finns-inte\n{text}\n",
        &[("status: fastställd", "warning")],
        &["status: upphävd", "status: arkiverad"],
    );
}

// referens/ej-gallande: ids that lead to what does not hold.

/// Routines in every state, to refer to.
const STATES: &str = "typ: rutin\nid: gäller\nstatus: fastställd\ngiltig_till: 2026-11-15\n---\n\
    typ: rutin\nid: tills-vidare\nstatus: antagen\ngiltig_till: tills vidare\n---\n\
    typ: rutin\nid: revideras\nstatus: under revidering\n---\n\
    typ: rutin\nid: kommer\nstatus: fastställd\ngiltig_från: 2026-11-16\n---\n\
    typ: rutin\nid: utan-status\n---\n\
    typ: rutin\nid: utkast\nstatus: utkast\n---\n\
    typ: rutin\nid: granskas\nstatus: på granskning\n---\n\
    typ: rutin\nid: gick-ut\nstatus: fastställd\ngiltig_till: 2026-11-14\n---\n\
    typ: rutin\nid: upphävd\nstatus: upphävd\n---\n\
    typ: rutin\nid: arkiverad\nstatus: arkiverad\n---\n\
    typ: ansvar\nid: roll-nedlagd\nroll: områdeschef\nstatus: upphävd\n";

#[test]
fn a_reference_to_what_does_not_hold_is_told_with_the_reason() {
    let process = "typ: process\nid: p-1\nstatus: fastställd\naktiviteter:\n  - nr: 1\n    rutiner: [utkast, granskas, gick-ut, upphävd, arkiverad]\n";
    let all = found("referens/ej-gallande", &[("a.yaml", STATES), ("p.yaml", process)]);
    let why = [
        ("15", "utkast", "är ett utkast"),
        ("23", "granskas", "är på granskning"),
        ("33", "gick-ut", "gick ut 2026-11-14"),
        ("42", "upphävd", "är upphävt"),
        ("51", "arkiverad", "är arkiverat"),
    ];
    let expected = why.map(|(column, id, why)| {
        format!("warning referens/ej-gallande p.yaml:6:{column} hänvisningen till {id} leder till något som {why}")
    });
    assert_eq!(all, expected);
    let json = json_on(TODAY, "referens/ej-gallande", &[("a.yaml", STATES), ("p.yaml", process)]);
    assert_eq!(json["findings"][0]["related"][0]["path"], "a.yaml");
    assert_eq!(json["findings"][0]["related"][0]["start"]["line"], 24);
}

#[test]
fn a_reference_to_what_holds_or_will_hold_is_not_told() {
    tells_beside(
        "referens/ej-gallande",
        "typ: process\nid: {id}\nstatus: fastställd\naktiviteter:\n  - {nr: 1, rutiner: {text}}\n",
        STATES,
        &[("gick-ut", "warning")],
        &["gäller", "tills-vidare", "revideras", "kommer", "utan-status"],
    );
}

#[test]
fn what_does_not_hold_itself_may_refer_to_what_does_not_hold() {
    tells_beside(
        "referens/ej-gallande",
        "typ: process\nid: {id}\naktiviteter:\n  - {nr: 1, rutiner: upphävd}\n{text}\n",
        STATES,
        &[("status: fastställd", "warning"), ("status: under revidering", "warning")],
        &[
            "status: utkast",
            "status: på granskning",
            "status: upphävd",
            "status: arkiverad",
            "status: fastställd\ngiltig_till: 2026-11-14",
            "status: fastställd\ngiltig_från: 2026-11-16",
        ],
    );
}

#[test]
fn what_has_happened_may_refer_to_the_routines_of_its_time() {
    tells_beside(
        "referens/ej-gallande",
        "{text}\n",
        STATES,
        &[("typ: samverkan\nid: s-1\nstatus: fastställd\nrutin: upphävd", "warning")],
        &[
            "typ: avvikelse\nid: a-1\nstatus: avslutad\nrutin: upphävd\navslutad: 2024-03-01",
            "typ: avvikelse\nid: a-2\nstatus: ny\nrutin: gick-ut",
            "typ: utredning\nid: u-1\nstatus: avslutad\nåtgärder: [{åtgärd: Ändra, påverkar: [upphävd]}]",
            "typ: uppföljning\nid: b-1\nform: ledningens genomgång\nåtgärder: [{åtgärd: Ändra, påverkar: [upphävd]}]",
        ],
    );
}

#[test]
fn an_egenkontroll_is_told_only_while_it_is_in_use() {
    tells_beside(
        "referens/ej-gallande",
        "typ: egenkontroll\nid: {id}\nkontrollerar: [upphävd]\n{text}\n",
        STATES,
        &[("status: fastställd", "warning"), ("frekvens: år", "warning")],
        &["status: upphävd", "status: arkiverad"],
    );
}

#[test]
fn a_draft_of_an_egenkontroll_may_refer_to_a_draft() {
    tells_beside(
        "referens/ej-gallande",
        "typ: egenkontroll\nid: {id}\nkontrollerar: [utkast]\n{text}\n",
        STATES,
        &[("status: fastställd", "warning")],
        &["status: utkast", "status: på granskning"],
    );
}

#[test]
fn a_past_egenkontroll_may_have_changed_a_routine_of_its_time() {
    tells_beside(
        "referens/ej-gallande",
        "typ: egenkontroll\nid: {id}\nstatus: fastställd\n{text}\n",
        STATES,
        &[("kontrollerar: [upphävd]", "warning")],
        &["tillfällen: [{period: 2023-T1, åtgärder: [{åtgärd: Skriva om, påverkar: [upphävd], status: genomförd}]}]"],
    );
}

#[test]
fn who_decided_then_may_be_a_role_that_is_gone_now() {
    tells_beside(
        "referens/ej-gallande",
        ROUTINE,
        STATES,
        &[("dokumentansvarig: roll-nedlagd", "warning"), ("ansvar: [{uppgift: a, roll: roll-nedlagd}]", "warning")],
        &["fastställd_av: roll-nedlagd", "granskad_av: [roll-nedlagd]", "upprättad_av: roll-nedlagd"],
    );
}

// giltighet/*: documents past their end or their review.

/// A routine in force but for what the case says.
const BARE: &str = "typ: rutin\nid: {id}\n{text}\n";

#[test]
fn a_document_past_its_last_day_is_told_at_that_day() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\ngiltig_från: 2024-01-01\ngiltig_till: 2026-11-14\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        ["error giltighet/utgangen r.yaml:5:14 rutinen gällde till 2026-11-14 men står kvar som fastställd"]
    );
    let on_its_day = found_on("2026-11-14", "giltighet", &[("r.yaml", rutin)]);
    assert_eq!(on_its_day, ["note giltighet/snart r.yaml:5:14 rutinen går ut 2026-11-14"]);
}

#[test]
fn only_what_is_in_use_can_be_past_its_end() {
    tells(
        "giltighet/utgangen",
        BARE,
        &[
            ("status: fastställd\ngiltig_till: 2026-11-14", "error"),
            ("status: godkänd\ngiltig_till: 2020-01-01", "error"),
            ("status: under revidering\ngiltig_till: 2026-11-14", "error"),
        ],
        &[
            "status: fastställd\ngiltig_till: 2026-11-15",
            "status: fastställd\ngiltig_till: tills vidare",
            "status: fastställd\ngiltig_till: Tillsvidare",
            "status: fastställd\ngiltig_till:",
            "status: utkast\ngiltig_till: 2026-11-14",
            "status: på granskning\ngiltig_till: 2026-11-14",
            "status: upphävd\ngiltig_till: 2026-11-14",
            "status: arkiverad\ngiltig_till: 2019-11-14",
        ],
    );
}

#[test]
fn a_review_is_late_the_day_after() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nnästa_översyn: 2026-11-14\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        ["warning giltighet/oversyn-passerad r.yaml:4:16 rutinen skulle ha setts över senast 2026-11-14"]
    );
    tells(
        "giltighet/oversyn-passerad",
        BARE,
        &[("status: fastställd\nnästa_översyn: 2026-11-14\nfastställd: 2015-01-01", "warning")],
        &[
            "status: fastställd\nnästa_översyn: 2026-11-15",
            "status: utkast\nnästa_översyn: 2020-01-01",
            "status: upphävd\nnästa_översyn: 2020-01-01",
            "status: arkiverad\nnästa_översyn: 2020-01-01",
            "status: fastställd\nnästa_översyn:",
        ],
    );
}

#[test]
fn what_has_expired_is_not_told_of_its_review_too() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2015-01-01\ngiltig_till: 2025-12-31\nnästa_översyn: 2025-06-30\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        ["error giltighet/utgangen r.yaml:5:14 rutinen gällde till 2025-12-31 men står kvar som fastställd"]
    );
}

#[test]
fn a_document_without_end_or_review_grows_old() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nfastställd: 2021-11-14\n";
    assert_eq!(
        found("giltighet", &[("r.yaml", rutin)]),
        [
            "error giltighet/gammal r.yaml:4:13 rutinen är från 2021-11-14 och har varken slutdatum eller dag för översyn"
        ]
    );
    assert!(help("giltighet", &[("r.yaml", rutin)]).contains("ingen lag anger"));
}

#[test]
fn age_is_counted_from_the_latest_decision_to_the_day() {
    tells(
        "giltighet/gammal",
        "typ: rutin\nid: {id}\nstatus: fastställd\n{text}\n",
        &[
            ("fastställd: 2021-11-14", "error"),
            ("fastställd: 2021-11-15", "note"),
            ("fastställd: 2024-11-14", "note"),
            ("fastställd: 2018-01-01\nreviderad: 2024-11-14", "note"),
            ("fastställd: 2018-01-01\ngiltig_till: tills vidare", "note"),
            ("giltig_från: 2015-01-01", "error"),
        ],
        &[
            "fastställd: 2024-11-15",
            "fastställd: 2018-01-01\nreviderad: 2024-11-15",
            "fastställd: 2022-01-01\ngiltig_till: tills vidare",
            "fastställd: 2018-01-01\nnästa_översyn: 2026-11-15",
            "fastställd: 2018-01-01\ngiltig_till: 2030-12-31",
            "titel: Utan datum",
        ],
    );
    tells(
        "giltighet/gammal",
        "typ: rutin\nid: {id}\nfastställd: 2015-01-01\n{text}\n",
        &[("status: fastställd", "error")],
        &["status: utkast", "status: upphävd", "status: arkiverad"],
    );
}

#[test]
fn the_last_six_months_are_told() {
    tells(
        "giltighet/snart",
        BARE,
        &[
            ("status: fastställd\ngiltig_till: 2026-11-15", "note"),
            ("status: fastställd\ngiltig_till: 2027-05-15", "note"),
        ],
        &[
            "status: fastställd\ngiltig_till: 2027-05-16",
            "status: fastställd\ngiltig_till: tills vidare",
            "status: utkast\ngiltig_till: 2026-12-01",
            "status: upphävd\ngiltig_till: 2026-12-01",
        ],
    );
}

// lagrum/upphavt: acts that others have taken the place of.

#[test]
fn a_superseded_act_is_told_with_its_successor_and_the_day() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nlagstöd: [SOSFS 2011:9 4 kap. 4 §, SOSFS 2005:29]\n";
    assert_eq!(
        found("lagrum", &[("r.yaml", rutin)]),
        ["error lagrum/upphavt r.yaml:4:42 SOSFS 2005:29 är ersatt av HSLF-FS 2018:54 sedan 2019-03-01"]
    );
}

#[test]
fn a_superseded_act_in_a_long_text_is_told_at_its_own_line() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nsyfte: >-\n  Intyget ska vara så skrivet\n  som Socialstyrelsens intygsföreskrift 2005:29 säger.\n";
    assert_eq!(
        found("lagrum", &[("r.yaml", rutin)]),
        ["error lagrum/upphavt r.yaml:6:41 SOSFS 2005:29 är ersatt av HSLF-FS 2018:54 sedan 2019-03-01"]
    );
}

#[test]
fn every_way_of_citing_is_known() {
    tells(
        "lagrum/upphavt",
        PROSE,
        &[
            ("SOSFS 2005:29", "error"),
            ("Socialstyrelsens föreskrifter (SOSFS 2005:29) om utfärdande av intyg", "error"),
            ("enligt SOSFS 2005:29.", "error"),
            ("SOSFS 2005:29, SOSFS 2011:9 och HSLF-FS 2016:40", "error"),
            ("SOSFS 2005:29 (M)", "error"),
            ("SOSFS\u{a0}2005:29", "error"),
            ("föreskrift 2005:29", "error"),
            ("Socialstyrelsens intygsföreskrift 2005:29 gäller", "error"),
            ("2005:29", "error"),
            ("SOSFS 2008:1", "error"),
            ("föreskriften (2008:1) om medicintekniska produkter", "error"),
            ("Journalen förs enligt SOSFS 2008:14", "error"),
            ("Anmäl enligt SOSFS 2005:28", "error"),
            ("hälso- och sjukvårdslagen (1982:763)", "error"),
            ("Hälso- och sjukvårdslagen (SFS 1982:763) 2 e §", "error"),
            ("lagen (1998:531) om yrkesverksamhet på hälso- och sjukvårdens område", "error"),
            ("Patientjournallagen (1985:562) 3 §", "error"),
            ("lagen (1998:1656) om patientnämndsverksamhet", "error"),
            ("förvaltningslagen (1986:223)", "error"),
            ("SoL (2001:453)", "error"),
            ("Läkarintyg skrivs kl 18:54 enligt SOSFS 2005:29", "error"),
            ("SOSFS 2005:12", "warning"),
            ("personuppgiftslagen (1998:204)", "warning"),
            ("sekretesslagen (1980:100) 7 kap.", "warning"),
        ],
        &[],
    );
}

#[test]
fn the_letters_of_an_act_name_it() {
    tells(
        "lagrum/upphavt",
        PROSE,
        &[
            ("HSL (1982:763)", "error"),
            ("HSL 1982:763", "error"),
            ("LYHS (1998:531)", "error"),
            ("PUL (1998:204)", "warning"),
        ],
        &["HSL (2017:30)", "PDL (2008:355)", "HSN 1982:763", "RS (1998:204)"],
    );
}

#[test]
fn pay_from_the_insurance_is_no_replacement() {
    tells(
        "lagrum/upphavt",
        PROSE,
        &[
            ("Intyg för ersättning från Försäkringskassan skrivs enligt SOSFS 2005:29", "error"),
            ("Ersättningsperioden anges i intyget (SOSFS 2005:29)", "error"),
        ],
        &["HSLF-FS 2018:54 har ersatt SOSFS 2005:29", "Ersätter SOSFS 2005:29"],
    );
}

#[test]
fn a_successor_read_in_a_secondary_source_is_to_be_checked() {
    let of = |text: &str| found("lagrum", &[("r.yaml", &PROSE.replace("{id}", "r-1").replace("{text}", text))]);
    assert_eq!(
        of("SOSFS 2005:12"),
        ["warning lagrum/upphavt r.yaml:5:15 SOSFS 2005:12 är ersatt av SOSFS 2011:9 sedan 2012-01-01, kontrollera"]
    );
    assert_eq!(
        of("PUL, personuppgiftslagen (1998:204)"),
        [
            "warning lagrum/upphavt r.yaml:5:35 SFS 1998:204 är ersatt av SFS 2018:218 och EU 2016/679 sedan 2018-05-25, kontrollera"
        ]
    );
}

#[test]
fn a_successor_whose_day_is_not_known_is_told_without_a_day() {
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", "SOSFS 2008:1");
    assert_eq!(
        found("lagrum", &[("r.yaml", &rutin)]),
        ["error lagrum/upphavt r.yaml:5:15 SOSFS 2008:1 är ersatt av HSLF-FS 2021:52"]
    );
}

#[test]
fn acts_that_hold_are_no_finding() {
    tells(
        "lagrum/upphavt",
        PROSE,
        &[("SOSFS 2005:29", "error")],
        &[
            "SOSFS 2011:9",
            "HSLF-FS 2017:40, HSLF-FS 2017:41 och HSLF-FS 2018:54",
            "HSLF-FS 2016:40",
            "hälso- och sjukvårdslagen (2017:30) 5 kap. 2 §",
            "HSL (2017:30)",
            "patientsäkerhetslagen (2010:659)",
            "PSF (2010:1369)",
            "patientdatalagen (2008:355)",
            "offentlighets- och sekretesslagen (2009:400)",
            "lagen (2019:1297) om koordineringsinsatser",
            "socialtjänstlagen (2025:400)",
            "2017:40",
        ],
    );
}

#[test]
fn other_numbers_are_no_acts() {
    tells(
        "lagrum/upphavt",
        PROSE,
        &[("Se SOSFS 2005:29", "error")],
        &[
            "Mottagningen stänger 18:54",
            "Bussen går kl. 20:05 och 20:29",
            "2005:29:10",
            "12005:29",
            "2005:291",
            "HSN 2005:29",
            "RS 2008:1",
            "Beslut HSN 2005:29, 2005-04-12",
            "Dnr 2005:29",
            "dnr HSN 2005:29",
            "Dnr: HSN/2005:29",
            "dnr 2005:29-3",
            "diarienummer 2005:29",
            "Regionstyrelsens ärende 2005:29",
            "SOU 2005:29",
            "prop. 2005:29",
            "AFS 2008:14",
            "SKOLFS 2005:12",
            "LSFS 1998:204",
            "Mål 2008:1 nås",
            "punkt 2008:1",
        ],
    );
}

#[test]
fn numbers_of_reports_and_cases_are_no_acts() {
    tells(
        "lagrum/upphavt",
        PROSE,
        &[("Se SOSFS 2005:29", "error")],
        &[
            "Ds 2005:29",
            "RiR 2005:29",
            "Dir. 2005:28",
            "ISF, Rapport 2005:12",
            "Diarienr Hsn 2005:29",
            "ärendenummer 2005:29",
            "Protokoll nr 2005:29",
        ],
    );
}

#[test]
fn a_number_in_a_field_that_numbers_the_document_is_no_citation() {
    tells(
        "lagrum/upphavt",
        ROUTINE,
        &[("titel: Intyg enligt SOSFS 2005:29", "error")],
        &[
            "diarienummer: HSN 2005:29",
            "diarienummer: 2005:29",
            "version: 2005:29",
            "beslutsparagraf: HSN 2005:29 § 47",
            "ersätter: SOSFS 2005:29-rutinen, 2005:29",
            "titel: Intyg # förr SOSFS 2005:29",
        ],
    );
}

#[test]
fn a_line_that_tells_of_the_change_is_no_stale_citation() {
    tells(
        "lagrum/upphavt",
        PROSE,
        &[("Rutinen följer SOSFS 2005:29", "error")],
        &[
            "HSLF-FS 2018:54 ersätter SOSFS 2005:29",
            "Ersätter SOSFS 2005:29.",
            "SOSFS 2005:29 ersattes av HSLF-FS 2018:54",
            "den upphävda SOSFS 2005:29",
            "SOSFS 2005:29 upphörde att gälla 2019-03-01",
            "HSLF-FS 2018:54 (tidigare SOSFS 2005:29)",
            "dåvarande hälso- och sjukvårdslagen (1982:763)",
        ],
    );
}

#[test]
fn a_sentence_that_tells_of_the_change_may_run_over_lines() {
    tells(
        "lagrum/upphavt",
        "typ: rutin\nid: {id}\nstatus: fastställd\nfastställd: 2026-01-10\nsyfte: >-\n{text}\n",
        &[("  Intyg skrivs enligt\n  SOSFS 2005:29.", "error")],
        &["  Intyg skrivs enligt HSLF-FS 2018:54, som ersätter\n  SOSFS 2005:29."],
    );
}

#[test]
fn a_log_of_changes_is_no_citation() {
    tells(
        "lagrum/upphavt",
        ROUTINE,
        &[("lagstöd: [SOSFS 2005:29]", "error")],
        &["ändringar: [{version: 4, datum: 2019-04-01, ändring: \"SOSFS 2005:29 utbytt mot HSLF-FS 2018:54\"}]"],
    );
}

#[test]
fn only_documents_in_force_can_have_stale_citations() {
    tells(
        "lagrum/upphavt",
        "typ: rutin\nid: {id}\nlagstöd: [SOSFS 2005:29]\n{text}\n",
        &[
            ("status: fastställd", "error"),
            ("status: under revidering", "error"),
            ("status: fastställd\nfastställd: 2012-01-01\ngiltig_till: tills vidare", "error"),
            ("titel: Utan status", "error"),
        ],
        &[
            "status: utkast",
            "status: på granskning",
            "status: upphävd\nfastställd: 2012-01-01",
            "status: arkiverad",
            "status: fastställd\ngiltig_till: 2018-12-31",
            "status: fastställd\ngiltig_från: 2026-12-01",
        ],
    );
}

#[test]
fn an_act_is_cited_rightly_until_the_day_it_is_superseded() {
    let cases = [
        ("SOSFS 2005:29", "2019-02-28", "2019-03-01"),
        ("hälso- och sjukvårdslagen (1982:763)", "2017-03-31", "2017-04-01"),
        ("socialtjänstlagen (2001:453)", "2025-06-30", "2025-07-01"),
    ];
    for (text, before, from) in cases {
        let rutin = format!("typ: rutin\nid: r-1\nstatus: fastställd\nsyfte: \"{text}\"\n");
        let files = [("r.yaml", rutin.as_str())];
        assert_eq!(found_on(before, "lagrum", &files), Vec::<String>::new(), "{text} {before}");
        let then = found_on(from, "lagrum", &files);
        assert!(then.len() == 1 && then[0].contains(&format!("sedan {from}")), "{text} {from}: {then:?}");
    }
}

#[test]
fn what_tells_of_the_past_may_cite_the_law_of_its_time() {
    tells(
        "lagrum/upphavt",
        "{text}\n",
        &[
            ("typ: process\nid: p-1\nstatus: fastställd\nsyfte: SOSFS 2005:29", "error"),
            ("typ: egenkontroll\nid: e-1\nstatus: fastställd\nmetod: granskning mot SOSFS 2005:29", "error"),
        ],
        &[
            "typ: avvikelse\nid: a-1\nstatus: avslutad\nbeskrivning: Intyget följde inte SOSFS 2005:29\navslutad: 2018-02-01",
            "typ: utredning\nid: u-1\nstatus: avslutad\nhändelseförlopp: Intyg enligt SOSFS 2005:29",
            "typ: uppföljning\nid: b-1\nform: patientsäkerhetsberättelse\nperiod: 2018\ninnehåll: {resultat: SOSFS 2005:29 följdes}",
        ],
    );
}

#[test]
fn a_dated_analysis_may_cite_the_law_of_its_day() {
    tells(
        "lagrum/upphavt",
        "{text}\n",
        &[("typ: riskanalys\nid: r-1\ndatum: 2025-05-01\nanledning: Intyg enligt SOSFS 2005:29", "error")],
        &[
            "typ: riskanalys\nid: r-2\ndatum: 2016-05-01\nanledning: Intyg enligt SOSFS 2005:29",
            "typ: egenkontroll\nid: e-1\ntillfällen: [{datum: 2018-05-06, resultat: 24 av 30 intyg följde SOSFS 2005:29}]",
        ],
    );
}

#[test]
fn a_waiver_may_name_the_act_it_is_about() {
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\nlagstöd: [SOSFS 2005:29]\n";
    let waiver = "typ: undantag\nid: u-1\nregel: lagrum/upphavt\navser: r-1\nskäl: Rutinen nämner SOSFS 2005:29 till dess den nya är beslutad\nbeslutad_av: verksamhetschef\ngäller_till: 2026-12-31\n";
    let findings = found("lagrum", &[("r.yaml", rutin), ("u.yaml", waiver)]);
    let of_rutin = "error lagrum/upphavt r.yaml:4:17 SOSFS 2005:29 är ersatt av HSLF-FS 2018:54 sedan 2019-03-01";
    assert_eq!(findings, [of_rutin]);
}

// lagrum/fel-nummer: numbers that belong to another title.

#[test]
fn a_title_with_the_number_of_another_act_is_told() {
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", "enligt Patientsäkerhetslagen (2012:659) 3 kap.");
    assert_eq!(
        found("lagrum", &[("r.yaml", &rutin)]),
        ["warning lagrum/fel-nummer r.yaml:5:39 patientsäkerhetslagen har nummer 2010:659, här står 2012:659"]
    );
    assert_eq!(help("lagrum", &[("r.yaml", &rutin)]), "skriv patientsäkerhetslagen (2010:659) om det är den som menas");
}

#[test]
fn titles_are_told_apart() {
    tells(
        "lagrum/fel-nummer",
        PROSE,
        &[
            ("Hälso- och sjukvårdsförordningen (2017:40)", "warning"),
            ("hälso- och sjukvårdslagen (2017:40)", "warning"),
            ("patientsäkerhetslagen (2010:656)", "warning"),
            ("PDL (2008:335)", "warning"),
            ("offentlighets- och sekretesslagen (2009:600)", "warning"),
        ],
        &[
            "Patientsäkerhetslagen (2010:659)",
            "PSL (2010:659) och PSF (2010:1369)",
            "patientsäkerhetslagen (SFS 2010:659)",
            "patientsäkerhetslagen (PSL, 2010:659)",
            "hälso- och sjukvårdslagen (2017:30)",
            "hälso- och sjukvårdslagen (1982:763)",
            "HSL (1982:763)",
            "HSLF-FS (2017:40)",
            "offentlighets- och sekretesslagen (2009:400)",
            "OSL (2009:400)",
            "sekretesslagen (1980:100)",
            "socialtjänstlagen (2001:453)",
            "socialtjänstlagen (2025:400)",
            "patientlagen (2014:821)",
            "patientskadelagen (1996:799)",
            "tandvårdslagen (1985:125)",
            "intygsföreskriften (2018:54)",
            "intygsföreskriften (2005:29)",
            "lag (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning (2016/679)",
            "kommunallagen (2017:725) och förvaltningslagen (2017:900)",
            "enligt patientsäkerhetslagen (se 2011:9)",
            "lagen om valfrihetssystem (2008:962)",
        ],
    );
}

#[test]
fn a_wrong_number_is_told_with_the_letters_of_the_series_too() {
    tells(
        "lagrum/fel-nummer",
        PROSE,
        &[("Patientsäkerhetslagen (SFS 2012:659)", "warning")],
        &["Patientsäkerhetslagen (SFS 2010:659)", "patientsäkerhetslagen (HSN 2012:659)"],
    );
}

#[test]
fn no_one_is_advised_to_cite_an_act_that_is_superseded() {
    for (text, old) in [
        ("sekretesslagen (2009:400)", "1980:100"),
        ("patientjournallagen (2008:355)", "1985:562"),
        ("personuppgiftslagen (2018:218)", "1998:204"),
    ] {
        let rutin = PROSE.replace("{id}", "r-1").replace("{text}", text);
        let json = json_on(TODAY, "lagrum", &[("r.yaml", &rutin)]);
        for finding in json["findings"].as_array().expect("the findings are a list") {
            let help = finding["help"].as_str().unwrap_or_default();
            assert!(!help.contains(old), "{text}: {help}");
        }
    }
}

// lagrum/styrka: advice that is written as duty.

#[test]
fn advice_as_duty_is_told_at_the_words() {
    let text = "Läkaren ska enligt Socialstyrelsens kunskapsstöd pröva deltid";
    let rutin = PROSE.replace("{id}", "r-1").replace("{text}", text);
    assert_eq!(
        found("lagrum", &[("r.yaml", &rutin)]),
        [
            "note lagrum/styrka r.yaml:5:17 texten säger ska om något som står i kunskapsstöd, men sådana säger vad som bör göras"
        ]
    );
}

#[test]
fn duty_by_law_and_advice_as_advice_are_no_finding() {
    tells(
        "lagrum/styrka",
        PROSE,
        &[
            ("Granskningen ska göras enligt allmänna råd", "note"),
            ("Det ska enligt kunskapsstödet finnas en plan", "note"),
            ("Åtgärden ska registreras enligt handboken", "note"),
        ],
        &[
            "Läkaren bör enligt Socialstyrelsens kunskapsstöd pröva deltid",
            "Granskningen ska göras enligt SOSFS 2011:9",
            "Planen ska följas upp. Enligt kunskapsstödet bör det ske före dag 28",
            "Enligt kunskapsstödet bör planen följas upp, och det ska dokumenteras",
            "Vi har beslutat att kunskapsstödet ska följas",
        ],
    );
}

#[test]
fn a_regulation_beside_advice_is_no_advice() {
    tells(
        "lagrum/styrka",
        PROSE,
        &[("Granskningen ska göras enligt Socialstyrelsens allmänna råd", "note")],
        &[
            "Egenkontroll ska göras enligt Socialstyrelsens föreskrifter och allmänna råd (SOSFS 2011:9)",
            "Avvikelser ska utredas enligt föreskrifter och allmänna råd (HSLF-FS 2017:40)",
            "Intyget ska skrivas enligt rutinen; allmänna råd finns i bilagan",
        ],
    );
}

// atgard/* and orsak/*: measures to their effect.

#[test]
fn a_measure_past_its_day_is_told_at_that_day() {
    let avvikelse = "typ: avvikelse\nid: a-1\nstatus: avslutad\nåtgärder:\n  - åtgärd: Introduktionskort\n    senast: 2026-11-14\n    status: pågår\n";
    let files = [("a.yaml", avvikelse)];
    assert_eq!(
        found("atgard", &files),
        ["error atgard/forfallen a.yaml:6:13 åtgärden skulle ha varit klar 2026-11-14 och står inte som genomförd"]
    );
    assert_eq!(found_on("2026-11-14", "atgard", &files), Vec::<String>::new());
}

#[test]
fn only_a_measure_that_is_neither_done_nor_dropped_can_be_late() {
    tells(
        "atgard/forfallen",
        "typ: avvikelse\nid: {id}\nåtgärder: [{åtgärd: Skriva om rutinen, {text}}]\n",
        &[
            ("senast: 2026-11-14", "error"),
            ("senast: 2025-06-30, status: beslutad", "error"),
            ("senast: 2026-11-14, status: Pågår", "error"),
            ("senast: 2026-11-14, genomförd: null", "error"),
        ],
        &[
            "senast: 2026-11-15",
            "senast: 2026-11-14, status: genomförd",
            "senast: 2026-11-14, status: Genomförd",
            "senast: 2026-11-14, genomförd: 2026-11-20",
            "senast: 2026-11-14, genomförd: 2026-10",
            "senast: 2026-11-14, status: avbruten",
            "senast: 2026-11-14, status: Avbruten",
            "senast: null",
            "status: pågår",
        ],
    );
}

#[test]
fn measures_are_looked_at_wherever_they_stand() {
    tells(
        "atgard/forfallen",
        "{text}\n",
        &[
            ("typ: utredning\nid: u-1\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]", "error"),
            ("typ: riskanalys\nid: r-1\nrisker: [{händelse: h, åtgärder: [{åtgärd: a, senast: 2026-11-14}]}]", "error"),
            (
                "typ: egenkontroll\nid: e-1\ntillfällen: [{period: 2026-T1, åtgärder: {åtgärd: a, senast: 2026-11-14}}]",
                "error",
            ),
            (
                "typ: mål\nid: m-1\nstatus: fastställd\nutfall: [{period: 2025, åtgärder: [{åtgärd: a, senast: 2026-11-14}]}]",
                "error",
            ),
            ("typ: uppföljning\nid: b-1\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]", "error"),
        ],
        &[
            "typ: utredning\nid: u-2\nåtgärder: [Skriva om rutinen senast 2026-11-14]",
            "typ: riskanalys\nid: r-2\nstatus: utkast\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]",
            "typ: riskanalys\nid: r-3\nstatus: arkiverad\nåtgärder: [{åtgärd: a, senast: 2026-11-14}]",
            "typ: utredning\nid: u-3\nhändelseförlopp: åtgärder senast 2026-11-14",
        ],
    );
}

#[test]
fn a_status_that_cannot_be_read_leaves_the_measure_open() {
    let avvikelse = "typ: avvikelse\nid: a-1\nåtgärder: [{åtgärd: Kort, senast: 2026-11-14, status: klar}]\n";
    let findings = found("atgard", &[("a.yaml", avvikelse)]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].starts_with("error form/"), "{findings:?}");
}

#[test]
fn a_measure_done_but_not_followed_up_is_told_at_the_measure() {
    let avvikelse = "typ: avvikelse\nid: a-1\nåtgärder:\n  - status: genomförd\n    åtgärd: Introduktionskort\n";
    assert_eq!(
        found("atgard", &[("a.yaml", avvikelse)]),
        ["warning atgard/ej-uppfoljd a.yaml:5:13 åtgärden är genomförd men saknar uppföljning"]
    );
    let unfilled = format!("{avvikelse}    uppföljning:\n");
    assert_eq!(
        found("atgard", &[("a.yaml", &unfilled)]),
        ["warning atgard/ej-uppfoljd a.yaml:6:5 åtgärden är genomförd men saknar uppföljning"]
    );
}

#[test]
fn only_what_is_done_needs_its_follow_up() {
    tells(
        "atgard/ej-uppfoljd",
        "typ: avvikelse\nid: {id}\nåtgärder: [{åtgärd: Skriva om rutinen, {text}}]\n",
        &[("genomförd: 2026-10-01", "warning"), ("status: genomförd, uppföljning: {}", "warning")],
        &[
            "status: genomförd, uppföljning: ek 2026-T2",
            "status: genomförd, uppföljning: {datum: 2026-12-01}",
            "status: genomförd, uppföljning: {ansvarig: vårdenhetschef vid enheten i norr, resultat: inga nya fall}",
            "status: pågår",
            "status: avbruten",
            "genomförd: null",
        ],
    );
}

#[test]
fn a_cause_and_a_measure_that_do_not_meet_are_told_at_each() {
    let utredning = "typ: utredning\nid: u-1\nstatus: pågår\norsaker:\n  - {id: O1, orsak: Rutinen saknades}\n  - {id: O2, orsak: Ingen introduktion}\n\
                     åtgärder:\n  - {åtgärd: Skriva rutin, mot_orsak: [O1]}\n  - {åtgärd: Byta dörr, mot_orsak: O3}\n";
    let files = [("u.yaml", utredning)];
    assert_eq!(
        found("atgard/utan-orsak", &files),
        ["note atgard/utan-orsak u.yaml:9:25 åtgärden är inte kopplad till någon av utredningens orsaker"]
    );
    assert_eq!(found("orsak", &files), ["note orsak/utan-atgard u.yaml:6:10 ingen åtgärd är kopplad till orsaken O2"]);
}

#[test]
fn causes_and_measures_are_matched_only_where_causes_have_ids() {
    let untold = [
        "orsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b, mot_orsak: [O1]}]",
        "orsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b, mot_orsak: O1}]",
        "orsaker: [{id: 1, orsak: a}]\nåtgärder: [{åtgärd: b, mot_orsak: [1]}]",
        "orsaker: [rutinen saknades]\nåtgärder: [{åtgärd: b}]",
        "orsaker: [{orsak: rutinen saknades}]\nåtgärder: [{åtgärd: b}]",
        "orsaker: [{id: O1, orsak: a}]",
        "orsaker: [{id: O1, orsak: a}]\nåtgärder: [Skriva rutin]",
    ];
    let neither = "orsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b}]";
    tells("atgard/utan-orsak", INVESTIGATION, &[(neither, "note")], &untold);
    tells("orsak/utan-atgard", INVESTIGATION, &[(neither, "note")], &untold);
    let avvikelse = "typ: avvikelse\nid: a-1\norsaker: [{id: O1, orsak: a}]\nåtgärder: [{åtgärd: b}]\n";
    assert_eq!(found("orsak", &[("a.yaml", avvikelse)]), Vec::<String>::new());
}

#[test]
fn a_cause_that_says_why_nothing_is_done_is_no_finding() {
    tells(
        "orsak/utan-atgard",
        INVESTIGATION,
        &[("orsaker: [{id: O1, orsak: a}, {id: O2, orsak: b}]\nåtgärder: [{åtgärd: c, mot_orsak: O1}]", "note")],
        &[
            "orsaker: [{id: O1, orsak: a}, {id: O2, orsak: b, ingen_åtgärd: Ligger hos leverantören}]\nåtgärder: [{åtgärd: c, mot_orsak: O1}]",
        ],
    );
}

// utredning/datumordning: dates that cannot be in that order.

#[test]
fn dates_in_the_wrong_order_are_told_at_the_later_field() {
    let utredning = "typ: utredning\nid: u-1\ntidpunkter:\n  inträffade: 2026-03-10\n  uppmärksammades: 2026-03-09\n  rapporterades: 2026-03-12\n";
    assert_eq!(
        found("utredning", &[("u.yaml", utredning)]),
        ["warning utredning/datumordning u.yaml:5:20 händelsen uppmärksammades före den dag då den inträffade"]
    );
    let json = json_on(TODAY, "utredning", &[("u.yaml", utredning)]);
    assert_eq!(json["findings"][0]["related"][0]["start"]["line"], 4);
}

#[test]
fn dates_that_can_be_in_that_order_are_no_finding() {
    tells(
        "utredning/datumordning",
        "typ: utredning\nid: {id}\ntidpunkter: {{text}}\n",
        &[
            ("uppmärksammades: 2026-03-09, rapporterades: 2026-03-08", "warning"),
            ("inträffade: 2026-03-10, rapporterades: 2026-03-09", "warning"),
            ("inträffade: 2026-04, uppmärksammades: 2026-03-31", "warning"),
            ("inträffade: 2026, uppmärksammades: 2025-12", "warning"),
        ],
        &[
            "inträffade: 2026-03-10, uppmärksammades: 2026-03-10, rapporterades: 2026-03-10",
            "inträffade: 2026-03-10, uppmärksammades: 2026-03-24, rapporterades: 2026-03-25",
            "inträffade: 2026-03, uppmärksammades: 2026-03-02",
            "inträffade: 2026, uppmärksammades: 2026-01-01",
            "inträffade: 2026-03-10, uppmärksammades: 2026-03",
            "inträffade: 2026-03-10, uppmärksammades: null, rapporterades: 2026-03-11",
            "rapporterades: 2026-03-11",
        ],
    );
}

// mal/*: goals that cannot be measured.

#[test]
fn a_goal_without_value_or_period_is_told_at_the_goal() {
    let goal = "typ: mål\nid: mal-1\nstatus: fastställd\nmålvärde:\n";
    assert_eq!(
        found("mal", &[("m.yaml", goal)]),
        [
            "warning mal/utan-period m.yaml:2:5 målet saknar period, så det går inte att se när det ska vara nått",
            "warning mal/ej-matbart m.yaml:4:1 målet saknar målvärde, så det går inte att se om det nås",
        ]
    );
}

#[test]
fn only_a_goal_that_is_to_be_reached_needs_value_and_period() {
    let goal = "typ: mål\nid: {id}\n{text}\n";
    tells(
        "mal/ej-matbart",
        goal,
        &[("period: 2026\nstatus: fastställd", "warning"), ("form: mål", "warning")],
        &[
            "målvärde: 0",
            "målvärde: 70",
            "målvärde: minst 70 procent",
            "form: styrkort",
            "status: utkast",
            "status: upphävd",
            "status: arkiverad",
        ],
    );
    tells(
        "mal/utan-period",
        goal,
        &[("målvärde: 70", "warning"), ("period: \"\"", "warning")],
        &[
            "period: 2026",
            "period: 2026-T1",
            "period: {från: 2026-01-01, till: 2026-12-31}",
            "form: styrkort",
            "status: utkast",
        ],
    );
}

#[test]
fn a_scorecard_is_one_with_a_capital_too() {
    tells("mal/ej-matbart", "typ: mål\nid: {id}\n{text}\n", &[("form: Mål", "warning")], &["form: Styrkort"]);
}

// organisation/*: the enheter as a tree.

#[test]
fn an_unknown_parent_is_told_with_the_nearest() {
    let units = "typ: enhet\nid: region-norr\n---\ntyp: enhet\nid: vc-norr\növerordnad: region-nor\n";
    let files = [("e.yaml", units)];
    assert_eq!(
        found("organisation", &files),
        ["error organisation/okand-overordnad e.yaml:6:13 den överordnade enheten region-nor finns inte beskriven"]
    );
    assert_eq!(help("organisation", &files), "menade du region-norr?");
    assert_eq!(found("referens", &files), Vec::<String>::new(), "it is not told twice");
}

#[test]
fn a_parent_by_id_by_name_or_none_at_all_is_no_finding() {
    tells_beside(
        "organisation/okand-overordnad",
        "typ: enhet\nid: {id}\n{text}\n",
        "typ: enhet\nid: region-norr\nnamn: Region Norr\n",
        &[("överordnad: Regionen", "error")],
        &[
            "överordnad: region-norr",
            "överordnad: Region Norr",
            "överordnad: region norr",
            "överordnad: null",
            "överordnad: \"\"",
            "namn: Egen",
        ],
    );
}

#[test]
fn a_parent_that_is_not_filled_in_is_none() {
    tells(
        "organisation/okand-overordnad",
        "typ: enhet\nid: {id}\n{text}\n",
        &[("överordnad: Regionen", "error")],
        &["överordnad:", "överordnad: ~"],
    );
}

#[test]
fn enheter_in_a_ring_are_each_told() {
    let units = "typ: enhet\nid: a\növerordnad: b\n---\ntyp: enhet\nid: b\növerordnad: a\n---\ntyp: enhet\nid: c\növerordnad: a\n---\n\
                 typ: enhet\nid: d\növerordnad: d\n---\ntyp: enhet\nid: e\n";
    let findings = found("organisation", &[("e.yaml", units)]);
    let expected = [(3, "a"), (7, "b"), (15, "d")].map(|(line, id)| {
        format!(
            "error organisation/cirkel e.yaml:{line}:13 enheten {id} står i en cirkel: följer man överordnad uppåt kommer man tillbaka hit"
        )
    });
    assert_eq!(findings, expected);
}

#[test]
fn a_name_that_is_no_enhet_is_a_tip() {
    let unit = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n";
    let rutin = "typ: rutin\nid: r-1\nstatus: fastställd\ngäller_för: [vc-norr, vc-nor]\n";
    let files = [("e.yaml", unit), ("r.yaml", rutin)];
    assert_eq!(
        found("organisation", &files),
        ["note organisation/okand-enhet r.yaml:4:23 \"vc-nor\" är ingen beskriven enhet"]
    );
    assert_eq!(help("organisation", &files), "menade du vc-norr?");
    assert_eq!(found("organisation", &[("r.yaml", rutin)]), Vec::<String>::new(), "no enhet is described at all");
}

#[test]
fn names_of_enheter_as_people_write_them_are_known() {
    tells_beside(
        "organisation/okand-enhet",
        ROUTINE,
        "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\n",
        &[("gäller_för: alla läkare", "note"), ("enhet: vc-syd", "note")],
        &[
            "gäller_för: vc-norr",
            "gäller_för: [\" vc-norr \"]",
            "gäller_för: norra vårdcentralen",
            "gäller_för: alla",
            "gäller_för: Alla enheter",
            "gäller_för: samtliga",
            "gäller_för:",
            "gäller_för: []",
            "enhet: Norra vårdcentralen",
        ],
    );
}

#[test]
fn what_is_put_away_may_have_applied_to_an_enhet_that_is_gone() {
    tells_beside(
        "organisation/okand-enhet",
        "typ: rutin\nid: {id}\ngäller_för: vc-nedlagd\n{text}\n",
        "typ: enhet\nid: vc-norr\n",
        &[("status: fastställd", "note")],
        &["status: upphävd", "status: arkiverad"],
    );
}
