//! `bundle --on` and `--since`: the documents of a past day as git has them, and what has happened since a day.

use crate::shared::repository::Repository;

const UNIT: &str = "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n";

fn routine(version: &str, decided: &str, purpose: &str) -> String {
    format!(
        "typ: rutin\nid: a\ntitel: Rutin för intyg\nstatus: fastställd\nversion: {version}\nfastställd: {decided}\n\
         fastställd_av: verksamhetschef\ngäller_för: [vc]\nområde: [intyg]\nsyfte: {purpose}\n"
    )
}

/// A routine that was decided in January and again in June, with the commits.
fn twice() -> (Repository, [String; 2]) {
    let repository = Repository::init(&[]);
    let first =
        repository.commit("2026-01-12", &[("enhet.yaml", UNIT), ("a.yaml", &routine("1", "2026-01-10", "Det förra"))]);
    let second = repository.commit("2026-06-02", &[("a.yaml", &routine("2", "2026-06-01", "Det nya"))]);
    (repository, [first, second])
}

#[test]
fn the_text_of_a_past_day_is_that_of_the_commit_that_held_at_its_end() {
    let (repository, [first, second]) = twice();
    let then = repository.folder.bundled(0, &["--unit", "vc", "--on", "2026-03-31"]);
    assert!(then.site.text("rutin/a.html").contains("Det förra"));
    assert_eq!(then.manifest()["revision"], first.as_str());
    assert_eq!(then.manifest()["asked"]["date"], "2026-03-31");
    assert_eq!(then.documents()["rutin/a.docx"]["revision"], first.as_str());
    assert_eq!(then.documents()["rutin/a.docx"]["version"], "1");
    assert!(then.site.text("index.html").contains(&format!("ur git, version {}", &first[..10])));
    assert!(!then.site.text("historik.html").contains("Det nya"), "nothing after the day");
    let published = repository.folder.site(&["--at", "2026-03-31"]);
    let body =
        |text: String| text.split("Om rutinen").next().unwrap_or_default().split("Syfte").last().map(str::to_owned);
    assert_eq!(body(then.site.text("rutin/a.html")), body(published.text("rutin/a.html")));
    let on_the_day = repository.folder.bundled(0, &["--unit", "vc", "--on", "2026-06-02"]);
    assert!(on_the_day.site.text("rutin/a.html").contains("Det nya"), "the end of the day");
    assert_eq!(on_the_day.documents()["rutin/a.html"]["revision"], second.as_str());
    let early = repository.folder.bundle(&["--unit", "vc", "--on", "2025-12-31"]);
    early.assert_refused("den 2025-12-31 var ingenting incheckat", "2026-01-12");
}

#[test]
fn a_past_day_gives_the_same_bytes_whatever_is_committed_later() {
    let (repository, _) = twice();
    let asked = ["--unit", "vc", "--on", "2026-03-31"];
    let before = repository.folder.bundled(0, &asked).bytes;
    repository.commit(
        "2026-07-01",
        &[("a.yaml", &routine("3", "2026-06-30", "Ett tredje")), ("b.yaml", "typ: rutin\nid: b\n")],
    );
    assert!(before == repository.folder.bundled(0, &asked).bytes);
}

#[test]
fn what_is_not_committed_is_not_called_committed() {
    let (repository, [_, second]) = twice();
    repository.write(&[("a.yaml", &routine("2", "2026-06-01", "Ändrat på disken"))]);
    let now = repository.folder.bundled(0, &["--unit", "vc"]);
    assert!(now.documents()["rutin/a.html"]["revision"].is_null(), "{:?}", now.documents());
    assert!(now.manifest()["revision"].is_null());
    assert!(now.site.text("index.html").contains("med det som inte var incheckat"));
    assert!(now.site.text("historik.html").contains("Ej incheckat"));
    let then = repository.folder.bundled(0, &["--unit", "vc", "--on", "2026-11-15"]);
    assert_eq!(then.documents()["rutin/a.html"]["revision"], second.as_str());
}

#[test]
fn the_history_tells_decisions_and_no_committer() {
    let (repository, [first, second]) = twice();
    let bundle = repository.folder.bundled(0, &["--unit", "vc"]);
    let history = bundle.site.text("historik.html");
    for words in
        ["fastställd 2026-06-01 av verksamhetschef, version 2", "Det förra → Det nya", &first[..10], &second[..10]]
    {
        assert!(history.contains(words), "{words}: {history}");
    }
    for (path, bytes) in &bundle.site.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("kvalitet@example.org") && !text.contains("kvalitetssamordnare på Östra"), "{path}");
    }
    let person =
        routine("2", "2026-06-01", "Det nya").replace("av: verksamhetschef", "av: \"Påhitt Exempelsson, enhetschef\"");
    repository.commit("2026-06-03", &[("a.yaml", &person)]);
    repository.commit("2026-06-04", &[("a.yaml", &routine("2", "2026-06-01", "Det nya"))]);
    let bundle = repository.folder.bundled(0, &["--unit", "vc"]);
    assert!(!bundle.site.text("historik.html").contains("Exempelsson"), "{}", bundle.site.text("historik.html"));
}

#[test]
fn since_a_day_only_what_has_happened_after_it_is_told() {
    let (repository, _) = twice();
    let case = |id: &str, day: &str| {
        format!(
            "typ: avvikelse\nid: {id}\ntitel: Ärende {id}\nenhet: vc\nstatus: avslutad\nkategori: intyg\nrapporterades: {day}\navslutad: {day}\n"
        )
    };
    repository
        .commit("2026-10-01", &[("g.yaml", &case("gammal", "2026-02-01")), ("n.yaml", &case("ny", "2026-09-01"))]);
    let bundle = repository.folder.bundled(0, &["--unit", "vc", "--since", "2026-05-01"]);
    let history = bundle.site.text("historik.html");
    assert!(history.contains("2026-06-02: fastställd") && !history.contains("2026-01-12: "), "{history}");
    let cases = bundle.site.text("avvikelser.html");
    assert!(cases.contains("Ärende ny") && !cases.contains("Ärende gammal"), "{cases}");
    assert_eq!(bundle.manifest()["asked"]["since"], "2026-05-01");
    let both = repository.folder.run(&[
        "bundle",
        "--unit",
        "vc",
        "--since",
        "2026-05-01",
        "--on",
        "2026-06-02",
        "--output",
        "ut.zip",
    ]);
    assert_eq!(both.code, 2, "{}", both.words());
}

#[test]
fn a_version_in_force_with_a_draft_of_the_next_is_handed_over_and_said_not_to_be_judged() {
    let (repository, [_, second]) = twice();
    let draft = routine("3", "2026-06-01", "Nästa").replace("fastställd\nversion", "utkast\nversion");
    repository.commit("2026-10-01", &[("a.yaml", &draft)]);
    let bundle = repository.folder.bundled(0, &["--unit", "vc"]);
    assert!(bundle.site.text("rutin/a.html").contains("Det nya"));
    assert_eq!(bundle.documents()["rutin/a.html"]["revision"], second.as_str());
    for page in ["index.html", "paragrafer.html", "gapanalys.html"] {
        let text = bundle.site.text(page);
        assert!(text.contains("v ”Rutin för intyg” lämnas den version som gäller, men gapanalysen"), "{page}: {text}");
    }
}

#[test]
fn where_the_history_is_not_read_it_is_not_known_whether_an_earlier_version_held() {
    let (repository, _) = twice();
    let draft = routine("3", "2026-06-01", "Nästa").replace("fastställd\nversion", "utkast\nversion");
    let case = "typ: avvikelse\nid: avv\ntitel: Sent intyg\nenhet: vc\nstatus: ny\n";
    let settings = "typ: inställningar\nhistorik: nej\n";
    repository.commit("2026-10-01", &[("a.yaml", &draft), ("avv.yaml", case), ("ledningskoll.yaml", settings)]);
    let off = repository.folder.bundled(0, &["--unit", "vc"]);
    let front = off.site.text("index.html");
    let sentence = "utkast; om en tidigare version gällde går inte att se";
    assert!(front.contains(sentence), "{front}");
    assert!(front.contains("Historiken är inte med: ") && front.contains("Inte med, se vad som saknas"), "{front}");
    assert!(off.answer.words().contains("Om en tidigare version gällde"), "{}", off.answer.words());
    std::fs::remove_file(repository.folder.path().join("ledningskoll.yaml")).expect("removed");
    let first = repository.git(&["rev-list", "--max-parents=0", "HEAD"]);
    std::fs::write(repository.folder.path().join(".git/shallow"), format!("{first}\n")).expect("written");
    let shallow = repository.folder.bundled(0, &["--unit", "vc"]);
    assert!(shallow.site.text("index.html").contains(sentence), "{}", shallow.site.text("index.html"));
}

#[test]
fn of_a_file_that_was_changed_very_often_the_latest_is_told_and_that_there_is_more() {
    let (repository, _) = twice();
    let stream = (0..205).fold(String::new(), |mut stream, number| {
        let text = routine("2", "2026-06-01", &format!("Ändring {number}"));
        let from = if number == 0 { "from refs/heads/main^0\n" } else { "" };
        stream.push_str(&format!(
            "commit refs/heads/main\ncommitter k <k@example.org> {} +0100\ndata 1\nx\n{from}M 100644 inline a.yaml\ndata {}\n{text}\n",
            1_790_000_000 + number,
            text.len()
        ));
        stream
    });
    std::fs::write(repository.folder.path().join(".git/stream"), stream).expect("written");
    let folder = repository.folder.path().display().to_string();
    let import = format!("git -C '{folder}' fast-import --quiet < '{folder}/.git/stream'");
    assert!(std::process::Command::new("sh").args(["-c", &import]).status().expect("it runs").success());
    repository.git(&["reset", "--quiet", "--hard"]);
    let bundle = repository.folder.bundled(0, &["--unit", "vc"]);
    let history = bundle.site.text("historik.html");
    assert!(history.contains("Ändring 203 → Ändring 204") && history.contains("Ändring 5 → Ändring 6"), "{history}");
    assert!(!history.contains("Ändring 4 →"), "{history}");
    assert!(history.contains("ändrats fler än 200 gånger. Det som är äldre"), "{history}");
    let of_unit = history.split("Rutin för intyg").next().unwrap_or_default().matches("äldre").count();
    assert_eq!(of_unit, 0, "{history}");
}
