//! The templates of the documents of an enhet.

pub const RUTIN: &str = "typ: rutin
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

pub const MÅL: &str = "typ: mål
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

pub const EGENKONTROLL: &str = "typ: egenkontroll
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

pub const SAMVERKAN: &str = "typ: samverkan
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

pub const RISKANALYS: &str = "typ: riskanalys
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

pub const PROCESS: &str = "typ: process
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

pub const ANSVAR: &str = "typ: ansvar
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

pub const AVVIKELSE: &str = "typ: avvikelse
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

pub const UTREDNING: &str = "typ: utredning
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

pub const KOMPETENSPLAN: &str = "typ: kompetensplan
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

pub const UPPFÖLJNING: &str = "typ: uppföljning
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
