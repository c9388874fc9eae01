//! `publish`: what is in force, on the day that is asked for, written whole or not at all.

use crate::shared::repository::Repository;
use crate::shared::site::Site;
use crate::shared::{Folder, assert_swedish};

const UNIT: &str = "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n";

/// A routine with a status, a day of decision and a purpose.
fn routine(id: &str, status: &str, rest: &str) -> String {
    format!("typ: rutin\nid: {id}\ntitel: Rutin {id}\nstatus: {status}\ngäller_för: [vc]\n{rest}")
}

#[test]
fn only_what_is_in_force_is_published_and_the_rest_is_told() {
    let folder = Folder::of(&[
        ("enhet.yaml", UNIT),
        ("a.yaml", &routine("a", "fastställd", "fastställd: 2026-01-10\n")),
        ("b.yaml", &routine("b", "utkast", "")),
        ("c.yaml", &routine("c", "på granskning", "")),
        ("d.yaml", &routine("d", "fastställd", "fastställd: 2026-01-10\ngiltig_till: 2026-04-30\n")),
        ("e.yaml", &routine("e", "fastställd", "fastställd: 2026-12-24\n")),
        ("f.yaml", &routine("f", "upphävd", "")),
        ("g.yaml", "typ: avvikelse\nid: g\ntitel: En avvikelse\nenhet: vc\n"),
    ]);
    let answer = folder.publish(&[]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    assert!(answer.stdout.starts_with("1 dokument är publicerat i ut: "), "{}", answer.stdout);
    for told in ["1 utkast", "1 på granskning", "1 som har gått ut", "1 som gäller först senare", "1 upphävt"] {
        assert!(answer.words().contains(told), "{told}: {}", answer.stdout);
    }
    assert_swedish(&answer.words());
    let site = Site::read(&folder.path().join("ut"));
    let routines: Vec<&str> = site.files.keys().filter_map(|path| path.strip_prefix("rutin/")).collect();
    assert_eq!(routines, ["a.html"]);
    assert!(!site.files.keys().any(|path| path.starts_with("avvikelse")));
    site.assert_links();
}

#[test]
fn a_draft_is_published_only_when_asked_for_and_is_stamped_wherever_it_stands() {
    let draft = routine("b", "utkast", "syfte: Ännu inte\n");
    let folder = Folder::of(&[("enhet.yaml", UNIT), ("b.yaml", &draft)]);
    let refused = folder.publish(&[]);
    refused.assert_refused("inget dokument gällde 2026-11-15", "--drafts");
    assert!(!folder.path().join("ut").exists());
    let site = folder.site(&["--drafts"]);
    let page = site.page("rutin/b.html");
    assert!(page.contains("<p class=\"stampel\"><strong>Utkast, gäller inte</strong>"), "on the page");
    assert!(page.contains("Rutin b (b) – UTKAST, GÄLLER INTE</span>"), "on each printed page");
    for list in ["enhet/vc.html", "dokument.html"] {
        assert!(site.page(list).contains("<strong class=\"stampel\">Utkast, gäller inte</strong>"), "{list}");
    }
    assert!(!site.text("index.html").contains("Rutin b"), "a draft is no news");
}

#[test]
fn a_personnummer_never_gets_out() {
    let folder = Folder::of(&[
        ("a.yaml", &routine("a", "fastställd", "fastställd: 2026-01-10\n")),
        ("b.yaml", &routine("b", "fastställd", "fastställd: 2026-01-10\nsyfte: Patienten 19121212-1212 ringde\n")),
        ("enhet.yaml", &format!("{UNIT}inriktning: Ring 19121212-1212\n")),
        ("19121212-1212.yaml", &routine("c", "fastställd", "fastställd: 2026-01-10\n")),
    ]);
    for format in ["html", "docx"] {
        let answer = folder.publish(&["--format", format]);
        assert_eq!(answer.code, 1, "{}", answer.words());
        assert!(answer.words().contains("3 med personnummer"), "{}", answer.stdout);
        assert!(answer.words().contains("b i b.yaml: ett personnummer står i dokumentet"), "{}", answer.stdout);
        assert!(!answer.words().contains("1212-1212"), "{}", answer.words());
        let site = Site::read(&folder.path().join("ut"));
        assert!(site.files.contains_key(&format!("rutin/a.{format}")));
        assert!(format == "docx" || !site.text("enhet/vc.html").contains("Inriktning"), "what an enhet says of itself");
        for (path, bytes) in &site.files {
            assert!(!path.contains("/b.") && !path.contains("/c."), "{path}");
            assert!(!String::from_utf8_lossy(bytes).contains("121212-1212"), "{path}");
        }
    }
}

#[test]
fn what_held_on_a_day_is_read_from_git_and_what_has_changed_is_told() {
    let repository = Repository::init(&[]);
    let first =
        routine("a", "fastställd", "version: 1\nfastställd: 2026-01-10\nsyfte: Som förr\nvid_avvikelse: Ring\n");
    let second = routine("a", "fastställd", "version: 2\nfastställd: 2026-05-01\nsyfte: Som nu\nvid_avvikelse: Ring\n");
    let third = routine(
        "a",
        "fastställd",
        "version: 3\nfastställd: 2026-11-01\ngiltig_från: 2026-12-01\nsyfte: Som sedan\nvid_avvikelse: Ring\n",
    );
    repository.commit("2026-01-11", &[("enhet.yaml", UNIT), ("a.yaml", &first)]);
    repository.commit("2026-05-02", &[("a.yaml", &second)]);
    let folder = &repository.folder;
    let said = |arguments: &[&str]| folder.site(arguments).text("rutin/a.html");
    let now = said(&[]);
    assert!(
        now.contains("Som nu") && now.contains("Jämfört med den text som fastställdes 2026-01-10 (version 1)"),
        "{now}"
    );
    assert!(now.contains("Syfte Förut: ”Som förr”") && !now.contains("Om något avviker Förut"), "{now}");
    let then = said(&["--at", "2026-03-01"]);
    assert!(then.contains("Som förr") && !then.contains("Som nu") && !then.contains("Ändrat sedan"), "{then}");
    assert!(folder.site(&["--at", "2026-03-01"]).page("rutin/a.html").contains("Det här gällde 2026-03-01."));
    repository.commit("2026-11-02", &[("a.yaml", &third)]);
    let between = said(&[]);
    assert!(between.contains("Som nu") && between.contains("En ny version gäller från 2026-12-01"), "{between}");
    assert!(said(&["--at", "HEAD", "--date", "2026-12-24"]).contains("Som sedan"));
}

#[test]
fn where_nothing_is_published_the_reason_is_told() {
    let private = routine("a", "fastställd", "fastställd: 2026-01-10\nsyfte: Ring 19121212-1212\n");
    let answer = Folder::of(&[("a.yaml", &private)]).publish(&[]);
    answer.assert_refused(
        "inget är publicerat: ett personnummer står i varje dokument som skulle vara med (1)",
        "--select integritet",
    );
    let answer = Folder::of(&[("a.yaml", "typ: rutin\nid: [a\n")]).publish(&[]);
    answer.assert_refused("inget är publicerat: inget dokument gick att läsa (1)", "ledningskoll audit");
    let answer = Folder::of(&[("a.yaml", UNIT)]).publish(&[]);
    answer.assert_refused("inget dokument gällde 2026-11-15", "ledningskoll new rutin");
}
