//! Each sort of page as it is drawn, and what holds of every page.

use std::sync::LazyLock;

use regex::Regex;
use scraper::{Html, Selector};

use crate::shared::Folder;
use crate::shared::site::Site;

static EXAMPLE: LazyLock<Site> = LazyLock::new(|| Folder::with_example("exempelregionen", "").site(&[]));
static BLOCK: LazyLock<Regex> = LazyLock::new(|| {
    let tags = "main|nav|ol|ul|li|header|h[1-6]|p|dl|div|section|table|thead|tbody|tr|svg|rect|text|form";
    Regex::new(&format!("<({tags})[ >]")).expect("the pattern is written here")
});

/// The `main` of a page, with a line for each block.
fn main(path: &str) -> String {
    let page = EXAMPLE.page(path);
    let start = page.find("<main").expect("a page has main");
    let main = &page[start..page.find("</main>").expect("it ends")];
    BLOCK.replace_all(main, "\n$0").trim().to_owned()
}

#[test]
fn the_page_of_a_routine() {
    insta::assert_snapshot!(main("rutin/31-4471.html"));
}

#[test]
fn the_front_page_of_an_enhet() {
    insta::assert_snapshot!(main("enhet/vc-kvarnbacken.html"));
}

#[test]
fn the_page_of_a_role() {
    insta::assert_snapshot!(main("roll/roll-rehabkoordinator.html"));
}

#[test]
fn the_page_of_a_process() {
    insta::assert_snapshot!(main("process/12-prim-01.html"));
}

#[test]
fn the_front_page_of_the_site() {
    insta::assert_snapshot!(main("index.html"));
}

#[test]
fn every_link_leads_somewhere() {
    EXAMPLE.assert_links();
    Folder::with_example("med-brister", "").site_with_code(1, &["--drafts"]).assert_links();
}

#[test]
fn each_page_stands_alone_and_has_one_outline() {
    let select = |selector: &str| Selector::parse(selector).expect("a selector");
    for (path, page) in EXAMPLE.pages() {
        let html = Html::parse_document(page);
        assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
        assert_eq!(html.select(&select("h1")).count(), 1, "{path}");
        assert!(page.contains("Content-Security-Policy\" content=\"default-src 'none'"), "{path}");
        assert_eq!(html.select(&select("[src],link,iframe,object,style[media]")).count(), 0, "{path} loads something");
        let has_script = html.select(&select("script")).count() > 0;
        assert_eq!(has_script, path == "sok.html", "{path}");
        assert_eq!(page.contains("script-src"), has_script, "{path} allows a script");
        let mut ids: Vec<&str> = html.select(&select("[id]")).filter_map(|node| node.attr("id")).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{path} has an id twice");
    }
}

#[test]
fn search_knows_every_page_of_a_document_and_the_words_on_it() {
    let page = Html::parse_document(EXAMPLE.page("sok.html"));
    let data = page.select(&Selector::parse("#ord").expect("a selector")).next().expect("the words");
    let found: Vec<serde_json::Value> = serde_json::from_str(&data.inner_html()).expect("JSON");
    let address = |one: &serde_json::Value| one["a"].as_str().expect("an address").to_owned();
    let addresses: Vec<String> = found.iter().map(address).collect();
    let inner = EXAMPLE.pages().map(|(path, _)| path).filter(|path| path.contains('/'));
    for path in inner {
        assert!(addresses.iter().any(|address| address == path), "{path} is not found");
    }
    let routine = found.iter().find(|one| one["a"] == "rutin/31-4471.html").expect("the routine");
    for word in ["följdfrågor", "läkare", "dv077"] {
        assert!(routine["o"].as_str().expect("words").split(' ').any(|one| one == word), "{word}");
    }
}
