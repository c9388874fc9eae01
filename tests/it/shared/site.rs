//! The files that `publish` writes, read back.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};

use super::{Answer, Folder};

/// The published files of a folder, by path with `/`.
pub struct Site {
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Folder {
    /// Publishes the folder to `ut` on the fixed date, with these flags.
    pub fn publish(&self, arguments: &[&str]) -> Answer {
        let day: &[&str] = if arguments.contains(&"--at") { &[] } else { &["--date", "2026-11-15"] };
        self.run(&[&["publish", ".", "--output", "ut"], day, arguments].concat())
    }

    /// The site in `ut`, after it has been published with these flags and exit code 0.
    pub fn site(&self, arguments: &[&str]) -> Site {
        self.site_with_code(0, arguments)
    }

    /// The site in `ut`, after it has been published with these flags and an exit code.
    pub fn site_with_code(&self, code: i32, arguments: &[&str]) -> Site {
        let answer = self.publish(arguments);
        assert_eq!(answer.code, code, "{}", answer.words());
        Site::read(&self.path().join("ut"))
    }
}

impl Site {
    /// The files of a folder.
    pub fn read(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder of the site") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
                    files.insert(name, fs::read(path).expect("a file of the site"));
                }
            }
        }
        Self { files }
    }

    /// The markup of a page.
    pub fn page(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("{path} is none of {:?}", self.files.keys()));
        std::str::from_utf8(bytes).expect("a page is UTF-8")
    }

    /// The pages, by path.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.keys().filter(|path| path.ends_with(".html")).map(|path| (path.as_str(), self.page(path)))
    }

    /// The text of what a page is about, on one line.
    pub fn text(&self, path: &str) -> String {
        let page = Html::parse_document(self.page(path));
        let main = page.select(&Selector::parse("main").expect("a selector")).next().expect("a page has main");
        main.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Asserts that each link leads to a page that is there and to a place on it, or to an address on the web.
    pub fn assert_links(&self) {
        let pages: BTreeMap<&str, Html> = self.pages().map(|(path, page)| (path, Html::parse_document(page))).collect();
        let with = |attribute: &str| Selector::parse(&format!("[{attribute}]")).expect("a selector");
        let ids = |page: &Html| -> HashSet<String> {
            page.select(&with("id")).filter_map(|node| node.attr("id").map(str::to_owned)).collect()
        };
        let places: BTreeMap<&str, HashSet<String>> = pages.iter().map(|(path, page)| (*path, ids(page))).collect();
        let (with_href, with_action) = (with("href"), with("action"));
        for (path, page) in &pages {
            let links = page.select(&with_href).filter_map(|node| node.attr("href"));
            let forms = page.select(&with_action).filter_map(|node| node.attr("action"));
            for href in links.chain(forms) {
                if ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme)) {
                    continue;
                }
                let (file, place) = href.split_once('#').unwrap_or((href, ""));
                let target = if file.is_empty() { (*path).to_owned() } else { beside(path, file) };
                if place.is_empty() && self.files.contains_key(&target) {
                    continue;
                }
                let known = places.get(target.as_str());
                let known = known.unwrap_or_else(|| panic!("{path} leads to {href}, which is not there"));
                assert!(place.is_empty() || known.contains(place), "{path} leads to {href}, which has no such place");
            }
        }
    }
}

/// The path of a link from a page.
fn beside(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            assert!(parts.pop().is_some(), "{link} on {page} leads out of the site");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
