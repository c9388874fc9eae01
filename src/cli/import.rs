//! The arguments of `import`.

use std::path::PathBuf;

use clap::Args;

use super::DrawingArguments;

/// The arguments of `import`.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor")]
pub struct ImportArguments {
    /// Registret: en Excel-arbetsbok (.xlsx) eller en textfil med ett dokument på varje rad (.csv)
    #[arg(value_name = "FIL", help_heading = "Argument")]
    pub file: PathBuf,
    /// Vad raderna är, till exempel rutin
    #[arg(long = "as", value_name = "TYP")]
    pub kind: String,
    /// Mappen att skriva dokumenten i; annars en mapp med dokumenttypens namn, till exempel rutiner
    #[arg(long, value_name = "MAPP")]
    pub output: Option<PathBuf>,
    /// Enheten som dokument gäller för när registret inte anger någon
    #[arg(long, value_name = "ENHET")]
    pub unit: Option<String>,
    /// Bladet i arbetsboken; annars det första som har rubriker som går att känna igen
    #[arg(long, value_name = "BLAD")]
    pub sheet: Option<String>,
    /// Visa bara vad som skulle bli av registret, och skriv ingenting
    #[arg(long)]
    pub dry_run: bool,
    /// Använd en egen katalog över krav och dokumenttyper i stället för programmets
    #[arg(long, value_name = "MAPP")]
    pub catalog: Option<PathBuf>,
    /// How it is drawn.
    #[command(flatten)]
    pub drawing: DrawingArguments,
}
