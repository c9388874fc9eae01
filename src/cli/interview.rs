//! A document filled in at the terminal: one question for each field, and the file is whole after every answer.

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::Date;

use super::ledger::Ledger;
use super::replacing::{Left, replace};
use crate::authoring::new::form::field_choices::Choices;
use crate::authoring::new::form::{Place, Remaining, filled, is_filled_in, remaining, typed_values, with_another};
use crate::corpus::privacy::PERSONAL_NUMBER;
use crate::corpus::reading::Reader;
use crate::finding::{Observation, Severity};
use crate::render::shared_words::{capital, count, one_line};
use crate::render::terminal::form_question;
use crate::text::{SourceId, Span};

/// What is said before the first question.
const HOW: &str = "Svara på en fråga i taget. Enter hoppar över en fråga, och en punkt slutar. Det du har svarat är sparat \
                   hela tiden.";
/// The answer that ends the asking.
const STOP: &str = ".";

/// The asking about one file.
pub struct Interview<'ledger> {
    /// The ledningssystem that the file is for.
    pub ledger: &'ledger Ledger,
    /// The file.
    pub file: &'ledger Path,
    /// Today, for whoever answers so.
    pub today: Date,
    /// Asks a question at the terminal; none if nobody answers there.
    pub ask: fn(&str) -> Option<String>,
}

/// What came of the asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// True if somebody answered at all.
    pub is_answered: bool,
    /// The number of fields that are left.
    pub left: usize,
}

/// What a person said to a question.
enum Said {
    /// The text with the answer in it.
    Text(String),
    /// Enter: the field is left.
    Nothing,
    /// No more.
    Stop,
    /// Nobody answers.
    Nobody,
}

impl Interview<'_> {
    /// Asks for each field of a text that is not filled in, and replaces the file after each answer; before the first it holds
    /// what is written.
    ///
    /// # Errors
    /// If the file cannot be replaced, or was changed by someone else meanwhile.
    pub fn hold(&self, written: &str, text: &str) -> Result<Outcome, Left> {
        let (mut written, mut text) = (written.to_owned(), text.to_owned());
        let mut passed: HashSet<Place> = HashSet::new();
        let mut is_answered = false;
        let mut before = format!("\n{}", form_question::wrapped(HOW));
        loop {
            let fields = remaining(&self.ledger.catalogue, &text);
            let left = fields.len();
            let mut to_ask = fields.iter().filter(|field| !passed.contains(&field.place));
            let Some(field) = to_ask.next() else { return Ok(Outcome { is_answered, left }) };
            let heading = match to_ask.count() {
                0 => format!("{} · sista frågan", form_question::name(&field.path)),
                more => format!("{} · {} till", form_question::name(&field.path), count(more, "fråga", "frågor")),
            };
            let heading = std::mem::take(&mut before) + "\n" + &heading;
            let changed = match self.answer(&text, field, &heading) {
                Said::Nobody => return Ok(Outcome { is_answered, left }),
                Said::Stop => return Ok(Outcome { is_answered: true, left }),
                Said::Nothing => None,
                Said::Text(changed) => Some(changed),
            };
            is_answered = true;
            passed.insert(field.place.clone());
            let another = self.another(changed.as_deref().unwrap_or(&text), field);
            if let Some(changed) = another.or(changed) {
                self.save(&written, &changed)?;
                written.clone_from(&changed);
                text = changed;
            }
        }
    }

    /// Replaces the file, whose name may stand alone.
    fn save(&self, before: &str, after: &str) -> Result<(), Left> {
        let folder = self.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = folder.join(self.file.file_name().unwrap_or_default());
        replace(folder, &file, before.as_bytes(), after.as_bytes())
    }

    /// Puts a question until the answer can stand in the field.
    fn answer(&self, text: &str, field: &Remaining<'_>, heading: &str) -> Said {
        let choices = Choices::of(&self.ledger.corpus, field.shape);
        let mut question = format!("{heading}\n{}>", form_question::lines(field, &choices));
        let mut before = String::new();
        loop {
            let Some(answer) = (self.ask)(&question) else { return Said::Nobody };
            match answer.trim() {
                "" => return Said::Nothing,
                STOP => return Said::Stop,
                answer => match self.fitting(text, field, &choices, (answer, answer == before)) {
                    Ok(changed) => return Said::Text(changed),
                    Err(why) => {
                        question = format!("{}>", form_question::wrapped(&capital(&why)));
                        before = answer.to_owned();
                    }
                },
            }
        }
    }

    /// The text with an answer in it.
    ///
    /// # Errors
    /// If it does not fit: why. What a person answers twice is kept, if it is a value at all.
    fn fitting(
        &self,
        text: &str,
        field: &Remaining<'_>,
        choices: &Choices,
        (answer, is_repeated): (&str, bool),
    ) -> Result<String, String> {
        let value = typed_values::value(answer, field.shape, choices, self.today)?;
        let (changed, span) = filled(text, &field.place, &value).ok_or("fältet går inte att fylla i här")?;
        match self.fault(&changed, span) {
            Some(fault) if fault.rule.as_str() == PERSONAL_NUMBER.id => {
                Err(format!("{}; skriv utan det", one_line(&fault.message)))
            }
            Some(fault) if fault.severity == Severity::Error || !is_repeated => {
                let help = fault.help.map(|help| format!("; {}", one_line(&help))).unwrap_or_default();
                let keep = if fault.severity == Severity::Error { "" } else { " (samma svar igen behåller det)" };
                Err(format!("{}{help}{keep}", one_line(&fault.message)))
            }
            Some(_) | None => Ok(changed),
        }
    }

    /// What an audit of the file alone finds at a value.
    fn fault(&self, text: &str, span: Span) -> Option<Observation> {
        let reader = Reader::new(&self.ledger.catalogue).on(self.today);
        let read = reader.text(SourceId(0), &self.file.display().to_string(), text.as_bytes().to_vec());
        let is_there = |found: &Observation| found.place.span.start < span.end && span.start < found.place.span.end;
        read.findings.into_iter().filter(is_there).max_by_key(|found| found.severity)
    }

    /// The text with one more item, where the last field of a list was asked for and a person has more to say.
    fn another(&self, text: &str, field: &Remaining<'_>) -> Option<String> {
        let list = field.ends.as_ref().filter(|_| is_filled_in(text, &field.place))?;
        let above = &field.path[..field.path.len() - 1];
        let question =
            format!("\nEn till under {}? Skriv j för en till, Enter för att gå vidare.\n>", form_question::name(above));
        let answer = (self.ask)(&question)?;
        ["j", "ja"].contains(&answer.trim().to_lowercase().as_str()).then(|| with_another(text, list))?
    }
}
