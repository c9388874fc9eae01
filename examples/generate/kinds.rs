//! The kinds of documents of an enhet.

use super::templates::{
    ANSVAR, AVVIKELSE, EGENKONTROLL, KOMPETENSPLAN, MÅL, PROCESS, RISKANALYS, RUTIN, SAMVERKAN, UPPFÖLJNING, UTREDNING,
};

/// A kind of document, how common it is, and how it is kept.
pub struct Kind {
    pub name: &'static str,
    pub prefix: &'static str,
    pub folder: &'static str,
    pub weight: usize,
    pub per_file: usize,
    pub template: &'static str,
}

macro_rules! kinds {
    ($($name:literal $prefix:literal $folder:literal $weight:literal $per_file:literal $template:ident,)*) => {
        [$(Kind { name: $name, prefix: $prefix, folder: $folder, weight: $weight, per_file: $per_file, template: $template }),*]
    };
}

// NOTE: an enhet's documents are written in this order, and name those that stand before them.
pub const KINDS: [Kind; 11] = kinds![
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
