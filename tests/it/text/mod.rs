//! Text and YAML: how a text is parsed to a tree.

mod yaml_suite;
