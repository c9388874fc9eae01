//! Text and YAML: how what is written becomes a tree.

mod yaml_suite;
