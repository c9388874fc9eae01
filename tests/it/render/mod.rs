//! The formats: what each prints, and that all tell the same.

mod formats;
mod html;
mod json_report;
mod json_sample;
mod terminal_of_examples;
mod view_formats;
mod views;
mod xlsx;
