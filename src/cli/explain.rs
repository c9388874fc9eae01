//! The command `explain`: one requirement or rule, and the law behind it.

use clap::Args;

use super::entry::{Given, Run};
use super::{Answer, CommandError};
use crate::finding::RuleId;
use crate::render::shared_words::capital;
use crate::render::terminal::manual;
use crate::rules;
use crate::text::words::{list, meant, nearest};

/// Förklara ett krav eller en regel: lagrum, vad programmet ser efter och hur det rättas
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Flaggor", override_usage = "ledningskoll explain [FLAGGOR] REGEL")]
pub struct ExplainArguments {
    /// Regelns id, eller början av det, till exempel sosfs-2011-9/4-4-ansvar
    #[arg(value_name = "REGEL", help_heading = "Argument")]
    pub id: String,
}

impl Run for ExplainArguments {
    fn run(self, given: &Given) -> Result<Answer, CommandError> {
        let catalogue = given.catalogue()?;
        let ids = rules::ids(&catalogue);
        let written = self.id.trim().trim_end_matches('/');
        let name = catalogue.present_id(written);
        let below: Vec<&str> = ids.iter().copied().filter(|id| RuleId::new(*id).is_below(name)).collect();
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
        let renamed = catalogue.renamed(written).map(|note| format!("{}.\n\n", capital(&note))).unwrap_or_default();
        let manual = manual::render(&explained, example.as_deref(), given.style());
        Ok(Answer::printing(renamed + &manual))
    }
}

/// The part of an id after its last slash.
fn last(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or_default()
}

fn unknown(name: &str, ids: &[&str]) -> CommandError {
    let near = nearest(name, ids.iter().copied())
        .or_else(|| ids.iter().copied().find(|id| last(id) == last(name) || (name.len() > 3 && id.contains(name))));
    let help = match near {
        Some(near) => meant(near),
        None => "ledningskoll rules visar alla regler".to_owned(),
    };
    CommandError::UnknownRule { name: name.to_owned(), help }
}
