//! The commands for the views of a report: their output for the region with planted gaps.

use std::path::Path;
use std::process::Command;

fn shown(arguments: &[&str]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/med-brister");
    let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(arguments)
        .args(["--date", "2026-11-15", "--width", "100"])
        .arg(folder)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "a line is too long");
    text
}

fn audit() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/med-brister");
    let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
        .args(["audit", "--date", "2026-11-15", "--width", "100"])
        .arg(folder)
        .output()
        .expect("the program runs");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn the_gaps_of_an_enhet_name_the_law_the_place_and_who_must_act() {
    let text = shown(&["gap", "--unit", "vc-almdalen", "--only", "brist"]);
    for words in [
        "Almdalens vårdcentral (vc-almdalen)",
        "Verksamhetschef: roll-verksamhetschef-almdalen",
        "Det finns en gällande rutin för intyg – brist",
        "HSLF-FS 2018:54 2 kap. (jämte SOSFS 2011:9 4 kap.), föreskrift",
        "enheter/vc-almdalen.yaml:2",
        "Åtgärdsplan att fylla i",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("Sandtorps vårdcentral (vc-sandtorp)"), "another enhet is shown");
    assert!(!shown(&["gap", "--act", "psl-2010-659"]).contains("Det finns en gällande rutin för intyg – "));
}

#[test]
fn an_investigation_is_a_list_to_tick() {
    let text = shown(&["gap", "--verbose"]);
    let list = text.split("(utr-2025-07)").nth(1).expect("the investigation is there");
    let list: String = list.lines().take(30).collect::<Vec<_>>().join("\n");
    assert!(list.contains("[x] Utredningen beskriver händelseförloppet (HSLF-FS 2017:40 3 kap. 4 § första stycket 1)"));
    assert!(list.contains("[ ] Utredningen anger de tre tidpunkterna (HSLF-FS 2017:40 3 kap. 4 § första stycket 2)"));
    assert!(list.contains("patienten informerad: 20"), "{list}");
    assert!(list.contains("dagar från händelsen till anmälan: "), "{list}");
}

#[test]
fn an_investigation_without_verbose_is_what_is_missing_in_it() {
    let text = shown(&["gap"]);
    let list = text.split("(utr-2025-07)").nth(1).expect("the investigation is there");
    let list: String = list.lines().take(6).collect::<Vec<_>>().join("\n");
    assert!(list.contains("[ ] Utredningen anger de tre tidpunkterna") && !text.contains("[x] "), "{list}");
}

/// The numbers at the start of a table's rows, by the name of the enhet.
fn in_order(text: &str, names: &[&str]) -> bool {
    let at: Vec<Option<usize>> = names.iter().map(|name| text.find(name)).collect();
    at.iter().all(Option::is_some) && at.is_sorted()
}

#[test]
fn the_worst_are_the_same_in_audit_and_gap() {
    let (audit, gap) = (audit(), shown(&["gap"]));
    let worst = gap.split("Det viktigaste").nth(1).expect("the worst are there");
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (audit, worst) = (folded(&audit), folded(worst.split("Talen räknar").next().expect("a part")));
    let blocks: Vec<&str> = audit.split("× brist: ").skip(1).collect();
    for (number, line) in worst.split(" • brist: ").skip(1).enumerate() {
        // The beginning, which is never wrapped.
        let message: String = line.chars().take(30).collect();
        assert!(blocks[number].contains(&message), "{number}: {message}\n{}", blocks[number]);
    }
    assert!(!worst.contains("nyckeln"), "a slip of form is none of the worst: {worst}");
    assert!(shown(&["gap"]).contains("Rätta i filerna ("));
}

#[test]
fn what_could_not_be_judged_is_listed_with_reason_and_what_to_do() {
    for text in [audit(), shown(&["gap", "--only", "ej-bedömt"])] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Ej bedömt:") || text.contains("ej bedömt:"), "{text}");
        assert!(text.contains("ör så: rätta först ") || text.contains("ör så: läs "), "{text}");
    }
}

#[test]
fn enheter_stand_in_swedish_order() {
    let text = shown(&["gap"]);
    let names =
        ["Region Bristbygden (", "Almdalens vårdcentral (", "Rehabmottagningen Kvarnen (", "Sandtorps vårdcentral ("];
    assert!(in_order(&text, &names), "{text}");
}

#[test]
fn the_matrix_of_many_enheter_is_numbers_and_points_to_page_and_workbook() {
    let unit = |number: usize| {
        format!("---\ntyp: enhet\nid: vc-{number}\nnamn: Vårdcentral {number}\nnivå: enhet\növerordnad: region\n")
    };
    let units: String = (1..=12).map(unit).collect();
    let units = format!("typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n{units}");
    let folder = crate::shared::Folder::of(&[("enheter.yaml", &units)]);
    let answer = folder.run(&["matrix", ".", "--date", "2026-11-15", "--width", "80"]);
    let text = answer.stdout;
    assert!(text.lines().count() < 40, "{text}");
    assert!(text.contains("13 enheter är för många") && text.contains("xlsx=matris.xlsx"), "{text}");
    assert!(
        in_order(&text, &["Regionen", "Vårdcentral 1 ", "Vårdcentral 2 ", "Vårdcentral 10 ", "Vårdcentral 12 "]),
        "{text}"
    );
    let one = folder.run(&["matrix", ".", "--date", "2026-11-15", "--width", "80", "--unit", "vc-3"]).stdout;
    assert!(one.contains("saknas") && !one.contains("för många"), "{one}");
}

#[test]
fn no_word_is_broken_at_eighty_columns() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/med-brister");
    for command in [&["matrix"][..], &["gap"], &["gap", "--verbose"], &["audit"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_ledningskoll"))
            .args(command)
            .args(["--date", "2026-11-15", "--width", "80"])
            .arg(&folder)
            .output()
            .expect("the program runs");
        let text = String::from_utf8(output.stdout).expect("text");
        for word in ["Rehabmottagningen", "Almdalens", "Sandtorps", "Undantag", "bedömt"] {
            let halves = (3..word.chars().count() - 2).map(|at| word.chars().take(at).collect::<String>());
            for half in halves {
                let is_broken =
                    |line: &str| line.split([' ', '│', '|', '(', ')', '/', ':', ',', '.']).any(|part| part == half);
                assert!(!text.lines().any(is_broken), "{command:?} breaks {word} after {half}:\n{text}");
            }
        }
    }
}

#[test]
fn the_matrix_shows_own_inherited_and_missing() {
    let text = shown(&["matrix"]);
    assert!(text.contains("egen") && text.contains("via ") && text.contains("saknas"));
    let holes = shown(&["matrix", "--holes"]);
    assert!(holes.contains("Det finns en gällande") && holes.lines().count() < text.lines().count());
}

#[test]
fn what_falls_due_is_told_with_days_and_role() {
    let text = shown(&["due", "--within", "2m"]);
    assert!(text.contains("2026-04-30 (för 199 dagar sedan) giltighet"), "{text}");
    assert!(text.contains("5 har passerat"), "{text}");
    assert!(text.contains("2026-10-09 (för 37 dagar sedan) svaret till patientnämnden"), "{text}");
    assert!(text.contains("2026-09-30 (för 46 dagar sedan) uppföljning: Kompletteringar räknas"), "{text}");
    assert!(!text.contains("2027-02-10"), "beyond two months");
    assert!(shown(&["due", "--within", "1y"]).contains("2027-02-10"));
}
