//! Every offered fix, applied: the file still parses, and a missing field has its place.

use std::path::Path;

use jiff::civil::date;

use ledningskoll::audit::{Options, audit};
use ledningskoll::authoring::fix::{Certainty, FixContext, apply, mends};
use ledningskoll::catalogue::Catalogue;
use ledningskoll::corpus::reading::Reader;
use ledningskoll::text::SourceId;

fn options(root: &Path) -> Options {
    Options { root: root.to_owned(), date: Some(date(2026, 11, 15)), ..Options::default() }
}

#[test]
fn an_act_is_offered_its_successors_as_they_are_written_there() {
    let catalogue = Catalogue::embedded().expect("the catalogue is sound");
    for (before, after) in [
        ("[SOSFS 2005:29, PSL]", vec!["[HSLF-FS 2018:54, PSL]"]),
        (
            "Enligt hälso- och sjukvårdslagen (1982:763) gäller",
            vec!["Enligt hälso- och sjukvårdslagen (2017:30) gäller"],
        ),
        ("\"SFS 1982:763, 2 §\"", vec!["\"SFS 2017:30, 2 §\""]),
        ("SOSFS 2005:28", vec!["HSLF-FS 2017:40", "HSLF-FS 2017:41"]),
    ] {
        let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
        let text = format!("typ: rutin\nid: r\nstatus: fastställd\nlagstöd: {before}\n");
        std::fs::write(folder.path().join("r.yaml"), &text).expect("a file can be written");
        let report = audit(&catalogue, &options(folder.path())).expect("it can be audited");
        let reported = report.findings.iter().find(|one| one.finding.rule.as_str() == "lagrum/upphavt");
        let finding = &reported.expect("the act has been superseded").finding;
        let scene = FixContext::of(&catalogue, report.source(finding), &[], finding);
        let offered = mends(scene, finding);
        assert!(offered.iter().all(|mend| mend.certainty == Certainty::Likely), "only a person can tell");
        let texts: Vec<String> = offered.iter().map(|mend| apply(&text, &mend.edits)).collect();
        let expected: Vec<String> = after.iter().map(|after| text.replace(before, after)).collect();
        assert_eq!(texts, expected);
    }
}

#[test]
fn every_mend_leaves_a_file_that_can_be_read() {
    let catalogue = Catalogue::embedded().expect("the catalogue is sound");
    let reader = Reader::new(&catalogue);
    let options = Options {
        profiles: vec!["region-jonkoping".to_owned()],
        ..options(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/med-brister"))
    };
    let report = audit(&catalogue, &options).expect("the example can be audited");
    let (mut fields, mut certain) = (0, 0);
    for reported in &report.findings {
        let source = report.source(&reported.finding);
        let before = reader.text(SourceId(0), &source.path, source.text.as_bytes().to_vec());
        let scene = FixContext::of(&catalogue, &before.source, &before.documents, &reported.finding);
        for mend in mends(scene, &reported.finding) {
            let text = apply(&source.text, &mend.edits);
            let after = reader.text(SourceId(0), &source.path, text.clone().into_bytes());
            assert!(after.unreadable.len() <= before.unreadable.len(), "{}: {}\n{text}", source.path, mend.title);
            assert!(after.documents.len() >= before.documents.len(), "{}: {}\n{text}", source.path, mend.title);
            let is_new = |found: &&ledningskoll::finding::Observation| {
                !before.findings.iter().any(|known| known.rule == found.rule && known.about == found.about)
            };
            let new: Vec<_> = after.findings.iter().filter(is_new).map(|finding| &finding.message).collect();
            assert!(new.is_empty(), "{}: {} gives {new:?}\n{text}", source.path, mend.title);
            if let Some(key) = mend.title.strip_prefix("lägg till fältet ") {
                let count = |text: &str| text.matches(&format!("{key}:")).count();
                assert_eq!(count(&text), count(&source.text) + 1, "{text}");
                fields += 1;
            }
            certain += usize::from(mend.certainty == Certainty::Certain);
        }
    }
    assert!(fields > 10 && certain >= 2, "{fields} {certain}");
}
