//! Stamps and diary numbers that begin with a day are told from persons by what stands around them, as counted over many.

use std::collections::BTreeMap;

use ledningskoll::text::personal_number::find;

use super::personal_number::{SPELLINGS, spelt};

/// A generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).expect("31 bits") % limit
    }
}

/// Stamps, diary numbers, ids, versions and names of files: `D` is a day, `S` a short one, `I` one with hyphens, `T` a
/// time of day, `Q` a serial number below a hundred, `N` any four digits, `Y` a later year, `M` a month with its day.
const OTHERS: [&str; 60] = [
    "{D}-{T}",
    "{D}{T}",
    "{D}_{T}",
    "{D} {T}",
    "{S}-{T}",
    "{S}{T}",
    "{S}_{T}",
    "{I}-{T}",
    "{I} {T}",
    "{I}_{T}",
    "export-{D}-{T}",
    "HSN-{D}-{T}",
    "rutin_{D}-{T}.yaml",
    "{D}-{T}_rutin",
    "utskrift {D}-{T}",
    "Utskriven {D} {T} av systemet",
    "version {D}.{T}",
    "v{D}-{T}",
    "loggen från {D}-{T} visar",
    "id: rutin-{D}-{T}",
    "säkerhetskopia {S}-{T}",
    "mötet {D} {T}",
    "{D}-{Q}",
    "rutin-{D}-{Q}",
    "{D}_{Q}",
    "prot-{S}-{Q}",
    "RS {S}-{N}",
    "RS {D}-{N}",
    "HSN {S}-{N}",
    "HSN {S}/{N}",
    "dnr {S}-{N}",
    "Dnr: {S}-{N}",
    "Dnr RS nr {S}-{N}",
    "dnr. {S}-{N}",
    "dnr RS-{S}-{N}",
    "diarienummer: {S}-{N}",
    "diarienummer: RS {S}-{N}",
    "diarienummer: \"{S}-{N}\"",
    "diarienummer:\n  - {S}-{N}\n  - {S}-{N}",
    "diarienummer: [{S}-{N}, {S}-{N}]",
    "Dnr {S}-{N} och {S}-{N}",
    "RS-{S}-{N}",
    "rs-{S}-{N}.yaml",
    "RS_{S}_{N}",
    "HSN/{S}-{N}",
    "RJL {D}/{N}",
    "ärende {S}-{N}",
    "ärendenummer {D}{N}",
    "protokoll {S}-{N}",
    "protokoll-{S}-{N}.yaml",
    "beslut HSN {S}-{N}, 2 §",
    "version: {S}-{N}",
    "version: {S}.{N}",
    "faktura {S}{N}",
    "referens {S}-{N}",
    "{D}-{Y}",
    "{I} - {Y}",
    "{I}–{Y}",
    "{D}-{M}",
    "{I} - {M}",
];

/// Texts that say that a number is a person's, or what is followed by persons.
const OF_PERSONS: [&str; 20] = [
    "Patienten @ kom in",
    "patient @",
    "pnr @",
    "pnr: @, @",
    "Personnummer: @",
    "Personnumret är @",
    "patientens personnummer @",
    "@ sökte för ryggbesvär",
    "barnet @ remitterades",
    "född @",
    "Flickan (@) ramlade",
    "Mamma till @ och pappa till @",
    "patient-@",
    "Pat. @",
    "Pat nr @",
    "Patient-id: @",
    "patienter:\n  - @\n  - @",
    "Avvikelsen gällde patienten med nummer @",
    "samordningsnummer @",
    "Den sjukskrivne @",
];
/// Texts that do not.
const BARE: [&str; 8] =
    ["@", "- @", "målgrupp: @", "# @", "Se @, @ och @", "avser @", "Samtal med @ om återgång", "syfte: Efter @."];

#[test]
fn date_led_stamps_and_diary_numbers_cry_wolf_less_than_once_in_a_hundred() {
    let mut dice = Dice(7);
    let mut wolves: BTreeMap<&str, usize> = BTreeMap::new();
    let rounds = 2_000;
    for pattern in (0..rounds).flat_map(|_| OTHERS) {
        let (year, month, day) = (2000 + dice.below(27), 1 + dice.below(12), 1 + dice.below(28));
        let mut text = pattern.to_owned();
        while let Some(at) = text.find('{') {
            let digits = match &text[at + 1..at + 2] {
                "D" => format!("{year}{month:02}{day:02}"),
                "S" => format!("{:02}{month:02}{day:02}", year % 100),
                "I" => format!("{year}-{month:02}-{day:02}"),
                "T" => format!("{:02}{:02}", dice.below(24), dice.below(60)),
                "Q" => format!("{:04}", dice.below(100)),
                "N" => format!("{:04}", dice.below(10_000)),
                "Y" => (year + dice.below(5)).to_string(),
                "M" => format!("{:02}{:02}", 1 + dice.below(12), 1 + dice.below(28)),
                other => panic!("no such part: {other}"),
            };
            text.replace_range(at..at + 3, &digits);
        }
        if !find(&text).is_empty() {
            *wolves.entry(pattern).or_default() += 1;
        }
    }
    let told: usize = wolves.values().sum();
    assert!(told * 100 < rounds * OTHERS.len(), "{told} of {}: {wolves:?}", rounds * OTHERS.len());
}

/// A number with a checksum; some are samordningsnummer.
fn number(dice: &mut Dice, years: std::ops::Range<u32>) -> String {
    let (year, month, day) =
        (years.start + dice.below(years.end - years.start), 1 + dice.below(12), 1 + dice.below(28));
    let day = if dice.below(10) == 0 { day + 60 } else { day };
    let digits = format!("{year}{month:02}{day:02}{:03}", dice.below(1000));
    let weighed =
        digits.bytes().skip(2).enumerate().map(|(at, digit)| u32::from(digit - b'0') * if at % 2 == 0 { 2 } else { 1 });
    let sum: u32 = weighed.map(|weighed| weighed / 10 + weighed % 10).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn assert_none_is_lost(texts: &[&str], years: std::ops::Range<u32>, is_meant: impl Fn(&str) -> bool) {
    let mut dice = Dice(11);
    let mut lost = Vec::new();
    let mut count = 0;
    for (text, spelling) in texts.iter().flat_map(|text| SPELLINGS.iter().map(move |spelling| (text, spelling))) {
        for _ in 0..40 {
            let number = number(&mut dice, years.clone());
            if is_meant(&number) {
                count += 1;
                let written = text.replace('@', &spelt(spelling, &number));
                if find(&written).len() != text.matches('@').count() {
                    lost.push(written);
                }
            }
        }
    }
    assert!(count > 3_000, "{count} numbers were tried");
    assert_eq!(lost, Vec::<String>::new(), "of {count}");
}

#[test]
fn no_number_that_is_said_to_be_a_persons_is_lost() {
    assert_none_is_lost(&OF_PERSONS, 1931..2026, |_| true);
}

#[test]
fn no_number_of_one_born_before_there_were_stamps_is_lost() {
    assert_none_is_lost(&BARE, 1931..2000, |_| true);
}

#[test]
fn no_number_is_lost_whose_last_digits_are_no_time_of_day() {
    let is_no_time =
        |number: &str| number[8..].parse::<u32>().is_ok_and(|tail| tail >= 2500 || tail % 100 >= 60 && tail > 100);
    assert_none_is_lost(&BARE, 2000..2026, is_no_time);
}
