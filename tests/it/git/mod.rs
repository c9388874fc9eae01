//! Facts from git, on real repositories built by script.

mod facts;
#[cfg(unix)]
mod safe;
#[cfg(unix)]
mod silent;
#[cfg(unix)]
mod staged;
mod states;
mod uncommitted;
mod unseen;

/// A routine that is decided.
#[cfg(unix)]
const DECIDED: &str = "typ: rutin
id: rut-intyg
titel: Läkarintyg
status: fastställd
version: \"1.0\"
fastställd: 2026-01-10
fastställd_av: verksamhetschef
syfte: Rätt intyg i tid
";
