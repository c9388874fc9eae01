//! The templates of the organisation and of what only the region has.

pub const LEVEL: &str = "typ: enhet
id: <id>
namn: <title>
nivå: <level>
<above>vårdgivare: region-sjölanda
driftsform: region
inriktning: Primärvård och specialiserad vård i egen regi
omfattning: Alla enheter som hör hit enligt organisationsplanen
";

pub const ENHET: &str = "typ: enhet
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

pub const CHIEF: &str = "typ: ansvar
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

pub const ROLE: &str = "typ: ansvar
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

pub const LEDNINGSSYSTEM: &str = "typ: ledningssystem
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

pub const STYRKORT: &str = "typ: mål
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

pub const PATIENTSÄKERHETSBERÄTTELSE: &str = "typ: uppföljning
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

pub const KVALITETSBERÄTTELSE: &str = "typ: uppföljning
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

pub const SAMORDNING: &str = "typ: samverkan
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
pub const OF_THE_REGION: [&str; 5] =
    [LEDNINGSSYSTEM, STYRKORT, PATIENTSÄKERHETSBERÄTTELSE, KVALITETSBERÄTTELSE, SAMORDNING];
