//! What a page is made of: valid markup, an address of its own for each part, and a policy that holds its script.

use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

use crate::shared::Folder;
use crate::shared::repository::Repository;

/// A routine in force.
fn routine(id: &str, rest: &str) -> String {
    format!("typ: rutin\nid: {id}\ntitel: Rutin {id}\nstatus: fastställd\nfastställd: 2026-01-10\n{rest}---\n")
}

#[test]
fn every_part_of_a_page_may_stand_where_it_stands() {
    let steps = "tillvägagångssätt:\n  - {vad: [Det ena som är en ganska lång text att läsa, Det andra som är lika långt att läsa], \
                 vem: [x, y], när: nu, mer: [Det ena som är en ganska lång text att läsa, Det andra som är lika långt att läsa]}\n";
    let others = "övrigt:\n  - rubrik: [Det ena som är en ganska lång text att läsa, Det andra som är lika långt att läsa]\n    text: Ett stycke\n";
    let site = Folder::of(&[("a.yaml", &routine("a", &format!("{steps}{others}")))]).site(&[]);
    for (path, page) in site.pages() {
        let html = Html::parse_document(page);
        assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
    }
}

#[test]
fn each_section_has_an_address_of_its_own() {
    let text = routine("a", "x-åtgärd: ett\nx-atgard: två\n\"日本\": tre\n\"中国\": fyra\nsyfte: fem\n");
    let site = Folder::of(&[("a.yaml", &text)]).site(&[]);
    site.assert_links();
    let page = Html::parse_document(site.page("rutin/a.html"));
    let mut ids: Vec<&str> =
        page.select(&Selector::parse("[id]").expect("a selector")).filter_map(|node| node.attr("id")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{ids:?}");
}

#[test]
fn a_routine_is_listed_once_under_an_area_however_it_is_written() {
    let text = routine("a", "område: [intyg, ' intyg ', 'intyg ']\n") + &routine("b", "område: [' intyg']\n");
    let site = Folder::of(&[("a.yaml", &text)]).site(&[]);
    let start = site.text("index.html");
    assert_eq!(start.matches("Intyg Rutin a Rutin Rutin b Rutin").count(), 1, "{start}");
}

#[test]
fn without_enheter_no_page_speaks_of_them() {
    let site = Folder::of(&[("a.yaml", &routine("a", ""))]).site(&[]);
    site.assert_links();
    assert!(!site.files.keys().any(|path| path.starts_with("enhet/")));
    for (path, page) in site.pages() {
        assert!(!page.contains("nhet</") && !page.contains("Enheter") && !page.contains("Välj din enhet"), "{path}");
    }
    assert!(site.text("index.html").contains("Välj en rutin eller sök."));
}

#[test]
fn what_a_role_was_before_is_told_by_its_name() {
    let repository = Repository::init(&[]);
    let role = |id: &str, title: &str| {
        format!(
            "typ: ansvar\nid: {id}\ntitel: {title}\nstatus: fastställd\nfastställd: 2026-01-10\nroll: {title}\n---\n"
        )
    };
    let roles = role("roll-a", "Läkare") + &role("roll-b", "Samordnare");
    let first = routine("a", "version: 1\nprocessägare: roll-a\n").replace("---\n", "");
    let second = first.replace("version: 1", "version: 2").replace("01-10", "05-01").replace("roll-a", "roll-b");
    repository.commit("2026-01-11", &[("roller.yaml", &roles), ("a.yaml", &first)]);
    repository.commit("2026-05-02", &[("a.yaml", &second)]);
    let page = repository.folder.site(&[]).text("rutin/a.html");
    assert!(page.contains("Förut: ”Läkare”") && !page.contains("roll-a"), "{page}");
}

#[test]
fn the_script_runs_by_its_digest_and_a_form_leads_only_to_pages_beside() {
    let site = Folder::of(&[("a.yaml", &routine("a", ""))]).site(&[]);
    let policy = |page: &str| {
        let html = Html::parse_document(page);
        let meta = Selector::parse("meta[http-equiv]").expect("a selector");
        html.select(&meta).next().and_then(|node| node.attr("content")).expect("a policy").to_owned()
    };
    let search = site.page("sok.html");
    let start = search.rfind("<script>").expect("the script") + "<script>".len();
    let script = &search[start..start + search[start..].find("</script>").expect("it ends")];
    let digest = ledningskoll::text::content_id::base64(&Sha256::digest(script.as_bytes()));
    assert!(policy(search).contains(&format!("script-src 'sha256-{digest}';")), "{}", policy(search));
    for (path, page) in site.pages() {
        let policy = policy(page);
        assert!(policy.contains("form-action 'self' file:;"), "{path}: {policy}");
        assert!(!policy.contains("script-src 'unsafe-inline'"), "{path}: {policy}");
    }
}
