//! `new` at a terminal: a question for each field, in a file that is whole after every answer.

use std::fs;

use super::{DATE, at_terminal, audit, findings_below, organisation};
use crate::shared::Folder;

/// What a person says of the field that a question is about; Enter where nothing is said of it.
const SAID: [(&str, &str); 9] = [
    ("Titel", "Rutin för läkarintyg"),
    ("Dokumentansvarig", "medicinskt ledningsansvarig"),
    ("Syfte", "Intyg ska vara rätt: varje gång"),
    ("Ansvar: uppgift", "Skriva intyget"),
    ("Ansvar: roll", "läkare"),
    ("Tillvägagångssätt: vad", "Bedöm arbetsförmågan"),
    ("Nästa översyn", "1 mars 2027"),
    ("Område", "intyg"),
    ("Gäller för", "Norra vårdcentralen"),
];

/// The questions about a new document, and what is said to each.
fn conversation(arguments: &[&str]) -> (Vec<String>, Vec<&'static str>) {
    let folder = organisation();
    let place = folder.path().display().to_string();
    let (_, questions) = at_terminal(&[arguments, &["--in", &place]].concat(), &[""; 200]);
    let said = |question: &String| {
        let heading = question.lines().find(|line| line.contains(" · ")).unwrap_or_default();
        let name = heading.split(" · ").next().unwrap_or_default();
        SAID.iter().find(|(field, _)| *field == name).map_or("", |(_, said)| said)
    };
    let answers = questions.iter().map(said).collect();
    (questions, answers)
}

#[test]
fn a_routine_is_asked_for_field_by_field() {
    let folder = organisation();
    let place = folder.path().display().to_string();
    let (questions, answers) = conversation(&["new", "rutin"]);
    assert!(questions.len() > 12, "{questions:#?}");
    for line in questions.iter().flat_map(|question| question.lines()) {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let (answer, asked) = at_terminal(&["new", "rutin", "--in", &place], &answers);
    assert_eq!((answer.code, answer.message.as_str()), (0, ""), "{}", answer.output);
    assert!(asked.len() >= questions.len());
    let text = fs::read_to_string(only_routine(&folder)).expect("the routine");
    for line in [
        "titel: Rutin för läkarintyg",
        "syfte: \"Intyg ska vara rätt: varje gång\"",
        "nästa_översyn: \"2027-03-01\"",
        "område: [intyg]",
        "gäller_för: vc-norr",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(text.contains("uppgift: Skriva intyget") && text.contains("roll: läkare"), "{text}");
    let report = audit(&folder, &[]);
    assert_eq!(findings_below(&report, "form/"), Vec::<String>::new());
    assert!(
        answer.output.contains("kvar att fylla i. Fortsätt med:\n  ledningskoll new --resume "),
        "{}",
        answer.output
    );
}

/// The only file among the routines.
fn only_routine(folder: &Folder) -> std::path::PathBuf {
    let mut files = fs::read_dir(folder.path().join("rutiner")).expect("the folder of routines");
    files.next().expect("a routine").expect("an entry").path()
}

#[test]
fn the_asking_stops_anywhere_and_is_taken_up_again() {
    let folder = organisation();
    let place = folder.path().display().to_string();
    let (first, questions) = at_terminal(&["new", "rutin", "--in", &place], &["Första titeln", "."]);
    assert_eq!(first.code, 0);
    assert_eq!(questions.len(), 2, "{questions:?}");
    let file = only_routine(&folder);
    let begun = fs::read_to_string(&file).expect("the routine");
    assert!(begun.contains("Första titeln"), "{begun}");
    let shown = file.display().to_string();
    let (_, again) = at_terminal(&["new", "--resume", &shown, "--in", &place], &["."]);
    assert!(again[0].ends_with(questions[1].as_str()), "the first question is the one that was left: {again:?}");
    assert_eq!(fs::read_to_string(&file).expect("the routine"), begun, "who says nothing changes nothing");
    // Nobody to ask, and nothing to ask about.
    let alone = folder.run(&["new", "--resume", &shown]);
    assert!(alone.code == 2 && alone.stderr.contains("någon att fråga saknas"), "{}", alone.stderr);
    let missing = folder.run(&["new", "--resume", "finns-inte.yaml"]);
    assert!(missing.code == 2 && missing.stderr.contains("finns-inte.yaml kan inte läsas"), "{}", missing.stderr);
}

/// Takes a file up again and says something of some fields, one answer after the other; Enter of the rest.
fn resumed(folder: &Folder, said: &[(&str, &[&'static str])]) -> (ledningskoll::cli::Answer, Vec<String>) {
    let [place, file] = [folder.path(), &folder.path().join("r.yaml")].map(|path| path.display().to_string());
    let arguments = ["new", "--resume", &file, "--in", &place];
    let (_, questions) = at_terminal(&arguments, &[""; 100]);
    let of = |question: &String| {
        let found = said.iter().find(|(field, _)| question.contains(&format!("{field} · ")));
        found.map_or(&[""][..], |(_, answers)| *answers)
    };
    let answers: Vec<&str> = questions.iter().flat_map(of).copied().collect();
    at_terminal(&arguments, &answers)
}

#[test]
fn an_answer_that_does_not_fit_is_asked_for_again() {
    let folder = organisation();
    let file = folder.path().join("r.yaml");
    let text = "typ: rutin\nid: r\ntitel: R\nstatus: utkast\nområde:\nnästa_översyn:\nsyfte:\n";
    fs::write(&file, text).expect("written");
    let said: [(&str, &[&str]); 3] = [
        ("Nästa översyn", &["i våras", "idag"]),
        ("Område", &["intgy", "intyg"]),
        ("Syfte", &["Ring 19121212-1212 om det gäller", "Rätt intyg"]),
    ];
    let (answer, questions) = resumed(&folder, &said);
    assert_eq!(answer.code, 0, "{}", answer.message);
    assert!(questions.iter().any(|question| question.starts_with("\"intgy\" är inget känt ord")));
    assert!(
        questions.iter().any(|question| question.contains("ÅÅÅÅ-MM-DD, till\nexempel 2026-11-15")),
        "{questions:#?}"
    );
    assert!(questions.iter().all(|question| !question.contains("1212")), "a number is never shown: {questions:#?}");
    let text = fs::read_to_string(&file).expect("the routine");
    let filled = format!(
        "typ: rutin\nid: r\ntitel: R\nstatus: utkast\nområde: [intyg]\nnästa_översyn: \"{DATE}\"\nsyfte: Rätt intyg\n"
    );
    assert!(text.starts_with(&filled), "{text}");
}

#[test]
fn one_more_of_a_list_is_asked_for() {
    let folder = organisation();
    let file = folder.path().join("r.yaml");
    let text = "typ: rutin\nid: r\ntitel: R\nområde: [intyg]\nansvar:\n  - uppgift:\n    roll:\nsyfte: S\n";
    fs::write(&file, text).expect("written");
    let said: [(&str, &[&str]); 2] =
        [("Ansvar: uppgift", &["Skriva"]), ("Ansvar: roll", &["läkare", "j", "Granska", "sköterska", ""])];
    let (_, questions) = resumed(&folder, &said);
    assert!(questions.iter().any(|question| question.contains("En till under Ansvar?")), "{questions:#?}");
    let text = fs::read_to_string(&file).expect("the routine");
    let filled =
        "ansvar:\n  - uppgift: Skriva\n    roll: läkare\n  - uppgift: Granska\n    roll: sköterska\nsyfte: S\n";
    assert!(text.contains(filled), "{text}");
}

#[test]
fn what_is_not_in_a_document_that_was_read_in_is_asked_for_too() {
    let folder = organisation();
    let file = folder.path().join("r.yaml");
    let before = "# Inläst\ntyp: rutin\nid: r\ntitel: R\nsyfte: Klart\nområde: [intyg]\n---\ntyp: mål\nid: m\n---\n";
    fs::write(&file, before).expect("written");
    let place = folder.path().display().to_string();
    let shown = file.display().to_string();
    let (nobody, _) = at_terminal(&["new", "--resume", &shown, "--in", &place], &[]);
    assert_eq!(nobody.code, 2, "nobody answers");
    assert_eq!(fs::read_to_string(&file).expect("the file"), before, "and nothing is written");
    let (_, questions) = at_terminal(&["new", "--resume", &shown, "--in", &place], &[""; 100]);
    let asks = |name: &str| questions.iter().any(|question| question.contains(&format!("{name} · ")));
    assert!(asks("Ansvar: uppgift") && asks("Gäller för") && !asks("Syfte") && asks("Målvärde"), "{questions:#?}");
    let (answer, _) = at_terminal(&["new", "--resume", &shown, "--in", &place], &["utkast", "läkare", "."]);
    assert_eq!(answer.code, 0, "{}", answer.message);
    let text = fs::read_to_string(&file).expect("the file");
    assert!(text.starts_with("# Inläst\ntyp: rutin\nid: r\ntitel: R\nsyfte: Klart\nområde: [intyg]\n"), "{text}");
    let documents: Vec<&str> = text.split("---\n").collect();
    assert!(documents[0].contains("läkare") && documents[0].contains("\nansvar:\n"), "{text}");
    assert!(documents[1].starts_with("typ: mål\nid: m\n") && documents[1].contains("\ntitel:"), "{text}");
    assert_eq!(findings_below(&audit(&folder, &[]), "form/"), Vec::<String>::new(), "{text}");
}

#[test]
fn a_comma_in_the_name_of_a_role_parts_nothing() {
    let folder = organisation();
    let file = folder.path().join("r.yaml");
    let text = "typ: rutin\nid: r\ntitel: R\nområde: [intyg]\ngäller_för:\nansvar:\n  - uppgift: Skriva\n    roll:\n";
    fs::write(&file, text).expect("written");
    let said: [(&str, &[&str]); 2] =
        [("Gäller för", &["vc-norr, vc-soder"]), ("Ansvar: roll", &["Verksamhetschef, Norra vårdcentralen", ""])];
    resumed(&folder, &said);
    let text = fs::read_to_string(&file).expect("the routine");
    assert!(text.contains("roll: \"Verksamhetschef, Norra vårdcentralen\"\n"), "{text}");
    assert!(text.contains("gäller_för: [vc-norr, vc-soder]\n"), "{text}");
}

#[test]
fn what_others_wrote_meanwhile_is_kept_and_what_stands_at_the_end_too() {
    let folder = organisation();
    let file = folder.path().join("r.yaml");
    fs::write(&file, "typ: rutin\r\nid: r\r\ntitel:\r\nsyfte: Se ovan ---\r\n").expect("written");
    let said: [(&str, &[&str]); 1] = [("Titel", &["Rutin"])];
    resumed(&folder, &said);
    let text = fs::read_to_string(&file).expect("the routine");
    assert!(text.starts_with("typ: rutin\r\nid: r\r\ntitel: Rutin\r\nsyfte: Se ovan ---\r\n"), "{text:?}");
    assert!(text.contains("\r\nansvar:\r\n") && !text.replace("\r\n", "").contains('\n'), "{text:?}");
    // A document that is set in, or in braces, gets no fields below it.
    for other in ["  typ: rutin\n  id: r\n  titel:\n", "{typ: rutin, id: r, titel: }\n"] {
        fs::write(&file, other).expect("written");
        resumed(&folder, &said);
        let text = fs::read_to_string(&file).expect("the routine");
        assert!(!text.contains("ansvar"), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_committed_link_is_not_written_through() {
    let folder = organisation();
    let outside = Folder::of(&[("r.yaml", "typ: rutin\nid: r\ntitel:\n")]);
    std::os::unix::fs::symlink(outside.path(), folder.path().join("rutiner")).expect("a link");
    fs::create_dir(folder.path().join(".git")).expect("a repository");
    let file = folder.path().join("rutiner/r.yaml").display().to_string();
    let place = folder.path().display().to_string();
    let (answer, questions) = at_terminal(&["new", "--resume", &file, "--in", &place], &["Titel"]);
    assert_eq!((answer.code, questions.len()), (2, 0), "{}", answer.message);
}
