//! The formats: the output of each, and their agreement.

mod act_by_act;
mod agreement;
mod calendar;
mod demands;
mod earlier_plan;
mod formats;
#[cfg(unix)] // Windows has no such names.
mod hostile_names;
mod html;
mod json_report;
mod json_sample;
mod machine_formats;
mod one_number;
mod quality_work;
mod site;
mod terminal_of_examples;
mod view_formats;
mod views;
mod word;
mod xlsx;
