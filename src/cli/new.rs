//! The command `new`: a document with every field that a requirement looks at, in the folder of its kind.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Map;

use super::command_error::BeginError;
use super::entry::{Given, Run};
use super::ledger::{Ledger, ledger, write_new};
use super::schema::kind;
use super::shown_path::shown_path;
use super::{Answer, CommandError, begun, write_place};
use crate::audit::AuditError;
use crate::authoring::new::form::form_rows::rows;
use crate::authoring::new::{Wish, can_be_draft, drafts, placing, several};
use crate::catalogue::requirement::{Level, fill_in};
use crate::catalogue::{Catalogue, Kind, KindName, Requirement, kind};
use crate::corpus::Organisation;
use crate::render::xlsx;
use crate::render::xlsx::form_sheet::FormHead;
use crate::text::words::{list, meant, nearest};

/// Skriv ett nytt dokument med alla fält som lagen frågar efter, eller det som täpper till en brist
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll new [FLAGGOR] [TYP]")]
pub struct NewArguments {
    /// Typen av dokument, till exempel rutin; behövs inte med --for
    #[arg(value_name = "TYP", help_heading = "Argument")]
    pub kind: Option<String>,
    /// Skriv det dokument som skulle täppa till en brist, till exempel hslf-fs-2018-54/2-intygsrutin
    #[arg(long = "for", value_name = "KRAV")]
    pub target: Option<String>,
    /// Enheten som dokumentet gäller för; id eller namn
    #[arg(long, value_name = "ENHET")]
    pub unit: Option<String>,
    /// Vad dokumentet handlar om, till exempel intyg; kan upprepas
    #[arg(long = "område", alias = "omrade", alias = "area", value_name = "OMRÅDE")]
    pub area: Vec<String>,
    /// Dokumentets id; programmet föreslår ett om inget anges
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Filen som skrivs; - visar dokumentet i fönstret i stället
    #[arg(long, value_name = "FIL")]
    pub output: Option<PathBuf>,
    /// Skriv ett formulär att fylla i, som Excel-arbetsbok (.xlsx); ledningskoll import läser in det ifyllda
    #[arg(long, value_name = "FIL", conflicts_with_all = ["output", "yes"])]
    pub form: Option<PathBuf>,
    /// Ta upp ett påbörjat dokument igen: programmet frågar efter det som inte är ifyllt
    #[arg(long, value_name = "FIL", conflicts_with_all = ["kind", "target", "unit", "area", "id", "output", "yes", "form"])]
    pub resume: Option<PathBuf>,
    /// Fråga ingenting; fälten lämnas tomma
    #[arg(long)]
    pub yes: bool,
    /// Mappen som ledningssystemet ligger i; mappen du står i om inget anges
    #[arg(long = "in", value_name = "MAPP", default_value = ".", hide_default_value = true)]
    pub folder: PathBuf,
}

impl Run for NewArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let ledger = ledger(&self.folder, given)?;
        if let Some(file) = &self.resume {
            return begun::resume(&ledger, &self.folder, file, given);
        }
        let wish = wish(&self, &ledger)?;
        if let Some(file) = &self.form {
            return form(&ledger, &wish, file);
        }
        let wishes = match &self.id {
            None => several::of(&ledger.catalogue, &ledger.corpus, wish.clone()),
            Some(_) => vec![wish.clone()],
        };
        let text = drafts(&ledger.catalogue, &wishes);
        let message = of_carer(&self, &ledger, &wish);
        let place = match self.output.as_deref() {
            Some(file) if file == Path::new("-") => return Ok(Answer { message, ..Answer::printing(text) }),
            Some(file) => {
                write_place::named(file)?;
                file.to_owned()
            }
            None => place(&self, &ledger, &wish)?,
        };
        write_new(&place, &text)?;
        let told = if self.yes { None } else { begun::fill_in(&ledger, &self.folder, (&place, &text), given)? };
        if let Some(told) = told {
            return Ok(Answer { message, ..Answer::printing(format!("Skrev {}\n{told}", place.display())) });
        }
        let next = match (can_be_draft(wish.kind), wishes.len()) {
            (true, 1) => "Öppna filen och fyll i fälten. Dokumentet räknas när status är fastställd.".to_owned(),
            (true, number) => {
                format!("Öppna filen och fyll i de {number} dokumenten. Vart och ett räknas när status är fastställd.")
            }
            (false, _) => "Öppna filen och fyll i fälten.".to_owned(),
        };
        let output = format!("Skrev {}\n{next}\n", place.display());
        Ok(Answer { message, ..Answer::printing(output) })
    }
}

/// Writes a form for the document.
fn form(ledger: &Ledger, wish: &Wish<'_>, file: &Path) -> Result<Answer, CommandError> {
    write_place::named(file)?;
    let head = FormHead {
        title: &wish.kind.words.title,
        kind: &wish.kind.name.0,
        target: wish.target.map_or("", |target| &target.id),
    };
    let book = xlsx::form_sheet::render(&head, &rows(&ledger.catalogue, &ledger.corpus, wish))?;
    write_new(file, &book)?;
    let shown = shown_path(file);
    let next = format!("Fyll i den i Excel, spara den, och läs in den med:\n  ledningskoll import {shown}\n");
    Ok(Answer::printing(format!("Skrev {shown}\n{next}")))
}

/// What is told where a document is asked for an enhet, and the requirement is asked of its vårdgivare; else nothing.
fn of_carer(asked: &NewArguments, ledger: &Ledger, wish: &Wish<'_>) -> String {
    let organisation = &ledger.corpus.organisation;
    let named = asked.unit.as_deref().and_then(|name| unit(organisation, name).ok());
    match wish.unit.filter(|unit| named.is_some_and(|named| named != *unit)) {
        Some(unit) => format!("Kravet ställs på vårdgivaren, så dokumentet är skrivet för {unit}.\n"),
        None => String::new(),
    }
}

fn place(asked: &NewArguments, ledger: &Ledger, wish: &Wish<'_>) -> Result<PathBuf, BeginError> {
    let base = ledger.settings.folders.first().map_or("", String::as_str);
    let folder = placing::folder(&ledger.corpus, wish.kind, base);
    if !base.is_empty() && folder.starts_with(base) {
        write_place::setting(base)?;
    }
    let name = if wish.id.is_empty() { &wish.kind.name.0 } else { &wish.id };
    write_place::within(&asked.folder, &format!("{folder}/{}.yaml", placing::file_name(name)))
}

fn wish<'ledger>(asked: &'ledger NewArguments, ledger: &'ledger Ledger) -> Result<Wish<'ledger>, CommandError> {
    let target = asked.target.as_deref().map(|id| target(&ledger.catalogue, id)).transpose()?;
    let kind = chosen_kind(asked, ledger, target)?;
    check_areas(kind, &asked.area)?;
    let organisation = &ledger.corpus.organisation;
    let unit = match asked.unit.as_deref() {
        Some(name) => Some(asked_of(organisation, unit(organisation, name)?, target)),
        None => only_carer(organisation, target),
    };
    let by_target = target.map(|target| target.id.rsplit('/').next().unwrap_or_default());
    let by_target = by_target.filter(|_| asked.area.is_empty()).map(without_place);
    let about: Vec<&str> = asked.area.iter().map(String::as_str).chain(by_target).chain(unit).collect();
    let needs_id = kind.schema.get("required").is_some_and(|keys| keys.to_string().contains(&kind.words.identity));
    let id = match asked.id.as_deref().map(str::trim).filter(|id| !id.is_empty()) {
        Some(id) => free_id(ledger, kind, id)?,
        None if needs_id => placing::id(&ledger.corpus, kind, &about),
        None => String::new(),
    };
    let profiles = ledger.settings.profiles.iter().map(|profile| profile.name.clone()).collect();
    Ok(Wish { kind, id, unit, areas: &asked.area, target, profiles, known: Map::new() })
}

/// The last part of a requirement's id without the numbers of its chapter and paragraph.
fn without_place(name: &str) -> &str {
    name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-')
}

fn free_id(ledger: &Ledger, kind: &Kind, id: &str) -> Result<String, BeginError> {
    let mut same = ledger.corpus.documents.iter().filter(|one| one.kind.name == kind.name && one.id == id);
    match same.next() {
        None => Ok(id.to_owned()),
        Some(document) => {
            let path = ledger.corpus.source(document.source).path.clone();
            Err(BeginError::TakenId { id: id.to_owned(), kind: kind.words.indefinite.clone(), path })
        }
    }
}

fn target<'ledger>(catalogue: &'ledger Catalogue, id: &str) -> Result<&'ledger Requirement, CommandError> {
    let id = id.trim().trim_end_matches('/');
    catalogue.requirements.iter().find(|one| one.id == id).ok_or_else(|| {
        let ids = catalogue.requirements.iter().map(|one| one.id.as_str());
        let help = match nearest(id, ids) {
            Some(near) => meant(near),
            None => "ledningskoll gap visar kraven med sina id".to_owned(),
        };
        CommandError::UnknownRule { name: id.to_owned(), help }
    })
}

fn chosen_kind<'ledger>(
    asked: &NewArguments,
    ledger: &'ledger Ledger,
    target: Option<&Requirement>,
) -> Result<&'ledger Kind, CommandError> {
    let catalogue = &ledger.catalogue;
    let named = asked.kind.as_deref().map(|name| kind(catalogue, name)).transpose()?;
    let name = match (named, target) {
        (None, None) => return Err(BeginError::NoKind(list(&names(catalogue), "eller")).into()),
        (Some(name), None) => name,
        (named, Some(target)) => by_target(asked, ledger, target, named)?,
    };
    catalogue.kinds.get(&name).map(AsRef::as_ref).ok_or_else(|| BeginError::NoKind(name.to_string()).into())
}

fn names(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.kinds.keys().map(|name| name.0.as_str()).collect()
}

/// The kind of a document that would satisfy a requirement.
fn by_target(
    asked: &NewArguments,
    ledger: &Ledger,
    target: &Requirement,
    named: Option<KindName>,
) -> Result<KindName, CommandError> {
    let advice = fill_in(&target.advice, "…", "…");
    let Some(exists) = &target.exists else {
        return Err(BeginError::OfDocument { id: target.id.clone(), advice }.into());
    };
    if let Some(name) = named {
        let kinds: Vec<&str> = exists.kinds.iter().map(|kind| kind.0.as_str()).collect();
        return if exists.kinds.contains(&name) {
            Ok(name)
        } else {
            Err(BeginError::OtherKind { id: target.id.clone(), kinds: list(&kinds, "eller") }.into())
        };
    }
    match exists.kinds.first() {
        Some(name) if name.0 != kind::UNIT => Ok(name.clone()),
        Some(_) | None => {
            let path = asked.unit.as_deref().and_then(|name| unit_file(ledger, name)).unwrap_or_default();
            Err(BeginError::OfUnit { id: target.id.clone(), path, advice }.into())
        }
    }
}

fn unit_file(ledger: &Ledger, name: &str) -> Option<String> {
    let organisation = &ledger.corpus.organisation;
    let document = organisation.unit(organisation.find(name)?).document?;
    let path = &ledger.corpus.source(ledger.corpus.document(document).source).path;
    Some(format!(" ({path})"))
}

fn check_areas(kind: &Kind, areas: &[String]) -> Result<(), BeginError> {
    let Some(first) = areas.first() else { return Ok(()) };
    let field = kind.shape.properties.get("område");
    let words = field.and_then(|field| field.items.as_deref()).map_or(&[][..], |items| &items.words);
    if field.is_none() {
        return Err(BeginError::NoArea { kind: kind.words.indefinite.clone(), area: first.clone() });
    }
    match areas.iter().find(|area| !words.is_empty() && !words.contains(area)) {
        None => Ok(()),
        Some(area) => Err(BeginError::unknown_area(area, &words.iter().map(String::as_str).collect::<Vec<_>>())),
    }
}

fn unit<'ledger>(organisation: &'ledger Organisation, name: &str) -> Result<&'ledger str, CommandError> {
    if let Some(found) = organisation.find(name).filter(|_| !organisation.is_implied) {
        return Ok(&organisation.unit(found).id);
    }
    let ids: Vec<&str> = organisation.units.iter().map(|unit| unit.id.as_str()).collect();
    let help = match nearest(name, ids.iter().copied()) {
        _ if organisation.is_implied => {
            format!("inga enheter är beskrivna än; börja med ledningskoll new enhet --id {}", placing::file_name(name))
        }
        Some(near) => meant(near),
        None => format!("enheterna är {}", list(&ids[..ids.len().min(12)], "och")),
    };
    Err(AuditError::UnknownUnit { name: name.to_owned(), help }.into())
}

/// The enhet that a requirement is asked of: the vårdgivare of a named one where it is asked of the vårdgivare.
fn asked_of<'ledger>(
    organisation: &'ledger Organisation,
    unit: &'ledger str,
    target: Option<&Requirement>,
) -> &'ledger str {
    let is_of_carer = target.is_some_and(|target| target.scope.level == Some(Level::Carer));
    let found = organisation.find(unit).filter(|_| is_of_carer);
    let carer = found.and_then(|found| organisation.chain(found).last());
    carer.map_or(unit, |carer| organisation.unit(carer).id.as_str())
}

/// The vårdgivare, if the requirement applies to it and there is only one.
fn only_carer<'ledger>(organisation: &'ledger Organisation, target: Option<&Requirement>) -> Option<&'ledger str> {
    let is_asked = target.is_some_and(|target| target.scope.level == Some(Level::Carer));
    let mut roots = organisation.roots().filter(|_| is_asked && !organisation.is_implied);
    let first = roots.next()?;
    roots.next().is_none().then(|| organisation.unit(first).id.as_str())
}
