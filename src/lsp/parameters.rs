//! The parameters of requests; what has the wrong form is told by its name.

use ls_types::{Position, Range};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::actions::Asked;

/// A file as the editor names it. Its URI is kept as a text, as some editors write what a parser of URIs refuses.
#[derive(Debug, Deserialize)]
pub struct File {
    /// The URI.
    pub uri: String,
}

/// The parameters of a request about a file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfFile {
    /// The file.
    pub text_document: File,
}

/// The parameters of a request about a position.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct At {
    /// The file.
    pub text_document: File,
    /// The position.
    pub position: Position,
    /// What the request is for.
    #[serde(default)]
    pub context: Value,
    /// The name to give.
    #[serde(default)]
    pub new_name: String,
}

/// The parameters of a request about a range.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Within {
    /// The file.
    pub text_document: File,
    /// The range.
    pub range: Range,
    /// What the editor asks for.
    #[serde(default)]
    pub context: Asked,
}

/// The parameters of a search for symbols.
#[derive(Debug, Deserialize)]
pub struct Query {
    /// The words to search for.
    pub query: String,
}

/// The form that a parameter has to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Map,
    MapIfAny,
    Text,
    TextIfAny,
    /// A number of lines or columns.
    Count,
    ListIfAny,
    ListOrNull,
}

impl Form {
    fn holds(self, value: Option<&Value>) -> bool {
        let Some(value) = value else {
            return matches!(self, Self::MapIfAny | Self::TextIfAny | Self::ListIfAny | Self::ListOrNull);
        };
        match self {
            Self::Map | Self::MapIfAny => value.is_object(),
            Self::Text | Self::TextIfAny => value.is_string(),
            Self::Count => value.as_u64().is_some_and(|count| u32::try_from(count).is_ok()),
            Self::ListIfAny => value.is_array(),
            Self::ListOrNull => value.is_array() || value.is_null(),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Map | Self::MapIfAny => "ett objekt",
            Self::Text | Self::TextIfAny => "en text",
            Self::Count => "ett heltal från 0",
            Self::ListIfAny | Self::ListOrNull => "en lista",
        }
    }
}

/// The parameters of a request, and the form of each part; a part comes after what it stands in.
pub trait Parameters: DeserializeOwned {
    /// The addresses of the parts, and their forms.
    const PARTS: &'static [(&'static str, Form)];
}

/// The parts that name a file.
const FILE: [(&str, Form); 3] = [("", Form::Map), ("/textDocument", Form::Map), ("/textDocument/uri", Form::Text)];

impl Parameters for OfFile {
    const PARTS: &'static [(&'static str, Form)] = &FILE;
}

impl Parameters for At {
    const PARTS: &'static [(&'static str, Form)] = &[
        FILE[0],
        FILE[1],
        FILE[2],
        ("/position", Form::Map),
        ("/position/line", Form::Count),
        ("/position/character", Form::Count),
        ("/newName", Form::TextIfAny),
    ];
}

impl Parameters for Within {
    const PARTS: &'static [(&'static str, Form)] = &[
        FILE[0],
        FILE[1],
        FILE[2],
        ("/range", Form::Map),
        ("/range/start", Form::Map),
        ("/range/start/line", Form::Count),
        ("/range/start/character", Form::Count),
        ("/range/end", Form::Map),
        ("/range/end/line", Form::Count),
        ("/range/end/character", Form::Count),
        ("/context", Form::MapIfAny),
        ("/context/diagnostics", Form::ListIfAny),
        ("/context/only", Form::ListOrNull),
    ];
}

impl Parameters for Query {
    const PARTS: &'static [(&'static str, Form)] = &[("", Form::Map), ("/query", Form::Text)];
}

/// Reads the parameters of a request.
///
/// # Errors
/// If one lacks or has the wrong form: the sentence on the first of them.
pub fn read<P: Parameters>(params: Value) -> Result<P, String> {
    let wrong = P::PARTS.iter().find(|(at, form)| !form.holds(params.pointer(at)));
    if let Some((at, form)) = wrong {
        return Err(sentence(at, *form, params.pointer(at).is_none()));
    }
    serde_json::from_value(params).map_err(|_| "en av parametrarna har fel form".to_owned())
}

fn sentence(at: &str, form: Form, is_missing: bool) -> String {
    let name = at.trim_start_matches('/').replace('/', ".");
    match (name.as_str(), is_missing) {
        ("", _) => format!("parametrarna ska vara {}", form.word()),
        (name, true) => format!("parametern {name} saknas; den ska vara {}", form.word()),
        (name, false) => format!("parametern {name} ska vara {}", form.word()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_parameter_of_the_wrong_form_is_told_by_its_name() {
        let file = json!({"uri": "file:///a.yaml"});
        let refused = |params: Value| read::<At>(params).expect_err("it is refused");
        for (params, told) in [
            (json!([1]), "parametrarna ska vara ett objekt"),
            (json!(null), "parametrarna ska vara ett objekt"),
            (json!({}), "parametern textDocument saknas; den ska vara ett objekt"),
            (json!({"textDocument": {"uri": 7}}), "parametern textDocument.uri ska vara en text"),
            (json!({"textDocument": file, "position": [0, 1]}), "parametern position ska vara ett objekt"),
            (
                json!({"textDocument": file, "position": {"line": -1, "character": 0}}),
                "parametern position.line ska vara ett heltal från 0",
            ),
            (
                json!({"textDocument": file, "position": {"line": 1, "character": 4_294_967_296_u64}}),
                "parametern position.character ska vara ett heltal från 0",
            ),
            (
                json!({"textDocument": file, "position": {"line": 1, "character": 0}, "newName": 7}),
                "parametern newName ska vara en text",
            ),
        ] {
            assert_eq!(refused(params), told);
        }
        let whole = json!({"textDocument": file, "position": {"line": 1, "character": 0}, "context": 7});
        assert!(read::<At>(whole).is_ok(), "what is not asked for is not held to a form");
        let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
        for (only, is_right) in
            [(json!(null), true), (json!(["quickfix"]), true), (json!([7]), false), (json!(7), false)]
        {
            let params = json!({"textDocument": file, "range": range, "context": {"diagnostics": [], "only": only}});
            assert_eq!(read::<Within>(params).is_ok(), is_right, "{only}");
        }
    }
}
