//! The option `--at`: a commit is audited as if its files were in a folder.

use std::fs;
use std::path::Path;

use crate::shared::Folder;
use crate::shared::repository::Repository;

const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Vårdcentralen Norr\nnivå: vårdenhet\n";
const ROUTINE: &str = "typ: rutin\nid: rutin-intyg\ntitel: Läkarintyg på Ö\nstatus: fastställd\nversion: \"1.0\"\n\
                       fastställd: 2026-01-10\nfastställd_av: verksamhetschef\ngäller_för: [vc-norr]\n";

/// Files with every kind of name and content that reading a folder handles.
fn awkward() -> Vec<(&'static str, &'static str)> {
    vec![
        ("enheter/åsen.yaml", UNIT),
        ("rutiner/intyg.yml", ROUTINE),
        ("rutiner/trasig.yaml", "typ: rutin\n\tid: tabb\n"),
        ("rutiner/TVÅ.YAML", "typ: mål\nid: m-1\n---\ntyp: mål\nid: m-2\n"),
        (".dold/rutin.yaml", ROUTINE),
        ("rutiner/.dold.yaml", ROUTINE),
        ("rutiner/anteckning.txt", "typ: rutin\n"),
        ("krav/egna/diarie.yaml", OWN),
        ("krav/författningar.yaml", ACTS),
        ("inställningar.yaml", SETTINGS),
    ]
}

const SETTINGS: &str = "typ: inställningar\nmappar: [enheter, rutiner]\negna_krav: [krav, finns-inte]\n";

const ACTS: &str = "- {beteckning: EGNA, titel: Egna krav, citeras: EGNA, i_kraft: 2020-01-01}\n";

const OWN: &str = "id: egna/diarie
rubrik: Rutinen har ett diarienummer
lagrum: {författning: EGNA, plats: punkt 1}
styrka: lokal
belägg: C
bevis: direkt
gäller: {typ: rutin}
krav: {required: [diarienummer]}
saknas: rutinen saknar diarienummer
gör_så: skriv diarienumret
varför: Regionen vill kunna hitta beslutet.
exempel:
  datum: 2026-01-01
  uppfyller: [{typ: rutin, id: r, diarienummer: \"2026-1\"}]
  brister: [{typ: rutin, id: r}]
";

/// The output of `audit` in a format, without the id of the commit.
fn printed(folder: &Folder, arguments: &[&str], id: &str) -> String {
    let answer = folder.run(&[&["audit", "--date", "2026-11-15"], arguments].concat());
    assert!(answer.code <= 1 && answer.stderr.is_empty(), "{}", answer.words());
    answer.stdout.replace(id, "ID").replace(&id[..12], "ID")
}

fn link(target: &str, place: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink(target, place).expect("a link can be made");
    #[cfg(not(unix))]
    let _ = (target, place);
}

#[test]
fn a_commit_gives_the_same_report_as_its_folder_in_every_format() {
    let repository = Repository::init(&[]);
    repository.write(&awkward());
    link("intyg.yml", &repository.folder.path().join("rutiner/länk.yaml"));
    let large = "#".repeat(11 * 1024 * 1024);
    let id = repository.commit("2026-02-01", &[("rutiner/stor.yaml", &large), ("rutiner/latin.yaml", "typ: rutin\n")]);
    for format in ["terminal", "json", "sarif", "junit", "github", "gitlab", "markdown", "html"] {
        let folder = printed(&repository.folder, &["--format", format], &id);
        let commit = printed(&repository.folder, &["--format", format, "--at", "HEAD"], &id);
        assert!(folder.contains("stor") || format == "terminal", "{format} tells of the large file");
        assert_eq!(folder, commit, "{format}");
    }
    // What is not compared with git is not told of either, on the page of a folder as on that of its commit.
    let settings = "typ: inställningar\nmappar: [enheter, rutiner]\negna_krav: [krav, finns-inte]\nhistorik: nej\n";
    let uncompared = repository.commit("2026-02-02", &[("inställningar.yaml", settings)]);
    let page = printed(&repository.folder, &["--format", "html"], &uncompared);
    assert_eq!(page, printed(&repository.folder, &["--format", "html", "--at", "HEAD"], &uncompared));
    assert!(page.contains("Versionen i git är ") && !page.contains("lästa som de"), "{page}");
    let id = repository.commit("2026-02-03", &[("inställningar.yaml", SETTINGS)]);
    // Later changes have no effect.
    let before = printed(&repository.folder, &["--format", "json"], &id);
    fs::remove_dir_all(repository.folder.path().join("krav")).expect("a folder can be removed");
    repository.commit("2026-03-01", &[("rutiner/intyg.yml", "typ: rutin\nid: annan\n")]);
    assert_eq!(before, printed(&repository.folder, &["--format", "json", "--at", &id], &id));
    assert_eq!(before, printed(&repository.folder, &["--format", "json", "--at", "2026-02-28"], &id));
    assert_ne!(before, printed(&repository.folder, &["--format", "json"], &id));
}

#[test]
fn a_subfolder_is_read_alone_and_code_hosts_get_paths_from_the_root() {
    let repository = Repository::init(&[]);
    let inner: Vec<(String, &str)> =
        awkward().into_iter().map(|(path, text)| (format!("vård & omsorg/{path}"), text)).collect();
    let inner: Vec<(&str, &str)> = inner.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    repository.write(&inner);
    let id = repository.commit("2026-02-01", &[("utanför.yaml", "typ: rutin\nid: utanför\n")]);
    for format in ["json", "sarif", "github", "gitlab"] {
        let folder = printed(&repository.folder, &["vård & omsorg", "--format", format], &id);
        let commit = printed(&repository.folder, &["vård & omsorg", "--format", format, "--at", "main"], &id);
        assert_eq!(folder, commit, "{format}");
        assert!(!folder.contains("utanför.yaml") && !folder.contains("\"utanför\""), "{folder}");
    }
    let shown = |format| printed(&repository.folder, &["vård & omsorg", "--format", format], &id);
    assert!(shown("sarif").contains("\"v%C3%A5rd%20%26%20omsorg/rutiner/intyg.yml\""), "{}", shown("sarif"));
    assert!(shown("gitlab").contains("\"vård & omsorg/rutiner/intyg.yml\""), "{}", shown("gitlab"));
    assert!(shown("github").contains("file=vård & omsorg/rutiner/"), "{}", shown("github"));
    assert!(shown("json").contains("\"rutiner/intyg.yml\"") && !shown("json").contains("\"vård &"), "as before");
}

#[test]
fn the_audit_date_follows_the_commit_or_the_day_unless_another_is_asked_for() {
    let repository = Repository::init(&[]);
    let first = repository.commit("2026-02-01", &[("enhet.yaml", UNIT)]);
    let second = repository.commit("2026-05-01", &[("rutin.yaml", ROUTINE)]);
    let audit = |arguments: &[&str]| {
        let answer = repository.folder.run(&[&["audit", "--format", "json"], arguments].concat());
        let audit = answer.json()["audit"].clone();
        (audit["date"].as_str().expect("a day").to_owned(), audit["revision"].as_str().expect("an id").to_owned())
    };
    assert_eq!(audit(&["--at", "HEAD~1"]), ("2026-02-01".to_owned(), first.clone()));
    assert_eq!(audit(&["--at", "2026-02-01"]), ("2026-02-01".to_owned(), first.clone()));
    assert_eq!(audit(&["--at", "2026-04-30"]), ("2026-04-30".to_owned(), first.clone()));
    assert_eq!(audit(&["--at", "2026-06-30"]), ("2026-06-30".to_owned(), second.clone()));
    assert_eq!(audit(&["--at", &first[..8], "--date", "2026-03-03"]), ("2026-03-03".to_owned(), first));
    // The other commands read the same files.
    let due = repository.folder.run(&["matrix", "--at", "2026-04-30"]);
    assert_eq!(due.code, 0, "{}", due.words());
}

#[test]
fn a_day_before_the_history_says_when_it_begins() {
    let repository = Repository::init(&[]);
    repository.commit("2026-02-01", &[("enhet.yaml", UNIT)]);
    let answer = repository.folder.run(&["audit", "--at", "2025-12-31"]);
    assert_eq!(answer.code, 2);
    assert!(answer.words().contains("historiken börjar den 2026-02-01"), "{}", answer.words());
}

#[test]
fn a_text_that_is_a_date_is_one_even_where_a_branch_is_called_so() {
    let repository = Repository::init(&[]);
    let first = repository.commit("2026-02-01", &[("enhet.yaml", UNIT)]);
    repository.commit("2026-05-01", &[("rutin.yaml", ROUTINE)]);
    repository.git(&["branch", "2026-03-01"]);
    let answer = repository.folder.run(&["audit", "--at", "2026-03-01", "--format", "json"]);
    assert_eq!(answer.json()["audit"]["revision"], first.as_str());
}

#[test]
fn the_line_of_the_branch_itself_is_followed_through_merges() {
    let repository = Repository::init(&[]);
    repository.commit("2026-02-01", &[("enhet.yaml", UNIT)]);
    repository.git(&["switch", "--quiet", "-c", "gren"]);
    repository.commit("2026-02-10", &[("rutin.yaml", ROUTINE)]);
    repository.git(&["switch", "--quiet", "main"]);
    let main = repository.commit("2026-02-05", &[("annan.yaml", "typ: mål\nid: m-1\n")]);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "gren"]);
    repository.commit("2026-03-01", &[]);
    // On that date nothing had been merged to the first-parent line.
    let answer = repository.folder.run(&["audit", "--at", "2026-02-20", "--format", "json"]);
    assert_eq!(answer.json()["audit"]["revision"].as_str(), Some(main.as_str()).filter(|_| answer.code < 2));
}

#[test]
fn what_is_no_revision_and_what_was_not_there_is_said() {
    let repository = Repository::init(&[]);
    repository.commit("2026-02-01", &[("enhet.yaml", UNIT)]);
    repository.commit("2026-03-01", &[("rutiner/rutin.yaml", ROUTINE)]);
    for unknown in
        ["finns-inte", "--help-me", "", "HEAD..HEAD~1", "0123456789abcdef", "HEAD:enhet.yaml", "a b\u{1b}[31m"]
    {
        let answer = repository.folder.run(&["audit", &format!("--at={unknown}")]);
        assert_eq!(answer.code, 2, "{unknown}: {}", answer.words());
        assert!(answer.words().contains("git känner inte till revisionen"), "{unknown}: {}", answer.words());
        assert!(!answer.stderr.contains('\u{1b}'));
    }
    let answer = repository.folder.run(&["audit", "rutiner", "--at", "HEAD~1"]);
    assert_eq!(answer.code, 2);
    assert!(answer.words().contains("mappen rutiner fanns inte i"), "{}", answer.words());
}

#[test]
fn a_day_that_does_not_exist_is_no_revision() {
    let repository = Repository::init(&[]);
    repository.commit("2026-02-01", &[("enhet.yaml", UNIT)]);
    for (day, why) in [
        ("2026-02-30", "februari 2026 har 28 dagar"),
        ("2026-2-30", "februari 2026 har 28 dagar"),
        ("2026-06-31", "juni 2026 har 30 dagar"),
        ("2026-13-01", "månaderna är 01 till 12"),
    ] {
        for arguments in
            [["audit", "--at", day], ["audit", "--base", day], ["diff", day, "HEAD"], ["diff", "HEAD", day]]
        {
            repository.folder.run(&arguments).assert_refused(&format!("det finns ingen dag som heter {day}"), why);
        }
        repository.folder.run(&["trend", "--since", day]).assert_refused(&format!("\"{day}\" är inget datum"), why);
    }
    repository
        .folder
        .run(&["audit", "--at", "1 februari 2026"])
        .assert_refused("git känner inte till revisionen", "skriv den 2026-02-01");
    // A branch may be called so.
    repository.git(&["branch", "2026-02-30"]);
    assert_ne!(repository.folder.run(&["audit", "--at", "2026-02-30"]).code, 2);
}
