//! The commands `explain` and `rules`: what the program looks at, and by which law.

use super::scope::catalogue;
use super::{Answer, CommandError};
use crate::cli::{ExplainArguments, Level, RulesArguments, TableFormat};
use crate::finding::RuleId;
use crate::render::terminal::{manual, rulebook};
use crate::render::{Style, json};
use crate::rules::{self, Explained};
use crate::text::words::{list, nearest};

/// Explains one requirement or rule.
pub fn explain(asked: &ExplainArguments, style: Style) -> Result<Answer, CommandError> {
    let catalogue = catalogue(asked.catalog.as_deref())?;
    let ids = rules::ids(&catalogue);
    let name = asked.id.trim().trim_end_matches('/');
    let below: Vec<&str> = ids.iter().map(String::as_str).filter(|id| RuleId::new(*id).is_below(name)).collect();
    let id = match below.as_slice() {
        [only] => *only,
        several if several.contains(&name) => name,
        [] => return Err(unknown(name, &ids)),
        several => {
            let help = format!("flera börjar så: {}", list(&several[..several.len().min(12)], "och"));
            return Err(CommandError::UnknownRule { name: name.to_owned(), help });
        }
    };
    let explained = rules::explain(&catalogue, id).ok_or_else(|| unknown(name, &ids))?;
    let example = rules::example(&catalogue, id);
    Ok(Answer { output: manual::render(&explained, example.as_deref(), style), ..Answer::default() })
}

fn unknown(name: &str, ids: &[String]) -> CommandError {
    let last = |id: &str| id.rsplit('/').next().unwrap_or_default().to_owned();
    let near = nearest(name, ids.iter().map(String::as_str)).or_else(|| {
        let same = ids.iter().find(|id| last(id) == last(name) || (name.len() > 3 && id.contains(name)));
        same.map(String::as_str)
    });
    let help = match near {
        Some(near) => format!("menade du {near}?"),
        None => "ledningskoll rules visar alla regler".to_owned(),
    };
    CommandError::UnknownRule { name: name.to_owned(), help }
}

/// Lists the requirements and rules.
pub fn rules(asked: &RulesArguments, style: Style) -> Result<Answer, CommandError> {
    let catalogue = catalogue(asked.catalog.as_deref())?;
    let rules: Vec<Explained> = rules::ids(&catalogue)
        .iter()
        .filter_map(|id| rules::explain(&catalogue, id))
        .filter(|rule| is_wanted(asked, rule))
        .collect();
    let output = match asked.format {
        TableFormat::Terminal => rulebook::table(&rules, style),
        TableFormat::Json => json::rules::render(&rules),
    };
    Ok(Answer { output, ..Answer::default() })
}

fn is_wanted(asked: &RulesArguments, rule: &Explained) -> bool {
    let is_of_act = |act: &String| {
        let folded = act.to_lowercase();
        rule.id.split('/').next() == Some(folded.as_str())
            || rule.citation.as_ref().is_some_and(|citation| citation.act.to_lowercase() == folded)
    };
    let is_of_level = |level: &Level| match level {
        Level::Carer => rule.level == Some("vårdgivare"),
        Level::Unit => rule.level == Some("enhet"),
        Level::Document => rule.level.is_none() && rule.citation.is_some(),
    };
    asked.act.as_ref().is_none_or(is_of_act)
        && asked.kind.as_ref().is_none_or(|kind| rule.kinds.contains(kind))
        && asked.level.as_ref().is_none_or(is_of_level)
}
