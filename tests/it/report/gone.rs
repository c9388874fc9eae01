//! A finding that is gone is told apart: mended, removed, no longer asked, waived, or no longer told.

use std::fs;

use serde_json::Value;

use super::routine;
use crate::shared::repository::Repository;
use crate::shared::{Answer, Folder};

const DATE: &str = "--date=2026-11-15";
const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Norr\nnivå: vårdenhet\n";

/// A decided routine with these further lines.
fn decided(id: &str, lines: &str) -> String {
    format!(
        "typ: rutin\nid: {id}\ntitel: Rutin {id}\nstatus: fastställd\nfastställd: 2026-01-10\nfastställd_av: chef\n\
         giltig_från: 2026-01-10\nsyfte: Rätt intyg\ntillvägagångssätt: Så gör vi.\n{lines}"
    )
}

/// The findings that are gone in a comparison, each as "document why reason", sorted.
fn gone(list: &Value) -> Vec<String> {
    let word = |gone: &Value, key: &str| gone[key].as_str().unwrap_or_default().to_owned();
    let line = |gone: &Value| format!("{} {} {}", word(gone, "document"), word(gone, "why"), word(gone, "reason"));
    let mut gone: Vec<String> = list.as_array().expect("a list").iter().map(line).collect();
    gone.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    gone.sort();
    gone.dedup();
    gone
}

/// The findings of a rule that are gone.
fn gone_of(list: &Value, rule: &str) -> Vec<String> {
    let of_rule = list.as_array().expect("a list").iter().filter(|one| one["rule"] == rule).cloned();
    gone(&Value::from(of_rule.collect::<Vec<_>>()))
}

/// What is gone between two states of a folder, of the rules that are selected, by `diff` and by `--base`.
fn between(before: &[(&str, &str)], after: &[(&str, &str)], rules: &str) -> Vec<String> {
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", before);
    for (path, _) in before.iter().filter(|(path, _)| !after.iter().any(|(other, _)| other == path)) {
        fs::remove_file(repository.folder.path().join(path)).expect("the file is there");
    }
    repository.commit("2026-02-01", after);
    let answer = repository.folder.run(&["audit", "--base=HEAD~1", "--select", rules, DATE, "--format=json"]);
    let by_base = gone(&answer.json()["against"]["gone"]);
    let answer = repository.folder.run(&["diff", "HEAD~1", DATE, "--format=json"]).json();
    let is_asked =
        |one: &Value| rules.split(',').any(|rule| one["rule"].as_str().unwrap_or_default().starts_with(rule));
    let all: Vec<Value> =
        answer["gone"].as_array().expect("a list").iter().filter(|one| is_asked(one)).cloned().collect();
    assert_eq!(gone(&Value::from(all)), by_base, "diff and --base say the same");
    let counted =
        |word: &str| answer["gone"].as_array().expect("a list").iter().filter(|one| one["why"] == word).count();
    for word in ["mended", "removed", "not_asked", "waived", "undetermined"] {
        assert_eq!(answer["summary"][word], counted(word), "{word}");
    }
    let mended = counted("mended");
    let ending = if mended == 1 { "−1 åtgärdad".to_owned() } else { format!("−{mended} åtgärdade") };
    assert!(answer["first_line"].as_str().expect("a line").ends_with(&ending));
    by_base
}

const ANSVAR: &str = "sosfs-2011-9/4-4-ansvar";

#[test]
fn what_was_filled_in_is_mended_and_what_was_removed_is_not() {
    let without = decided("r", "");
    let with = decided("r", "ansvar: [{uppgift: Skriva intyg, roll: läkare}]\n");
    assert_eq!(between(&[("r.yaml", &without)], &[("r.yaml", &with)], ANSVAR), ["r mended"]);
    assert_eq!(between(&[("e.yaml", UNIT), ("r.yaml", &without)], &[("e.yaml", UNIT)], ANSVAR), ["r removed"]);
    // A process and a rutin may share an id: the one that is left does not mend the other.
    let process = "typ: process\nid: r\ntitel: Process\n";
    assert_eq!(between(&[("r.yaml", &without), ("p.yaml", process)], &[("p.yaml", process)], ANSVAR), ["r removed"]);
}

#[test]
fn what_is_no_longer_asked_of_a_document_is_not_mended() {
    let without = decided("r", "");
    let policy = decided("r", "dokumenttyp: policy\n");
    assert_eq!(between(&[("r.yaml", &without)], &[("r.yaml", &policy)], ANSVAR), ["r not_asked not_applicable"]);
    let withdrawn = without.replace("status: fastställd", "status: upphävd");
    assert_eq!(between(&[("r.yaml", &without)], &[("r.yaml", &withdrawn)], ANSVAR), ["r not_asked put_away"]);
    let draft = without.replace("status: fastställd", "status: utkast") + "giltig_till: 2026-03-01\n";
    let expired = decided("r", "giltig_till: 2026-03-01\n");
    let rules = "giltighet/utgangen";
    assert_eq!(between(&[("r.yaml", &expired)], &[("r.yaml", &draft)], rules), ["r undetermined pending"]);
    // To withdraw what has expired is what the advice says.
    let withdrawn = expired.replace("status: fastställd", "status: upphävd");
    assert_eq!(between(&[("r.yaml", &expired)], &[("r.yaml", &withdrawn)], rules), ["r mended"]);
}

#[test]
fn a_draft_is_neither_mended_nor_new_nor_in_a_baseline() {
    let without = decided("r", "");
    let draft = without.replace("status: fastställd", "status: utkast");
    assert_eq!(between(&[("r.yaml", &without)], &[("r.yaml", &draft)], ANSVAR), ["r undetermined pending"]);
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("e.yaml", UNIT)]);
    repository.commit("2026-02-01", &[("r.yaml", &draft)]);
    for asked in [&["diff", "HEAD~1"][..], &["audit", "--base=HEAD~1"]] {
        let report = repository.folder.run(&[asked, &[DATE, "--format=json"]].concat()).json();
        let new = report.get("new").or_else(|| report.get("findings")).and_then(Value::as_array).expect("a list");
        let is_new = |one: &&Value| one["rule"] == ANSVAR && one["pending"] != true;
        assert_eq!(new.iter().filter(is_new).count(), 0, "{asked:?}");
    }
    repository.folder.run(&["baseline", "write", DATE]);
    let text = fs::read_to_string(repository.folder.path().join("ledningskoll-baslinje.txt")).expect("the baseline");
    assert!(text.contains("  vc-norr  ") && !text.contains(ANSVAR), "{text}");
    // A brist that is filled in while the draft is decided again is mended.
    let mended = decided("r", "ansvar: [{uppgift: Skriva intyg, roll: läkare}]\n");
    assert_eq!(between(&[("r.yaml", &without)], &[("r.yaml", &mended)], ANSVAR), ["r mended"]);
}

#[test]
fn what_the_settings_leave_out_is_not_mended() {
    let settings = |lines: &str| format!("typ: inställningar\nid: i\n{lines}");
    let (on, off) = (settings("profiler: [region-jonkoping]\n"), settings(""));
    let rules = "region-jonkoping/rutiner-pa-enheten";
    let told = between(&[("e.yaml", UNIT), ("i.yaml", &on)], &[("e.yaml", UNIT), ("i.yaml", &off)], rules);
    assert_eq!(told, ["vc-norr not_asked profile"]);

    let odd = routine("r", &["udda"]);
    let (all, some) = (settings(""), settings("mappar: [a]\n"));
    let files = |settings| [("a/e.yaml", UNIT), ("b/r.yaml", odd.as_str()), ("i.yaml", settings)];
    assert_eq!(between(&files(&all), &files(&some), "form/okand-nyckel"), ["r not_asked folder"]);

    let expiring = decided("r", "giltig_till: 2027-03-01\n");
    let short = settings("gränser: {snart_inom_månader: 1}\n");
    let files = |settings| [("r.yaml", expiring.as_str()), ("i.yaml", settings)];
    assert_eq!(between(&files(&all), &files(&short), "giltighet/snart"), ["r not_asked settings"]);
}

#[test]
fn an_own_requirement_that_is_no_longer_read_is_not_mended() {
    let own = "id: egna/ansvarig\nrubrik: Ansvarig\nlagrum: {författning: Vår policy, plats: Regler}\nstyrka: lokal\n\
               belägg: A\nbevis: direkt\ngäller: {typ: rutin}\nkrav: {required: [dokumentansvarig]}\nsaknas: saknar \
               ansvarig\ngör_så: skriv\nvarför: Vi vill det.\nexempel:\n  datum: 2026-11-15\n  uppfyller: [{typ: rutin, \
               id: r, dokumentansvarig: x}]\n  brister: [{typ: rutin, id: r}]\n";
    let acts = "- {beteckning: Vår policy, citeras: Vår policy, titel: Policy, i_kraft: 2020-01-01, belägg: A}\n";
    let on = "typ: inställningar\nid: i\negna_krav: [krav]\n";
    let off = "typ: inställningar\nid: i\n";
    let text = decided("r", "");
    let files = |settings: &'static str| {
        [
            ("krav/egna/ansvarig.yaml".to_owned(), own.to_owned()),
            ("krav/författningar.yaml".to_owned(), acts.to_owned()),
            ("r.yaml".to_owned(), text.clone()),
            ("i.yaml".to_owned(), settings.to_owned()),
        ]
    };
    let repository = Repository::init(&[]);
    let write = |day: &str, files: &[(String, String)]| {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        repository.commit(day, &files);
    };
    write("2026-01-10", &files(on));
    write("2026-02-01", &files(off));
    let change = repository.folder.run(&["diff", "HEAD~1", DATE, "--format=json"]);
    assert_eq!(gone_of(&change.json()["gone"], "egna/ansvarig"), ["r not_asked rule"], "{}", change.words());
}

#[test]
fn what_can_no_longer_be_told_is_not_mended() {
    let without = decided("r", "");
    let unreadable = "typ: rutin\nid: r\ntitel: [\n";
    let told = between(&[("r.yaml", &without)], &[("r.yaml", unreadable)], ANSVAR);
    assert_eq!(told, ["r undetermined unreadable"]);
    let untyped = without.replace("typ: rutin\n", "");
    let told = between(&[("e.yaml", UNIT), ("r.yaml", &without)], &[("e.yaml", UNIT), ("r.yaml", &untyped)], ANSVAR);
    assert_eq!(told, ["r undetermined unreadable"]);
    let misshapen = decided("r", "ansvar: 2026\n");
    let told = between(&[("r.yaml", &without)], &[("r.yaml", &misshapen)], ANSVAR);
    assert_eq!(told, ["r undetermined undetermined"]);
    // What stood inside a value that is prose now is not read.
    let event = |lines: &str| format!("typ: utredning\nid: u\ngäller: har medfört vårdskada\n{lines}\n");
    let before = event("tidpunkter: {inträffade: 2026-13-40, udda: ja}");
    let after = event("tidpunkter: I mars, den andra veckan");
    let told = between(&[("u.yaml", &before)], &[("u.yaml", &after)], "form");
    assert_eq!(told, ["u undetermined unreadable"]);
    // The other document with the same id cannot be read any more.
    let twin = decided("r", "version: 2\n");
    let (before, after) =
        ([("a.yaml", twin.as_str()), ("r.yaml", &without)], [("a.yaml", unreadable), ("r.yaml", &without)]);
    let told = between(&before, &after, "identitet/dubblett");
    assert!(!told.is_empty() && told.iter().all(|line| line == "r undetermined unreadable"), "{told:?}");
}

#[test]
fn a_finding_that_another_has_replaced_is_not_mended() {
    let odd = routine("r", &["udda"]);
    let renamed = odd.replace("id: r\n", "id: r-2\n");
    let named = |id: &str| between(&[("r.yaml", &odd)], &[("r.yaml", id)], "form/okand-nyckel");
    assert_eq!(named(&renamed), [""; 0], "it is known under the new id");
    let nameless = odd.replace("id: r\n", "");
    assert_eq!(
        between(&[("r.yaml", &nameless)], &[("r.yaml", &odd)], "form/okand-nyckel,form/saknar-id"),
        ["r.yaml mended", "r.yaml undetermined replaced"],
        "the id is there now, and the unknown key stands"
    );
    let expiring = Folder::of(&[("r.yaml", &decided("r", "giltig_till: 2026-09-30\n"))]);
    expiring.run(&["baseline", "write", "--date=2026-08-01"]);
    let answer = expiring.run(&["audit", "--baseline=ledningskoll-baslinje.txt", "--date=2026-11-15", "--format=json"]);
    assert_eq!(
        gone_of(&answer.json()["against"]["gone"], "giltighet/snart"),
        ["r undetermined replaced"],
        "{}",
        answer.words()
    );
}

/// A folder with a baseline, in which one finding is then mended, one removed, one waived and one unreadable.
fn told_apart() -> Folder {
    let folder = Folder::of(&[]);
    for id in ["a", "b", "c", "d", "e"] {
        folder.write(&format!("{id}.yaml"), routine(id, &["udda"]));
    }
    folder.run(&["baseline", "write", DATE]);
    folder.write("a.yaml", routine("a", &[]));
    fs::remove_file(folder.path().join("b.yaml")).expect("the file is there");
    let waiver = "typ: undantag\nid: u-1\nregel: [form/okand-nyckel]\navser: [c]\nskäl: Byts ut.\nbeslutad_av: chef\n\
                  beslutad: 2026-01-01\ngäller_till: 2027-01-31\n";
    folder.write("u.yaml", waiver);
    folder
}

fn audit(folder: &Folder, format: &str) -> Answer {
    let only = ["--select=form/okand-nyckel", "--baseline=ledningskoll-baslinje.txt", DATE, "--format", format];
    folder.run(&[&["audit"][..], &only].concat())
}

#[test]
fn every_format_counts_only_what_is_mended_as_mended() {
    let folder = told_apart();
    let numbers = "+0 nya, −1 åtgärdad, 2 kända, 1 är borta med sitt dokument, 1 omfattas nu av undantag";
    for format in ["terminal", "markdown", "html", "sarif"] {
        let said = audit(&folder, format).words();
        assert!(said.contains(numbers), "{format}: {said}");
    }
    let listed = audit(&folder, "terminal").words();
    for why in [
        "b: fältet udda är okänt och läses inte (bör, form/okand-nyckel) – dokumentet finns inte längre",
        "– åtgärdad",
        "– omfattas nu av ett undantag",
    ] {
        assert!(listed.contains(why), "{why}: {listed}");
    }
    // What was left out by choice is counted and not listed.
    assert!(listed.contains("är inte med i den här granskningen") && !listed.contains("är inte vald"), "{listed}");
    let shown = folder.run(&["baseline", "show", DATE]).words();
    assert!(shown.contains("1 är åtgärdad · ") && shown.contains(" är borta med"), "{shown}");
}

#[test]
fn a_baseline_keeps_what_may_come_back() {
    let folder = told_apart();
    folder.write("d.yaml", decided("d", "dokumenttyp: policy\nudda: ja\n"));
    let before = fs::read_to_string(folder.path().join("ledningskoll-baslinje.txt")).expect("the baseline");
    let said = folder.run(&["baseline", "prune", DATE]).words();
    let after = fs::read_to_string(folder.path().join("ledningskoll-baslinje.txt")).expect("the baseline");
    let lines = |text: &str, id: &str| text.lines().filter(|line| line.contains(&format!("  {id}  "))).count();
    assert!(lines(&before, "d") > 1 && lines(&after, "d") > 1, "{said}");
    assert_eq!((lines(&after, "b"), lines(&before, "e")), (0, lines(&after, "e")), "{said}");
    assert!(said.contains("dokumenttyp") || said.contains("kravet gäller inte för det som står där nu"), "{said}");
}

#[test]
fn a_baseline_of_the_first_version_is_still_read() {
    let folder = told_apart();
    let file = folder.path().join("ledningskoll-baslinje.txt");
    let text = fs::read_to_string(&file).expect("the baseline");
    let line = |line: &str| match line.starts_with('#') {
        true => format!("{}\n", line.replace("version 2", "version 1")),
        false => format!("{}\n", line.split("  ").take(5).collect::<Vec<_>>().join("  ")),
    };
    fs::write(&file, text.lines().map(line).collect::<String>()).expect("written");
    let report = audit(&folder, "json").json();
    let told = gone(&report["against"]["gone"]);
    for line in ["a mended", "b removed", "c waived"] {
        assert!(told.contains(&line.to_owned()), "{told:?}");
    }
    assert_eq!(report["against"]["known"], 2);
}

#[test]
fn a_requirement_that_has_another_id_now_is_known_by_its_earlier() {
    let folder = Folder::of(&[("e.yaml", UNIT)]);
    folder.run(&["baseline", "write", DATE]);
    let file = folder.path().join("ledningskoll-baslinje.txt");
    let text = fs::read_to_string(&file).expect("the baseline");
    let (now, earlier) = ("  hslf-fs-2016-40/journalrutin  ", "  hslf-fs-2016-40/3-journalrutin  ");
    assert!(text.contains(now), "{text}");
    let line = |line: &str| match line.contains(now) {
        true => format!("{}{}\n", "0".repeat(32), line[32..].replace(now, earlier)),
        false => format!("{line}\n"),
    };
    fs::write(&file, text.lines().map(line).collect::<String>()).expect("written");
    let report = folder.run(&["audit", "--baseline=ledningskoll-baslinje.txt", DATE, "--format=json"]).json();
    assert_eq!((&report["against"]["new"], &report["against"]["gone"]), (&0.into(), &Value::Array(Vec::new())));
}

#[test]
fn a_trend_tells_what_was_mended_from_what_is_gone() {
    let repository = Repository::init(&[]);
    let odd = |id: &str| routine(id, &["udda"]);
    repository.commit("2026-01-10", &[("e.yaml", UNIT), ("a.yaml", &odd("a")), ("b.yaml", &odd("b"))]);
    fs::remove_file(repository.folder.path().join("b.yaml")).expect("the file is there");
    repository.commit("2026-02-10", &[("a.yaml", &routine("a", &[]))]);
    let asked = ["trend", "--since=2026-01-15", "--date=2026-03-15"];
    let points = repository.folder.run(&[&asked[..], &["--format=json"]].concat()).json();
    let points = points["points"].as_array().expect("a list");
    assert!(points[0]["since"].is_null() && points.len() == 3, "{points:?}");
    assert_eq!(points[1]["since"]["mended"], 1, "{:?}", points[1]);
    assert!(points[1]["since"]["removed"].as_u64() > Some(0), "{:?}", points[1]);
    let said = repository.folder.run(&asked).words();
    assert!(said.contains("under tiden: ") && said.contains("1 åtgärdad, ") && said.contains("är borta med"), "{said}");
}
