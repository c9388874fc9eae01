//! `publish` where a document has several versions: the one that holds is published, as it was, for those it was decided for.

use crate::shared::Folder;
use crate::shared::repository::Repository;
use crate::shared::site::Site;

const UNITS: &str =
    "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n---\ntyp: enhet\nid: bup\nnamn: BUP\nnivå: enhet\n";

/// A routine with an id, a status and more fields.
fn routine(id: &str, status: &str, rest: &str) -> String {
    format!("typ: rutin\nid: {id}\ntitel: Rutin {id}\nstatus: {status}\n{rest}")
}

#[test]
fn a_version_that_holds_is_listed_at_the_enheter_that_it_names_itself() {
    let repository = Repository::init(&[]);
    let first = routine("a", "fastställd", "fastställd: 2026-01-10\ngäller_för: [vc]\n");
    let second =
        routine("a", "fastställd", "version: 2\nfastställd: 2026-11-01\ngiltig_från: 2026-12-01\ngäller_för: [bup]\n");
    repository.commit("2026-01-11", &[("enhet.yaml", UNITS), ("a.yaml", &first)]);
    repository.commit("2026-11-02", &[("a.yaml", &second)]);
    let site = repository.folder.site(&[]);
    assert!(site.text("enhet/vc.html").contains("Rutin a"), "{}", site.text("enhet/vc.html"));
    assert!(!site.text("enhet/bup.html").contains("Rutin a"), "{}", site.text("enhet/bup.html"));
    assert!(site.text("dokument.html").contains("Rutin a Rutin · Vårdcentralen"), "{}", site.text("dokument.html"));
}

#[test]
fn a_routine_holds_until_the_draft_of_its_next_version_is_decided() {
    let repository = Repository::init(&[]);
    let decided = routine("a", "fastställd", "version: 1\nfastställd: 2026-01-10\nsyfte: Som nu\n");
    let withdrawn = routine("b", "upphävd", "fastställd: 2026-01-10\nsyfte: Upphävt\n");
    let of_b = withdrawn.replace("upphävd", "fastställd");
    repository.commit("2026-01-11", &[("enhet.yaml", UNITS), ("a.yaml", &decided), ("b.yaml", &of_b)]);
    repository.commit("2026-02-01", &[("b.yaml", &withdrawn)]);
    let draft =
        |text: &str, status: &str| text.replace("fastställd\n", &format!("{status}\n")).replace("Som nu", "Som sedan");
    let of_b = withdrawn.replace("upphävd", "utkast");
    for status in ["utkast", "på granskning"] {
        let next = draft(&decided, status);
        repository.commit("2026-03-01", &[("a.yaml", &next), ("b.yaml", &of_b)]);
        let site = repository.folder.site(&[]);
        let page = site.text("rutin/a.html");
        assert!(page.contains("Som nu") && !page.contains("Som sedan"), "{page}");
        assert!(page.contains("Den här gäller tills vidare."), "{page}");
        assert!(!site.files.contains_key("rutin/b.html"), "what was withdrawn does not come back by a draft");
        let drafts = repository.folder.site(&["--drafts"]).text("rutin/a.html");
        assert!(drafts.contains("Som sedan") && drafts.contains("Jämfört med den text som fastställdes 2026-01-10"));
        assert!(drafts.contains("Den version som är fastställd gäller tills vidare."), "{drafts}");
    }
    // It is not committed yet.
    repository.commit("2026-04-01", &[("a.yaml", &decided)]);
    repository.write(&[("a.yaml", &draft(&decided, "utkast"))]);
    let site = repository.folder.site(&[]);
    assert!(site.text("rutin/a.html").contains("Som nu"));
}

#[test]
fn the_version_that_holds_is_found_behind_several_that_hold_later() {
    let repository = Repository::init(&[]);
    let version = |number: u8, decided: &str, from: &str| {
        let rest = format!("version: {number}\nfastställd: {decided}\ngiltig_från: {from}\nsyfte: Text {number}\n");
        routine("a", "fastställd", &rest)
    };
    repository.commit("2026-01-11", &[("enhet.yaml", UNITS), ("a.yaml", &version(1, "2026-01-10", "2026-01-10"))]);
    repository.commit("2026-10-02", &[("a.yaml", &version(2, "2026-10-01", "2026-12-01"))]);
    repository.commit("2026-11-02", &[("a.yaml", &version(3, "2026-11-01", "2027-01-01"))]);
    let page = repository.folder.site(&[]).text("rutin/a.html");
    assert!(page.contains("Text 1"), "{page}");
}

#[test]
fn a_personnummer_in_an_earlier_version_never_gets_out() {
    let repository = Repository::init(&[]);
    let first = |id: &str| routine(id, "fastställd", "fastställd: 2026-01-10\nsyfte: Patienten 19121212-1212 ringde\n");
    let second = routine("a", "fastställd", "version: 2\nfastställd: 2026-05-01\nsyfte: Nytt\n");
    let later =
        routine("b", "fastställd", "version: 2\nfastställd: 2026-11-01\ngiltig_från: 2026-12-01\nsyfte: Nytt\n");
    repository.commit("2026-01-11", &[("enhet.yaml", UNITS), ("a.yaml", &first("a")), ("b.yaml", &first("b"))]);
    repository.commit("2026-05-02", &[("a.yaml", &second), ("b.yaml", &later)]);
    let answer = repository.folder.publish(&[]);
    assert_eq!(answer.code, 1, "{}", answer.words());
    assert!(
        answer.words().contains("b i b.yaml: ett personnummer står i den version som gäller, i git"),
        "{}",
        answer.stdout
    );
    let site = Site::read(&repository.folder.path().join("ut"));
    assert!(!site.files.contains_key("rutin/b.html"));
    assert!(!site.text("rutin/a.html").contains("Förut"), "{}", site.text("rutin/a.html"));
    for (path, bytes) in &site.files {
        assert!(!String::from_utf8_lossy(bytes).contains("Patienten"), "{path}");
    }
}

#[test]
fn a_self_check_is_published_on_its_own_days_only() {
    let check = |id: &str, rest: &str| format!("typ: egenkontroll\nid: {id}\ntitel: Kontroll {id}\n{rest}");
    let folder = Folder::of(&[
        ("a.yaml", &check("nu", "giltig_till: 2026-12-31\n")),
        ("b.yaml", &check("slut", "giltig_till: 2026-04-30\n")),
        ("c.yaml", &check("sedan", "giltig_från: 2027-01-01\n")),
    ]);
    let answer = folder.publish(&[]);
    assert!(answer.words().contains("1 som gäller först senare, 1 som har gått ut"), "{}", answer.stdout);
    let site = Site::read(&folder.path().join("ut"));
    let checks: Vec<&str> = site.files.keys().filter_map(|path| path.strip_prefix("egenkontroll/")).collect();
    assert_eq!(checks, ["nu.html"]);
}

#[test]
fn a_version_in_git_is_named_only_for_texts_that_are_committed() {
    let repository = Repository::init(&[]);
    let text = routine("a", "fastställd", "fastställd: 2026-01-10\nsyfte: Som i git\n");
    repository.commit("2026-01-11", &[("enhet.yaml", UNITS), ("a.yaml", &text)]);
    assert!(repository.folder.site(&[]).page("index.html").contains(" i git."));
    repository.write(&[("a.yaml", &text.replace("Som i git", "Inte i git"))]);
    let answer = repository.folder.publish(&[]);
    assert!(answer.words().contains("Sidorna säger ingen version i git"), "{}", answer.stdout);
    let site = Site::read(&repository.folder.path().join("ut"));
    assert!(!site.page("index.html").contains(" i git."));
    assert!(repository.folder.site(&["--at", "HEAD"]).page("index.html").contains(" i git."));
}
