//! Errors with their help, as lines for a terminal.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use miette::Diagnostic;

use crate::render::Style;
use crate::render::shared_words::{one_line, options};
use crate::text::personal_number::clean;

/// An error as two or three lines.
#[must_use]
pub fn render(error: &dyn Diagnostic, style: Style) -> String {
    let help = error.help().map(|help| help.to_string());
    lines(&error.to_string(), help.as_deref(), style)
}

/// An error in the arguments, in Swedish, with what is meant where that is known better than by spelling.
#[must_use]
pub fn of_arguments(error: &clap::Error, meant: Option<String>, style: Style) -> String {
    let context = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(words) => words.join(", "),
            other => other.to_string(),
        })
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("flaggan {argument} finns inte"),
        ErrorKind::UnknownArgument => format!("{argument} är ett argument för mycket"),
        ErrorKind::InvalidSubcommand => {
            format!("kommandot {} finns inte", context(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} behöver ett värde"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("\"{value}\" går inte att använda för {argument}")
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg).unwrap_or_default();
            format!("{argument} och {other} kan inte användas samtidigt")
        }
        ErrorKind::MissingRequiredArgument => format!("{argument} måste anges"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("{argument} har fel antal värden")
        }
        _ => "argumenten går inte att tolka".to_owned(),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let help = meant.or_else(|| near.into_iter().find_map(context)).map_or_else(
        || match context(ContextKind::ValidValue) {
            Some(valid) if !valid.is_empty() => format!("välj ett av {valid}"),
            _ => "ledningskoll --help visar vad som går att skriva".to_owned(),
        },
        |near| format!("menade du {near}?"),
    );
    lines(&message, Some(&help), style)
}

fn lines(message: &str, help: Option<&str>, style: Style) -> String {
    let fill = |label: &str, text: &str| {
        let indent = " ".repeat(label.chars().count());
        let options = options(style.width).initial_indent(label).subsequent_indent(&indent);
        format!("{}\n", textwrap::fill(&one_line(&clean(text)), options))
    };
    let mut text = fill("fel: ", message);
    if let Some(help) = help {
        text.push_str(&fill("gör så: ", help));
    }
    text
}
