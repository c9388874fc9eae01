//! The command `diff`: it agrees with two audits, in three formats.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::routine;
use crate::shared::Answer;
use crate::shared::few_requirements::catalogue_of;
use crate::shared::repository::Repository;

const UNIT: &str = "typ: enhet\nid: vc-norr\nnamn: Norra vårdcentralen\nnivå: vårdenhet\n";
const INTYG: &str = "typ: rutin\nid: rut-intyg\ntitel: Läkarintyg\nområde: [intyg]\nstatus: fastställd\nversion: 1.0\n\
                     fastställd: 2026-01-10\nfastställd_av: verksamhetschef\ngiltig_från: 2026-01-10\n\
                     gäller_för: [vc-norr]\nansvar: [{uppgift: Skriva intyg, roll: läkare}]\nbeskrivning: Så gör vi.\n";

/// Two commits between which documents were added, changed, moved and removed.
fn changed() -> Repository {
    let repository = Repository::init(&[]);
    let first = [
        ("enhet.yaml", UNIT),
        ("rutiner/intyg.yaml", INTYG),
        ("rutiner/udda.yaml", &routine("rut-udda", &["udda"])),
        ("rutiner/kvar.yaml", &routine("rut-kvar", &["gammal"])),
    ];
    repository.commit("2026-01-10", &first);
    for (from, to) in [("rutiner/kvar.yaml", "arkiv.yaml"), ("rutiner/udda.yaml", "flyttad.yaml")] {
        repository.git(&["mv", from, to]);
    }
    repository.git(&["rm", "--quiet", "rutiner/intyg.yaml"]);
    repository.commit(
        "2026-02-10",
        &[("flyttad.yaml", &routine("rut-udda", &[])), ("ny å.yaml", &routine("rut-ny", &["ny"]))],
    );
    repository
}

fn diff(repository: &Repository, asked: &[&str]) -> Answer {
    let answer = repository.folder.run(&[&["diff"], asked, &["--date=2026-11-15", "--width=80"]].concat());
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{asked:?}");
    answer
}

/// A text without the parts that differ between repositories.
fn normalised(text: &str, repository: &Repository) -> String {
    let ids = ["HEAD", "HEAD~1"].map(|name| repository.git(&["rev-parse", name]));
    let short = |text: String, id: &String| text.replace(id, "<id>").replace(&id[..10], "<id>");
    ids.iter().fold(text.to_owned(), short)
}

/// The requirements of these documents, so that additions to the catalogue do not affect the test.
const ASKED: [&str; 5] = [
    "hslf-fs-2018-54/2-intygsrutin",
    "psl-2010-659/6-10-intyg",
    "sosfs-2011-9/4-4-ansvar",
    "sosfs-2011-9/4-4-faststalld",
    "sosfs-2011-9/4-4-tillvagagangssatt",
];

#[test]
fn a_comparison_in_three_formats() {
    let (repository, catalogue) = (changed(), catalogue_of(&ASKED));
    let catalogue = catalogue.path().to_string_lossy();
    let of = |format: &str| diff(&repository, &["HEAD~1", "HEAD", "--format", format, "--catalog", &catalogue]).stdout;
    insta::assert_snapshot!("diff_in_a_terminal", normalised(&of("terminal"), &repository));
    insta::assert_snapshot!("diff_as_markdown", normalised(&of("markdown"), &repository));
    insta::assert_snapshot!("diff_as_json", normalised(&of("json"), &repository));
}

#[test]
fn the_json_is_what_its_schema_says() {
    let repository = changed();
    for asked in [&["HEAD~1", "HEAD"][..], &["HEAD~1"], &["HEAD", "HEAD"], &["HEAD~1", "--unit=vc-norr"]] {
        diff(&repository, &[asked, &["--format=json"]].concat()).assert_by_schema("diff");
    }
}

#[test]
fn a_comparison_says_what_two_audits_say() {
    let repository = changed();
    let audit = |at: &str| repository.folder.run(&["audit", "--at", at, "--date=2026-11-15", "--format=json"]).json();
    let (before, after) = (audit("HEAD~1"), audit("HEAD"));
    let change = diff(&repository, &["HEAD~1", "HEAD", "--format=json"]).json();
    let fingerprints = |list: &Value| -> BTreeMap<String, i64> {
        let mut times = BTreeMap::new();
        for one in list.as_array().expect("a list") {
            *times.entry(one["fingerprint"].to_string()).or_default() += 1;
        }
        times
    };
    let surplus = |more: &Value, less: &Value| -> BTreeMap<String, i64> {
        let less = fingerprints(less);
        let left = |(one, times): (String, i64)| (one.clone(), times - less.get(&one).copied().unwrap_or_default());
        fingerprints(more).into_iter().map(left).filter(|(_, times)| *times > 0).collect()
    };
    assert_eq!(fingerprints(&change["new"]), surplus(&after["findings"], &before["findings"]));
    assert_eq!(fingerprints(&change["gone"]), surplus(&before["findings"], &after["findings"]));
    let worst = |report: &Value, outcome: &str| -> Vec<String> {
        let rows = report["assessments"].as_array().expect("a list").iter().filter(|row| row["outcome"] == outcome);
        let mut rows: Vec<String> =
            rows.map(|row| format!("{} {} {}", row["requirement"], row["unit"], row["document"]["id"])).collect();
        rows.sort();
        rows.dedup();
        rows
    };
    let listed = |list: &str| -> Vec<String> {
        let gaps = change["requirements"][list].as_array().expect("a list").iter();
        let mut rows: Vec<String> =
            gaps.map(|gap| format!("{} {} {}", gap["requirement"], gap["unit"], gap["document"])).collect();
        rows.sort();
        rows
    };
    let (was, is) = (worst(&before, "violated"), worst(&after, "violated"));
    assert_eq!(listed("opened"), is.iter().filter(|row| !was.contains(row)).cloned().collect::<Vec<_>>());
    let satisfied = worst(&after, "satisfied");
    let left: Vec<String> = was.iter().filter(|row| !is.contains(row)).cloned().collect();
    assert_eq!(listed("closed"), left.iter().filter(|row| satisfied.contains(row)).cloned().collect::<Vec<_>>());
    let changed = listed("changed");
    assert!(left.iter().all(|row| satisfied.contains(row) || changed.contains(row)), "{left:?} {changed:?}");
    assert!(!listed("opened").is_empty());
}

#[test]
fn a_state_beside_itself_is_no_change_and_a_day_is_a_state() {
    let repository = changed();
    for asked in [&["HEAD", "HEAD"][..], &["HEAD"], &["2026-02-10", "HEAD"]] {
        let text = diff(&repository, asked).stdout;
        assert!(text.starts_with("+0 nya, −0 åtgärdade\n") && !text.contains("Dokument"), "{text}");
    }
    let there = diff(&repository, &["2026-01-31", "HEAD", "--format=json"]).json();
    let back = diff(&repository, &["HEAD", "HEAD~1", "--format=json"]).json();
    let gone = |change: &Value| change["gone"].as_array().map(Vec::len);
    let new = |change: &Value| change["new"].as_array().map(Vec::len);
    assert_eq!((new(&there), gone(&there)), (gone(&back), new(&back)));
}

#[test]
fn a_comparison_is_written_beside_what_is_printed() {
    let repository = changed();
    diff(&repository, &["HEAD~1", "--output", "markdown=k.md", "--output=json=d.json"]);
    let read = |file: &str| std::fs::read_to_string(repository.folder.path().join(file)).expect("it was written");
    assert!(read("k.md").starts_with('+') && read("d.json").starts_with('{'));
    let refused = repository.folder.run(&["diff", "HEAD~1", "--output", "xlsx=a.xlsx"]);
    assert!(refused.code == 2 && refused.words().contains("formaten är terminal, json, markdown, html och docx"));
}

#[cfg(unix)] // Windows has no such names.
#[test]
fn hostile_text_comes_out_harmless_and_a_comment_always_fits() {
    let hostile = "\"<script>@alla [l](http://a.b) `k` | ]]> \\e[31m \\u202e --> #1\"";
    let document = |number: usize| {
        let id = hostile.replace("script", &format!("script{number}"));
        format!("typ: rutin\nid: {id}\ntitel: {hostile}\n{hostile}: {hostile}\n")
    };
    let repository = Repository::init(&[]);
    repository.commit("2026-01-10", &[("<b>@alla|`.yaml", &document(0))]);
    let files: Vec<(String, String)> =
        (0..300).map(|number| (format!("<i>{number}#1.yaml"), document(number))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    repository.commit("2026-02-10", &files);
    let comment = diff(&repository, &["HEAD~1", "--format=markdown"]).stdout;
    assert!((20_000..65_536).contains(&comment.chars().count()) && comment.contains("som inte får plats här"));
    let own = ["<details open>", "<details>", "</details>", "<summary>", "</summary>", "<!-- ledningskoll diff -->"];
    let rest = own.iter().fold(comment.clone(), |rest, tag| rest.replace(tag, ""));
    assert!(!rest.contains(['<', '\u{1b}', '\u{202e}']) && !rest.contains("@alla") && !rest.contains("http://"));
    assert_eq!(comment.matches("<details").count(), comment.matches("</details>").count());
    diff(&repository, &["HEAD~1", "--output=markdown=allt.md"]);
    let whole = fs::read_to_string(repository.folder.path().join("allt.md")).expect("the file is written");
    assert!(whole.contains("script299") && !whole.contains("får plats här"), "a file holds everything");
    let text = diff(&repository, &["HEAD~1"]).stdout;
    assert!(text.contains("<script1>") && !text.contains(['\u{1b}', '\u{202e}']));
}

#[cfg(unix)] // Windows has no such names.
#[test]
fn the_page_says_what_the_terminal_says_and_escapes_it() {
    let repository = changed();
    repository.commit("2026-03-10", &[("<b>&.yaml", &routine("rut-<i>x", &["ny"]))]);
    let text = diff(&repository, &["HEAD~2"]).stdout;
    let page = diff(&repository, &["HEAD~2", "--format=html"]).stdout;
    let page = scraper::Html::parse_document(&page);
    assert!(page.errors.is_empty(), "{:?}", page.errors);
    let selector = |text: &str| scraper::Selector::parse(text).expect("a selector");
    let titles: Vec<String> = page.select(&selector("h2")).map(|head| head.text().collect()).collect();
    assert!(!titles.is_empty() && titles.iter().all(|title| text.contains(title)), "{titles:?}");
    assert!(page.select(&selector("li i, li b, script, [src]")).next().is_none(), "names are text");
    let items: Vec<String> = page.select(&selector("li")).map(|item| item.text().collect()).collect();
    assert!(items.iter().any(|item| item.contains("<b>&.yaml")), "{items:?}");
}
