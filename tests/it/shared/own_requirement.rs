//! A requirement of a folder's own, which the tests of several rooms ask.

/// An own requirement of a profile, with examples.
pub const REQUIREMENT: &str = "id: egna/dokumentansvarig
rubrik: Rutinen har en dokumentansvarig
lagrum: {författning: Egen riktlinje, plats: avsnitt 3}
styrka: lokal
belägg: A
bevis: direkt
profil: egen-profil
gäller: {typ: rutin}
krav: {required: [dokumentansvarig]}
saknas: rutinen saknar dokumentansvarig
gör_så: skriv vem som svarar för rutinen i dokumentansvarig
varför: Någon ska hålla rutinen aktuell.
exempel:
  datum: 2026-11-15
  uppfyller: [{typ: rutin, id: r, dokumentansvarig: roll-mla}]
  brister: [{typ: rutin, id: r}]
";
/// The act that the requirement cites.
pub const ACTS: &str = "- beteckning: Egen riktlinje
  citeras: Egen riktlinje
  titel: Egen riktlinje för dokument
  belägg: A
";
