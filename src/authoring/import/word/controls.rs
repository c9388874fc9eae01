//! How content controls are read: what is filled in belongs to its paragraph, what is not is told.

use quick_xml::events::BytesStart;

use super::control_draft::ControlDraft;
use super::story::Control;
use super::story_reader::{MOST_TEXT, Reading};
use crate::authoring::import::package::attribute;
use crate::authoring::import::struck::is_on;

impl Reading<'_> {
    pub(super) fn begin_control(&mut self) {
        let (paragraphs, from, held) = (self.paragraphs.len(), self.text_length(), self.containers.held());
        let around = self.controls.last();
        let placeholder = around.and_then(|around| around.placeholder);
        let is_contents = around.is_some_and(|around| around.is_contents);
        self.controls.push(ControlDraft {
            paragraphs,
            from,
            held,
            placeholder,
            is_contents,
            ..ControlDraft::default()
        });
    }

    pub(super) fn of_control(&mut self, name: &str, start: &BytesStart<'_>) {
        let number = self.controls.len().saturating_sub(1);
        let around = number.checked_sub(1).and_then(|around| self.controls[around].placeholder);
        let Some(control) = self.controls.last_mut() else { return };
        let value = attribute(start, "val");
        match name {
            "alias" if !value.trim().is_empty() => control.name = value,
            "tag" if control.name.is_empty() => control.name = value,
            "showingPlcHdr" => control.placeholder = if is_on(start) { Some(number) } else { around },
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
        if control.placeholder == Some(self.controls.len()) {
            self.story.unfilled.push((control.name, control.text.trim().to_owned()));
            return;
        }
        if control.name.is_empty() {
            return;
        }
        let is_in_line = control.paragraphs > 0 && control.paragraphs == self.paragraphs.len();
        let text = self.text_from(control.from);
        if let Some(draft) = self.paragraphs.last_mut().filter(|_| is_in_line) {
            self.used.text += control.name.len() + text.len();
            let is_moving = draft.paragraph.has_moving(control.from..draft.paragraph.text.len());
            draft.paragraph.controls.push(Control { name: control.name, text, is_moving });
            return;
        }
        for paragraph in self.containers.added_since(control.held) {
            let text = paragraph.text.trim().to_owned();
            self.used.others += 1;
            self.used.text += control.name.len() + text.len();
            if self.used.text > MOST_TEXT {
                return;
            }
            let is_moving = !paragraph.moving_days.is_empty();
            paragraph.controls.push(Control { name: control.name.clone(), text, is_moving });
        }
    }
}
