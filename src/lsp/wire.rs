//! Messages over a stream: a header with the length, then JSON. What is malformed is told, and passed over.

use std::io::{self, Read, Write};

use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};

/// The largest size of a message, in bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The largest size of a header line, in bytes.
const MAX_HEADER: usize = 4096;
/// The header that tells the length of a message.
const LENGTH: &str = "content-length:";

/// The result of reading from the stream.
#[derive(Debug)]
pub enum Received {
    /// A message.
    Message(Message),
    /// Bytes that are no message.
    Malformed(Fault),
    /// The end of the stream.
    End,
}

/// What is wrong with bytes that are no message.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    code: i32,
    id: Value,
    reason: &'static str,
}

/// Messages from a stream.
pub struct Messages<Stream> {
    stream: Stream,
    /// Bytes that have come and are not read yet.
    held: Vec<u8>,
    /// True from bytes that are no header until the next header: they are told once.
    is_lost: bool,
}

impl<Stream: Read> Messages<Stream> {
    /// The messages of a stream.
    pub fn new(stream: Stream) -> Self {
        Self { stream, held: Vec::new(), is_lost: false }
    }

    /// The next message.
    pub fn read(&mut self) -> Received {
        loop {
            match self.header() {
                Header::Length(length) => {
                    self.is_lost = false;
                    return self.body(length).map_or(Received::End, |body| self.message(body));
                }
                Header::None if !std::mem::replace(&mut self.is_lost, true) => {
                    return malformed(ErrorCode::ParseError, "meddelandet saknar Content-Length, eller är för stort");
                }
                Header::None => {}
                Header::End => return Received::End,
            }
        }
    }

    /// Reads header lines until the blank one.
    fn header(&mut self) -> Header {
        let (mut length, mut lines) = (None, 0);
        loop {
            let Some(line) = self.line() else { return Header::End };
            let line = String::from_utf8_lossy(&line).trim().to_ascii_lowercase();
            match (line.rfind(LENGTH), line.is_empty()) {
                // After a length that is too short, the header begins in the middle of a line.
                (Some(at), _) => length = Some(line[at + LENGTH.len()..].trim().parse().ok()),
                (None, true) if lines == 0 => continue,
                (None, true) => break,
                (None, false) if line.contains(':') && !self.is_lost => {}
                (None, false) => return Header::None,
            }
            lines += 1;
        }
        length.flatten().filter(|length| *length <= MAX_BYTES).map_or(Header::None, Header::Length)
    }

    /// A line, or as much of it as a header may have; none at the end of the stream.
    fn line(&mut self) -> Option<Vec<u8>> {
        let mut seen = 0;
        loop {
            if let Some(at) = self.held[seen..].iter().position(|byte| *byte == b'\n') {
                return Some(self.held.drain(..=seen + at).collect());
            }
            seen = self.held.len();
            if seen >= MAX_HEADER {
                return Some(self.held.drain(..).collect());
            }
            self.more()?;
        }
    }

    fn body(&mut self, length: usize) -> Option<Vec<u8>> {
        while self.held.len() < length {
            self.more()?;
        }
        Some(self.held.drain(..length).collect())
    }

    /// Reads what has come; none at the end of the stream.
    fn more(&mut self) -> Option<()> {
        let mut chunk = [0; 64 * 1024];
        loop {
            match self.stream.read(&mut chunk) {
                Ok(0) => return None,
                Ok(count) => {
                    self.held.extend_from_slice(&chunk[..count]);
                    return Some(());
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return None,
            }
        }
    }

    fn message(&mut self, body: Vec<u8>) -> Received {
        let mut values = serde_json::Deserializer::from_slice(&body).into_iter::<Value>();
        let first = values.next();
        let rest = body.get(values.byte_offset()..).unwrap_or_default().trim_ascii_start();
        let Some(Ok(value)) = first else { return malformed(ErrorCode::ParseError, "meddelandet är inte JSON") };
        if !rest.is_empty() {
            let begins = String::from_utf8_lossy(&rest[..rest.len().min(LENGTH.len())]).to_ascii_lowercase();
            if !LENGTH.starts_with(&begins) {
                return malformed(ErrorCode::ParseError, "meddelandet är inte JSON");
            }
            // The length was too large, and the bytes belong to the next message.
            self.held.splice(..0, rest.iter().copied());
        }
        request(value)
    }
}

/// The header of a message.
enum Header {
    Length(usize),
    /// Lines that tell no length, or one that is too large.
    None,
    End,
}

/// The message that a value is.
fn request(value: Value) -> Received {
    let id = value.get("id").filter(|id| id.is_string() || id.is_number()).cloned().unwrap_or_default();
    let has_id = value.get("id").is_some();
    let is_of_version = value.get("jsonrpc").is_none_or(|version| version == "2.0");
    match serde_json::from_value(value) {
        // NOTE: a request whose id is neither a number nor a text parses as a notification.
        Ok(Message::Notification(_)) if has_id => {}
        Ok(message) if is_of_version => return Received::Message(message),
        Ok(_) | Err(_) => {}
    }
    let reason = "meddelandet är ingen begäran, inget svar och inget besked";
    Received::Malformed(Fault { code: ErrorCode::InvalidRequest as i32, id, reason })
}

fn malformed(code: ErrorCode, reason: &'static str) -> Received {
    Received::Malformed(Fault { code: code as i32, id: Value::Null, reason })
}

/// Writes a message.
///
/// # Errors
/// If the reader has closed its end.
pub fn write(stream: &mut impl Write, message: &Message) -> io::Result<()> {
    message.write(stream)
}

/// Writes the answer to bytes that are no message.
///
/// # Errors
/// If the reader has closed its end.
pub fn refuse(stream: &mut impl Write, fault: &Fault) -> io::Result<()> {
    let error = json!({"code": fault.code, "message": fault.reason});
    let body = json!({"jsonrpc": "2.0", "id": fault.id, "error": error}).to_string();
    write!(stream, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"jsonrpc":"2.0","method":"exit","params":null}"#;

    fn framed(length: usize, body: &str) -> String {
        format!("Content-Length: {length}\r\n\r\n{body}")
    }

    /// The codes of what is malformed in a text, and 0 for each message.
    fn codes(text: &str) -> Vec<i32> {
        let mut messages = Messages::new(text.as_bytes());
        let mut codes = Vec::new();
        loop {
            match messages.read() {
                Received::Message(_) => codes.push(0),
                Received::Malformed(fault) => codes.push(fault.code),
                Received::End => return codes,
            }
        }
    }

    #[test]
    fn what_is_malformed_is_told_once_and_passed_over() {
        let good = framed(GOOD.len(), GOOD);
        assert_eq!(codes(&format!("skräp\r\n{good}")), [-32700, 0]);
        assert_eq!(codes(&format!("\r\n\n{}{good}", framed(4, "{]}\n"))), [-32700, 0]);
        assert_eq!(codes(&format!("X-A: 1\r\n\r\n{GOOD}\r\n{good}")), [-32700, 0]);
        assert_eq!(codes(&good.replace("Content-Length", "content-LENGTH").replace("\r\n", "\n")), [0]);
        assert_eq!(codes(&format!("Content-Type: x; charset=utf-8\r\n{good}{good}")), [0, 0]);
        for length in ["99999999999999999999", "-1", "x", "67108865", ""] {
            assert_eq!(
                codes(&format!("Content-Length: {length}\r\n\r\n{GOOD}{good}{good}")),
                [-32700, 0, 0],
                "{length}"
            );
        }
    }

    #[test]
    fn a_length_that_is_wrong_costs_no_other_message() {
        let good = framed(GOOD.len(), GOOD);
        for more in [1, 14, 15, 16, good.len()] {
            assert_eq!(codes(&format!("{}{good}{good}", framed(GOOD.len() + more, GOOD)))[..2], [0, 0], "{more}");
        }
        for length in [0, 1, 20, GOOD.len() - 1] {
            assert_eq!(codes(&format!("{}{good}{good}", framed(length, GOOD))), [-32700, 0, 0], "{length}");
        }
        assert_eq!(codes(&"x".repeat(100_000)), [-32700]);
    }

    #[test]
    fn json_that_is_no_message_is_refused_by_its_id() {
        for body in [
            "{}",
            "[]",
            "7",
            "null",
            r#"{"id":1}"#,
            r#"{"id":1.5,"method":"x"}"#,
            r#"{"id":null,"method":"x"}"#,
            r#"{"id":99999999999,"method":"x"}"#,
            r#"{"method":7}"#,
            r#"{"jsonrpc":"1.0","id":1,"method":"x"}"#,
        ] {
            assert_eq!(codes(&framed(body.len(), body)), [-32600], "{body}");
        }
        let Received::Malformed(fault) = request(json!({"id": "å", "method": 7})) else { panic!("it is no request") };
        assert_eq!(fault.id, "å");
    }
}
