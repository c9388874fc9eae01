//! Reports in files: the formats, and the writing of all files or none.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::as_read::AsRead;
use super::destination::{Barred, Destination};
use super::ground::Ground;
use super::whole_file::{Beside, Closed, keep_rights, put_new, write_beside};
use super::{Answer, CommandError};
use crate::render::log_lines::for_people;
use crate::render::{Drawn, Format, Style, markdown, terminal};
use crate::text::disk::{cannot_replace, cannot_write};
use crate::text::words::list;

/// The formats to draw: one to print, and others for files.
#[derive(Debug)]
pub struct Drawing {
    /// The format to print.
    pub format: Format,
    /// The formats for files.
    pub outputs: Vec<(Format, Output)>,
    /// The earlier workbook that one of the files replaces, as it was read.
    pub as_read: Option<AsRead>,
}

/// A file that an argument names, and where it leads.
#[derive(Debug)]
pub struct Output {
    /// The file as the argument names it.
    pub name: String,
    destination: Destination,
}

impl Drawing {
    /// Draws every format and writes the files; returns the answer with the text to print.
    ///
    /// # Errors
    /// If a format cannot be drawn, or a file not be written.
    pub fn answer(self, style: Style, draw: impl Fn(Format, Style) -> Drawn) -> Result<Answer, CommandError> {
        if let Some(program) = self.format.opened_in {
            return Err(CommandError::OnlyToFile { format: self.format.name, program });
        }
        // The text to print comes first: if it cannot be drawn, no file is written.
        let printed = fit(self.format, draw(self.format, style)?);
        let printed = String::from_utf8(printed).expect("a format that can be printed is UTF-8");
        let files =
            self.outputs.into_iter().map(|(format, file)| Ok((file, of_file(format, |style| draw(format, style))?)));
        let files = files.collect::<Result<Vec<_>, CommandError>>()?;
        self.as_read.as_ref().map_or(Ok(()), AsRead::hold)?;
        write_all(files)?;
        Ok(Answer { is_drawn: true, ..Answer::printing(printed) })
    }
}

/// What a format draws for a file: without colour and at a fixed width, whatever the terminal.
///
/// # Errors
/// If it cannot be drawn.
pub fn of_file(format: Format, draw: impl Fn(Style) -> Drawn) -> Result<Vec<u8>, CommandError> {
    Ok(fit(format, draw(Style::OF_FILES)?))
}

/// What a format drew, fit for a log. The formats for programs see to that by themselves.
fn fit(format: Format, drawn: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(drawn) {
        Ok(text) if [terminal::FORMAT.name, markdown::FORMAT.name].contains(&format.name) => {
            for_people(text).into_bytes()
        }
        Ok(text) => text.into_bytes(),
        Err(binary) => binary.into_bytes(),
    }
}

impl Output {
    /// The file that an argument names.
    ///
    /// # Errors
    /// If a report may not go there; see [`Barred`].
    pub fn of(file: &Path, ground: &Ground) -> Result<Self, CommandError> {
        let name = file.display().to_string();
        match Destination::of(file, ground) {
            Ok(destination) => Ok(Self { name, destination }),
            Err(Barred::ByLink(link)) => Err(CommandError::ByLink { file: name, link: link.display().to_string() }),
            Err(Barred::IsRead) => Err(CommandError::IsRead(name)),
            Err(Barred::Endless) => Err(failed(&name, "länkarna leder runt till sig själva".to_owned(), &[])),
            Err(Barred::Failed(error)) => Err(failed(&name, cannot_write(&error), &[])),
        }
    }

    /// True if it is standard output.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        matches!(self.destination, Destination::Printed(_))
    }

    /// True if it leads to a file that is there.
    #[must_use]
    pub fn is_file(&self, file: &Path) -> bool {
        matches!(&self.destination, Destination::Whole(place) if same_file::is_same_file(place, file).unwrap_or(false))
    }

    /// The name of the file, if another output leads to the same.
    #[must_use]
    pub fn twice<'output, Form>(&'output self, others: &[(Form, Self)]) -> Option<&'output str> {
        others.iter().any(|(_, other)| other.destination.is_same(&self.destination)).then_some(self.name.as_str())
    }
}

/// Writes each report to its file: all to temporary files first, then to pipes and devices, and last the files are put
/// in their places.
///
/// # Errors
/// If one cannot be written; the error says what was.
pub fn write_all(reports: Vec<(Output, Vec<u8>)>) -> Result<(), CommandError> {
    let mut pending = Pending::default();
    for (output, bytes) in reports {
        pending.add(output, &bytes)?;
    }
    pending.finish().map(drop)
}

/// Reports that are drawn and not yet in their places; where they are dropped, nothing is left of them.
#[derive(Debug, Default)]
pub struct Pending {
    new: Vec<(String, PathBuf, Beside, Vec<u8>)>,
    beside: Vec<(String, PathBuf, Closed)>,
    streams: Vec<(String, PathBuf, Vec<u8>)>,
}

impl Pending {
    /// Adds a report: to a temporary file beside its place, or to what is written into at the end.
    ///
    /// # Errors
    /// If the temporary file cannot be written.
    pub fn add(&mut self, Output { name, destination }: Output, bytes: &[u8]) -> Result<(), CommandError> {
        match destination {
            Destination::Into(stream) | Destination::Printed(stream) => {
                self.streams.push((name, stream, bytes.to_vec()));
            }
            Destination::Whole(file) => {
                let temporary = prepared(&file, bytes).map_err(|error| failed(&name, cannot_write(&error), &[]))?;
                // The file is closed: there may be more of them than a program may have open.
                self.beside.push((name, file, temporary.closed()));
            }
        }
        Ok(())
    }

    /// Adds a file that replaces nothing: to a temporary file beside its place.
    ///
    /// # Errors
    /// If the temporary file cannot be written.
    pub fn add_new(&mut self, output: Output, bytes: Vec<u8>) -> Result<(), CommandError> {
        let Destination::Whole(file) = output.destination else { return self.add(output, &bytes) };
        let beside = write_beside(&file, &bytes);
        let beside = beside.map_err(|error| failed(&output.name, cannot_write(&error), &[]))?;
        self.new.push((output.name, file, beside, bytes));
        Ok(())
    }

    /// Puts new files in their places first, as one that was made meanwhile stops the others; then writes into pipes and
    /// devices, and puts the other files in their places; returns how many there were.
    ///
    /// # Errors
    /// If one cannot be written; the error says what was.
    pub fn finish(self) -> Result<usize, CommandError> {
        let mut written = Vec::new();
        for (name, file, beside, bytes) in self.new {
            put_new(beside, &file, &bytes).map_err(|error| failed(&name, cannot_write(&error), &written))?;
            written.push(name);
        }
        for (name, stream, bytes) in self.streams {
            write_into(&stream, &bytes).map_err(|error| failed(&name, cannot_write(&error), &written))?;
            written.push(name);
        }
        for (name, file, temporary) in self.beside {
            let put = temporary.persist(&file);
            put.map_err(|error| failed(&name, cannot_replace(&file, &error), &written))?;
            written.push(name);
        }
        Ok(written.len())
    }
}

/// The temporary file of a report, with the rights of the file that it will replace.
fn prepared(file: &Path, bytes: &[u8]) -> io::Result<Beside> {
    let temporary = write_beside(file, bytes)?;
    if let Ok(before) = std::fs::symlink_metadata(file) {
        keep_rights(&temporary, file, &before)?;
    }
    Ok(temporary)
}

/// Writes into a pipe, a device or a socket. A reader that has closed its end has seen enough.
fn write_into(stream: &Path, bytes: &[u8]) -> io::Result<()> {
    match opened(stream).and_then(|mut stream| stream.write_all(bytes).and_then(|()| stream.flush())) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(unix)]
fn opened(stream: &Path) -> io::Result<Box<dyn Write>> {
    use std::os::unix::fs::FileTypeExt;
    if std::fs::metadata(stream)?.file_type().is_socket() && std::fs::read_link(stream).is_err() {
        return Ok(Box::new(std::os::unix::net::UnixStream::connect(stream)?));
    }
    // A stream that the program was given may lead to a file; what others wrote there is kept.
    Ok(Box::new(OpenOptions::new().append(true).open(stream)?))
}

#[cfg(not(unix))]
fn opened(stream: &Path) -> io::Result<Box<dyn Write>> {
    Ok(Box::new(OpenOptions::new().write(true).open(stream)?))
}

fn failed(name: &str, reason: String, written: &[String]) -> CommandError {
    let done = match written {
        [] => "inget har skrivits".to_owned(),
        [only] => format!("{only} är skriven, resten är som förut"),
        several => format!("{} är skrivna, resten är som förut", list(several, "och")),
    };
    CommandError::Write { file: name.to_owned(), reason, done }
}
