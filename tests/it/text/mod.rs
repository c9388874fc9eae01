//! Text and YAML: how a text is parsed to a tree, and how personnummer are told from other numbers.

mod personal_number;
mod personal_number_context;
mod yaml_suite;
