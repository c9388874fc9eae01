//! How the numbers of the draft were counted, and what was not.

use super::statement::counted;
use crate::render::shared_words::count;
use crate::report::annual::Annual;

/// The heading.
pub const HEADING: &str = "Så är underlaget räknat";

/// How the numbers were counted.
#[must_use]
pub fn statements(annual: &Annual<'_>) -> Vec<String> {
    let year = annual.year.number;
    let mut told = vec![format!(
        "Talen är räknade ur posterna per {}. Inom hakparentes står de dokument som en mening bygger på, med antalet efter \
         dokument som ger mer än ett.",
        annual.date
    )];
    if !annual.year.is_over() {
        let (until, before) = (annual.year.until, year - 1);
        told.push(format!(
            "{year} är inte slut: det som har hänt till och med {until} är räknat, och jämförs med hela {before}."
        ));
    }
    told.push(
        "En avvikelse eller utredning hör till året då händelsen inträffade; är det inte ifyllt, till året då den upptäcktes, och \
         annars rapporterades. Ett tillfälle för egenkontroll hör till året det har datum i; är det inte ifyllt, till året då dess \
         period slutade. Åtgärder räknas på dagen de beslutades och dagen de genomfördes."
            .to_owned(),
    );
    told.push(
        "Klagomål och synpunkter är avvikelser med en patient, en närstående eller någon som företräder dem som källa, och \
         rapporter från personalen är de som har personal som källa. Undantag från krav ändrar inga tal."
            .to_owned(),
    );
    told.push(
        "Hur ofta en egenkontroll ska göras är räknat ur dess planerade tillfällen eller frekvens, för den del av året då den är i \
         bruk enligt sina egna datum. Att en är gjord färre gånger än planerat sägs först när året är slut, och bara om den tid då \
         det är känt att den var i bruk."
            .to_owned(),
    );
    told.push(format!("Ansvar, samverkan och beslutade dokument är de som gäller {}.", annual.date));
    told.extend(undated(annual));
    told.extend(left_out(annual));
    let reports = &annual.work.reports;
    told.extend(counted(
        reports,
        [
            &*format!("patientsäkerhetsberättelse för {year} finns redan"),
            &*format!("patientsäkerhetsberättelser för {year} finns redan"),
        ],
    ));
    told
}

/// What belongs to no year, since no day can be read.
fn undated(annual: &Annual<'_>) -> Vec<String> {
    let found = [
        (&annual.deviations.undated, ["avvikelse utan datum är inte räknad", "avvikelser utan datum är inte räknade"]),
        (
            &annual.investigations.undated,
            [
                "utredning utan datum för händelsen är inte räknad",
                "utredningar utan datum för händelsen är inte räknade",
            ],
        ),
        (
            &annual.investigations.reported_undated,
            [
                "anmälan enligt lex Maria utan datum är inte räknad",
                "anmälningar enligt lex Maria utan datum är inte räknade",
            ],
        ),
        (
            &annual.deviations.closing.undated,
            [
                "avvikelse som är avslutad utan datum är inte räknad som avslutad",
                "avvikelser som är avslutade utan datum är inte räknade som avslutade",
            ],
        ),
        (
            &annual.investigations.closing.undated,
            [
                "utredning som är avslutad utan datum är inte räknad som avslutad",
                "utredningar som är avslutade utan datum är inte räknade som avslutade",
            ],
        ),
        (
            &annual.deviations.vaguely_answered,
            [
                "avvikelse säger inte tydligt om den som rapporterade har fått återkoppling, och är inte räknad där",
                "avvikelser säger inte tydligt om den som rapporterade har fått återkoppling, och är inte räknade där",
            ],
        ),
        (&annual.risks.undated, ["riskanalys utan datum är inte räknad", "riskanalyser utan datum är inte räknade"]),
        (
            &annual.self_checks.undated,
            [
                "tillfälle för egenkontroll utan datum och period är inte räknat",
                "tillfällen för egenkontroll utan datum och period är inte räknade",
            ],
        ),
        (
            &annual.measures.undated,
            [
                "åtgärd som är genomförd utan datum är inte räknad som genomförd",
                "åtgärder som är genomförda utan datum är inte räknade som genomförda",
            ],
        ),
    ];
    found.into_iter().filter_map(|(basis, words)| counted(basis, words)).collect()
}

/// What is not counted for other reasons.
fn left_out(annual: &Annual<'_>) -> Vec<String> {
    let found = [
        (&annual.drafts, ["utkast är inte räknat", "utkast är inte räknade"]),
        (&annual.withdrawn, ["upphävd post är inte räknad", "upphävda poster är inte räknade"]),
        (
            &annual.homeless,
            [
                "post är inte räknad, för att det inte framgår vilken vårdgivare den hör till",
                "poster är inte räknade, för att det inte framgår vilken vårdgivare de hör till",
            ],
        ),
    ];
    let mut told: Vec<String> = found.into_iter().filter_map(|(basis, words)| counted(basis, words)).collect();
    told.extend((annual.unreadable > 0).then(|| {
        let files = count(annual.unreadable, "fil", "filer");
        format!("{files} gick inte att läsa i sin helhet, så det som inte gick att läsa är inte räknat.")
    }));
    told
}
