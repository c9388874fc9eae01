//! The command `audit`: options from arguments, the report in every format that was asked for.

use super::scope::Plan;
use super::writing::{FILE_WIDTH, outputs, write_all};
use super::{Answer, CommandError, Surroundings, base, baseline, trend};
use crate::cli::{AuditArguments, Format, Threshold};
use crate::finding::{FailOn, RuleId};
use crate::render::terminal::{self, Detail};
use crate::render::{Style, github, gitlab, html, json, junit, markdown, sarif, xlsx};
use crate::report::trend::Interval;
use crate::report::{Report, Trace};

/// Audits a folder and answers with the report.
pub fn run(asked: &AuditArguments, surroundings: Surroundings, style: Style) -> Result<Answer, CommandError> {
    let outputs = outputs(&asked.output)?;
    let baseline = asked.baseline.as_deref().map(baseline::read).transpose()?;
    let plan = Plan::of(&asked.scope, (&asked.select, &asked.ignore), surroundings)?;
    let mut report = plan.report().map_err(CommandError::from)?;
    if let Some(base) = &asked.base {
        base::hold(&mut report, &plan, base)?;
    }
    if let (Some(file), Some(traces)) = (&asked.baseline, baseline) {
        baseline::hold(&mut report, file, within(asked, traces));
    }
    if asked.trend {
        report.trend = Some(trend::up_to(&report, &plan, (None, Interval::default()), surroundings)?);
    }
    let detail = match (asked.quiet, asked.verbose) {
        (true, _) => Detail::Quiet,
        (false, true) => Detail::Full,
        (false, false) => Detail::Usual,
    };
    // A file has no window: it is drawn without colour and at a fixed width.
    let of_file = Style { width: FILE_WIDTH, is_coloured: false, is_unicode: true };
    // First what is printed: where that cannot be done, nothing is written.
    let output = printed(&report, asked.format, style, detail)?;
    let files = outputs.into_iter().map(|(format, file)| Ok((file, written(&report, format, of_file, detail)?)));
    write_all(files.collect::<Result<Vec<_>, CommandError>>()?)?;
    let threshold = asked.fail_on.map(fail_on).or(report.audit.fail_on).unwrap_or(FailOn::Error);
    let code = u8::from(report.fails(threshold));
    // A large report takes a while to give back, and nobody waits for that.
    rayon::spawn(move || drop(report));
    Ok(Answer { output, message: String::new(), code })
}

/// What of a baseline may be found again by what is asked for: a finding outside it is not gone.
fn within(asked: &AuditArguments, traces: Vec<Trace>) -> Vec<Trace> {
    let is_below = |names: &[String], rule: &RuleId| names.iter().any(|name| rule.is_below(name));
    let is_asked =
        |rule: &RuleId| (asked.select.is_empty() || is_below(&asked.select, rule)) && !is_below(&asked.ignore, rule);
    traces.into_iter().filter(|trace| is_asked(&trace.rule)).collect()
}

fn written(report: &Report, format: Format, style: Style, detail: Detail) -> Result<Vec<u8>, CommandError> {
    match format == Format::Xlsx {
        true => Ok(xlsx::render(report)?),
        false => printed(report, format, style, detail).map(String::into_bytes),
    }
}

fn printed(report: &Report, format: Format, style: Style, detail: Detail) -> Result<String, CommandError> {
    Ok(match format {
        Format::Terminal => terminal::render(report, style, detail),
        Format::Json => json::render(report),
        Format::Sarif => sarif::render(report),
        Format::Junit => junit::render(report),
        Format::Github => github::render(report),
        Format::Gitlab => gitlab::render(report),
        Format::Markdown => markdown::render(report),
        Format::Html => html::render(report),
        Format::Xlsx => return Err(CommandError::OnlyToFile),
    })
}

fn fail_on(threshold: Threshold) -> FailOn {
    match threshold {
        Threshold::Error => FailOn::Error,
        Threshold::Warning => FailOn::Warning,
        Threshold::Note => FailOn::Note,
        Threshold::Never => FailOn::Never,
    }
}
