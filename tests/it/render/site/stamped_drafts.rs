//! A draft is said to be one wherever it is named, and nothing says that it holds.

use crate::shared::Folder;
use crate::shared::site::Site;

const TEXT: &str = "typ: enhet\nid: vc\nnamn: Vårdcentralen\nnivå: enhet\n---\n\
    typ: rutin\nid: rut-a\ntitel: Gällande rutin\nstatus: fastställd\nfastställd: 2026-01-10\ngäller_för: [vc]\n\
    relaterade_dokument: [rut-b]\nansvar: [{uppgift: Det ena, roll: roll-a}]\n---\n\
    typ: rutin\nid: rut-b\ntitel: Ny rutin\nstatus: utkast\ngäller_för: [vc]\n\
    ansvar: [{uppgift: Det andra, roll: roll-a}]\n---\n\
    typ: ansvar\nid: roll-a\ntitel: Samordnare\nroll: Samordnare\nstatus: på granskning\n";
const STAMP: &str = "Utkast, gäller inte";
const STAMP_OF_ROLE: &str = "På granskning, gäller inte";

fn site() -> Site {
    Folder::of(&[("a.yaml", TEXT)]).site(&["--drafts"])
}

#[test]
fn a_draft_is_stamped_where_a_role_a_list_a_link_and_search_name_it() {
    let site = site();
    let role = site.text("roll/roll-a.html");
    assert!(role.contains(&format!("Ny rutin Vårdcentralen {STAMP}")), "{role}");
    assert!(role.contains("Gällande rutin Vårdcentralen Det ena"), "{role}");
    let roles = site.text("roller.html");
    assert!(roles.contains(&format!("Samordnare {STAMP_OF_ROLE}")), "{roles}");
    let routine = site.text("rutin/rut-a.html");
    assert!(routine.contains(&format!("rut-b {STAMP}")), "{routine}");
    assert!(routine.contains(&format!("Samordnare {STAMP_OF_ROLE}")), "{routine}");
    let search = site.page("sok.html");
    assert!(search.contains(&format!("Rutin · Vårdcentralen · {STAMP}")), "{search}");
}

#[test]
fn no_page_and_no_file_says_that_a_draft_held() {
    let site = site();
    let (held, draft) = (site.page("rutin/rut-a.html"), site.page("rutin/rut-b.html"));
    assert!(held.contains("Det här gällde 2026-11-15.") && held.contains("\"Gällde 2026-11-15. Ett utskrivet"));
    assert!(draft.contains("Det här var ett utkast 2026-11-15 och gäller inte."), "{draft}");
    assert!(
        !draft.contains("Det här gällde")
            && !draft.contains("Gällde 2026")
            && draft.contains("\"Utkast 2026-11-15, gäller inte.")
    );
    let role = site.page("roll/roll-a.html");
    assert!(role.contains("Det här var på granskning 2026-11-15 och gäller inte.") && !role.contains("ällde 2026"));
    for page in ["index.html", "dokument.html", "roller.html", "sok.html", "enhet/vc.html"] {
        assert!(site.page(page).contains("Det här gällde 2026-11-15, utom det som är stämplat."), "{page}");
    }
    assert!(site.text("enhet/vc.html").contains("Det här gäller hos er, utom det som är stämplat."));
    let files = Folder::of(&[("a.yaml", TEXT)]).site(&["--drafts", "--format", "docx"]);
    let said = |file: &str| super::word_files::all_of(&files.files[file]);
    assert!(said("rutin/rut-a.docx").contains("Gällde 2026-11-15"));
    let draft = said("rutin/rut-b.docx");
    assert!(!draft.contains("ällde 2026") && !draft.contains("som den gällde"), "{draft}");
    assert!(draft.contains("Utkast 2026-11-15, gäller inte"), "{draft}");
}
