//! The first page: what was asked for, what is here, and what is missing, openly.

use maud::{Markup, html};

use super::handed_over::FILES;
use super::limit_words::limit;
use super::shown_text::text;
use super::table_markup::table;
use super::{Bundle, PAGES};
use crate::catalogue::kind;
use crate::finding::{DocumentRef, Outcome, Severity};
use crate::git::short;
use crate::render::left_words::{no_history, why};
use crate::render::sentence::law;
use crate::render::shared_words::{NUMBERS_SAY, bound, capital, count};
use crate::report::publication::Left;
use crate::report::{Agreement, AssessmentRow, Reported};
use crate::text::words::list;

/// The most findings and files that are named.
const MOST: usize = 100;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    html! {
        header.dok.start {
            p.slag { "Underlag" }
            h1 { (text(&bundle.asked.name)) }
            p { "Handlingar ur ledningssystemet för sjukskrivning och rehabilitering, samlade för den som har begärt dem." }
        }
        (asked(bundle))
        (here(bundle))
        (missing(bundle))
        (left(bundle))
        (held())
    }
}

/// What was asked for.
fn asked(bundle: &Bundle<'_>) -> Markup {
    let asked = bundle.asked;
    let audit = &bundle.report.audit;
    html! {
        section.del #begart {
            h2 { "Vad som är begärt" }
            dl.falt {
                div { dt { "Enhet" } dd { (text(&asked.name)) @if let Some(id) = &asked.unit { " " span.id { (text(id)) } } } }
                @if let Some(limit) = limit(bundle) { div { dt { "Begränsning" } dd { (text(&limit)) } } }
                @if let Some(manager) = manager(bundle) { div { dt { "Verksamhetschef" } dd { (text(manager)) } } }
                div { dt { "Det som gällde" } dd { (asked.date) } }
                @if let Some(since) = &asked.since { div { dt { "Det som har hänt sedan" } dd { (since) } } }
                div { dt { "Texterna är hämtade" } dd { (origin(bundle)) } }
                div { dt { "Rättsläge per" } dd { (text(&audit.law_as_of)) } }
            }
        }
    }
}

/// The verksamhetschef of the enhet, as a role.
fn manager<'bundle>(bundle: &'bundle Bundle<'_>) -> Option<&'bundle str> {
    let unit = bundle.report.unit(bundle.asked.unit.as_deref()?)?;
    unit.manager.as_deref().map(|manager| bundle.role(manager))
}

/// From where the texts were taken.
fn origin(bundle: &Bundle<'_>) -> Markup {
    let audit = &bundle.report.audit;
    let revision = audit.revision.as_deref();
    html! {
        @match (audit.agreement, revision) {
            (_, None) => "ur mappen som den låg; den finns inte i git",
            (Agreement::Whole, Some(revision)) => { "ur git, version " span.id { (short(revision)) } },
            (Agreement::Uncommitted, Some(revision)) => {
                "ur mappen som den låg, med det som inte var incheckat; versionen i git var " span.id { (short(revision)) }
            },
            (Agreement::Unknown, Some(revision)) => {
                "ur mappen som den låg; versionen i git var " span.id { (short(revision)) }
            },
        }
    }
}

/// What is here, part by part.
fn here(bundle: &Bundle<'_>) -> Markup {
    let documents = bundle.publication.documents.len();
    let about = |path: &str| match path {
        "dokument.html" => {
            format!("{}, som sida och som Word-fil", count(documents, "gällande dokument", "gällande dokument"))
        }
        "paragrafer.html" => "Vilka dokument som visar vad varje paragraf begär".to_owned(),
        "egenkontroller.html" => "De senaste tolv månaderna, med resultat, bedömning och åtgärder".to_owned(),
        "avvikelser.html" => "Avvikelser och klagomål, i siffror och ett och ett".to_owned(),
        "utredningar.html" => "Varje utredning med de punkter som lagen begär".to_owned(),
        "atgarder.html" => "Vad som är beslutat, genomfört och uppföljt, och med vilken effekt".to_owned(),
        "ansvar.html" => "Vem som ansvarar för vad, på varje nivå".to_owned(),
        "historik.html" if bundle.history.lives.is_err() => "Inte med, se vad som saknas".to_owned(),
        "historik.html" => "Beslut och ändringar i varje dokument, i ord".to_owned(),
        "tidigare-krav.html" => "Vad en myndighet har krävt förut, med svar och underlag".to_owned(),
        _ => "Läget krav för krav, med det som saknas och en åtgärdsplan".to_owned(),
    };
    html! {
        section.del #finns {
            h2 { "Vad som finns här" }
            ul.lista {
                @for (path, name) in &PAGES[1..] { li { a href=(path) { (name) } span.liten { (about(path)) } } }
                @for (path, name) in FILES { li { a href=(path) { (name) } } }
                li { a href=(super::manifest::PATH) { "Förteckning över filerna" } span.liten { "Varje fil med storlek, SHA-256, version, beslut och revision" } }
            }
        }
    }
}

/// What is missing, as far as the program sees.
fn missing(bundle: &Bundle<'_>) -> Markup {
    let report = bundle.report;
    let of = |severity: Severity| -> Vec<&Reported> {
        let counted = report.counted().filter(|reported| bundle.filter.takes(report, reported));
        counted.filter(|reported| reported.finding.severity == severity).collect()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let is_doubtful =
        |row: &&AssessmentRow| row.outcome == Outcome::Undetermined && bundle.filter.asks(report, row.requirement);
    let undetermined = report.assessments.iter().filter(is_doubtful).count();
    let found = [(errors.len(), "brist", "brister"), (warnings.len(), "bör", "bör")];
    let found =
        found.into_iter().filter(|(number, ..)| *number > 0).map(|(number, one, several)| count(number, one, several));
    let found: Vec<String> = found.collect();
    html! {
        section.del #saknas {
            h2 { "Vad som saknas" }
            p {
                @if found.is_empty() { "Inga brister är funna. " } @else { "Funnet: " (list(&found, "och")) ". " }
                @if undetermined > 0 { "Ej bedömt: " (undetermined) ". " }
                "Allt står i " a href="gapanalys.html" { "gapanalysen" } ". "
                (NUMBERS_SAY[0]) " Om innehållet är bra, och om lagen är följd, bedömer läsaren."
            }
            @if !errors.is_empty() {
                ul { @for one in errors.iter().take(MOST) { li { (finding(bundle, one)) } } }
                @if errors.len() > MOST { p.liten { "Och " (errors.len() - MOST) " till i gapanalysen." } }
            }
            @if let Err(why) = &bundle.history.lives { p { (text(&no_history(why))) } }
            @for note in report.unseen.iter().take(MOST) { p { (text(&capital(note))) "." } }
            @if !report.unreadable.is_empty() {
                p { "Filer som inte gick att läsa, så att deras innehåll inte är med:" }
                ul { @for path in report.unreadable.iter().take(MOST) { li { code { (text(path)) } } } }
            }
        }
    }
}

fn finding(bundle: &Bundle<'_>, reported: &Reported) -> Markup {
    let finding = &reported.finding;
    let path = &bundle.report.source(finding).path;
    html! {
        (text(&capital(&finding.message)))
        @if let Some(citation) = &finding.citation { " (" (bound(&text(&law(citation)))) ")" }
        @if let Some(document) = finding.document.as_ref().filter(|document| !is_asked_unit(bundle, document)) {
            @let row = bundle.report.dossier.document(path, document);
            ": " (bundle.titled(path, document, row.map_or("", |row| &row.title)))
        }
    }
}

/// True for the document of the enhet that is asked about, whose name stands above.
fn is_asked_unit(bundle: &Bundle<'_>, document: &DocumentRef) -> bool {
    document.kind == kind::UNIT && bundle.asked.unit.as_deref() == Some(document.id.as_str())
}

/// The documents that are not here, since they were not in force.
fn left(bundle: &Bundle<'_>) -> Markup {
    let corpus = bundle.publication.corpus;
    let left = &bundle.publication.left;
    let row = |(number, why): &(crate::corpus::DocumentId, Left)| {
        let document = corpus.document(*number);
        vec![
            html! { (text(&document.title)) " " span.liten.id { (text(&document.id)) } },
            html! { (document.kind.words.title) },
            html! { (self::why(*why)) @if is_unsure(bundle, *why) { "; om en tidigare version gällde går inte att se" } },
        ]
    };
    let none = format!("Inget dokument är utelämnat för att det inte gällde {}.", bundle.asked.date);
    html! {
        section.del #inte-med {
            h2 { "Dokument som inte är med" }
            @if !left.is_empty() { p { "De här dokumenten rör enheten men gällde inte " (bundle.asked.date) "." } }
            (table("Dokument som inte är med", &["Dokument", "Typ", "Varför"], left.iter().map(row).collect(), &none))
            @if let Some(limit) = limit(bundle) { p { (text(&limit)) } }
        }
    }
}

/// True where an earlier version may have held in place of a document, and cannot be seen.
fn is_unsure(bundle: &Bundle<'_>, why: Left) -> bool {
    !bundle.history.has_versions_before && why.next().is_some()
}

/// How the file is held against the sum in the letter.
fn held() -> Markup {
    html! {
        section.del #kontrollera {
            h2 { "Kontrollera att underlaget är oförändrat" }
            p {
                "I följebrevet står en kontrollsumma (SHA-256) för hela filen. Den som har programmet ledningskoll kör "
                code { "ledningskoll bundle --verify FIL.zip --sum SUMMAN" }
                ". Summan kan också räknas med andra program: på Windows "
                code { "certutil -hashfile FIL.zip SHA256" } ", på Mac och Linux " code { "shasum -a 256 FIL.zip" } "."
            }
        }
    }
}
