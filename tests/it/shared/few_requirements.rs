//! Catalogues with few requirements.

use std::fs;
use std::path::Path;

use super::Folder;

/// The catalogue of the program with only these requirements.
pub fn catalogue_of(requirements: &[&str]) -> Folder {
    let folder = Folder::of(&[]);
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let copy = |path: &str| folder.write(path, fs::read(schema.join(path)).expect("a file of the catalogue"));
    for file in ["katalog.yaml", "gemensamt.yaml", "författningar.yaml"] {
        copy(file);
    }
    for kind in fs::read_dir(schema.join("typ")).expect("the kinds") {
        copy(&format!("typ/{}", kind.expect("a kind").file_name().to_string_lossy()));
    }
    for requirement in requirements {
        copy(&format!("krav/{requirement}.yaml"));
    }
    folder
}

/// A catalogue in `katalog/` whose only requirement is that a field of a rutin is this value.
pub fn write_catalogue(folder: &Folder, field: &str, wanted: &str) {
    folder.write("katalog/katalog.yaml", "rättsläge: 2025-12-15\n");
    folder.write("katalog/gemensamt.yaml", "$id: gemensamt\n$defs: {}\n");
    folder.write(
        "katalog/författningar.yaml",
        "- {beteckning: SOSFS 2011:9, citeras: SOSFS 2011:9, titel: Prov, i_kraft: 2012-01-01, belägg: B}\n",
    );
    folder.write(
        "katalog/typ/rutin.yaml",
        "$id: rutin\ntitle: Rutin\ndescription: Prov\nbestämd: rutinen\nobestämd: en rutin\nplural: rutiner\nidentitet: id\n\
         rubrikfält: [titel]\nomfattar: []\nstyrs: true\ntype: object\nrequired: [typ, id]\nproperties:\n  \
         typ: {const: rutin}\n  id: {type: string}\n  titel: {type: string}\n  version: {type: string}\n  \
         känd: {type: boolean}\n",
    );
    folder.write(
        "katalog/krav/prov/enda.yaml",
        format!(
            "id: prov/enda\nrubrik: Prov\nlagrum: {{författning: SOSFS 2011:9, plats: 4 kap. 4 §}}\nstyrka: föreskrift\n\
             belägg: B\nbevis: direkt\ngäller: {{typ: rutin}}\nkrav:\n  required: [{field}]\n  properties:\n    {field}: \
             {{const: {wanted}}}\nsaknas: inte som väntat\ngör_så: rätta\nvarför: prov\nexempel:\n  datum: 2026-11-15\n  \
             uppfyller:\n    - {{typ: rutin, id: a, {field}: {wanted}}}\n  brister:\n    - {{typ: rutin, id: a}}\n"
        ),
    );
}
