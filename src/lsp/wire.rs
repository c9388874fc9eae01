//! Messages over a stream: a header with the length, then JSON. Malformed messages are reported and skipped.

use std::io::{self, BufRead, Read, Write};

use lsp_server::Message;

/// The largest size of a message, in bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The largest size of a header line, in bytes.
const MAX_HEADER: u64 = 4096;

/// The result of reading from the stream.
#[derive(Debug)]
pub enum Received {
    Message(Message),
    /// Bytes that are no message.
    Malformed,
    /// The end of the stream.
    End,
}

/// Reads the next message.
pub fn read(stream: &mut impl BufRead) -> Received {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        match stream.by_ref().take(MAX_HEADER).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return Received::End,
            Ok(_) => {}
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            Some(_) => {}
            None => return Received::Malformed,
        }
    }
    let Some(length) = length.filter(|length| *length <= MAX_BYTES) else { return Received::Malformed };
    let mut body = vec![0; length];
    if stream.read_exact(&mut body).is_err() {
        return Received::End;
    }
    serde_json::from_slice(&body).map_or(Received::Malformed, Received::Message)
}

/// Writes a message.
///
/// # Errors
/// If the reader has closed its end.
pub fn write(stream: &mut impl Write, message: &Message) -> io::Result<()> {
    message.write(stream)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_malformed_is_passed_over() {
        let good = r#"{"jsonrpc":"2.0","method":"exit","params":null}"#;
        let good = format!("Content-Length: {}\r\n\r\n{good}", good.len());
        let text =
            format!("skräp\r\nContent-Length: 3\r\n\r\n{{]}}{good}Content-Length: 99999999999999999\r\n\r\n{good}");
        let mut stream = text.as_bytes();
        let kinds: Vec<bool> = (0..5).map(|_| matches!(read(&mut stream), Received::Message(_))).collect();
        assert_eq!(kinds, [false, false, true, false, true]);
        assert!(matches!(read(&mut stream), Received::End));
    }
}
