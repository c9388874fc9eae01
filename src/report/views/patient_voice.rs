//! Whether a source or a participant is a patient, someone close to one, or someone who speaks for them.

/// The forms of a patient.
const PATIENT: [&str; 4] = ["patient", "patienten", "patienter", "patienterna"];
/// The beginnings of words for those close to a patient.
const CLOSE: [&str; 2] = ["närstående", "anhörig"];
/// What those are called who speak for patients or those close to them, and what these say themselves, after the word for
/// whose they are: "patientföreträdare". Without their dots, as ids are written.
const SPEAKING: [&str; 14] = [
    "foretrad",
    "represent",
    "ombud",
    "forening",
    "organisation",
    "namnd",
    "klagomal",
    "synpunkt",
    "enkat",
    "rad",
    "panel",
    "forum",
    "dialog",
    "berattel",
];
/// Those that belong to a patient: "patientens dotter", and what a patient has said: "patientens klagomål".
const OF_PATIENT: [&str; 22] = [
    "dotter",
    "son",
    "mamma",
    "pappa",
    "mor",
    "far",
    "moder",
    "fader",
    "föräldrar",
    "förälder",
    "make",
    "maka",
    "man",
    "hustru",
    "fru",
    "sambo",
    "partner",
    "bror",
    "syster",
    "syskon",
    "barn",
    "vän",
];

/// True if a text names a patient, someone close to one, or someone who speaks for them, so that what came from it is a
/// complaint or a view. One who has to do with patients only by the name of their task is none: "patientsäkerhetssamordnare",
/// "patientens läkare".
#[must_use]
pub fn is_of_patient(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (0..words.len()).any(|at| match words[at] {
        "patientens" | "patients" | "patienters" | "patienternas" => {
            words[at + 1..].iter().take(2).any(|next| OF_PATIENT.contains(next) || speaks(next))
        }
        word => PATIENT.contains(&word) || is_close(word) || speaks_for_another(word),
    })
}

/// True for a person close to a patient, and not for a task that begins with the word: "anhörigkonsulent".
fn is_close(word: &str) -> bool {
    CLOSE
        .iter()
        .any(|close| word.strip_prefix(close).is_some_and(|ending| ["", "a", "e", "en", "s", "as"].contains(&ending)))
}

fn speaks_for_another(word: &str) -> bool {
    let whose = ["patient"].iter().chain(&CLOSE);
    let mut rests = whose.filter_map(|whose| word.strip_prefix(whose));
    rests.any(|rest| speaks(rest.strip_prefix('s').unwrap_or(rest)) || speaks(rest))
}

/// True if a word begins with one for who speaks, or what is said.
fn speaks(word: &str) -> bool {
    let plain: String = word.chars().map(without_dots).collect();
    // A "råd" of patients is one; "rådgivare" gives them advice.
    SPEAKING.iter().any(|speaking| match *speaking {
        "rad" => ["rad", "radet", "raden"].contains(&plain.as_str()),
        speaking => plain.starts_with(speaking),
    })
}

fn without_dots(letter: char) -> char {
    match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patients_those_close_to_them_and_those_who_speak_for_them_are_told_from_tasks_with_patients() {
        for text in [
            "patient",
            "Patienten själv",
            "patient/närstående",
            "närstående",
            "anhöriga",
            "brev från patientens dotter",
            "patientens klagomål",
            "patientnämnden",
            "Patientföreträdare",
            "roll-patientforetradare",
            "roll-lakare, roll-patientforetradare",
            "patientrådet",
            "närståendeföreträdare",
            "patientenkät",
            "patientpanelen",
            "patientberättelse",
            "patientens vuxna dotter",
            "patientens egen mamma",
        ] {
            assert!(is_of_patient(text), "{text}");
        }
        for text in [
            "",
            "personal",
            "patientsäkerhetssamordnare",
            "patientansvarig läkare",
            "roll-patientansvarig",
            "patientens läkare",
            "patientkoordinator",
            "patientadministratör",
            "patientrådgivare",
            "anhörigkonsulent",
            "inpatienter",
        ] {
            assert!(!is_of_patient(text), "{text}");
        }
    }
}
