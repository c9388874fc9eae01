//! Every rule: checks, requirements and waivers.

mod checks;
mod coverage;
mod serious_events;
mod waivers;
