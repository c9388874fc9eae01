//! The dependencies: none for the network, and none that needs a newer Rust than promised.

use std::fs;
use std::path::Path;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The quoted names in a list, from a word to the closing bracket.
fn quoted(text: &str, from: &str) -> Vec<String> {
    let list = text.split_once(from).map_or("", |(_, rest)| rest).split(']').next().unwrap_or_default();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn no_crate_speaks_to_the_network() {
    let lock = read("Cargo.lock");
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.len() > 100, "the crates were found");
    let banned = quoted(&read(".cargo/deny.toml"), "deny = [");
    let networks =
        ["reqwest", "hyper", "tokio", "ureq", "rustls", "openssl", "native-tls", "aws-lc-rs", "aws-lc-sys", "ring"];
    for network in networks {
        assert!(banned.iter().any(|name| name == network), "{network} is banned in .cargo/deny.toml");
    }
    for name in &banned {
        assert!(!names.contains(&name.as_str()), "{name} is in the tree");
    }
}

#[test]
fn the_least_rust_is_the_same_wherever_it_is_said() {
    let manifest = read("Cargo.toml");
    let least = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'));
    let least = least.expect("Cargo.toml says it");
    assert!(read("README.md").contains(&format!("Rust {least} or later")), "README.md says {least}");
    assert!(read(".github/workflows/test.yml").contains(&format!("cargo +{least} check")), "the workflow uses {least}");
}
