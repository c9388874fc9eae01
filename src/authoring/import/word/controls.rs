//! How content controls are read: what is filled in belongs to its paragraph, what is not is told.

use quick_xml::events::BytesStart;

use super::control_draft::ControlDraft;
use super::story_reader::Reading;
use crate::authoring::import::package::attribute;
use crate::authoring::import::struck::is_on;

impl Reading<'_> {
    pub(super) fn begin_control(&mut self) {
        let (paragraphs, from) = (self.paragraphs.len(), self.text_length());
        self.controls.push(ControlDraft { paragraphs, from, ..ControlDraft::default() });
    }

    pub(super) fn of_control(&mut self, name: &str, start: &BytesStart<'_>) {
        let Some(control) = self.controls.last_mut() else { return };
        let value = attribute(start, "val");
        match name {
            "alias" if !value.trim().is_empty() => control.name = value,
            "tag" if control.name.is_empty() => control.name = value,
            "showingPlcHdr" => control.is_placeholder = is_on(start),
            _ => {}
        }
    }

    pub(super) fn contents_control(&mut self) {
        if let Some(control) = self.controls.last_mut() {
            control.is_contents = true;
        }
    }

    pub(super) fn end_control(&mut self) {
        let Some(control) = self.controls.pop() else { return };
        if control.is_placeholder {
            self.story.unfilled.push((control.name, control.text.trim().to_owned()));
            return;
        }
        let is_in_line = control.paragraphs > 0 && control.paragraphs == self.paragraphs.len();
        let text = self.text_from(control.from);
        if let Some(draft) = self.paragraphs.last_mut().filter(|_| is_in_line && !control.name.is_empty()) {
            draft.paragraph.controls.push((control.name, text));
        } else if !control.name.is_empty()
            && let Some(last) = self.containers.last_paragraph()
        {
            let text = last.text.trim().to_owned();
            last.controls.push((control.name, text));
        }
    }
}
