//! The command `lsp`: the language server over the streams that it is given.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use super::scope::{catalogue, date};
use super::{Answer, CommandError, Surroundings};
use crate::cli::LspArguments;
use crate::lsp::{Ending, Setting, serve};
use crate::render::terminal::failure;

/// Serves an editor until it leaves. Ended before the editor said so, it ends with 1.
pub fn run(asked: &LspArguments, surroundings: Surroundings, input: impl BufRead + Send, output: impl Write) -> Answer {
    served(asked, surroundings, input, output).unwrap_or_else(|error| {
        let style = surroundings.style(asked.drawing);
        Answer { output: String::new(), message: failure::render(&error, style), code: 2 }
    })
}

fn served(
    asked: &LspArguments,
    surroundings: Surroundings,
    input: impl BufRead + Send,
    output: impl Write,
) -> Result<Answer, CommandError> {
    let catalogue = catalogue(asked.catalog.as_deref())?;
    let setting = Setting {
        catalogue: &catalogue,
        date: asked.date.as_deref().map_or(Ok(surroundings.today), |text| date("--date", text))?,
        profiles: asked.profile.clone(),
        folder: PathBuf::from("."),
    };
    let code = match serve(&setting, input, output) {
        Ending::Orderly => 0,
        Ending::Abrupt => 1,
    };
    Ok(Answer { code, ..Answer::default() })
}
