//! A small report with every field filled and every outcome.

use std::sync::Arc;

use ledningskoll::finding::{Citation, DocumentRef, Finding, Outcome, Place, Related, RuleId, Severity};
use ledningskoll::report::dossier::{
    ActivityRow, DocumentRow, Dossier, DueKind, DueRow, EventRow, PointRow, ProcessRow,
};
use ledningskoll::report::{
    AssessmentRow, Audit, DocumentAt, EvidenceRow, Report, Reported, RequirementRow, State, UnitRow,
};
use ledningskoll::rules::waivers::WaiverRow;
use ledningskoll::text::{Pointer, Position, Source, SourceId, Span};

/// The function applied to each text of the report.
pub type Say = fn(&str) -> String;

pub fn plainly(text: &str) -> String {
    text.to_owned()
}

/// A small report with every field filled and every outcome.
pub fn sample(say: Say) -> Report {
    let source = Source::new(say("rutiner/intyg.yaml"), "typ: rutin\nid: rut-intyg\n");
    Report {
        audit: Audit {
            date: say("2026-11-15"),
            revision: Some(say("0123456789abcdef")),
            prefix: String::new(),
            history: ledningskoll::history::History::Assessed,
            profiles: vec![say("region-jonkoping")],
            law_as_of: say("2025-12-15"),
            focus: Vec::new(),
            fail_on: None,
        },
        sources: [source].into(),
        documents: 2,
        units: units(say),
        requirements: requirements(say),
        findings: findings(say),
        assessments: assessments(say),
        notes: vec![say("1 länk följs inte")],
        without_kind: vec![say("utan-typ.yaml")],
        rules: Vec::new(),
        dossier: dossier(say),
        unreadable: Vec::new(),
        against: None,
        trend: None,
    }
}

fn units(say: Say) -> Vec<UnitRow> {
    let unit = |id: &str, name: &str, parent: Option<&str>| UnitRow {
        id: say(id),
        name: say(name),
        level: Some(say("enhet")),
        parent: parent.map(say),
        is_leaf: parent.is_some(),
        manager: Some(say("roll-chef")),
    };
    vec![unit("region", "Region Å", None), unit("vc-norr", "Norra vårdcentralen", Some("region"))]
}

fn citation(say: Say, strength: &str) -> Citation {
    Citation {
        act: say("SOSFS 2011:9"),
        place: format!("4 kap. 4 §{}", say("")),
        beside: Some(say("HSL 5 kap. 2 §")),
        strength: if strength == "föreskrift" { strength.to_owned() } else { say(strength) },
        verified: "C".to_owned(),
    }
}

fn requirements(say: Say) -> Vec<RequirementRow> {
    let row = |id: &str, title: &str, is_of_units| RequirementRow {
        id: id.to_owned(),
        title: say(title),
        citation: citation(say, if is_of_units { "föreskrift" } else { "kunskapsstöd" }),
        severity: if is_of_units { Severity::Error } else { Severity::Warning },
        is_of_units,
    };
    vec![row("a/rutin", "Det finns en rutin", true), row("b/ansvar", "Ansvaret är fördelat", false)]
}

fn reference(say: Say) -> DocumentRef {
    DocumentRef { kind: say("rutin"), id: say("rut-intyg") }
}

fn at(say: Say) -> Arc<DocumentAt> {
    Arc::new(DocumentAt { reference: reference(say), path: say("rutiner/intyg.yaml") })
}

pub fn finding(say: Say, rule: &str, severity: Severity, state: State) -> Reported {
    let place = Place { source: SourceId(0), span: Span::new(0, 3), pointer: Pointer::root() };
    let waiver = WaiverRow {
        id: say("und-1"),
        reason: say("Skrivs i januari"),
        owner: say("roll-chef"),
        until: say("2027-01-31"),
    };
    Reported {
        finding: Finding {
            about: ledningskoll::finding::About::Itself,
            rule: RuleId::new(rule),
            severity,
            message: say("rutinen saknar ansvarig"),
            help: Some(say("skriv vem som ansvarar")),
            label: say("här"),
            place: place.clone(),
            document: Some(reference(say)),
            units: vec![say("vc-norr")],
            citation: rule.contains('/').then(|| citation(say, "föreskrift")),
            related: vec![Related { message: say("samma sak står här"), place: Some(place) }],
            named_pointer: say("/ansvar"),
        },
        start: Position { line: 2, column: 1 },
        end: Position { line: 2, column: 4 },
        waiver: (state == State::Waived).then_some(waiver),
        state,
        fingerprint: say("00"),
    }
}

fn findings(say: Say) -> Vec<Reported> {
    vec![
        finding(say, "a/rutin", Severity::Error, State::New),
        finding(say, "b/ansvar", Severity::Warning, State::Waived),
        finding(say, "form", Severity::Note, State::New),
    ]
}

fn assessments(say: Say) -> Vec<AssessmentRow> {
    let evidence = |inherited: Option<&str>| EvidenceRow { at: at(say), inherited_from: inherited.map(say) };
    let row = |requirement, outcome, unit: Option<&str>| AssessmentRow {
        requirement,
        outcome,
        unit: unit.map(say),
        document: unit.is_none().then(|| at(say)),
        pointer: Pointer::root(),
        units: Arc::new([say(unit.unwrap_or("vc-norr"))]),
        evidence: vec![evidence(None), evidence(Some("Region Å"))],
        reason: (outcome == Outcome::Undetermined).then(|| say("dokumentet gick inte att läsa")),
    };
    vec![
        row(0, Outcome::Satisfied, Some("region")),
        row(0, Outcome::Violated, Some("vc-norr")),
        row(1, Outcome::Waived, None),
        row(1, Outcome::Undetermined, None),
    ]
}

fn dossier(say: Say) -> Dossier {
    let texts = |text: &str| vec![say(text)];
    let document = |id: &str, kind: &str, title: &str| DocumentRow {
        reference: DocumentRef { kind: say(kind), id: say(id) },
        path: say("rutiner/intyg.yaml"),
        line: 1,
        title: say(title),
        version: Some(say("2.0")),
        status: Some(say("fastställd")),
        decided: Some(say("2026-03-10")),
        owner: Some(say("roll-chef")),
        units: texts("vc-norr"),
    };
    let due = |days: i32| DueRow {
        date: say("2026-12-01"),
        days,
        kind: DueKind::Review,
        what: say("Rutinen ska ses över"),
        document: reference(say),
        path: say("rutiner/intyg.yaml"),
        line: 3,
        role: Some(say("roll-chef")),
        units: texts("vc-norr"),
    };
    Dossier {
        documents: vec![
            document("rut-intyg", "rutin", "Rutin för intyg"),
            document("roll-chef", "ansvar", "Verksamhetschef"),
        ],
        due: vec![due(-3), due(16), due(400)],
        processes: vec![process(say)],
        events: vec![EventRow {
            document: DocumentRef { kind: say("utredning"), id: say("utr-1") },
            path: say("utredningar/1.yaml"),
            title: say("Fördröjd remiss"),
            about: say("medfört vårdskada"),
            points: vec![PointRow { requirement: 1, outcome: Outcome::Violated }],
            patient_informed: Some(say("2026-03-01")),
            days_to_report: Some(52),
            units: texts("vc-norr"),
        }],
    }
}

fn process(say: Say) -> ProcessRow {
    let texts = |text: &str| vec![say(text)];
    ProcessRow {
        document: DocumentRef { kind: say("process"), id: say("proc-1") },
        path: say("processer/1.yaml"),
        title: say("Sjukskrivning"),
        activities: vec![ActivityRow {
            name: say("Utfärda intyg"),
            routines: texts("rut-intyg"),
            responsible: texts("roll-chef"),
            controls: Vec::new(),
            goals: texts("mal-1"),
            risks: texts("risk-1"),
        }],
        controls: texts("ek-1"),
        goals: texts("mal-1"),
        risks: Vec::new(),
    }
}
