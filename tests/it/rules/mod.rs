//! Every rule: checks, requirements and waivers.

mod applies_to;
mod as_people_write;
mod bounds;
mod brothers;
mod checks;
mod coverage;
mod in_time;
mod regions_page;
mod serious_events;
mod waivers;
