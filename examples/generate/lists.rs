//! The words that documents are filled in with.

pub const ROLES: [(&str, &str); 11] = [
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
pub const AREAS: [(&str, &str, &str); 11] = [
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

pub const KOORDINERING: &str = "
insatser: [personligt stöd, intern samordning, samverkan]
samtycke: Inhämtas före första insatsen och skrivs i journalen med datum
information_till_försäkringskassan: När patienten kan antas behöva rehabiliteringsåtgärder och samtycker";

pub const PRACTICES: [(&str, &str); 4] =
    [("vc", "vårdcentral"), ("reh", "rehabmottagning"), ("psy", "psykiatrimottagning"), ("ort", "ortopedmottagning")];

#[rustfmt::skip]
pub const PLACES: [&str; 32] = [
    "Almby",
    "Björkängen",
    "Boda",
    "Dalby",
    "Ekängen",
    "Fjärhult",
    "Granliden",
    "Hagaby",
    "Hällefalla",
    "Kvarnbacken",
    "Källtorp",
    "Lindvallen",
    "Löten",
    "Mörtviken",
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
pub const LISTS: [(&str, &[&str]); 18] = [
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
