//! A small report with every field filled and every outcome.

use std::sync::Arc;

use ledningskoll::corpus::Stage;
use ledningskoll::finding::{Citation, DocumentRef, Finding, Outcome, Place, Related, RuleId, Severity};
use ledningskoll::report::asked::Asked;
use ledningskoll::report::dossier::{
    ActivityRow, DocumentRow, Dossier, DueKind, DueRow, EventRow, PointRow, ProcessRow,
};
use ledningskoll::report::{
    Agreement, AssessmentRow, Audit, DocumentAt, EvidenceRow, Report, Reported, RequirementRow, State, UnitRow,
};
use ledningskoll::rules::waivers::WaiverRow;
use ledningskoll::text::{Pointer, Position, Source, SourceId, Span};

/// The function applied to each text of the report.
pub type MapText = fn(&str) -> String;

pub fn plainly(text: &str) -> String {
    text.to_owned()
}

/// A small report with every field filled and every outcome.
pub fn sample(map_text: MapText) -> Report {
    let source = Source::new(map_text("rutiner/intyg.yaml"), "typ: rutin\nid: rut-intyg\n");
    Report {
        audit: Audit {
            date: map_text("2026-11-15"),
            revision: Some(map_text("0123456789abcdef")),
            prefix: String::new(),
            history: ledningskoll::history::History::Assessed,
            profiles: vec![map_text("region-jonkoping")],
            agreement: Agreement::Whole,
            law_as_of: map_text("2025-12-15"),
            focus: Vec::new(),
            role: None,
            fail_on: None,
        },
        sources: [source].into(),
        documents: 2,
        units: units(map_text),
        requirements: requirements(map_text),
        findings: findings(map_text),
        assessments: assessments(map_text),
        notes: vec![map_text("1 länk följs inte")],
        unseen: Vec::new(),
        without_kind: vec![map_text("utan-typ.yaml")],
        rules: Vec::new(),
        dossier: dossier(map_text),
        unreadable: Vec::new(),
        asked: Asked::default(),
        against: None,
        file_link: None,
        earlier_plan: None,
        trend: None,
    }
}

fn units(map_text: MapText) -> Vec<UnitRow> {
    let unit = |id: &str, name: &str, parent: Option<&str>| UnitRow {
        id: map_text(id),
        name: map_text(name),
        level: Some(map_text("enhet")),
        parent: parent.map(map_text),
        is_leaf: parent.is_some(),
        manager: Some(map_text("roll-chef")),
    };
    vec![unit("region", "Region Å", None), unit("vc-norr", "Norra vårdcentralen", Some("region"))]
}

fn citation(map_text: MapText, strength: &str) -> Citation {
    Citation {
        is_own: false,
        is_of_unknown_act: false,
        act: map_text("SOSFS 2011:9"),
        place: Some(format!("4 kap. 4 §{}", map_text(""))),
        beside: Some(map_text("HSL 5 kap. 2 §")),
        strength: if strength == "föreskrift" { strength.to_owned() } else { map_text(strength) },
        verified: "C".to_owned(),
    }
}

fn requirements(map_text: MapText) -> Vec<RequirementRow> {
    let row = |id: &str, title: &str, is_of_units| RequirementRow {
        id: id.to_owned(),
        title: map_text(title),
        citation: citation(map_text, if is_of_units { "föreskrift" } else { "kunskapsstöd" }),
        severity: if is_of_units { Severity::Error } else { Severity::Warning },
        is_of_units,
    };
    vec![row("a/rutin", "Det finns en rutin", true), row("b/ansvar", "Ansvaret är fördelat", false)]
}

fn reference(map_text: MapText) -> DocumentRef {
    DocumentRef { kind: map_text("rutin"), id: map_text("rut-intyg") }
}

fn at(map_text: MapText) -> Arc<DocumentAt> {
    Arc::new(DocumentAt { reference: reference(map_text), path: map_text("rutiner/intyg.yaml") })
}

pub fn finding(map_text: MapText, rule: &str, severity: Severity, state: State) -> Reported {
    let place = Place { source: SourceId(0), span: Span::new(0, 3), pointer: Pointer::root() };
    let waiver = WaiverRow {
        id: map_text("und-1"),
        reason: map_text("Skrivs i januari"),
        owner: map_text("roll-chef"),
        until: map_text("2027-01-31"),
    };
    Reported {
        finding: Finding {
            about: ledningskoll::finding::About::Itself,
            rule: RuleId::new(rule),
            severity,
            message: map_text("rutinen saknar ansvarig"),
            help: Some(map_text("skriv vem som ansvarar")),
            label: map_text("här"),
            place: place.clone(),
            document: Some(reference(map_text)),
            units: vec![map_text("vc-norr")],
            citation: rule.contains('/').then(|| citation(map_text, "föreskrift")),
            related: vec![Related { message: map_text("samma sak står här"), place: Some(place) }],
            named_pointer: map_text("/ansvar"),
            pending: None,
        },
        start: Position { line: 2, column: 1 },
        end: Position { line: 2, column: 4 },
        waiver: (state == State::Waived).then_some(waiver),
        state,
        fingerprint: map_text("00"),
    }
}

fn findings(map_text: MapText) -> Vec<Reported> {
    vec![
        finding(map_text, "a/rutin", Severity::Error, State::New),
        finding(map_text, "b/ansvar", Severity::Warning, State::Waived),
        finding(map_text, "form", Severity::Note, State::New),
    ]
}

fn assessments(map_text: MapText) -> Vec<AssessmentRow> {
    let evidence = |inherited: Option<&str>| EvidenceRow {
        at: at(map_text),
        inherited_from: inherited.map(|name| map_text(name).into()),
    };
    let row = |requirement, outcome, unit: Option<&str>| AssessmentRow {
        requirement,
        outcome,
        unit: unit.map(map_text),
        document: unit.is_none().then(|| at(map_text)),
        pointer: Pointer::root(),
        units: Arc::new([map_text(unit.unwrap_or("vc-norr"))]),
        evidence: vec![evidence(None), evidence(Some("Region Å"))],
        has_more: false,
        reason: (outcome == Outcome::Undetermined).then(|| map_text("dokumentet gick inte att läsa")),
    };
    vec![
        row(0, Outcome::Satisfied, Some("region")),
        row(0, Outcome::Violated, Some("vc-norr")),
        row(1, Outcome::Waived, None),
        row(1, Outcome::Undetermined, None),
    ]
}

fn dossier(map_text: MapText) -> Dossier {
    let texts = |text: &str| vec![map_text(text)];
    let document = |id: &str, kind: &str, title: &str| DocumentRow {
        reference: DocumentRef { kind: map_text(kind), id: map_text(id) },
        path: map_text("rutiner/intyg.yaml"),
        line: 1,
        title: map_text(title),
        version: Some(map_text("2.0")),
        status: Some(map_text("fastställd")),
        stage: Stage::InForce,
        decided: Some(map_text("2026-03-10")),
        decided_by: Some(map_text("roll-direktör")),
        areas: texts("intyg"),
        valid_till: Some(map_text("tills vidare")),
        next_review: Some(map_text("2027-03-10")),
        owner: Some(map_text("roll-chef")),
        units: texts("vc-norr"),
        excepted: Vec::new(),
        is_record: kind == "ansvar",
    };
    let due = |days: i32| DueRow {
        date: map_text("2026-12-01"),
        days,
        kind: DueKind::Review,
        what: map_text("Rutinen ska ses över"),
        document: reference(map_text),
        path: map_text("rutiner/intyg.yaml"),
        line: 3,
        field: map_text("/nästa_översyn"),
        roles: texts("roll-chef"),
        units: texts("vc-norr"),
    };
    let documents =
        vec![document("rut-intyg", "rutin", "Rutin för intyg"), document("roll-chef", "ansvar", "Verksamhetschef")];
    let event = EventRow {
        document: DocumentRef { kind: map_text("utredning"), id: map_text("utr-1") },
        path: map_text("utredningar/1.yaml"),
        title: map_text("Fördröjd remiss"),
        about: map_text("medfört vårdskada"),
        points: vec![PointRow { requirement: 1, outcome: Outcome::Violated }],
        patient_informed: Some(map_text("2026-03-01")),
        days_to_report: Some(52),
        units: texts("vc-norr"),
    };
    Dossier::new((documents, vec![due(-3), due(16), due(400)]), (vec![process(map_text)], vec![event]))
}

fn process(map_text: MapText) -> ProcessRow {
    let texts = |text: &str| vec![map_text(text)];
    ProcessRow {
        document: DocumentRef { kind: map_text("process"), id: map_text("proc-1") },
        path: map_text("processer/1.yaml"),
        title: map_text("Sjukskrivning"),
        activities: vec![ActivityRow {
            name: map_text("Utfärda intyg"),
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
