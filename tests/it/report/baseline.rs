//! A baseline for an existing repository: its whole life cycle, and invalid baseline files.

use std::fs;

use super::{against, routine};
use crate::shared::{Answer, Folder};

const FILE: &str = "ledningskoll-baslinje.txt";

fn old() -> Folder {
    Folder::of(&[
        ("a.yaml", &routine("a", &["udda", "annan"])),
        ("b.yaml", &routine("b", &["udda"])),
        ("utan-id.yaml", "typ: rutin\ntitel: Utan id\nudda: ja\n"),
    ])
}

fn audit(folder: &Folder) -> Answer {
    folder.run(&[
        "audit",
        "--baseline",
        FILE,
        "--select=form",
        "--fail-on=warning",
        "--format=json",
        "--date=2026-11-15",
    ])
}

fn baseline(folder: &Folder, asked: &[&str]) -> String {
    let answer = folder.run(&[&["baseline"], asked, &["--date=2026-11-15"]].concat());
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{asked:?}");
    answer.stdout
}

fn lines(folder: &Folder) -> Vec<String> {
    let text = fs::read_to_string(folder.path().join(FILE)).expect("the baseline is there");
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn a_baseline_is_written_held_and_pruned() {
    let folder = old();
    let said = baseline(&folder, &["write"]);
    let first = lines(&folder);
    assert!(first.is_sorted() && said.starts_with("ledningskoll-baslinje.txt är skriven med "), "{said}");
    assert!(first.iter().any(|line| line.contains("  bör  form/okand-nyckel  a  fältet udda är okänt")), "{first:?}");
    assert_eq!((audit(&folder).code, against(&audit(&folder)).0), (0, 0));

    // One finding is fixed and one is new: the new one fails, and is added only with `--accept-new`.
    fs::write(folder.path().join("b.yaml"), routine("b", &[])).expect("written");
    fs::write(folder.path().join("c.yaml"), routine("c", &["ny"])).expect("written");
    let answer = audit(&folder);
    let (new, _, gone) = against(&answer);
    let gone: Vec<&str> = gone.iter().map(String::as_str).filter(|gone| !gone.ends_with(" not_asked")).collect();
    assert_eq!((answer.code, new, gone), (1, 1, vec!["b mended"]));
    let said = baseline(&folder, &["write"]);
    assert!(said.contains("nya fynd är inte med") && said.contains("1 av dem syns inte längre"), "{said}");
    assert_eq!(lines(&folder), first);
    assert_eq!(audit(&folder).code, 1);

    let shown = baseline(&folder, &["show"]);
    assert!(shown.contains("Finns kvar:") && shown.contains("b: fältet udda är okänt och läses inte"), "{shown}");
    let pruned = baseline(&folder, &["prune"]);
    assert!(pruned.contains("Borttaget ur baslinjen:") && pruned.contains("1 borttaget"), "{pruned}");
    let left: Vec<String> = first.iter().filter(|line| !line.contains("  b  fältet udda")).cloned().collect();
    assert_eq!(lines(&folder), left);

    baseline(&folder, &["write", "--accept-new"]);
    assert!(lines(&folder).len() > left.len() && lines(&folder).iter().any(|line| line.contains("fältet ny är okänt")));
    assert_eq!(audit(&folder).code, 0);
}

#[test]
fn a_check_writes_nothing() {
    let folder = old();
    baseline(&folder, &["write", "--baseline", "egen.txt"]);
    let before = fs::read(folder.path().join("egen.txt")).expect("the baseline");
    for asked in [&["audit", "--baseline", "egen.txt"][..], &["baseline", "show", "--baseline", "egen.txt"]] {
        folder.run(asked);
    }
    assert_eq!(fs::read(folder.path().join("egen.txt")).expect("the baseline"), before);
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 4);
}

#[test]
fn what_cannot_be_read_now_stays_in_the_baseline() {
    let folder = old();
    baseline(&folder, &["write"]);
    let first = lines(&folder);
    fs::write(folder.path().join("b.yaml"), "typ: rutin\nid: b\ntitel: [\n").expect("written");
    let pruned = baseline(&folder, &["prune"]);
    assert!(pruned.contains("Kvar, för att det inte går att bedöma nu:"), "{pruned}");
    assert_eq!(lines(&folder), first);
}

#[test]
fn a_part_of_the_organisation_or_of_the_rules_does_not_make_the_rest_look_mended() {
    let unit = "typ: enhet\nid: vc-norr\nnamn: Norr\nnivå: vårdenhet\n";
    let other = "typ: enhet\nid: vc-syd\nnamn: Syd\nnivå: vårdenhet\n";
    let folder = Folder::of(&[("n.yaml", unit), ("s.yaml", other), ("a.yaml", &routine("a", &["udda"]))]);
    baseline(&folder, &["write"]);
    let part = |asked: &[&str]| {
        let always = ["audit", "--baseline", FILE, "--date=2026-11-15", "--format=json"];
        against(&folder.run(&[&always, asked].concat()))
    };
    for asked in [&["--unit", "vc-norr"][..], &["--select", "form"], &["--ignore", "form"]] {
        let (new, known, gone) = part(asked);
        let is_left_out = gone.iter().all(|gone| gone.ends_with(" not_asked"));
        assert!(new == 0 && known > 0 && !gone.is_empty() && is_left_out, "{asked:?}: {new} {known} {gone:?}");
    }
}

#[test]
fn a_file_that_is_no_baseline_is_refused_with_its_line() {
    let folder = old();
    let refused = |asked: &[&str], word: &str| {
        let answer = folder.run(asked);
        assert!(answer.code == 2 && answer.stdout.is_empty() && answer.words().contains(word), "{}", answer.words());
    };
    refused(&["audit", "--baseline", FILE], "baslinjen ledningskoll-baslinje.txt finns inte");
    refused(&["baseline", "prune"], "finns inte");
    refused(&["audit", "--baseline", "a.yaml"], "a.yaml är ingen baslinje");
    refused(&["baseline", "write", "--baseline", "a.yaml"], "a.yaml är ingen baslinje");
    refused(&["audit", "--baseline", "."], "baslinjen . kunde inte läsas");
    refused(&["baseline", "write", "--baseline", "finns/inte.txt"], "mappen finns inte");
    baseline(&folder, &["write"]);
    let file = folder.path().join(FILE);
    let sound = fs::read_to_string(&file).expect("the baseline");
    fs::write(&file, format!("{sound}<<<<<<< HEAD\n")).expect("written");
    let last = sound.lines().count() + 1;
    refused(&["audit", "--baseline", FILE], &format!("rad {last}: här står en sammanslagning från git"));
    fs::write(&file, sound.replace("  bör  ", "  allvarligt  ")).expect("written");
    refused(&["baseline", "show"], "nivån ska vara brist, bör eller tips");
    fs::write(&file, [&sound.clone().into_bytes()[..], b"\xff\n"].concat()).expect("written");
    refused(&["baseline", "show"], "är ingen baslinje");
    // A baseline saved by a Windows editor is still read.
    fs::write(&file, format!("\u{feff}{}", sound.replace('\n', "\r\n"))).expect("written");
    assert_eq!(audit(&folder).code, 0);
}

#[test]
fn a_number_that_names_a_person_is_never_told_by_a_baseline() {
    let folder = old();
    baseline(&folder, &["write", "--baseline", "890201-3286.txt"]);
    let file = folder.path().join("890201-3286.txt");
    let written = fs::read_to_string(&file).expect("the baseline");
    let by_hand = written.replace("utan-id.yaml", "fall-890201-3286").replacen("udda är", "890201-3286 är", 1);
    fs::write(&file, format!("{by_hand}{}  bör  form/okand-nyckel  a  890201-3286\n", "0".repeat(32)))
        .expect("written");
    for asked in [&["audit", "--format=json"][..], &["audit"], &["baseline", "show"], &["baseline", "prune"]] {
        let answer = folder.run(&[asked, &["--baseline=890201-3286.txt", "--date=2026-11-15"]].concat());
        assert!(answer.code < 2 && !answer.words().contains("3286"), "{asked:?}: {}", answer.words());
    }
}

#[test]
fn hostile_text_makes_no_line_of_its_own() {
    let text = "typ: rutin\nid: \"a\\n0000  brist\\e[31m\"\ntitel: \"x  y\"\n\"nyckel\\nx  y\\e[2J\": 1\n";
    let folder = Folder::of(&[("a.yaml", text)]);
    baseline(&folder, &["write"]);
    assert!(lines(&folder).iter().all(|line| line.split("  ").count() == 9 && !line.contains('\u{1b}')));
    assert_eq!(audit(&folder).code, 0);
    assert!(!baseline(&folder, &["show"]).contains('\u{1b}'));
}
