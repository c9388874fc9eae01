//! The protocol: what is malformed is refused by the right code, and ends or hangs nothing.

use serde_json::{Value, json};

use super::client::{Client, ROUTINE, SYSTEM, folder};

fn client() -> Client {
    Client::silent(folder(&[("ls.yaml", SYSTEM), ("rutin.yaml", ROUTINE)]), "")
}

/// The code and the id of the next error that is not the answer to a request of the client.
fn refusal(client: &Client) -> (Value, Value) {
    loop {
        let message = client.receive();
        if message.get("error").is_some() {
            return (message["error"]["code"].clone(), message["id"].clone());
        }
    }
}

fn framed(body: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

#[test]
fn what_is_no_message_is_refused_and_passed_over() {
    let mut client = client();
    client.write(&framed("{\"a\":]}"));
    assert_eq!(refusal(&client), (json!(-32700), Value::Null), "before the greeting, too");
    client.greet(&[]);
    for (body, code, id) in [
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"", -32700, Value::Null),
        ("", -32700, Value::Null),
        ("{}", -32600, Value::Null),
        ("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\"}]", -32600, Value::Null),
        ("{\"jsonrpc\":\"2.0\",\"id\":\"å\",\"method\":7}", -32600, json!("å")),
        ("{\"jsonrpc\":\"2.0\",\"id\":5000000000,\"method\":\"shutdown\"}", -32600, json!(5_000_000_000_i64)),
    ] {
        client.write(&framed(body));
        assert_eq!(refusal(&client), (json!(code), id), "{body}");
    }
    client.write(&framed("\u{feff}{}")[..]);
    assert_eq!(refusal(&client).0, -32700);
    let mut bytes = framed("{\"x\":\"ååå\"}");
    let at = bytes.len() - 4;
    bytes[at] = 0xff;
    client.write(&bytes);
    assert_eq!(refusal(&client).0, -32700);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_wrong_header_costs_only_its_own_message() {
    let mut client = client();
    client.greet(&[]);
    let body = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"finns/inte\"}";
    for length in ["99999999999999", "-3", "många", "3", "0", "4294967296"] {
        client.write(format!("Content-Length: {length}\r\n\r\n{body}").as_bytes());
        assert_eq!(refusal(&client).0, -32700, "{length}");
        let answer = client.try_ask("finns/inte", json!({})).expect_err("there is no such method");
        assert_eq!(answer["code"], -32601, "{length}");
    }
    client.write(format!("content-length:{}\nContent-Type: x; charset=utf-8\n\n{body}", body.len()).as_bytes());
    assert_eq!(refusal(&client), (json!(-32601), json!("a")));
    // A length that is too large takes the beginning of the next message, and gives it back.
    client.write(format!("Content-Length: {}\r\n\r\n{body}", body.len() + 9).as_bytes());
    assert_eq!(client.try_ask("finns/inte", json!({})).expect_err("there is no such method")["code"], -32601);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn requests_out_of_their_time_are_refused() {
    let mut client = client();
    let early = client.try_ask("textDocument/hover", json!({})).expect_err("the greeting comes first");
    assert_eq!(early["code"], -32002);
    assert_eq!(client.try_ask("shutdown", Value::Null).expect_err("the greeting comes first")["code"], -32002);
    client.tell("textDocument/didOpen", json!({}));
    client.greet(&[]);
    let again = client.try_ask("initialize", json!({"capabilities": {}})).expect_err("once is enough");
    assert_eq!(again["code"], -32600);
    client.tell("$/cancelRequest", json!({"id": 1}));
    client.tell("$/setTrace", json!({"value": "verbose"}));
    client.tell("textDocument/didOpen", json!(7));
    client.tell("workspace/didChangeWorkspaceFolders", json!({"event": {"added": [7], "removed": null}}));
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "x", "type": 9}]}));
    assert_eq!(client.try_ask("$/finns/inte", json!({})).expect_err("there is no such method")["code"], -32601);
    assert_eq!(client.try_ask("textDocument/hover", json!([1])).expect_err("it has no file")["code"], -32602);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn parameters_of_the_wrong_form_are_told_by_their_names_in_swedish() {
    let mut client = client();
    client.greet(&[]);
    let file = json!({"uri": client.uri("rutin.yaml")});
    for (method, params, told) in [
        ("textDocument/hover", json!([1]), "parametrarna ska vara ett objekt"),
        ("textDocument/hover", json!({}), "parametern textDocument saknas; den ska vara ett objekt"),
        ("textDocument/definition", json!({"textDocument": 7}), "parametern textDocument ska vara ett objekt"),
        (
            "textDocument/documentSymbol",
            json!({"textDocument": {}}),
            "parametern textDocument.uri saknas; den ska vara en text",
        ),
        (
            "textDocument/completion",
            json!({"textDocument": file}),
            "parametern position saknas; den ska vara ett objekt",
        ),
        (
            "textDocument/references",
            json!({"textDocument": file, "position": {"line": "1", "character": 0}}),
            "parametern position.line ska vara ett heltal från 0",
        ),
        (
            "textDocument/rename",
            json!({"textDocument": file, "position": {"line": 1, "character": 0}, "newName": null}),
            "parametern newName ska vara en text",
        ),
        (
            "textDocument/codeAction",
            json!({"textDocument": file, "range": {"start": {"line": 0, "character": 1.5}}}),
            "parametern range.start.character ska vara ett heltal från 0",
        ),
        ("workspace/symbol", json!({"query": ["a"]}), "parametern query ska vara en text"),
    ] {
        let error = client.try_ask(method, params).expect_err("it is refused");
        assert_eq!((&error["code"], &error["message"]), (&json!(-32602), &json!(told)), "{method}");
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn to_leave_without_a_word_ends_with_one() {
    let mut silent = client();
    silent.tell("exit", Value::Null);
    assert_eq!(silent.child.wait().expect("the server ends").code(), Some(1));
    let mut greeted = client();
    greeted.greet(&[]);
    greeted.tell("exit", Value::Null);
    assert_eq!(greeted.child.wait().expect("the server ends").code(), Some(1));
}
