//! `--split unit` writes a report for each enhet, and `--link` makes files links.

use std::fs;

use crate::shared::Folder;

const UNITS: &str = "typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\ntyp: enhet\nid: vc/å\nnamn: Åkerby\nnivå: enhet\n\
                     överordnad: region\n---\ntyp: enhet\nid: VC Å\nnamn: Bagaren\nnivå: enhet\növerordnad: region\n";

fn folder() -> Folder {
    Folder::of(&[("enheter.yaml", UNITS)])
}

#[test]
fn each_enhet_gets_a_page_and_a_report_that_are_those_of_an_audit_of_it() {
    let folder = folder();
    let split = ["--split", "unit", "--output", "html=ut/sidor", "--output", "json=ut/data", "--date", "2026-11-15"];
    let answer = folder.run(&[&["audit", "."], &split[..]].concat());
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(answer.stderr.contains("4 filer skrivna"), "{}", answer.stderr);
    for (id, name, file) in [("vc/å", "Åkerby", "vc-a"), ("VC Å", "Bagaren", "vc-a")] {
        let is_named = |path: &String| {
            fs::read_to_string(path).is_ok_and(|text| text.contains(&format!("class=\"namn\">{name}<")))
        };
        let pages =
            [format!("{file}.html"), format!("{file}-2.html")].map(|page| folder.path().join("ut/sidor").join(page));
        let pages = pages.map(|page| page.display().to_string());
        let page = pages.iter().find(|page| is_named(page)).unwrap_or_else(|| panic!("{name} has a page"));
        folder.run(&["audit", ".", "--unit", id, "--date", "2026-11-15", "--output", "html=en.html"]);
        let alone = fs::read_to_string(folder.path().join("en.html")).expect("a page");
        assert_eq!(fs::read_to_string(page).expect("a page"), alone, "{name}");
    }
    assert_eq!(fs::read_dir(folder.path().join("ut/data")).expect("a folder").count(), 2);
}

#[test]
fn what_cannot_be_split_writes_nothing_and_says_why() {
    let folder = folder();
    let nowhere = folder.run(&["audit", ".", "--split", "unit"]);
    assert!(nowhere.code == 2 && nowhere.stderr.contains("ingen mapp"), "{}", nowhere.stderr);
    fs::write(folder.path().join("fil"), "").expect("a file");
    let in_file = folder.run(&["gap", ".", "--split", "unit", "--output", "html=fil"]);
    assert!(in_file.code == 2 && in_file.stderr.contains("kunde inte skrivas"), "{}", in_file.stderr);
    for other in [&["--base", "HEAD"][..], &["--baseline", "b.json"], &["--trend"], &["--keep", "fil"]] {
        let both = folder.run(&[&["audit", ".", "--split", "unit", "--output", "xlsx=ut"], other].concat());
        assert!(both.code == 2 && both.stderr.contains("--split"), "{other:?}: {}", both.stderr);
    }
    let twice = folder.run(&["audit", ".", "--split", "unit", "--output", "html=ut", "--output", "html=ut/"]);
    assert!(twice.code == 2 && twice.stderr.contains("två rapporter kan inte skrivas till"), "{}", twice.stderr);
    assert!(twice.stderr.contains("--split en egen mapp"), "{}", twice.stderr);
    let bare = Folder::of(&[("a.yaml", "typ: rutin\nid: a\n")]);
    let nothing = bare.run(&["audit", ".", "--split", "unit", "--output", "html=ut"]);
    assert!(nothing.code == 2 && nothing.stderr.contains("ingen enhet"), "{}", nothing.stderr);
    assert!(!bare.path().join("ut").exists());
}

#[test]
fn a_view_is_split_too_and_files_are_links_where_they_can_be_seen() {
    let folder = folder();
    let link = "https://git.example.se/ls/{file}#L{line}";
    let answer = folder.run(&["gap", ".", "--split", "unit", "--output", "html=ut", "--link", link]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let page = fs::read_to_string(folder.path().join("ut/vc-a.html")).expect("a page");
    assert!(page.contains("href=\"https://git.example.se/ls/enheter.yaml#L"), "the file is a link");
    for bad in ["javascript:alert({file})", "https://example.se/", "https://a.se/{file}\"x"] {
        let answer = folder.run(&["audit", ".", "--link", bad]);
        assert!(answer.code == 2 && answer.stderr.contains("--link"), "{bad}: {}", answer.stderr);
    }
}

#[test]
fn an_enhet_whose_id_looks_like_that_of_another_takes_neither_its_name_nor_its_choice() {
    let unit = |id: &str, name: &str| format!("typ: enhet\nid: \"{id}\"\nnamn: {name}\nnivå: enhet\n---\n");
    let units = unit("VC-A", "Versala") + &unit("vc-a ", "Falska") + &unit("vc-a", "Äkta");
    let folder = Folder::of(&[("enheter.yaml", &units)]);
    let answer =
        folder.run(&["audit", ".", "--fail-on", "never", "--split", "unit", "--output", "html=ut", "--format", "html"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for (file, name) in [("vc-a", "Äkta"), ("vc-a-2", "Versala"), ("vc-a-3", "Falska")] {
        let page = fs::read_to_string(folder.path().join(format!("ut/{file}.html"))).expect("a page");
        assert!(page.contains(&format!("<span class=\"namn\">{name}</span>")), "{file} is of {name}");
    }
    for key in ["data-id=\"VC-A\"", "data-id=\"vc-a\"", "data-id=\"vc-a~2\""] {
        let options = answer.stdout.matches(key).count();
        assert!(options > 0, "{key}");
    }
}
