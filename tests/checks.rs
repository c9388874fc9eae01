//! The checks that are not law: each is given where it should be, at its place, and not for what only looks like it.
//!
//! The near cases are drawn from how real documents are written. A false alarm is the worst that a check can do.

use serde_json::Value;

mod shared;

use shared::Folder;

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
    assert!(answer.stderr.is_empty(), "{}", answer.words());
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
    for (number, text) in texts.iter().enumerate() {
        let path = format!("{number:02}.yaml");
        let here: Vec<String> = findings.iter().filter(|one| one["path"] == *path).map(line).collect();
        match told.get(number) {
            Some((_, severity)) => {
                let is_that = here.len() == 1 && here[0].starts_with(&format!("{severity} {rule} "));
                assert!(is_that, "{text:?} should give one {severity} {rule} on {day}: {here:?}");
            }
            None => assert!(here.is_empty(), "{text:?} should give nothing on {day}: {here:?}"),
        }
    }
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
    assert_eq!(json["findings"][0]["related"][0]["start"]["line"], 22);
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
            "status: fastställd\ngiltig_till: 2026-11-14\nfastställd: 2026-01-01\nversion: utgången"
                .trim_end_matches("\nversion: utgången"),
            "status: utkast\ngiltig_till: 2026-12-01",
            "status: upphävd\ngiltig_till: 2026-12-01",
            "status: fastställd\ngiltig_till: tills vidare",
        ][..1]
            .iter()
            .chain(&["status: utkast\ngiltig_till: 2026-12-01", "status: upphävd\ngiltig_till: 2026-12-01"])
            .copied()
            .collect::<Vec<_>>(),
    );
}
