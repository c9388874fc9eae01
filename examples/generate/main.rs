//! Writes a believable repository of any size, the same for the same seed: what the program is measured on.
//!
//! Each kind is a template. `<…>` is drawn or filled in; a line that begins with `?` is one that a requirement asks for,
//! and what a document with a gap leaves out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

mod history;

/// How large a repository, and how good.
#[derive(Debug, Clone, Parser)]
#[command(about = "Writes a repository that audits clean on 2026-11-15, but for the documents with a gap")]
pub struct Plan {
    /// How many documents; never fewer than the region and its enheter need.
    #[arg(long, default_value_t = 1_000)]
    pub documents: usize,
    /// How many enheter at the bottom.
    #[arg(long, default_value_t = 10, value_parser = at_least_one)]
    pub units: usize,
    /// The share of the enheter's documents that have something left out, 0 to 1.
    #[arg(long, default_value_t = 0.0, value_parser = share)]
    pub gaps: f64,
    /// Names roles in plain words that no document describes, in place of their ids, in the enheter's documents.
    #[arg(long)]
    pub plain_roles: bool,
    /// Where chance begins.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many commits of a git history it is written as; no history if none.
    #[arg(long, default_value_t = 0)]
    pub commits: usize,
}

#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    plan: Plan,
    /// The folder to write to.
    out: PathBuf,
}

/// A file of the repository.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path from the top, with `/`.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match repository(&arguments.plan, &arguments.out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{} could not be written: {error}", arguments.out.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes a repository below a folder, with its history if it is to have one.
///
/// # Errors
/// If a folder or a file cannot be written, or if there is no git to write the history.
pub fn repository(plan: &Plan, out: &Path) -> io::Result<()> {
    let files = files(plan);
    if plan.commits == 0 { write(&files, out) } else { history::write(&files, plan.commits, plan.seed, out) }
}

/// The files of a repository.
#[must_use]
pub fn files(plan: &Plan) -> Vec<File> {
    let mut chance = Chance(plan.seed);
    let areas = plan.units.div_ceil(UNITS_PER_AREA);
    let region = Unit::region();
    let (organisation, mut written) = organisation(areas);
    let mut files = vec![File { path: "region/enheter.yaml".into(), text: organisation }];
    let region_counts: Vec<usize> =
        KINDS.iter().map(|kind| if kind.name == "rutin" { AREAS.len() } else { 1 }).collect();
    let roles = ROLES.iter().map(|(id, title)| of_role(id, title, "alla"));
    let leading: Vec<String> = roles.chain(OF_THE_REGION.map(str::to_owned)).collect();
    written += leading.len() + region_counts.iter().sum::<usize>();
    files.push(File { path: "region/ledning.yaml".into(), text: leading.join("---\n") });
    files.extend(Writer::new(&region, (0.0, false), &mut chance).files(&region_counts));
    let rest = plan.documents.saturating_sub(written + 2 * plan.units);
    for number in 0..plan.units {
        let unit = Unit::leaf(number);
        let own = rest * (number + 1) / plan.units - rest * number / plan.units;
        let counts = dealt(own, &mut chance);
        let mut writer = Writer::new(&unit, (plan.gaps, plan.plain_roles), &mut chance);
        let (enhet, chief) = (writer.document(ENHET, &unit.id, 1), writer.document(CHIEF, &unit.chief, 1));
        files.push(File { path: format!("{}/enhet.yaml", unit.id), text: format!("{enhet}---\n{chief}") });
        files.extend(writer.files(&counts));
    }
    files
}

/// Writes the files below a folder.
///
/// # Errors
/// If a folder or a file cannot be written.
pub fn write(files: &[File], out: &Path) -> io::Result<()> {
    for file in files {
        let path = out.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap_or(out))?;
        std::fs::write(path, &file.text)?;
    }
    Ok(())
}

fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|_| "write a number from 0 to 1".to_owned())?;
    (0.0..=1.0).contains(&share).then_some(share).ok_or_else(|| "write a number from 0 to 1".to_owned())
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|units| *units > 0).ok_or_else(|| "write a number from 1".to_owned())
}

const UNITS_PER_AREA: usize = 10;
const AREAS_PER_ADMINISTRATION: usize = 4;

/// The region, its förvaltningar and verksamhetsområden with their heads, and how many documents they are.
fn organisation(areas: usize) -> (String, usize) {
    let mut documents = vec![of_level("region", "region-sjölanda", "Region Sjölanda", "")];
    for number in 0..areas.div_ceil(AREAS_PER_ADMINISTRATION) {
        let (id, name) = (format!("förv-{number:03}"), format!("Förvaltning {}", number + 1));
        documents.push(of_level("förvaltning", &id, &name, "överordnad: region-sjölanda\n"));
        documents.push(of_role(&format!("roll-chef-{id}"), &format!("Chef för {name}"), &id));
    }
    for number in 0..areas {
        let (id, name) = (format!("vo-{number:03}"), format!("Verksamhetsområde {}", number + 1));
        let above = format!("överordnad: förv-{:03}\n", number / AREAS_PER_ADMINISTRATION);
        documents.push(of_level("verksamhetsområde", &id, &name, &above));
        documents.push(of_role(&format!("roll-chef-{id}"), &format!("Chef för {name}"), &id));
    }
    (documents.join("---\n"), documents.len())
}

fn of_level(level: &str, id: &str, name: &str, above: &str) -> String {
    LEVEL.replace("<level>", level).replace("<id>", id).replace("<title>", name).replace("<above>", above)
}

fn of_role(id: &str, title: &str, unit: &str) -> String {
    ROLE.replace("<id>", id).replace("<title>", title).replace("<unit>", unit)
}

/// How many documents of each kind a number of documents is dealt out to.
fn dealt(documents: usize, chance: &mut Chance) -> Vec<usize> {
    let total: usize = KINDS.iter().map(|kind| kind.weight).sum();
    let mut counts = vec![0; KINDS.len()];
    for _ in 0..documents {
        let mut drawn = chance.below(total);
        let found = KINDS.iter().position(|kind| {
            let is_it = drawn < kind.weight;
            drawn = drawn.saturating_sub(kind.weight);
            is_it
        });
        counts[found.expect("what is drawn is below the sum of the weights")] += 1;
    }
    counts
}

/// An enhet that documents are written for.
struct Unit {
    id: String,
    name: String,
    above: String,
    chief: String,
}

impl Unit {
    fn region() -> Self {
        let name = "Region Sjölanda".to_owned();
        Self { id: "region-sjölanda".into(), name, above: String::new(), chief: "roll-regiondirektor".into() }
    }

    fn leaf(number: usize) -> Self {
        let (place, round) = (PLACES[number % PLACES.len()], number / PLACES.len());
        let (prefix, noun) = PRACTICES[round % PRACTICES.len()];
        let again = match round / PRACTICES.len() {
            0 => String::new(),
            times => format!(" {}", times + 1),
        };
        let slug = format!("{prefix}-{}{}", place.to_lowercase(), again.replace(' ', "-"));
        let above = format!("vo-{:03}", number / UNITS_PER_AREA);
        Self { name: format!("{place}s {noun}{again}"), above, chief: format!("roll-vchef-{slug}"), id: slug }
    }
}

/// Writes the documents of one enhet.
struct Writer<'run> {
    unit: &'run Unit,
    gaps: f64,
    plain_roles: bool,
    chance: &'run mut Chance,
    written: Vec<usize>,
}

impl<'run> Writer<'run> {
    fn new(unit: &'run Unit, (gaps, plain_roles): (f64, bool), chance: &'run mut Chance) -> Self {
        Self { unit, gaps, plain_roles, chance, written: vec![0; KINDS.len()] }
    }

    fn files(&mut self, counts: &[usize]) -> Vec<File> {
        let mut files = Vec::new();
        for (at, kind) in KINDS.iter().enumerate() {
            let documents: Vec<String> = (1..=counts[at])
                .map(|number| {
                    let id = format!("{}-{}-{number:03}", kind.prefix, self.unit.id);
                    let document = self.document(kind.template, &id, number);
                    self.written[at] = number;
                    document
                })
                .collect();
            let parts = documents.chunks(kind.per_file).enumerate();
            files.extend(parts.map(|(number, part)| File {
                path: format!("{}/{}/{}-{:03}.yaml", self.unit.id, kind.folder, kind.prefix, number + 1),
                text: part.join("---\n"),
            }));
        }
        files
    }

    fn document(&mut self, template: &str, id: &str, number: usize) -> String {
        let wanted = template.lines().filter(|line| line.starts_with('?')).count();
        let gap = (wanted > 0 && self.chance.happens(self.gaps)).then(|| self.chance.below(wanted));
        let template = left_out(template, gap);
        let mut text = String::with_capacity(2 * template.len());
        let mut rest = template.as_str();
        while let Some((before, (slot, after))) = rest.split_once('<').and_then(|(b, a)| Some((b, a.split_once('>')?)))
        {
            text.push_str(before);
            text.push_str(&self.filling(slot, id, number));
            rest = after;
        }
        text.push_str(rest);
        if self.plain_roles { in_plain_words(&text) } else { text }
    }

    fn filling(&mut self, slot: &str, id: &str, number: usize) -> String {
        let (area, topic, particulars) = AREAS[(number - 1) % AREAS.len()];
        match slot.split_once(':').unwrap_or((slot, "")) {
            ("id", _) => id.to_owned(),
            ("unit", _) => self.unit.id.clone(),
            ("name", _) => self.unit.name.clone(),
            ("above", _) => self.unit.above.clone(),
            ("chief", _) => self.unit.chief.clone(),
            ("area", _) => area.to_owned(),
            ("topic", _) => topic.to_owned(),
            ("particulars", _) => particulars.to_owned(),
            ("role", _) => self.chance.pick(&ROLES[1..]).0.to_owned(),
            ("day", month) => format!("{month}-{:02}", 1 + self.chance.below(28)),
            ("number", below) => (1 + self.chance.below(below.parse().unwrap_or(9))).to_string(),
            ("ref", kind) => self.reference(kind),
            (list, _) => {
                let (_, words) =
                    LISTS.iter().find(|(name, _)| *name == list).expect("a template names lists that exist");
                (*self.chance.pick(words)).to_owned()
            }
        }
    }

    /// A document of a kind that has been written for the enhet, or the region's first.
    fn reference(&mut self, kind: &str) -> String {
        let at = KINDS.iter().position(|known| known.name == kind).expect("a template names kinds that exist");
        match self.written[at] {
            0 => format!("{}-region-sjölanda-001", KINDS[at].prefix),
            count => format!("{}-{}-{:03}", KINDS[at].prefix, self.unit.id, 1 + self.chance.below(count)),
        }
    }
}

/// A document with its roles in plain words, but for its own id.
fn in_plain_words(text: &str) -> String {
    let named = |line: &str| {
        ROLES
            .iter()
            .fold(line.to_owned(), |line, (id, title)| line.replace(id, &format!("{} hos oss", title.to_lowercase())))
    };
    let lines = text.lines().map(|line| if line.starts_with("id: ") { line.to_owned() } else { named(line) });
    lines.map(|line| line + "\n").collect()
}

/// A template without its marks, and without the marked line of this number and what stands under it.
fn left_out(template: &str, gap: Option<usize>) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let (mut text, mut seen, mut skipped) = (String::with_capacity(template.len()), 0, None);
    for line in template.lines() {
        let (line, is_marked) = line.strip_prefix('?').map_or((line, false), |line| (line, true));
        skipped = skipped.filter(|outer| indent(line) > *outer);
        if is_marked && gap == Some(seen) {
            skipped = Some(indent(line));
        }
        seen += usize::from(is_marked);
        if skipped.is_none() {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

/// Chance that is the same every time: splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }

    fn happens(&mut self, share: f64) -> bool {
        (self.next() >> 11) as f64 / ((1u64 << 53) as f64) < share
    }

    fn pick<'list, T>(&mut self, list: &'list [T]) -> &'list T {
        &list[self.below(list.len())]
    }
}

/// A kind of document, how common it is, and how it is kept.
struct Kind {
    name: &'static str,
    prefix: &'static str,
    folder: &'static str,
    weight: usize,
    per_file: usize,
    template: &'static str,
}

macro_rules! kinds {
    ($($name:literal $prefix:literal $folder:literal $weight:literal $per_file:literal $template:ident,)*) => {
        [$(Kind { name: $name, prefix: $prefix, folder: $folder, weight: $weight, per_file: $per_file, template: $template }),*]
    };
}

// NOTE: an enhet's documents are written in this order, and name those that stand before them.
const KINDS: [Kind; 11] = kinds![
    "rutin" "rut" "rutiner" 24 1 RUTIN,
    "mål" "mål" "mål" 9 4 MÅL,
    "egenkontroll" "ek" "egenkontroller" 9 2 EGENKONTROLL,
    "samverkan" "samv" "samverkan" 5 1 SAMVERKAN,
    "riskanalys" "risk" "riskanalyser" 7 1 RISKANALYS,
    "process" "proc" "processer" 4 1 PROCESS,
    "ansvar" "roll" "ansvar" 10 3 ANSVAR,
    "avvikelse" "avv" "avvikelser" 20 8 AVVIKELSE,
    "utredning" "utr" "utredningar" 4 1 UTREDNING,
    "kompetensplan" "komp" "kompetens" 4 1 KOMPETENSPLAN,
    "uppföljning" "uppf" "uppföljning" 4 1 UPPFÖLJNING,
];

const LEVEL: &str = "typ: enhet
id: <id>
namn: <title>
nivå: <level>
<above>vårdgivare: region-sjölanda
driftsform: region
inriktning: Primärvård och specialiserad vård i egen regi
omfattning: Alla enheter som hör hit enligt organisationsplanen
";

const ENHET: &str = "typ: enhet
id: <id>
namn: <name>
nivå: enhet
överordnad: <above>
vårdgivare: region-sjölanda
driftsform: region
?verksamhetschef: <chief>
inriktning: <speciality>
omfattning:
  listade_patienter: <number:12000>
  läkarintyg_per_år: <number:3000>
  pågående_sjukfall_över_28_dagar: <number:250>
  läkare_fasta: <number:12>
  läkare_inhyrda: <number:4>
kvalitetskontakt: roll-kvalitetssamordnare
professioner: [roll-lakare, roll-sjukskoterska, roll-fysioterapeut, roll-kurator, roll-rehabkoordinator]
avsatt_tid: {läkare: 2 timmar intygstid per vecka, rehabteam: <meeting>, rehabkoordinator: halvtid}
";

const CHIEF: &str = "typ: ansvar
id: <id>
titel: Verksamhetschef, <name>
status: fastställd
fastställd_av: roll-regiondirektor
fastställd: <day:2026-01>
gäller_för: [<unit>]
?roll: verksamhetschef
innehas_av: Verksamhetschef, <name>
rapporterar_till: roll-regiondirektor
?uppgifter:
  - uppgift: fastställer enhetens egna rutiner och prövar dem varje år
    område: rutiner-för-kvalitetsarbetet
    lagstöd: SOSFS 2011:9 4 kap. 4 §
  - uppgift: ser till att riskanalys görs fortlöpande
    område: uppföljning-och-analys
    lagstöd: SOSFS 2011:9 5 kap. 1 §
  - {uppgift: <task>, område: god-vård, lagstöd: HSL 4 kap. 2 §}
  - {uppgift: <task>, område: kompetens-och-bemötande, lagstöd: HSL 5 kap. 2 §}
befogenheter: [bemanning, utbildningsbudget, stänga tidbok för rehabmöten]
";

const ROLE: &str = "typ: ansvar
id: <id>
titel: <title>
status: fastställd
fastställd_av: roll-regiondirektor
fastställd: 2025-12-15
gäller_för: [<unit>]
roll: <title>
innehas_av: Den som har uppdraget på enheten
rapporterar_till: roll-regiondirektor
uppgifter:
  - uppgift: deltar i egenkontroller, riskanalyser och förbättringsarbete
  - uppgift: rapporterar risker och händelser i avvikelsesystemet
";

const LEDNINGSSYSTEM: &str = "typ: ledningssystem
id: ls-region-sjölanda
titel: Ledningssystem för sjukskrivning och rehabilitering
vårdgivare: region-sjölanda
status: fastställd
version: \"3\"
fastställd_av: roll-regiondirektor
fastställd: 2025-12-08
giltig_från: 2026-01-01
nästa_översyn: 2027-11-30
inriktning: Primärvård och specialiserad vård i egen regi
omfattning: Sjukskrivning och relaterad rehabilitering på alla vårdnivåer
led:
  planera: [styrkort-region-sjölanda, mål-region-sjölanda-001]
  leda: [roll-regiondirektor]
  kontrollera: [ek-region-sjölanda-001]
  följa_upp: [uppf-region-sjölanda-001]
  utvärdera: [uppf-region-sjölanda-001]
  förbättra: [risk-region-sjölanda-001]
patientmedverkan: Patientforum läser nya rutiner före beslut och deltar i varje riskanalys
anmäld_till_vårdgivarregistret: 2017-05-22
";

const STYRKORT: &str = "typ: mål
id: styrkort-region-sjölanda
titel: Styrkort för sjukskrivning och rehabilitering 2026
form: styrkort
indikatorer: [intygskvalitet, antal-variation, andel-partiella, längd, per-diagnos, kvinnor-män]
status: fastställd
enhet: region-sjölanda
ansvarig: roll-regiondirektor
fastställd_av: roll-regiondirektor
fastställd: 2026-01-15
mått: Andel sjukfall över 28 dagar med plan
målvärde: 70
period: 2026
";

const PATIENTSÄKERHETSBERÄTTELSE: &str = "typ: uppföljning
id: uppf-psb-2025
titel: Patientsäkerhetsberättelse 2025
form: patientsäkerhetsberättelse
status: fastställd
enhet: region-sjölanda
period: {från: 2025-01-01, till: 2025-12-31}
upprättad: 2026-02-17
fastställd_av: roll-regiondirektor
tillgänglig: webbplats och ledningssystemet
innehåll:
  organisatoriskt_ansvar: Regiondirektören har det organisatoriska ansvaret
  hur_arbetet_bedrivits: Riskanalyser har gjorts på alla enheter och rutinerna har gjorts om under hösten
  åtgärder: Rutinerna för återbesök och intyg har beslutats på nytt
  resultat: Andelen sjukfall med plan steg från 49 till 58 procent
  egenkontroll: [ek-region-sjölanda-001]
  samverkan: [samv-region-sjölanda-001]
  riskanalyser: [risk-region-sjölanda-001]
  rapporter_från_personal: 141 rapporter om sjukskrivning
  klagomål_och_synpunkter: 23 klagomål, de flesta om väntan på intyg
  patienters_medverkan: Patientforum träffades i mars och oktober
  mål_nästa_år: [mål-region-sjölanda-001]
";

const KVALITETSBERÄTTELSE: &str = "typ: uppföljning
id: uppf-kvalitet-2025
titel: Kvalitetsberättelse 2025 för sjukskrivning och rehabilitering
form: kvalitetsberättelse
status: fastställd
enhet: region-sjölanda
period: {från: 2025-01-01, till: 2025-12-31}
upprättad: 2026-02-24
fastställd_av: roll-regiondirektor
tillgänglig: ledningssystemet
innehåll:
  hur_arbetet_bedrivits: Varje enhet har gjort egenkontroll och redovisat mål per tertial
  åtgärder: Ny intygsrutin och en kompetensplan för två år
  resultat: Intygskvaliteten steg från 71 till 76 procent
";

const SAMORDNING: &str = "typ: samverkan
id: samv-sjukhus-primärvård
titel: Samordning mellan sjukhuset och vårdcentralerna
status: fastställd
process: proc-region-sjölanda-001
enhet: region-sjölanda
intern_eller_extern: intern
parter:
  - {part: kliniken, roll: ansvarar till dess att överlämning är bekräftad, kontaktväg: remiss, när: tio dagar före slutdatum}
  - {part: vårdcentralen, roll: bekräftar och bokar besök, kontaktväg: bevakad inkorg, när: inom fem dagar}
ansvarig: roll-rehabkoordinator
patientens_medverkan: Patienten får veta vem som tar över och när
rutin: rut-region-sjölanda-001
";

/// What only the region has.
const OF_THE_REGION: [&str; 5] =
    [LEDNINGSSYSTEM, STYRKORT, PATIENTSÄKERHETSBERÄTTELSE, KVALITETSBERÄTTELSE, SAMORDNING];

const RUTIN: &str = "typ: rutin
id: <id>
dokumenttyp: rutin
titel: <topic>, <name>
version: \"<number:9>\"
status: fastställd
nivå: enhet
gäller_för: [<unit>]
process: proc-region-sjölanda-001
område: [<area>]
dokumentansvarig: <role>
granskad_av: [<role>, roll-kvalitetssamordnare]
granskad: <day:2026-01>
?fastställd_av: <chief>
fastställd: <day:2026-02>
giltig_från: <day:2026-03>
giltig_till: <day:2028-02>
nästa_översyn: <day:2027-08>
lagstöd: [HSLF-FS 2018:54, SOSFS 2011:9 4 kap. 4 §]
syfte: <purpose><particulars>
?ansvar:
  - {uppgift: <duty>, roll: <role>}
  - {uppgift: <duty>, roll: <role>}
?tillvägagångssätt:
  - {steg: 1, vad: <step>, vem: <role>}
  - {steg: 2, vad: <step>, vem: <role>, när: inom <number:10> dagar}
  - {steg: 3, vad: <step>, vem: <role>}
dokumentation: Journalen, sökord Sjukskrivnings- och rehabiliteringsplan
vid_avvikelse: Rapportera i avvikelsesystemet
känd_genom:
  - {sätt: <meeting>, datum: <day:2026-03>, målgrupp: alla läkare, deltog: 7, av: 9}
";

const MÅL: &str = "typ: mål
id: <id>
titel: <measured>, <name>
status: fastställd
enhet: <unit>
process: proc-region-sjölanda-001
härlett_från: styrkort-region-sjölanda
dimension: säker
?ansvarig: <chief>
fastställd_av: <chief>
fastställd: <day:2026-01>
?mått:
  namn: Andel <measured>
  täljare: sjukfall över 28 dagar med sökordet ifyllt
  nämnare: alla sjukfall över 28 dagar
  enhet: procent
  källa: månadsfil med DV077 och AW026 och GC001
utgångsvärde: {period: 2025, totalt: <number:60>, kvinnor: <number:60>, män: <number:60>}
?målvärde: <number:90>
riktning: minst
period: {från: 2026-01-01, till: 2026-12-31}
könsuppdelad: true
uppföljning: {frekvens: tertial, ansvarig: <role>, redovisas: <meeting>}
?utfall:
  - {period: 2026-T1, totalt: <number:90>, kvinnor: <number:90>, män: <number:90>, analys: <finding>}
  - {period: 2026-T2, totalt: <number:90>, kvinnor: <number:90>, män: <number:90>, analys: <finding>}
";

const EGENKONTROLL: &str = "typ: egenkontroll
id: <id>
titel: Granskning av <measured>, <name>
status: fastställd
enhet: <unit>
kontrollerar: [<ref:rutin>, <ref:mål>]
område: [processer-och-rutiner, kompetens-och-tid, samordning-och-samverkan]
syfte: <purpose>
metod: granskning av journaler och intyg
urval: <number:40> ärenden slumpvis, hälften kvinnor och hälften män
?frekvens: <pace>
motiv_för_frekvens: Hög andel inhyrda läkare
ansvarig: <role>
jämförelse: föregående period och regionens snitt
?tillfällen:
  - datum: <day:2026-02>
    utförd_av: <role>
?    resultat: {granskade: 30, godkända: <number:30>}
    bedömning: <finding>
  - datum: <day:2026-06>
    utförd_av: <role>
    resultat: {granskade: 30, godkända: <number:30>}
?    bedömning: <finding>
    brister: [<cause>]
    åtgärder:
      - {åtgärd: <measure>, ansvarig: <role>, senast: <day:2026-08>, status: genomförd, genomförd: <day:2026-07>, uppföljning: <finding>}
  - datum: <day:2026-10>
    utförd_av: <role>
    resultat: {granskade: 30, godkända: <number:30>}
    bedömning: <finding>
    återförd_till: {sätt: <meeting>, datum: <day:2026-11>}
nästa: <day:2027-02>
";

const SAMVERKAN: &str = "typ: samverkan
id: <id>
titel: Samverkan med <party>, <name>
status: fastställd
process: proc-region-sjölanda-001
enhet: <unit>
intern_eller_extern: extern
?parter:
  - {part: Försäkringskassan, roll: samordnar rehabiliteringsåtgärder, kontaktväg: ärendekommunikation, när: dag <number:90>}
  - {part: <party>, roll: stöd till patienten, kontaktväg: telefon efter samtycke, när: dag <number:90>}
?ansvarig: roll-rehabkoordinator
när: Vid behov av insatser från fler än vården, senast dag <number:90>
patientens_medverkan: Patienten är med på mötet och får anteckningen hem
samtycke: {krävs: true, dokumenteras: journalen med datum och hur det inhämtats}
sekretess: Uppgifter lämnas bara efter samtycke eller när lag kräver det
överenskommelse: {titel: Lokal överenskommelse om samverkan, giltig_till: 2028-12-31}
rutin: <ref:rutin>
uppföljning: {frekvens: halvår, senast: <day:2026-09>, resultat: <finding>}
lagstöd: [SOSFS 2011:9 4 kap. 5–6 §§, lag 2019:1297]
";

const RISKANALYS: &str = "typ: riskanalys
id: <id>
titel: Riskanalys av <measured>, <name>
status: fastställd
process: proc-region-sjölanda-001
enhet: <unit>
anledning: ändrad bemanning
datum: <day:2026-04>
uppdragsgivare: <chief>
analysledare: roll-kvalitetssamordnare
deltagare: [roll-lakare, roll-rehabkoordinator, <role>]
metod: SKR Riskanalys
skala: {sannolikhet: 1-4, allvarlighetsgrad: 1-4}
risker:
  - id: R1
    händelse: <event>
    orsaker: [<cause>, <cause>]
?    sannolikhet: <number:4>
    allvarlighetsgrad: <number:4>
?    negativa_konsekvenser: <consequence>
    hantering: reducera
    åtgärder:
      - {åtgärd: <measure>, ansvarig: <role>, senast: <day:2026-06>, status: genomförd, genomförd: <day:2026-05>, uppföljning: <finding>}
  - id: R2
    händelse: <event>
?    sannolikhet: <number:4>
    allvarlighetsgrad: <number:4>
?    negativa_konsekvenser: <consequence>
    hantering: kontrollera
nästa_riskanalys: <day:2027-04>
";

const PROCESS: &str = "typ: process
id: <id>
titel: Sjukskrivning och rehabilitering, <name>
status: fastställd
område: [sjukskrivning]
version: \"<number:9>\"
?processägare: <chief>
?fastställd_av: <chief>
fastställd: <day:2026-02>
giltig_från: <day:2026-03>
nästa_översyn: <day:2028-02>
gäller_för: [<unit>]
?syfte: <purpose>
?start: Patient söker vård för ohälsa som påverkar arbetsförmågan
?slut: Inget kvarstående behov av sjukskrivning
?aktiviteter:
  - {nr: 1, id: <id>-1, namn: Försäkringsmedicinsk bedömning, ansvarig: roll-lakare, rutiner: [rut-region-sjölanda-001]}
  - {nr: 2, id: <id>-2, namn: Utfärda läkarintyg, ansvarig: roll-lakare, rutiner: [rut-region-sjölanda-002, <ref:rutin>]}
  - {nr: 3, id: <id>-3, namn: Koordinering, ansvarig: roll-rehabkoordinator, rutiner: [rut-region-sjölanda-003]}
samverkan_behövs: true
samverkan: [<ref:samverkan>]
mål: [<ref:mål>]
riskanalyser: [<ref:riskanalys>]
egenkontroller: [<ref:egenkontroll>]
";

const ANSVAR: &str = "typ: ansvar
id: <id>
titel: <function>, <name>
status: fastställd
fastställd_av: <chief>
fastställd: <day:2026-01>
gäller_för: [<unit>]
?roll: <function>
innehas_av: Den som verksamhetschefen har utsett
rapporterar_till: <chief>
?uppgifter:
  - {uppgift: <task>, område: mål-och-resultat, lagstöd: SOSFS 2011:9 6 kap. 1 §}
  - {uppgift: <task>, område: patientsäkerhet, lagstöd: PSL 3 kap. 3 §}
  - {uppgift: <task>, område: kvalitetsarbete}
  - {uppgift: <duty>, lagstöd: HSLF-FS 2018:54}
befogenheter: [kalla till rehabmöte, ändra i tidboken]
kompetenskrav: [försäkringsmedicin grundkurs, kvalitet och patientsäkerhet]
";

const AVVIKELSE: &str = "typ: avvikelse
id: <id>
titel: <event>
status: avslutad
enhet: <unit>
process: proc-region-sjölanda-001
rutin: <ref:rutin>
källa: <reporter>
kategori: <category>
inträffade: <day:2026-03>
upptäcktes: <day:2026-04>
rapporterades: <day:2026-05>
?beskrivning: <event> och <consequence> var nära att bli följden
bedömning: {vårdskada: nej, hade_kunnat_medföra: nej, allvarlig: nej}
handläggare: roll-kvalitetssamordnare
?orsaker: [<cause>, <cause>]
?åtgärder:
  - {åtgärd: <measure>, ansvarig: <role>, senast: <day:2026-08>, status: genomförd, genomförd: <day:2026-07>, uppföljning: {ansvarig: <chief>, datum: <day:2026-09>, resultat: <finding>}}
återkoppling_till_rapportör: <day:2026-06>
ingår_i_sammanställning: uppf-region-sjölanda-001
avslutad: <day:2026-10>
";

const UTREDNING: &str = "typ: utredning
id: <id>
titel: Händelseanalys, <event>
status: avslutad
enhet: <unit>
avvikelser: [<ref:avvikelse>]
metod: händelseanalys (SKR), Nitha
uppdragsgivare: <chief>
analysledare: roll-kvalitetssamordnare
analysteam: [roll-lakare, roll-sjukskoterska, <role>]
gäller: händelse som hade kunnat medföra allvarlig vårdskada
?händelseförlopp:
  - {datum: <day:2025-08>, händelse: <event>}
  - {datum: <day:2025-09>, händelse: <event>}
?tidpunkter: {inträffade: <day:2025-09>, uppmärksammades: 2025-09-29, rapporterades: 2025-09-30}
?konsekvenser: <consequence>
?orsaker:
  - {id: O1, typ: bakomliggande, orsak: <cause>}
?åtgärder:
  - id: A1
    åtgärd: <measure>
    mot_orsak: [O1]
    beslutad: <day:2025-12>
    påverkar: [<ref:rutin>]
?    ansvarig: <role>
?    senast: <day:2026-04>
    status: genomförd
    genomförd: <day:2026-03>
?    uppföljningsansvarig: <chief>
    uppföljning: {datum: <day:2026-06>, resultat: <finding>}
?information_till_personal: {sätt: <meeting>, datum: <day:2026-01>, målgrupp: alla som utfärdar intyg}
information_till_patient: {informerad: true, datum: <day:2025-11>, hänvisad_till: [patientnämnd, IVO]}
?lex_maria: {bedömning: ska anmälas, beslut_av: roll-chefslakare, anmäld: <day:2025-10>}
avslutad: <day:2026-07>
";

const KOMPETENSPLAN: &str = "typ: kompetensplan
id: <id>
titel: Kompetensplan försäkringsmedicin 2026, <name>
status: fastställd
enhet: <unit>
?ansvarig: <chief>
fastställd: <day:2026-01>
period: {från: 2026-01-01, till: 2026-12-31}
?behov:
  - roll: roll-lakare
    kompetens: [beslutsstöd (FMB), socialförsäkringsbalken, andra lagar, föreskrifter, försäkringsmedicinsk bedömning,
      alternativ till sjukskrivning, diagnostik och behandling, intyg, regler för intyg, andra aktörers roller, etik]
    utbildning: <course>
    frekvens: vartannat år
  - {roll: roll-enhetschef, kompetens: lagar och ansvar, nivå: chef, utbildning: <course>, frekvens: vid tillträdet}
  - {roll: roll-sjukskoterska, kompetens: alternativ till sjukskrivning, nivå: grund, utbildning: <course>, frekvens: varje år}
  - {roll: roll-fysioterapeut, kompetens: funktion och aktivitet, nivå: grund, utbildning: <course>, frekvens: varje år}
  - {roll: roll-kurator, kompetens: psykisk ohälsa och arbete, nivå: grund, utbildning: <course>, frekvens: varje år}
  - {roll: roll-hyrlakare, kompetens: enhetens rutiner, nivå: grund, utbildning: <course>, frekvens: före första passet}
  - {roll: roll-rehabkoordinator, kompetens: koordineringsinsatser och KVÅ, nivå: fördjupad, utbildning: <course>, frekvens: varje år}
?avsatt_tid: {läkare: <number:9> timmar per år, intygstid: 2 timmar per vecka}
konsultstöd: Försäkringsmedicinskt sakkunnig i regionen
genomfört:
  - {datum: <day:2026-02>, aktivitet: <course>, målgrupp: roll-lakare, deltog: 6, av: 9}
uppföljning: {datum: <day:2026-09>, resultat: <finding>, åtgärd: <measure>}
";

const UPPFÖLJNING: &str = "typ: uppföljning
id: <id>
titel: Sammanställning av avvikelser och klagomål första halvåret 2026, <name>
form: sammanställning av avvikelser
status: fastställd
enhet: <unit>
period: {från: 2026-01-01, till: 2026-06-30}
?upprättad: <day:2026-08>
fastställd_av: <chief>
tillgänglig: ledningssystemet
?sammanställning:
  avvikelser: {antal: <number:90>, per_kategori: {intyg: <number:30>, samverkan: <number:20>, annan: <number:20>}}
  klagomål: {antal: <number:20>, varav_patientnämnd: <number:5>, kvinnor: <number:12>, män: <number:9>}
  lex_maria: 0
  mönster: <finding> och det gäller främst att <event>
  slutsats: <measure> följs upp på <meeting>
  förbättrade_rutiner: [<ref:rutin>]
";

const ROLES: [(&str, &str); 11] = [
    ("roll-regiondirektor", "Regiondirektör"),
    ("roll-chefslakare", "Chefläkare"),
    ("roll-kvalitetssamordnare", "Kvalitetssamordnare"),
    ("roll-enhetschef", "Enhetschef"),
    ("roll-lakare", "Läkare som sjukskriver"),
    ("roll-hyrlakare", "Inhyrd läkare"),
    ("roll-sjukskoterska", "Sjuksköterska"),
    ("roll-fysioterapeut", "Fysioterapeut"),
    ("roll-kurator", "Kurator"),
    ("roll-rehabkoordinator", "Rehabkoordinator"),
    ("roll-medicinsk-sekreterare", "Medicinsk sekreterare"),
];

/// What a rutin is about, how its title says it, and the fields that only such a rutin has.
const AREAS: [(&str, &str, &str); 11] = [
    ("försäkringsmedicinsk-bedömning", "Bedömning av arbetsförmåga", ""),
    ("intyg", "Utfärda läkarintyg för sjukpenning", ""),
    ("koordinering", "Koordineringsinsatser", KOORDINERING),
    ("planering-och-uppföljning", "Plan och uppföljning före dag 28", ""),
    ("avvikelsehantering", "Rapportera och utreda avvikelser", "\nrapportering: Alla rapporterar samma dag"),
    (
        "klagomål",
        "Ta emot klagomål och synpunkter",
        "\nrapportering: Registreras när de tas emot och besvaras inom fyra veckor",
    ),
    ("samverkan", "Samverkan med Försäkringskassan och arbetsgivare", ""),
    ("bemötande", "Bemötande och tolk vid sjukskrivning", ""),
    ("journalföring", "Journalföring vid sjukskrivning", ""),
    ("koordineringsbehov", "Uppmärksamma behov av koordinering", ""),
    ("kvå", "Registrera KVÅ-koder", "\nkvå_koder: [DV077, AW026, GC001]"),
];

const KOORDINERING: &str = "
insatser: [personligt stöd, intern samordning, samverkan]
samtycke: Inhämtas före första insatsen och skrivs i journalen med datum
information_till_försäkringskassan: När patienten kan antas behöva rehabiliteringsåtgärder och samtycker";

const PRACTICES: [(&str, &str); 4] =
    [("vc", "vårdcentral"), ("reh", "rehabmottagning"), ("psy", "psykiatrimottagning"), ("ort", "ortopedmottagning")];

#[rustfmt::skip]
const PLACES: [&str; 32] = [
    "Almby",
    "Björkängen",
    "Boda",
    "Dalby",
    "Ekängen",
    "Fjärås",
    "Granliden",
    "Hagaby",
    "Hällefors",
    "Kvarnbacken",
    "Källtorp",
    "Lindvallen",
    "Löten",
    "Mörtnäs",
    "Norrbacka",
    "Nyhamn",
    "Näset",
    "Ormsta",
    "Rönninge",
    "Sandviken",
    "Sjövik",
    "Skogsbygden",
    "Solberga",
    "Stenkulla",
    "Strandängen",
    "Sörgården",
    "Tallåsen",
    "Vallby",
    "Viksäng",
    "Åkerby",
    "Älvsjö",
    "Österåsen",
];

#[rustfmt::skip]
const LISTS: [(&str, &[&str]); 18] = [
    ("speciality", &["Allmänmedicin med barnavårdscentral och rehabteam", "Rehabilitering i team", "Öppenvård med psykosocial mottagning"]),
    ("meeting", &["arbetsplatsträff", "läkarmöte", "ledningsgruppens möte varje månad", "nätverksträff"]),
    ("purpose", &["Patientsäker och jämlik sjukskrivning i hela vårdkedjan", "Intyget ska visa sambandet mellan diagnos, funktion och aktivitet", "Den som är sjukskriven ska ha en plan och ett bokat återbesök", "Kompletteringar ska sällan behövas och besvaras i tid"]),
    ("task", &["leder intygsgranskning och återför resultatet till läkargruppen", "handlägger avvikelser och bevakar svarstider", "förbereder egenkontroller och för in resultatet", "följer beslutade åtgärder till dess att effekten är visad", "håller introduktion om sjukskrivning för nyanställda"]),
    ("duty", &["bedöma och signera intyg", "förbereda underlag", "bevaka kompletteringsbegäran", "boka återbesök", "följa upp planen"]),
    ("step", &["Kontrollera om sjukskrivning är indicerad enligt beslutsstödet", "Överväg deltid före heltid", "Dokumentera bedömningen i journalen", "Boka uppföljning före dag 28", "Besvara begäran om komplettering", "Inhämta samtycke och kontakta arbetsgivaren"]),
    ("measured", &["sjukfall med dokumenterad plan", "intyg utan komplettering", "återbesök inom perioden", "koordineringsärenden med samtycke"]),
    ("finding", &["Målet nås och skillnaden mellan kvinnor och män har minskat", "Under målet men bättre än föregående period", "Inhyrda läkare dokumenterar sällan plan", "Inga nya fall sedan åtgärden infördes"]),
    ("course", &["regionens webbkurs", "intygskurs två halvdagar", "SKR metodstöd", "introduktion 60 minuter"]),
    ("pace", &["tertial", "halvår", "varje år"]),
    ("event", &["Sjukskrivning förlängdes per telefon utan läkarbedömning", "Kompletteringsbegäran besvarades inte i tid", "Intyg skickades för fel period", "Återbesök bokades inte trots beslut", "Planen syntes inte för nästa läkare"]),
    ("cause", &["introduktion saknades", "ingen spärr i tidboken", "inkorgen är personlig", "ingen fast läkarkontakt", "väntelista utan bevakning"]),
    ("consequence", &["Passiv sjukskrivning och försenad återgång i arbete", "Utebliven ersättning och onödig oro", "Försämring som inte upptäcks i tid"]),
    ("measure", &["Introduktionskort för inhyrda läkare", "Gemensam inkorg med två ansvariga", "Spärr i tidboken för förlängning utan besök", "Övning på läkarmöte om prognosfältet", "Veckolista över sjukfall utan plan"]),
    ("party", &["Arbetsförmedlingen", "arbetsgivare", "kommunens socialtjänst", "företagshälsovården"]),
    ("function", &["Kvalitetsombud", "Medicinskt ledningsansvarig", "Biträdande verksamhetschef", "Koordinator för rehabteamet"]),
    ("reporter", &["patient", "närstående", "personal", "vårdgivare", "myndighet"]),
    ("category", &["försäkringsmedicinsk bedömning", "intyg", "vård och behandling", "samverkan", "annan"]),
];
