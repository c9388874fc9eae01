//! The draft of a patientsäkerhetsberättelse: what is counted in which year, what is not, and what is said of it.

use std::fs;

use serde_json::Value;

use crate::shared::repository::Repository;
use crate::shared::{Answer, Folder, assert_swedish};

const CARER: &str = "typ: enhet\nid: region\nnamn: Region Norr\nnivå: region\n";
const CENTRE: &str = "typ: enhet\nid: vc\nnamn: Norra vårdcentralen\nnivå: enhet\növerordnad: region\n";

/// A deviation with an id and further fields.
fn deviation(id: &str, fields: &str) -> String {
    format!("typ: avvikelse\nid: {id}\ntitel: Något hände\nenhet: vc\n{fields}")
}

impl Folder {
    /// The enheter, and other documents in one file.
    fn of_year(documents: &[String]) -> Self {
        let records = documents.join("---\n");
        Self::of(&[("enheter.yaml", &format!("{CARER}---\n{CENTRE}")), ("poster.yaml", &records)])
    }

    /// The answer to a draft of 2026 on the fixed date, with further flags.
    fn draft(&self, arguments: &[&str]) -> Answer {
        self.run(&[&["annual-report", ".", "--year", "2026", "--date", "2026-11-15"], arguments].concat())
    }

    /// The draft of 2026 as data.
    fn draft_as_data(&self) -> Value {
        let answer = self.draft(&[]);
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""));
        serde_yaml::from_str(&answer.stdout).unwrap_or_else(|error| panic!("{error}: {}", answer.stdout))
    }
}

/// What is said below a heading, line by line.
fn said<'draft>(draft: &'draft Value, key: &str) -> Vec<&'draft str> {
    draft["innehåll"][key].as_str().unwrap_or_default().lines().collect()
}

/// How the numbers were counted, and what was not.
fn method(draft: &Value) -> &str {
    draft["övrigt"][0]["text"].as_str().unwrap_or_default()
}

#[test]
fn the_drafts_of_the_examples_are_these() {
    for (example, year) in [("exempelregionen", "2025"), ("exempelregionen", "2026"), ("med-brister", "2026")] {
        let folder = Folder::with_example(example, "");
        let answer = folder.run(&["annual-report", ".", "--year", year, "--date", "2026-11-15"]);
        assert_eq!(answer.code, i32::from(example == "med-brister"), "a file that cannot be read is told");
        assert_swedish(&answer.words());
        insta::assert_snapshot!(format!("annual_{}_{year}", example.replace('-', "_")), answer.stdout);
    }
}

#[test]
fn an_event_belongs_to_the_year_of_its_day_month_or_year() {
    let folder = Folder::of_year(&[
        deviation("a", "inträffade: 2026-01-01\n"),
        deviation("b", "inträffade: 2026-03\n"),
        deviation("c", "inträffade: 2026\n"),
        deviation("d", "upptäcktes: 2026-05-02\n"),
        deviation("e", "rapporterades: 2026-05-02\n"),
        deviation("f", "inträffade: 2025-12-31\nrapporterades: 2026-01-02\n"),
        deviation("g", "inträffade: 2026-11-16\n"),
        deviation("h", "inträffade: hösten 2026\nrapporterades: 2026-10-02\n"),
        deviation("i", "kategori: intyg\n"),
        deviation("j", "inträffade: 2024-02-01\n"),
    ]);
    let draft = folder.draft_as_data();
    assert_eq!(said(&draft, "avvikelser")[0], "5 avvikelser inträffade under 2026 (året före 1) [a, b, c, d, e].");
    assert!(method(&draft).contains("2 avvikelser utan datum är inte räknade [h, i]."), "{}", method(&draft));
    assert!(method(&draft).contains("2026 är inte slut: det som har hänt till och med 2026-11-15 är räknat"));
    assert_eq!(draft["sammanställning"]["avvikelser"]["antal"], 5);
}

#[test]
fn drafts_withdrawn_records_and_those_of_no_known_enhet_are_told_and_not_counted() {
    let of_none = deviation("c", "inträffade: 2026-02-01\n").replace("enhet: vc", "enhet: Okänd klinik");
    let folder = Folder::of_year(&[
        deviation("a", "status: utkast\ninträffade: 2026-02-01\n"),
        deviation("b", "status: upphävd\ninträffade: 2026-02-01\n"),
        of_none,
        deviation("d", "status: arkiverad\ninträffade: 2026-02-01\n"),
        deviation("e", "status: utkast\ninträffade: 2024-02-01\n"),
    ]);
    let draft = folder.draft_as_data();
    assert_eq!(said(&draft, "avvikelser")[0], "1 avvikelse inträffade under 2026 (året före 0) [d].");
    for told in [
        "1 utkast är inte räknat [a].",
        "1 upphävd post är inte räknad [b].",
        "1 post är inte räknad, för att det inte framgår vilken vårdgivare den hör till [c].",
    ] {
        assert!(method(&draft).lines().any(|line| line == told), "{told}: {}", method(&draft));
    }
}

#[test]
fn measures_are_done_late_or_without_a_known_effect() {
    let measure = |rest: &str| format!("  - {{åtgärd: Gör något, beslutad: 2026-01-10, {rest}}}\n");
    let measures = [
        measure("senast: 2026-03-01, status: genomförd, genomförd: 2026-02-20, uppföljning: Inga nya fall"),
        measure("senast: 2026-03-01, genomförd: 2026-02, uppföljning: {datum: 2026-12-01}"),
        measure("senast: 2026-11-14, status: pågår"),
        measure("senast: 2026-11-15, status: pågår"),
        measure("senast: 2026-03-01, status: avbruten"),
        measure("status: genomförd"),
        measure("senast: 2026-03-01, genomförd: 2026-12-01"),
        measure("genomförd: 2026-03-01, uppföljning: planeras till våren"),
        measure("genomförd: 2026-03-01, uppföljning: 2026-12-01"),
        measure("genomförd: 2026-03-01, uppföljning: {resultat: ej gjord än}"),
        measure("senast: 2026-03-01, genomförd: inte ännu"),
    ];
    let record = deviation("a", &format!("inträffade: 2026-01-02\nåtgärder:\n{}", measures.concat()));
    let draft = Folder::of_year(&[record]).draft_as_data();
    assert_eq!(
        said(&draft, "åtgärder"),
        [
            "11 åtgärder beslutades under 2026 (året före 0) [a (11)].",
            "5 åtgärder genomfördes under 2026 (året före 0) [a (5)].",
            "4 av dem saknar uppföljning som visar effekten [a (4)].",
            "3 åtgärder var försenade 2026-11-15 [a (3)].",
        ]
    );
    let undated = "1 åtgärd som är genomförd utan datum är inte räknad som genomförd [a].";
    assert!(method(&draft).contains(undated), "{}", method(&draft));
}

#[test]
fn self_checks_are_done_of_planned_and_those_that_began_later_are_not_missed() {
    let check = |id: &str, rest: &str| {
        format!("typ: egenkontroll\nid: {id}\ntitel: Kontroll {id}\nstatus: fastställd\nenhet: vc\n{rest}")
    };
    let done = "frekvens: kvartal\ntillfällen:\n  - {datum: 2026-03-01, resultat: bra, bedömning: Bra, brister: inga}\n  \
                - {period: 2026-K2, resultat: sämre, bedömning: Sämre, brister: [en brist]}\n  - {datum: 2025-11-01}\n  \
                - {datum: 2026-12-01}\n  - {resultat: odaterat}\n";
    let folder = Folder::of_year(&[
        check("a", done),
        check("b", "frekvens: vid behov\nfastställd: 2026-02-01\n"),
        check("c", "planerade_tillfällen: [2026-02, 2026-09]\nfastställd: 2026-01-01\n"),
    ]);
    let draft = folder.draft_as_data();
    assert_eq!(
        said(&draft, "egenkontroll"),
        [
            "Egenkontroller gjordes vid 2 tillfällen under 2026 (året före 1) [a (2)].",
            "Av 6 planerade tillfällen 2026 är 2 gjorda [a, c].",
            "1 egenkontroll säger inte hur många gånger den ska göras på ett år [b].",
            "1 tillfälle visade brister [a].",
            "Kontroll a: hittills gjord 2 av 4 planerade gånger, senast 2026-K2, bedömning ”Sämre” [a].",
            "Kontroll b: hittills gjord 0 gånger [b].",
            "Kontroll c: hittills gjord 0 av 2 planerade gånger [c].",
        ]
    );
    let undated = "1 tillfälle för egenkontroll utan datum och period är inte räknat [a].";
    assert!(method(&draft).contains(undated), "{}", method(&draft));
    let earlier = folder.run(&["annual-report", ".", "--year", "2025", "--date", "2026-11-15"]);
    assert!(earlier.stdout.contains("gjord 1 av 4 planerade gånger, senast 2025-11-01 [a]"), "{}", earlier.stdout);
    assert!(!earlier.stdout.contains("Kontroll c"), "{}", earlier.stdout);
}

#[test]
fn a_self_check_is_held_against_its_plan_once_the_year_is_over_and_from_when_it_began() {
    let check = |id: &str, rest: &str| {
        format!("typ: egenkontroll\nid: {id}\ntitel: Kontroll {id}\nstatus: fastställd\nenhet: vc\n{rest}")
    };
    let folder = Folder::of_year(&[
        check("a", "frekvens: kvartal\nfastställd: 2026-10-01\ntillfällen:\n  - {datum: 2026-12-01}\n"),
        check("b", "frekvens: kvartal\nfastställd: 2026-02-15\ntillfällen: [2026-05, 2026-08, 2026-11]\n"),
        check("c", "planerade_tillfällen: [2026-02, 2026-09]\nfastställd: 2026-06-01\ntillfällen: [2026-09]\n"),
        check("d", "frekvens: månad\nfastställd: 2025-01-01\ntillfällen: [2026-05]\n"),
        check("e", "frekvens: månad\nfastställd: 2025-01-01\ngiltig_till: 2026-02-10\ntillfällen: [2026-01]\n"),
        check("f", "frekvens: månad\ntillfällen: [2026-12]\n"),
    ]);
    let answer = folder.run(&["annual-report", ".", "--year", "2026", "--date", "2027-02-01"]);
    let draft: Value = serde_yaml::from_str(&answer.stdout).expect("YAML");
    let told = said(&draft, "egenkontroll");
    for line in [
        "1 egenkontroll är gjord färre gånger under 2026 än planerat [d].",
        "Kontroll a: gjord 1 av 1 planerad gång, senast 2026-12-01 [a].",
        "Kontroll b: gjord 3 av 4 planerade gånger, senast 2026-11 [b].",
        "Kontroll c: gjord 1 av 1 planerad gång, senast 2026-09 [c].",
        "Kontroll d: gjord 1 av 12 planerade gånger, senast 2026-05 [d].",
        "Kontroll e: gjord 1 av 2 planerade gånger, senast 2026-01 [e].",
    ] {
        assert!(told.contains(&line), "{line}: {told:#?}");
    }
    let early = folder.draft_as_data();
    assert!(!said(&early, "egenkontroll").iter().any(|line| line.contains("färre gånger")), "the year is not over");
}

#[test]
fn none_found_is_no_fault_and_no_measure() {
    let check = "typ: egenkontroll\nid: e\ntitel: Kontroll\nstatus: fastställd\nenhet: vc\nfrekvens: månad\ntillfällen:\n  \
                 - {datum: 2026-01-02, brister: inga brister hittades}\n  - {datum: 2026-02-02, brister: [Inga brister.]}\n  \
                 - {datum: 2026-03-02, brister: [inga planer upprättade]}\n";
    let risks = "typ: riskanalys\nid: r\ntitel: Risker\nenhet: vc\nstatus: fastställd\ndatum: 2026-03\nrisker:\n  \
                 - {id: R1, händelse: Ett, hantering: reducera, sannolikhet: 0.1, allvarlighetsgrad: 3, åtgärder: [\"inga\"]}\n  \
                 - {id: R2, händelse: Två, hantering: accepteras, riskvärde: \"0,3\", åtgärder: [inga]}\n  \
                 - {id: R3, händelse: Tre, hantering: reducera, riskvärde: 1e99, åtgärder: [{åtgärd: Inga åtgärder behövs}]}\n  \
                 - {id: R4, händelse: Fyra, hantering: reducera, riskvärde: 0.2, åtgärder: [{åtgärd: Byt system}]}\n  \
                 - {id: R5, händelse: Fem, hantering: accepteras inte, riskvärde: 0.1}\n";
    let draft = Folder::of_year(&[check.to_owned(), risks.to_owned()]).draft_as_data();
    let told = said(&draft, "egenkontroll");
    assert!(told.contains(&"1 tillfälle visade brister [e]."), "{told:#?}");
    let told = said(&draft, "riskanalyser");
    for line in [
        "1 riskanalys gjordes under 2026 (året före 0) [r].",
        "5 risker beskrivs i den (året före 0) [r (5)].",
        "3 risker som inte accepteras saknar åtgärd [r (3)].",
        "Bland de största, riskvärde 0,3: Ett [r R1].",
        "Bland de största, riskvärde 0,3: Två [r R2].",
    ] {
        assert!(told.contains(&line), "{line}: {told:#?}");
    }
    assert!(!told.iter().any(|line| line.contains("Tre")), "{told:#?}");
}

#[test]
fn what_is_known_by_its_month_is_counted_and_never_told_as_a_day() {
    let investigation = |id: &str, fields: &str| {
        format!("typ: utredning\nid: {id}\ntitel: Utredning\nenhet: vc\nstatus: avslutad\n{fields}")
    };
    let folder = Folder::of_year(&[
        deviation("a", "rapporterades: 2026-01-10\navslutad: 2026-04\n"),
        deviation("b", "inträffade: 2026-02\nupptäcktes: 2026-02-01\navslutad: 2026-02-11\n"),
        deviation("c", "inträffade: 2026-02\nstatus: avslutad\n"),
        deviation("d", "inträffade: 2025-06-01\navslutad: våren 2026\n"),
        deviation("e", "inträffade: 2024-06-01\nstatus: avslutad\n"),
        deviation("f", "inträffade: 2026-12\n"),
        investigation(
            "u",
            "tidpunkter: {inträffade: 2026-01}\nlex_maria: {anmäld: 2026-03-01}\navslutad: 2026-05-01\n",
        ),
        investigation(
            "v",
            "tidpunkter: {uppmärksammades: 2026-01-05}\nlex_maria: {anmäld: 2026-03-01}\navslutad: 2026-05\n",
        ),
        investigation(
            "w",
            "tidpunkter: {inträffade: 2026-03-01}\nlex_maria: {anmäld: 2026-03-01}\navslutad: 2026-05\n",
        ),
        investigation(
            "x",
            "tidpunkter: {inträffade: 2026-03-01}\nlex_maria: {anmäld: våren 2026}\navslutad: 2026-05\n",
        ),
        investigation("y", "tidpunkter: {inträffade: 2026-03-01}\nlex_maria: ja\navslutad: 2026-05\n"),
        investigation("z", "lex_maria: {anmäld: \"nej, det var ingen allvarlig vårdskada\"}\navslutad: 2026-05\n"),
        investigation("zz", "lex_maria: 2026-03-02\navslutad: 2026-05\n"),
    ]);
    let draft = folder.draft_as_data();
    let closed = "2 avvikelser avslutades under 2026 (året före 0); mediantiden från rapport, eller upptäckt, till avslut var \
                  10 dagar för den enda där tiden går att räkna [a, b].";
    assert!(said(&draft, "avvikelser").contains(&closed), "{:#?}", said(&draft, "avvikelser"));
    let told = said(&draft, "händelser_och_vårdskador");
    for line in [
        "7 utredningar avslutades under 2026 (året före 0) [u, v, w, x, y, z, zz].",
        "4 händelser anmäldes enligt lex Maria under 2026 (året före 0) [u, v, w, zz].",
        "Anmälan enligt lex Maria gjordes samma dag som händelsen [w].",
        "3 anmälningar enligt lex Maria har ingen tid från händelsen, eftersom någon av dagarna inte är känd [u, v, zz].",
    ] {
        assert!(told.contains(&line), "{line}: {told:#?}");
    }
    for line in [
        "2 avvikelser som är avslutade utan datum är inte räknade som avslutade [c, d].",
        "2 anmälningar enligt lex Maria utan datum är inte räknade [x, y].",
    ] {
        assert!(method(&draft).contains(line), "{line}: {}", method(&draft));
    }
    // What happened in a later month was not open at the end of the year before.
    let earlier = folder.run(&["annual-report", ".", "--year", "2025", "--date", "2026-11-15"]).stdout;
    assert!(!earlier.contains("inte avslutad"), "{earlier}");
}

#[test]
fn a_reporter_is_answered_by_a_day_that_has_come_or_a_yes_and_by_no_other_word() {
    let folder = Folder::of_year(&[
        deviation("a", "inträffade: 2026-02-01\nåterkoppling_till_rapportör: 2026-03\n"),
        deviation("b", "inträffade: 2026-02-01\nåterkoppling_till_rapportör: ja\n"),
        deviation("c", "inträffade: 2026-02-01\nåterkoppling_till_rapportör: nej, inte ännu\n"),
        deviation("d", "inträffade: 2026-02-01\nåterkoppling_till_rapportör: 2026-12-24\n"),
        deviation("e", "inträffade: 2026-02-01\nåterkoppling_till_rapportör: ej aktuellt\n"),
        deviation("f", "inträffade: 2026-02-01\nåterkoppling_till_rapportör: planeras på APT\n"),
    ]);
    let draft = folder.draft_as_data();
    let told = "I 2 avvikelser under året har de som rapporterade fått återkoppling (året före 0) [a, b].";
    assert!(said(&draft, "avvikelser").contains(&told), "{:#?}", said(&draft, "avvikelser"));
    let vague =
        "1 avvikelse säger inte tydligt om den som rapporterade har fått återkoppling, och är inte räknad där [f].";
    assert!(method(&draft).contains(vague), "{}", method(&draft));
}

#[test]
fn whoever_works_with_patients_is_no_patient() {
    let analysis = |id: &str, who: &str| {
        format!(
            "typ: riskanalys\nid: {id}\ntitel: Risker\nenhet: vc\nstatus: fastställd\ndatum: 2026-03-01\ndeltagare: {who}\n"
        )
    };
    let folder = Folder::of_year(&[
        "typ: ansvar\nid: roll-17\ntitel: Patientföreträdare\nenhet: vc\n".to_owned(),
        analysis("r", "[patientsäkerhetssamordnare, patientansvarig läkare]"),
        analysis("s", "[läkare, roll-17]"),
        analysis("t", "[roll-patientforetradare]"),
        deviation("a", "inträffade: 2026-02-01\nkälla: patientsäkerhetssamordnare\n"),
        deviation("b", "inträffade: 2026-02-01\nkälla: brev från patientens dotter\n"),
        deviation("c", "inträffade: 2026-02-01\nkälla: patientnämnden\n"),
    ]);
    let draft = folder.draft_as_data();
    let told =
        "I 2 riskanalyser under 2026 deltog patienter, närstående eller företrädare för dem (året före 0) [s, t].";
    assert!(said(&draft, "patienters_medverkan").contains(&told), "{:#?}", said(&draft, "patienters_medverkan"));
    let told = "2 avvikelser under 2026 kom från patienter eller närstående (året före 0) [b, c].";
    assert_eq!(said(&draft, "klagomål_och_synpunkter"), [told]);
}

#[test]
fn a_goal_is_told_with_its_unit_once_and_its_direction_in_words() {
    let goal = |id: &str, fields: &str| {
        format!("typ: mål\nid: {id}\ntitel: Mål {id}\nenhet: vc\nstatus: fastställd\nperiod: 2026\n{fields}")
    };
    let outcome = |totals: &str| format!("utfall:\n  - {{period: {{från: 2026-01, till: 2026-04}}, {totals}}}\n");
    let draft = Folder::of_year(&[
        goal("a", &format!("mått: {{enhet: procent}}\nmålvärde: 70 %\nriktning: minst\n{}", outcome("totalt: 70 %"))),
        goal("b", &format!("mått: {{enhet: dagar}}\nmålvärde: 10\nriktning: minska\n{}", outcome("totalt: 12.5"))),
        goal("c", "mått: {enhet: dagar}\nmålvärde: 10\nriktning: högst\n"),
    ])
    .draft_as_data();
    assert_eq!(
        said(&draft, "resultat"),
        [
            "Av 2 mål med målvärde och utfall för 2026 är 1 nått vid det senaste utfallet [a, b].",
            "Mål a, utfall 2026-01–2026-04: 70 %; målvärde minst 70 %, nått [a].",
            "Mål b, utfall 2026-01–2026-04: 12,5 dagar; målvärde 10 (minska), inte nått än [b].",
            "1 mål saknar ännu utfall för 2026 [c].",
        ]
    );
    assert_eq!(said(&draft, "övergripande_mål_och_strategier"), ["3 mål gäller för 2026 [a, b, c]."]);
}

#[test]
fn the_draft_has_no_fault_of_form_fulfils_nothing_and_silence_is_no_content() {
    let folder = Folder::of_year(&[deviation("a", "inträffade: 2026-02-01\n")]);
    let answer = folder.draft(&["--output", "yaml=psb.yaml"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (0, "Skrev psb.yaml\n"));
    let report = folder.audit(&["--select", "form,referens,identitet,psl-2010-659", "--format", "json"]).json();
    let of_draft = |one: &&Value| one["path"] == "psb.yaml" && one["pending"] != true;
    let findings = report["findings"].as_array().expect("findings");
    assert_eq!(findings.iter().filter(of_draft).collect::<Vec<_>>(), Vec::<&Value>::new());
    let asked = report["assessments"].as_array().expect("assessments");
    let fulfilled =
        asked.iter().filter(|one| one["outcome"] == "satisfied" && one["document"]["id"] == "uppf-psb-2026");
    assert_eq!(fulfilled.count(), 0);
    // Once it is decided as it stands, what the records did not say is still missing.
    let decided =
        fs::read_to_string(folder.path().join("psb.yaml")).expect("written").replace("utkast\n", "fastställd\n");
    folder.write("psb.yaml", decided);
    let report = folder.run(&[
        "audit",
        ".",
        "--date",
        "2027-11-15",
        "--format",
        "json",
        "--select",
        "psl-2010-659/3-10-innehall",
    ]);
    let missing: Vec<String> = report.findings();
    assert!(missing.iter().any(|one| one.contains("åtgärder")), "{missing:?}");
}

#[test]
fn a_draft_is_never_written_over_a_document_and_reports_are_replaced() {
    let folder = Folder::of_year(&[deviation("a", "inträffade: 2026-02-01\n")]);
    folder.write("ny/README.md", "");
    let all = ["--output", "yaml=ny/psb.yaml", "--output", "docx=psb.docx", "--output", "markdown=psb.md"];
    let answer = folder.draft(&all);
    assert_eq!(answer.stdout, "Skrev ny/psb.yaml\nSkrev psb.docx\nSkrev psb.md\n", "{}", answer.stderr);
    let before = fs::read(folder.path().join("psb.docx")).expect("written");
    let again = folder.draft(&all);
    again.assert_refused("filen ny/psb.yaml finns redan och skrivs inte över", "--output");
    assert!(!again.words().contains("--id"), "the command has no such flag: {}", again.words());
    assert_eq!(folder.draft(&all[2..]).code, 0);
    assert_eq!(
        fs::read(folder.path().join("psb.docx")).expect("written"),
        before,
        "the same bytes for the same records"
    );
    folder
        .draft(&["--output", "docx=poster.yaml"])
        .assert_refused("rapporten skrivs inte till poster.yaml", "annat namn");
    folder.draft(&["--output", "word=psb.docx"]).assert_refused("--output word=psb.docx", "yaml, docx och markdown");
    let second = folder.draft(&[]);
    assert!(second.stdout.contains("\nid: uppf-psb-2026-2\n"), "{}", second.stdout);
}

#[test]
fn of_several_files_one_that_cannot_be_written_leaves_none() {
    let folder = Folder::of_year(&[deviation("a", "inträffade: 2026-02-01\n")]);
    for wrong in
        ["docx=saknas/psb.docx", "yaml=saknas/psb.yaml", "yaml=poster.yaml/psb.yaml", "markdown=poster.yaml/a.md"]
    {
        let answer = folder.draft(&["--output", "docx=a.docx", "--output", wrong, "--output", "markdown=a.md"]);
        answer.assert_refused("rapporten kunde inte skrivas", "inget har skrivits");
        assert_eq!(folder.names(), ["enheter.yaml", "poster.yaml"], "{wrong}");
    }
}

#[test]
fn two_forms_never_go_to_one_file_by_whatever_name() {
    let folder = Folder::of_year(&[deviation("a", "inträffade: 2026-02-01\n")]);
    folder.write("ny/README.md", "");
    for [one, other] in [
        ["docx=a", "markdown=a"],
        ["docx=a", "markdown=./a"],
        ["docx=a", "markdown=ny/../a"],
        ["yaml=a.yml", "docx=./a.yml"],
        ["markdown=a.yml", "yaml=ny/../a.yml"],
        ["markdown=-", "yaml=-"],
    ] {
        let answer = folder.draft(&["--output", one, "--output", other]);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{one} {other}");
        assert_eq!(folder.names(), ["enheter.yaml", "ny", "poster.yaml"], "{one} {other}");
    }
    folder.draft(&["--output", "docx=a", "--output", "markdown=./a"]).assert_refused("två rapporter", "egen fil");
    let two = folder.draft(&["--output", "yaml=a.yaml", "--output", "yaml=b.yaml"]);
    two.assert_refused("utkastet skrivs inte också till b.yaml", "en gång");
}

#[test]
fn a_form_is_printed_where_standard_output_is_named() {
    let folder = Folder::of_year(&[deviation("a", "inträffade: 2026-02-01\n")]);
    let answer = folder.draft(&["--output", "markdown=-", "--output", "docx=a.docx"]);
    assert!(answer.stdout.starts_with("# Patientsäkerhetsberättelse 2026") && !answer.stdout.contains("Skrev"));
    assert_eq!(folder.names(), ["a.docx", "enheter.yaml", "poster.yaml"]);
    folder.draft(&["--output", "docx=-"]).assert_refused("docx är en fil för Word", "--output docx=rapport.docx");
}

#[test]
fn the_vardgivare_is_the_only_one_or_the_named_one() {
    let other = "typ: enhet\nid: kommun\nnamn: Norra kommunen\nnivå: kommun\n";
    let folder = Folder::of(&[
        ("enheter.yaml", &format!("{CARER}---\n{CENTRE}---\n{other}")),
        ("a.yaml", &deviation("a", "inträffade: 2026-02-01\n")),
        ("b.yaml", &deviation("b", "inträffade: 2026-02-01\n").replace("enhet: vc", "enhet: kommun")),
    ]);
    folder.draft(&[]).assert_refused("2 vårdgivare är beskrivna", "--unit; det finns region och kommun");
    folder.draft(&["--unit", "vc"]).assert_refused("vc är ingen vårdgivare", "ange vårdgivaren, region och kommun");
    folder.draft(&["--unit", "regio"]).assert_refused("det finns ingen enhet med id eller namn regio", "region");
    let of_region = folder.draft(&["--unit", "Region Norr"]).stdout;
    assert!(
        of_region.contains("1 avvikelse inträffade under 2026 (året före 0) [a].")
            && of_region.contains("enhet: region\n")
    );
    assert!(
        folder.draft(&["--unit", "kommun"]).stdout.contains("1 avvikelse inträffade under 2026 (året före 0) [b].")
    );
    let none = Folder::of(&[("a.yaml", "typ: avvikelse\nid: a\ninträffade: 2026-02-01\n")]);
    let answer = none.draft(&[]);
    assert!(answer.stdout.contains("titel: Patientsäkerhetsberättelse 2026\n") && !answer.stdout.contains("\nenhet:"));
    let later = none.run(&["annual-report", ".", "--year", "2027", "--date", "2026-11-15"]);
    later.assert_refused("år 2027 har inte börjat 2026-11-15", "--year 2026");
}

#[test]
fn a_hostile_record_stays_on_its_line() {
    let record = "typ: avvikelse\nid: \"a\\n]: {b: c}\\n---\\ntyp: rutin\"\ntitel: Något\nenhet: vc\ninträffade: 2026-02-01\n\
                  kategori: \"'}, x: {\\u2028 - #y\\u202e @alla ::error::z 19121212-1212\"\n";
    let folder = Folder::of_year(&[record.to_owned()]);
    folder.write("19121212-1212.yaml", "typ: avvikelse\ntitel: Utan id\nenhet: vc\n");
    let draft = folder.draft_as_data();
    assert_eq!(draft["typ"], "uppföljning");
    assert_eq!(draft["sammanställning"]["avvikelser"]["antal"], 1);
    assert!(
        method(&draft).contains("1 avvikelse utan datum är inte räknad [XXXXXXXX-XXXX.yaml]."),
        "{}",
        method(&draft)
    );
    assert_eq!(
        said(&draft, "avvikelser")[0],
        "1 avvikelse inträffade under 2026 (året före 0) [a ]: {b: c} --- typ: rutin]."
    );
    folder.draft(&["--output", "markdown=a.md", "--output", "docx=a.docx"]);
    let page = fs::read_to_string(folder.path().join("a.md")).expect("written");
    assert!(!page.contains(" @alla") && page.contains("@&#8203;alla"), "{page}");
    for text in [page, folder.draft(&[]).stdout] {
        assert!(!text.contains("1212-1212") && !text.contains('\u{202e}') && !text.contains('\u{2028}'), "{text}");
        assert!(!text.lines().any(|line| line.trim_start().starts_with("::")), "{text}");
    }
}

#[test]
fn the_records_of_a_revision_are_those_that_are_counted() {
    let repository = Repository::init(&[]);
    let first = deviation("a", "inträffade: 2026-02-01\n");
    repository.commit("2026-02-02", &[("enhet.yaml", CARER), ("vc.yaml", CENTRE), ("a.yaml", &first)]);
    repository.commit("2026-05-02", &[("b.yaml", &deviation("b", "inträffade: 2026-04-01\n"))]);
    let draft =
        |flags: &[&str]| repository.folder.run(&[&["annual-report", ".", "--year", "2026"], flags].concat()).stdout;
    assert!(draft(&["--at", "2026-03-01"]).contains("1 avvikelse inträffade under 2026 (året före 0) [a]."));
    assert!(draft(&["--date", "2026-11-15"]).contains("2 avvikelser inträffade under 2026 (året före 0) [a, b]."));
}

#[test]
fn many_documents_are_named_up_to_a_number_and_then_counted() {
    let records: Vec<String> =
        (0..60).map(|number| deviation(&format!("a{number}"), "inträffade: 2026-02-01\n")).collect();
    let draft = Folder::of_year(&records).draft_as_data();
    let first = said(&draft, "avvikelser")[0];
    assert!(first.starts_with("60 avvikelser inträffade") && first.ends_with("a39, och 20 till]."), "{first}");
}
