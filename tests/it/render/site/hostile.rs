//! What a committer may write: no text becomes markup, no id leads out of the folder, no link leads to a script.

use std::fmt::Write as _;

use scraper::{Html, Selector};

use crate::shared::Folder;

const EVIL: &str =
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick=\"x' ' ]]> <!-- ##[error]x";

/// A routine whose every text is hostile.
fn routine(id: &str, title: &str) -> String {
    let quoted = |text: &str| serde_json::to_string(text).expect("a text");
    format!(
        "typ: rutin\nid: {}\ntitel: {}\nstatus: fastställd\nfastställd: 2026-01-10\nområde: [{}]\nsyfte: {}\n\
         ansvar: [{{uppgift: {}, roll: {}}}]\ntillvägagångssätt: [{{steg: 1, vad: {}, vem: {}}}]\n\
         länkar: [{{titel: a, plats: 'javascript:alert(1)'}}, {{titel: b, plats: 'data:text/html,x'}}, 'file:///etc/passwd', {{titel: c, plats: {}}}]\n\
         {}: x\n---\n",
        quoted(id),
        quoted(title),
        quoted(EVIL),
        quoted(EVIL),
        quoted(EVIL),
        quoted(&EVIL[..40]),
        quoted(EVIL),
        quoted(EVIL),
        quoted("https://a.se/\" onmouseover=\"x"),
        quoted("x-\"><b>"),
    )
}

#[test]
fn no_text_becomes_markup_and_no_id_leads_out() {
    let ids =
        ["../../etc/passwd", "con", "a/b", "A B", "a b", "日本", "\u{202e}gnp", "x\u{0}y", EVIL, &"å".repeat(500), "."];
    let mut text: String = ids.iter().map(|id| routine(id, EVIL)).collect();
    text.push_str("typ: enhet\nid: '../vc'\nnamn: '<b>vc</b>'\nnivå: enhet\n---\n");
    text.push_str("typ: process\nid: p\ntitel: P\nstatus: fastställd\nfastställd: 2026-01-10\naktiviteter:\n");
    for number in 0..3 {
        let _ = writeln!(
            text,
            "  - {{nr: {number}, namn: {}, ansvarig: \"<svg onload=x>\"}}",
            serde_json::to_string(EVIL).expect("a text")
        );
    }
    let folder = Folder::of(&[("a.yaml", &text)]);
    let answer = folder.publish(&[]);
    assert_eq!(answer.code, 0, "{}", answer.words());
    assert_eq!(folder.names(), ["a.yaml", "ut"]);
    let site = crate::shared::site::Site::read(&folder.path().join("ut"));
    site.assert_links();
    let all = Selector::parse("*").expect("a selector");
    for (path, page) in site.pages() {
        let name = path.trim_end_matches(".html");
        let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-/".contains(letter);
        assert!(name.chars().all(is_plain) && path.len() < 110, "{path}");
        assert!(!page.contains("##[error]") && !page.contains('\u{202e}'), "{path}");
        for node in Html::parse_document(page).select(&all) {
            let element = node.value();
            let name = element.name();
            assert!(name != "script" || path == "sok.html", "{path}");
            assert!(!["img", "iframe"].contains(&name), "{path}: {name}");
            assert!(name != "b" || is_own_bold(node), "{path}: {name} in {:?}", node.html());
            for (attribute, value) in element.attrs() {
                assert!(!attribute.starts_with("on"), "{path}: {attribute}");
                let is_link = attribute == "href" && value.contains(':');
                assert!(!is_link || value.starts_with("https://") || value.starts_with("http://"), "{path}: {value}");
            }
        }
    }
    let search = Html::parse_document(site.page("sok.html"));
    assert_eq!(search.select(&Selector::parse("script").expect("a selector")).count(), 2, "the words and the script");
}

/// True for the two bold texts that the pages have themselves: the name of the site on paper, and the label of a field.
fn is_own_bold(node: scraper::ElementRef<'_>) -> bool {
    let above: Vec<&str> = node
        .ancestors()
        .filter_map(scraper::ElementRef::wrap)
        .take(3)
        .filter_map(|one| one.value().attr("class"))
        .collect();
    node.child_elements().next().is_none() && (above.contains(&"papper") || above.first() == Some(&"mer"))
}

#[test]
fn a_file_of_word_has_no_markup_of_a_text_and_leads_nowhere() {
    let ids = ["../../etc/passwd", "a/b", "\u{202e}gnp", "x\u{0}y", EVIL];
    let field = "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r>&#x1;\u{1}\u{b}";
    let text: String = ids.iter().map(|id| routine(id, field)).collect();
    let folder = Folder::of(&[("a.yaml", &text)]);
    let site = folder.site(&["--format", "docx"]);
    assert_eq!(folder.names(), ["a.yaml", "ut"]);
    assert_eq!(site.files.keys().filter(|path| path.ends_with(".docx")).count(), ids.len());
    for (path, bytes) in site.files.iter().filter(|(path, _)| path.ends_with(".docx")) {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a ZIP");
        for number in 0..archive.len() {
            let mut part = archive.by_index(number).expect("a part");
            let name = part.name().expect("a name").into_owned();
            assert!(!name.contains("..") && !name.starts_with('/'), "{path}: {name}");
            let mut xml = String::new();
            std::io::Read::read_to_string(&mut part, &mut xml).expect("UTF-8");
            let mut reader = quick_xml::Reader::from_str(&xml);
            reader.config_mut().check_end_names = true;
            while reader.read_event().unwrap_or_else(|error| panic!("{path} {name}: {error}"))
                != quick_xml::events::Event::Eof
            {}
            let is_plain = |letter: char| letter >= ' ' || ['\n', '\r', '\t'].contains(&letter);
            assert!(xml.chars().all(is_plain), "{path} {name}: a character that XML may not have");
            assert!(!xml.contains("TargetMode=\"External\"") && !xml.contains("<w:instrText>DDE"), "{path} {name}");
        }
    }
}

#[test]
fn what_many_enheter_share_is_bounded_on_each_of_their_pages() {
    let mut text = String::from("typ: enhet\nid: region\nnamn: Regionen\nnivå: region\n---\n");
    for number in 0..40 {
        let _ = write!(
            text,
            "typ: enhet\nid: vc-{number}\nnamn: Vc {number}\nslag: vårdcentral\nnivå: enhet\növerordnad: region\n---\n"
        );
    }
    for number in 0..320 {
        let holds = if number % 2 == 0 { "region" } else { "alla vårdcentraler" };
        let _ = write!(
            text,
            "typ: rutin\nid: r-{number}\ntitel: Rutin {number}\nstatus: fastställd\nfastställd: 2026-01-10\ngäller_för: [{holds}]\n---\n"
        );
    }
    let site = Folder::of(&[("a.yaml", &text)]).site(&[]);
    let page = site.page("enhet/vc-7.html");
    let listed = page.matches("href=\"../rutin/").count();
    assert_eq!(listed, 300, "as many as are listed of what many share");
    assert!(site.text("enhet/vc-7.html").contains("Det finns fler dokument"));
    assert_eq!(site.page("dokument.html").matches("href=\"rutin/").count(), 320, "the list of all has all");
}
