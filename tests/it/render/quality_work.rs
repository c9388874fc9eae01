//! Self-checks, deviations, responsibilities and the register of documents in `gap`: right, the same in every format, and
//! following the choice.

use std::fs;

use serde_json::Value;

use crate::shared::Folder;

/// A region with two enheter, and records of every age and state on 2026-11-15.
const RECORDS: [(&str, &str); 7] = [
    (
        "enheter.yaml",
        "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\ntyp: enhet\nid: a-vc\nnamn: Östra vårdcentralen\nnivå: enhet\n\
         överordnad: region\nverksamhetschef: roll-chef\n---\ntyp: enhet\nid: z-vc\nnamn: Bagarens vårdcentral\nnivå: enhet\n\
         överordnad: region\n",
    ),
    (
        "egenkontroller.yaml",
        "typ: egenkontroll\nid: ek-1\ntitel: Intyg\nstatus: fastställd\nenhet: a-vc\nområde: [intyg]\nfrekvens: kvartal\n\
         ansvarig: roll-chef\ntillfällen:\n  - {datum: 2025-11-15, resultat: för gammal}\n  - datum: 2025-11-16\n    \
         period: {från: 2025-07-01, till: 2025-09-30}\n    resultat: {granskade: 20, kvinnor_godkända: 8}\n    brister: [två saknade plan]\n    \
         åtgärder:\n      - {åtgärd: Övning, ansvarig: roll-chef, senast: 2026-02-01, status: beslutad}\n      - Ny mall\n  \
         - {period: 2026-T1, resultat: bra, bedömning: inget att göra, ingen_åtgärd: allt var rätt}\n  \
         - {datum: 2026-11-16, resultat: en plan}\n---\ntyp: egenkontroll\nid: ek-2\ntitel: Journaler\nstatus: fastställd\nenhet: z-vc\n\
         ---\ntyp: egenkontroll\nid: ek-3\ntitel: Ett utkast\nstatus: utkast\nenhet: z-vc\n---\ntyp: egenkontroll\nid: ek-4\n\
         titel: Upphävd men gjord\nstatus: upphävd\nenhet: z-vc\ntillfällen: 2026-03-01\n",
    ),
    (
        "avvikelser.yaml",
        "typ: avvikelse\nid: avv-1\ntitel: Sen komplettering\nstatus: avslutad\nenhet: a-vc\nkategori: intyg\nkälla: patient\n\
         inträffade: 2026-01\nrapporterades: 2026-01-10\navslutad: 2026-01-20\nutredning: utr-1\n---\ntyp: avvikelse\nid: avv-2\n\
         titel: Två besked\nstatus: ny\nenhet: z-vc\nkategori: intyg\nrapporterades: 2026-11-05\n---\ntyp: avvikelse\nid: avv-3\n\
         titel: Utan kategori\nstatus: avslutad\nenhet: z-vc\nrapporterades: 2026-10\n---\ntyp: avvikelse\nid: avv-4\n\
         titel: Avslutas senare\nstatus: avslutad\nenhet: z-vc\nkategori: annan\nupptäcktes: 2026-11-01\navslutad: 2026-12-01\n---\n\
         typ: avvikelse\nid: avv-5\ntitel: Ännu inte rapporterad\nstatus: ny\nenhet: z-vc\nrapporterades: 2026-11-20\n",
    ),
    (
        "utredningar.yaml",
        "typ: utredning\nid: utr-1\ntitel: Utredning av komplettering\nstatus: pågår\nenhet: a-vc\navvikelser: [avv-1]\n\
         gäller: hade kunnat medföra vårdskada\ntidpunkter: {inträffade: 2026-01-08, uppmärksammades: 2026-01-09}\n",
    ),
    (
        "ansvar.yaml",
        "typ: ansvar\nid: roll-chef\ntitel: Chefens ansvar\nstatus: fastställd\nfastställd: 2026-01-01\ngäller_för: [z-vc, a-vc]\n\
         roll: verksamhetschef\ninnehas_av: Chefen\nuppgifter:\n  - {uppgift: fastställa rutiner, område: rutiner-för-kvalitetsarbetet}\n  - följa upp\n",
    ),
    (
        "rutiner.yaml",
        "typ: rutin\nid: rut-1\ntitel: Äldre rutin\nstatus: fastställd\nfastställd: 2025-01-10\nfastställd_av: [roll-chef, nämnden]\n\
         giltig_till: 2026-04-30\nområde: [intyg]\ngäller_för: [region]\nversion: 1.10\nnästa_översyn: 2026-03-01\ndokumentansvarig: roll-chef\n\
         ---\ntyp: rutin\nid: rut-2\ntitel: Annan rutin\nstatus: arbetsmaterial\n",
    ),
    ("okänt.yaml", "typ: rutin\nid: rut-3\ntitel: Åter en rutin\n"),
];

fn gap(arguments: &[&str]) -> Value {
    let asked = [&["gap", ".", "--date", "2026-11-15", "--format", "json"], arguments].concat();
    Folder::of(&RECORDS).run(&asked).json()
}

fn printed(arguments: &[&str]) -> String {
    let asked = [&["gap", ".", "--date", "2026-11-15", "--width", "80", "--color", "never"], arguments].concat();
    let answer = Folder::of(&RECORDS).run(&asked);
    assert_eq!(answer.code, 0, "{}", answer.words());
    answer.stdout
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).expect("a list")
}

fn ids<'value>(value: &'value Value, part: &str) -> Vec<&'value str> {
    list(&value[part]).iter().filter_map(|row| row["of"]["document"]["id"].as_str()).collect()
}

fn of<'value>(value: &'value Value, part: &str, id: &str) -> &'value Value {
    list(&value[part]).iter().find(|row| row["of"]["document"]["id"] == id).expect(id)
}

#[test]
fn self_checks_are_those_of_twelve_months_with_what_they_showed() {
    let gap = gap(&[]);
    // By enhet in Swedish order, then by title; a draft that nobody has used is none.
    assert_eq!(ids(&gap, "self_checks"), ["ek-2", "ek-4", "ek-1", "ek-1"]);
    let first = &of(&gap, "self_checks", "ek-1")["occasion"];
    assert_eq!((&first["done"], &first["period"]), (&"2025-11-16".into(), &"2025-07-01–2025-09-30".into()));
    assert_eq!(first["result"], "granskade: 20, kvinnor godkända: 8");
    assert_eq!((&first["assessment"], &first["faults"][0]), (&Value::Null, &"två saknade plan".into()));
    let measures = list(&first["measures"]);
    assert_eq!((&measures[0]["measure"], &measures[0]["late"]), (&"Övning".into(), &true.into()));
    // A sentence in place of the parts is the measure; its parts are not told.
    assert_eq!((&measures[1]["measure"], &measures[1]["responsible"]), (&"Ny mall".into(), &Value::Null));
    let second = &list(&gap["self_checks"])[3]["occasion"];
    assert_eq!((&second["done"], &second["no_measure"]), (&Value::Null, &"allt var rätt".into()));
    assert_eq!(of(&gap, "self_checks", "ek-2")["occasion"], Value::Null);
    let put_away = of(&gap, "self_checks", "ek-4");
    assert_eq!((&put_away["of"]["status"], &put_away["occasion"]["done"]), (&"upphävd".into(), &"2026-03-01".into()));
}

#[test]
fn days_of_a_deviation_are_counted_between_days_that_are_known() {
    let gap = gap(&[]);
    assert_eq!(ids(&gap, "deviations"), ["avv-4", "avv-3", "avv-2", "avv-1", "utr-1"], "{gap}");
    let told = |id: &str| {
        let row = of(&gap, "deviations", id);
        (
            row["state"].as_str().map(str::to_owned),
            row["open"].as_bool(),
            row["days"].as_i64(),
            row["counted_from"].clone(),
        )
    };
    let (closed, open) = (Some("avslutad".to_owned()), Some("ny".to_owned()));
    assert_eq!(told("avv-1"), (closed.clone(), Some(false), Some(10), "rapporterades".into()));
    assert_eq!(told("avv-2"), (open, Some(true), Some(10), "rapporterades".into()));
    // Neither the day it was reported nor the day it was closed is known.
    assert_eq!(told("avv-3"), (closed, Some(false), None, Value::Null));
    assert_eq!(
        told("avv-4"),
        (Some("avslutad först 2026-12-01".to_owned()), Some(true), Some(14), "upptäcktes".into())
    );
    assert_eq!(told("utr-1"), (Some("pågår".to_owned()), Some(true), Some(310), "uppmärksammades".into()));
    assert_eq!(of(&gap, "deviations", "utr-1")["linked"][0], "avv-1");
}

#[test]
fn responsibilities_stand_from_the_top_down_with_level_and_place() {
    let gap = gap(&[]);
    let rows = list(&gap["responsibilities"]);
    let told: Vec<[&str; 4]> = rows
        .iter()
        .map(|row| {
            [&row["unit"], &row["level"], &row["role"], &row["role_id"]].map(|text| text.as_str().unwrap_or("–"))
        })
        .collect();
    let chief = ["verksamhetschef", "roll-chef"];
    assert_eq!(
        told,
        [
            ["z-vc", "enhet", chief[0], chief[1]],
            ["a-vc", "enhet", chief[0], chief[1]],
            ["a-vc", "enhet", chief[0], chief[1]]
        ]
    );
    assert_eq!(rows[0]["duties"][1]["duty"], "följa upp");
    assert_eq!((&rows[2]["of"]["document"]["kind"], &rows[2]["of"]["line"]), (&"enhet".into(), &11.into()));
}

#[test]
fn the_register_has_every_document_with_its_status_and_invents_nothing() {
    let gap = gap(&[]);
    let documents = list(&gap["documents"]);
    assert_eq!(documents.len(), 17, "every document");
    let titles: Vec<&str> = documents
        .iter()
        .filter(|row| row["of"]["document"]["kind"] == "rutin")
        .filter_map(|row| row["of"]["title"].as_str())
        .collect();
    assert_eq!(titles, ["Annan rutin", "Åter en rutin", "Äldre rutin"]);
    let old = of(&gap, "documents", "rut-1");
    for (field, value) in [
        ("version", "1.10"),
        ("decided", "2025-01-10"),
        ("decided_by", "roll-chef, nämnden"),
        ("valid_till", "2026-04-30"),
        ("next_review", "2026-03-01"),
        ("owner", "roll-chef"),
    ] {
        assert_eq!(old[field], value, "{field}");
    }
    assert_eq!((&old["of"]["status"], &old["areas"][0]), (&"gick ut 2026-04-30".into(), &"intyg".into()));
    assert_eq!(of(&gap, "documents", "rut-2")["of"]["status"], "utkast");
    let bare = of(&gap, "documents", "rut-3");
    for field in ["version", "decided", "decided_by", "valid_till", "next_review", "owner"] {
        assert_eq!(bare[field], Value::Null, "{field}");
    }
    assert_eq!(bare["of"]["status"], Value::Null);
}

#[test]
fn every_part_follows_the_choice_and_says_so() {
    let unit = gap(&["--unit", "a-vc"]);
    assert_eq!(ids(&unit, "self_checks"), ["ek-1", "ek-1"]);
    assert_eq!(ids(&unit, "deviations"), ["avv-1", "utr-1"]);
    assert_eq!(unit["choice"]["units"][0], "a-vc");
    let act = gap(&["--act", "sosfs-2011-9"]);
    assert_eq!(act["choice"]["acts"][0], "sosfs-2011-9");
    for row in list(&act["chapters"]) {
        assert!(row["name"].as_str().is_some_and(|name| name.starts_with("SOSFS 2011:9")), "{row}");
    }
    let rules = |part: &str| -> Vec<String> {
        let rows = list(&act[part]).iter();
        rows.filter_map(|row| row["rule"].as_str().or(row["gap"]["rule"].as_str()).map(str::to_owned)).collect()
    };
    for rule in [rules("worst"), rules("plan")].concat() {
        assert!(rule.starts_with("sosfs-2011-9/"), "{rule}");
    }
    for row in list(&act["investigations"]) {
        assert!(
            list(&row["points"])
                .iter()
                .all(|point| point["requirement"].as_str().is_some_and(|id| id.starts_with("sosfs")))
        );
    }
    let none = gap(&["--act", "sosfs-2011-9", "--only", "undantag"]);
    for part in ["chapters", "worst", "plan", "self_checks", "deviations", "documents", "investigations"] {
        assert_eq!(list(&none[part]).len(), 0, "{part}: {}", none[part]);
    }
    let text = printed(&["--act", "sosfs-2011-9", "--only", "brist", "--unit", "a-vc"]);
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("Visar bara: Östra vårdcentralen och allt under; krav ur SOSFS 2011:9; krav med utfallet"),
        "{said}"
    );
    let markdown = printed(&["--act", "sosfs-2011-9", "--format", "markdown"]);
    assert!(markdown.contains("Visar bara: krav ur SOSFS 2011:9."), "{markdown}");
}

#[test]
fn quality_work_in_a_terminal() {
    let text = printed(&[]);
    let short = text.split("Kvalitetsarbetet i tal").nth(1).expect("the numbers are there");
    insta::assert_snapshot!(short);
}

#[test]
fn quality_work_in_a_terminal_one_by_one() {
    let text = printed(&["--verbose"]);
    let whole = text.split("Egenkontroller de senaste tolv månaderna").nth(1).expect("the parts are there");
    insta::assert_snapshot!(whole.split("Åtgärdsplan att fylla i").next().expect("the parts end"));
}

#[test]
fn quality_work_in_markdown() {
    // What is printed has room for a comment; a file has all of it.
    let folder = Folder::of(&RECORDS);
    let answer = folder.run(&["gap", ".", "--date", "2026-11-15", "--output", "markdown=lage.md"]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    let text = std::fs::read_to_string(folder.path().join("lage.md")).expect("the file is written");
    let parts = text.split("### Egenkontroller").nth(1).expect("the parts are there");
    insta::assert_snapshot!(parts);
}

#[test]
fn quality_work_in_json() {
    let mut gap = gap(&[]);
    let parts = ["self_checks", "deviations", "responsibilities", "documents"];
    let shown: serde_json::Map<String, Value> =
        parts.map(|part| (part.to_owned(), gap[part].take())).into_iter().collect();
    insta::assert_snapshot!(serde_json::to_string_pretty(&shown).expect("JSON"));
}

#[test]
fn the_parts_do_not_drown_the_gaps() {
    let (short, whole) = (printed(&[]), printed(&["--verbose"]));
    let short_part = short.split("Kvalitetsarbetet i tal").nth(1).expect("the numbers are there");
    assert!(short_part.lines().count() < 35, "{short_part}");
    assert!(!short.contains("hittades inga brister i") && whole.lines().count() > short.lines().count());
    for name in ["Sen komplettering", "Äldre rutin (rut-1)"] {
        assert!(whole.contains(name) && !short_part.contains(name), "{name}");
    }
}

#[test]
fn many_statuses_have_few_columns_and_the_same_sum() {
    let deviation = |number: usize| {
        let status = if number < 20 { "ny".to_owned() } else { format!("status-{}", number % 50) };
        format!("typ: avvikelse\nid: avv-{number}\ntitel: A\nenhet: a-vc\nkategori: intyg\nstatus: {status}\n---\n")
    };
    let deviations: String = (0..200).map(deviation).collect();
    let units = "typ: enhet\nid: a-vc\nnamn: A\nnivå: enhet\n";
    let folder = Folder::of(&[("enheter.yaml", units), ("avvikelser.yaml", deviations.as_str())]);
    folder.run(&["gap", ".", "--date", "2026-11-15", "--output", "markdown=ut.md"]);
    let shown = fs::read_to_string(folder.path().join("ut.md")).expect("the file is written");
    // A wide table is two beside each other.
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let lines: Vec<&str> = shown.lines().collect();
    let heads = lines.iter().enumerate().filter(|(_, line)| line.starts_with("| Kategori"));
    let columns: Vec<(String, String)> =
        heads.flat_map(|(at, head)| cells(head).into_iter().zip(cells(lines[at + 2])).skip(1)).collect();
    let count = |is_meant: fn(&str) -> bool| columns.iter().filter(move |(head, _)| is_meant(head));
    assert_eq!(count(|head| head.starts_with("status-")).count(), 11, "{columns:?}");
    assert_eq!((columns[0].0.as_str(), columns[12].0.as_str()), ("ny", "annan status"), "{columns:?}");
    let sum: usize = count(|head| head != "Alla").filter_map(|(_, number)| number.parse::<usize>().ok()).sum();
    assert_eq!((sum, columns[13].1.as_str()), (200, "200"), "{columns:?}");
}
