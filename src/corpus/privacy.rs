//! The rule on personnummer in the text or the name of a file.

use crate::finding::{Observation, Place, Rule, Severity};
use crate::text::personal_number::Number;
use crate::text::{Pointer, SourceId, Span};

/// A number that identifies a person.
pub const PERSONAL_NUMBER: Rule = Rule {
    id: "integritet/personnummer",
    title: "Ett personnummer står i filen",
    severity: Severity::Error,
    manual: "Uppgifter om patienter får inte finnas i ledningssystemet, inte heller i kommentarer eller filnamn. Programmet \
             känner igen personnummer och samordningsnummer med tio eller tolv siffror på datum och kontrollsiffra, hur de än är \
             uppdelade. Ett nummer som börjar med en dag efter 1999 räknas inte när det står som diarienummer eller version, \
             eller när det slutar som ett klockslag och inget runt det talar om en person. Numret skrivs aldrig ut, och inget \
             undantag kan godta det. Ta bort det, och tänk på att det finns kvar i historiken i git tills den rensas; kontakta \
             den som sköter ert git-arkiv och ert dataskyddsombud.",
};

/// The finding of a number in a text, or in the name of a file.
#[must_use]
pub fn finding(source: SourceId, span: Span, number: Number, is_in_name: bool) -> Observation {
    let what = match number {
        Number::Personal => "ett personnummer",
        Number::Coordination => "ett samordningsnummer",
    };
    let message = if is_in_name { format!("{what} står i filens namn") } else { format!("{what} står här") };
    Observation::new(&PERSONAL_NUMBER, message, Place { source, span, pointer: Pointer::root() })
        .label("numret visas inte")
        .help("ta bort numret; det finns kvar i historiken i git tills den rensas, så säg till den som sköter ert git-arkiv")
}
