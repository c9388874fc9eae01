//! The flag `--keep`: what people have filled in in an earlier workbook, carried over to the new one.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::as_read::AsRead;
use super::report_files::Drawing;
use super::{CommandError, write_place};
use crate::authoring::import::MAX_BYTES;
use crate::render::xlsx;
use crate::render::xlsx::earlier_workbook;
use crate::render::xlsx::error::KeepError;
use crate::report::Report;
use crate::report::earlier_plan::EarlierPlan;
use crate::report::views::gap::Filter;
use crate::text::disk::cannot_read;
use crate::text::words::list;

/// The argument that names an earlier workbook.
#[derive(Debug, Default, Args)]
pub struct KeepArguments {
    /// För över det ni fyllt i i åtgärdsplanen i en tidigare arbetsbok till den som skrivs med --output xlsx=FIL; det får
    /// vara samma fil
    #[arg(long, value_name = "FIL", conflicts_with = "split")]
    keep: Option<PathBuf>,
}

impl KeepArguments {
    /// The plan of the earlier workbook; the drawing then replaces that workbook only as it was read.
    ///
    /// # Errors
    /// If it cannot be read, if no workbook is written, or if something in it would be lost.
    pub fn read(self, drawing: &mut Drawing) -> Result<Option<EarlierPlan>, CommandError> {
        let Some(file) = self.keep else { return Ok(None) };
        write_place::named(&file)?;
        let name = file.display().to_string();
        let mut formats = drawing.outputs.iter().map(|(format, _)| format.name);
        if !formats.any(|format| format == xlsx::FORMAT.name) {
            return Err(KeepError::NothingWritten.into());
        }
        let bytes = bytes(&file)?;
        let plan = earlier_workbook::read(&name, bytes.clone())?;
        let replaced = drawing.outputs.iter().find(|(_, output)| output.is_file(&file)).map(|(format, _)| format.name);
        match replaced {
            None => {}
            Some(format) if format != xlsx::FORMAT.name => return Err(KeepError::Replaced(name).into()),
            Some(_) if !plan.left.is_empty() => {
                return Err(KeepError::WouldLose { file: name, left: list(&plan.left, "och") }.into());
            }
            Some(_) => drawing.as_read = Some(AsRead::new(file, bytes)),
        }
        Ok(Some(plan))
    }
}

/// What was carried over, and what was not, for standard error; empty if nothing was to be.
#[must_use]
pub fn told(report: &Report, filter: &Filter) -> String {
    let carried = report.earlier_plan.as_ref().map(|earlier| format!("{}\n", xlsx::told(report, filter, earlier)));
    carried.unwrap_or_default() + &not_carried(report)
}

/// What was not carried over, for standard error; empty if nothing was left.
#[must_use]
pub fn not_carried(report: &Report) -> String {
    let Some(earlier) = &report.earlier_plan else { return String::new() };
    let left: Vec<String> = earlier.left.iter().chain(&earlier.above).cloned().collect();
    if left.is_empty() { String::new() } else { format!("Inte med från {}: {}.\n", earlier.file, list(&left, "och")) }
}

fn bytes(file: &Path) -> Result<Vec<u8>, KeepError> {
    let name = || file.display().to_string();
    let unopened = |error: std::io::Error| KeepError::Unopened { file: name(), reason: cannot_read(&error) };
    let found = fs::metadata(file).map_err(unopened)?;
    // A pipe has no end that one can wait for, and no second reading.
    if !found.is_file() {
        return Err(KeepError::NoWorkbook(name()));
    }
    if found.len() > MAX_BYTES {
        return Err(KeepError::TooLarge(name()));
    }
    fs::read(file).map_err(unopened)
}
