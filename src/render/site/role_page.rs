//! The page of a role: what its description says, and what each document gives it to do.

use maud::{Markup, html};

use super::document_page::{about, content, head, on_paper, referring, told_of, way};
use super::field_words::field;
use super::page_frame::{Framed, draw as framed};
use super::stamp::{place, stamp};
use super::telling::part;
use super::{Depth, Site, Surround, since_decision, steps};
use crate::catalogue::kind;
use crate::report::publication::{MOST_NAMED, Mention, Role, Target};
use crate::text::swedish;

/// What documents say of a role, by where it stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theme {
    /// Steps and tasks.
    Tasks,
    /// Activities of processes.
    Processes,
    /// Other things that it answers for.
    Others,
    /// Other roles that name it.
    Roles,
    /// Documents that it keeps or decides.
    Keeps,
}

/// The themes with their headings, in their order.
const THEMES: [(Theme, &str, &str); 5] = [
    (Theme::Tasks, "i-rutinerna", "Det här gör du i rutinerna"),
    (Theme::Processes, "i-processerna", "Din del i processerna"),
    (Theme::Others, "svarar-for", "Det här svarar du också för"),
    (Theme::Roles, "andra-roller", "Andra roller som hör ihop med din"),
    (Theme::Keeps, "haller-i", "Dokument som du håller i eller beslutar om"),
];

/// The fields by which a document names who keeps, examines or decides it.
const KEEPING: [&str; 6] =
    ["dokumentansvarig", "processägare", "fastställd_av", "granskad_av", "upprättad_av", "beslutad_av"];

/// The fields that say what the part of a list is about, in order of preference.
const NAMING: [&str; 10] = ["vad", "uppgift", "åtgärd", "namn", "part", "händelse", "orsak", "sätt", "titel", "id"];

/// The page of a role, by its index.
pub fn draw(site: &Site<'_>, number: usize) -> String {
    let role = &site.publication.roles.roles[number];
    let described = role.document.map(|at| (at, told_of(site, at)));
    let body = html! {
        @match &described {
            Some((at, told)) => {
                @let published = &site.publication.documents[*at];
                (way(site, published))
                (head(site, published, &told.head))
                (content(site, &told.content))
            },
            None => {
                nav.vag aria-label="Du är här" { ol {
                    li { a href="../index.html" { "Start" } }
                    li { a href="../roller.html" { "Roller" } }
                    li aria-current="page" { (role.name) }
                } }
                header.dok { p.slag { "Roll" } h1 { (role.name) } }
            },
        }
        (tasks(site, role))
        @if let Some((at, told)) = &described {
            (since_decision::draw(site, &site.publication.documents[*at], &told.content))
            (referring(site, *at))
            (about(site, &site.publication.documents[*at], &told.about))
        }
    };
    let on_paper = role.document.map_or_else(|| role.name.to_owned(), |at| on_paper(&site.publication.documents[at]));
    let standing = role.document.map(|at| site.publication.documents[at].standing);
    framed(site, Framed { title: role.name, depth: Depth::Inner, standing, on_paper, body, script: None })
}

/// What documents give the role to do, by theme and document.
fn tasks(site: &Site<'_>, role: &Role<'_>) -> Markup {
    html! {
        @for (theme, anchor, title) in THEMES {
            @let of_theme = role.tasks.iter().filter(|(at, mention)| self::theme(site, *at, mention) == theme);
            @let documents = by_document(of_theme);
            @if !documents.is_empty() {
                section.del id=(anchor) {
                    h2 { (title) }
                    ul.uppdrag { @for (at, mentions) in &documents { li { (of_document(site, *at, mentions)) } } }
                }
            }
        }
    }
}

fn theme(site: &Site<'_>, at: usize, mention: &Mention<'_>) -> Theme {
    let kind = &site.publication.documents[at].document.kind;
    match mention.top {
        top if KEEPING.contains(&top) => Theme::Keeps,
        _ if kind.is(kind::ROLE) => Theme::Roles,
        "tillvägagångssätt" | "ansvar" => Theme::Tasks,
        "aktiviteter" => Theme::Processes,
        _ => Theme::Others,
    }
}

/// The mentions of each document, which stand together.
fn by_document<'role, 'corpus: 'role>(
    tasks: impl Iterator<Item = &'role (usize, Mention<'corpus>)>,
) -> Vec<(usize, Vec<&'role Mention<'corpus>>)> {
    let mut documents: Vec<(usize, Vec<&Mention<'_>>)> = Vec::new();
    for (at, mention) in tasks {
        match documents.last_mut() {
            Some((last, mentions)) if last == at => mentions.push(mention),
            Some(_) | None => documents.push((*at, vec![mention])),
        }
    }
    documents
}

fn of_document(site: &Site<'_>, at: usize, mentions: &[&Mention<'_>]) -> Markup {
    let href = site.href(Target::Document(at), Depth::Inner).unwrap_or_default();
    let lines: Vec<(String, Option<String>)> = mentions.iter().map(|mention| line(site, mention)).collect();
    let published = &site.publication.documents[at];
    let title = html! {
        a href=(href) { (published.document.title) }
        @if let Some(place) = place(site.publication, published) { " " span.liten { (place) } }
        @if let Some(stamp) = stamp(published.standing) { " " strong.stampel { (stamp) } }
    };
    if lines.iter().all(|(_, anchor)| anchor.is_none()) && lines.len() <= FEW {
        let mut words: Vec<&str> = lines.iter().map(|(words, _)| words.as_str()).collect();
        words.dedup();
        return html! { p { (title) } span.liten { (words.join(", ")) } };
    }
    html! {
        p { (title) }
        ul { @for (number, (words, anchor)) in lines.iter().enumerate() {
            @if !lines[..number].iter().rev().take(MOST_COMPARED).any(|(before, _)| before == words) {
                li { @match anchor {
                    Some(anchor) => a href={ (href) "#" (anchor) } { (words) },
                    None => (words),
                } }
            }
        } }
    }
}

/// The most lines that stand beside each other.
const FEW: usize = 3;
/// The lines before one that it is compared with, so that what is said twice is not listed twice.
const MOST_COMPARED: usize = 50;

/// What a mention says, and where on the page of its document it stands.
fn line(site: &Site<'_>, mention: &Mention<'_>) -> (String, Option<String>) {
    match mention.key {
        "ersättare" => return ("Du ersätter den rollen".to_owned(), None),
        "rapporterar_till" => return ("Rapporterar till dig".to_owned(), None),
        _ => {}
    }
    let Some((number, view)) = mention.part else { return (field(mention.key).into_owned(), None) };
    let named = NAMING.iter().filter_map(|key| view.get(key)).find_map(|view| part(site.publication, view));
    let words = named.map(|part| part.words()).filter(|words| !words.trim().is_empty());
    let words = words.unwrap_or_else(|| field(mention.top).into_owned());
    match mention.top {
        "tillvägagångssätt" => {
            let step = view.get(steps::NUMBER).and_then(|step| part(site.publication, step));
            let step = step.map_or_else(|| (number + 1).to_string(), |step| step.words());
            (format!("Steg {step}: {words}"), Some(steps::anchor(number)))
        }
        "ansvar" | "aktiviteter" | "uppgifter" => (words, None),
        _ => (format!("{}: {words}", field(mention.key)), None),
    }
}

/// The list of all roles.
pub fn draw_all(site: &Site<'_>) -> String {
    let roles = &site.publication.roles.roles;
    let mut numbers: Vec<usize> = (0..roles.len()).collect();
    numbers.sort_by_cached_key(|number| swedish(roles[*number].name));
    let (described, named): (Vec<usize>, Vec<usize>) =
        numbers.into_iter().partition(|number| roles[*number].document.is_some());
    let list = |numbers: &[usize]| {
        html! {
            ul.lista { @for number in numbers { li {
                a href=[site.href(Target::Role(*number), Depth::Top)] { (roles[*number].name) }
                @let standing = roles[*number].document.map(|at| site.publication.documents[at].standing);
                @if let Some(stamp) = standing.and_then(stamp) { span.liten { strong.stampel { (stamp) } } }
            } } }
        }
    };
    let body = html! {
        header.dok {
            h1 { "Roller" }
            p { @match site.surround {
                Surround::Site => "Välj din roll för att se vad du ansvarar för och vilka rutiner du har en uppgift i.",
                Surround::Bundle(_) => "Varje roll har en sida med sitt ansvar och sina uppgifter i dokumenten.",
            } }
        }
        @if !described.is_empty() { section.del { h2 { "Beskrivna roller" } (list(&described)) } }
        @if !named.is_empty() {
            section.del { h2 { "Roller som nämns" } p.liten { "De här rollerna står i rutinerna men har ingen beskrivning som är publicerad." } (list(&named)) }
        }
        @if site.publication.roles.has_more {
            p { "Fler roller än " (MOST_NAMED) " nämns; de andra har ingen egen sida." }
        }
    };
    framed(
        site,
        Framed {
            title: "Roller",
            depth: Depth::Top,
            standing: None,
            on_paper: "Roller".to_owned(),
            body,
            script: None,
        },
    )
}
