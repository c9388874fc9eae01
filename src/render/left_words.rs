//! Why documents or their history are not published, in words.

use std::collections::BTreeMap;

use crate::corpus::DocumentId;
use crate::render::shared_words::count;
use crate::report::publication::Left;

/// How many documents are left out for each reason. Drafts name the flag with which they are taken in, if there is one.
#[must_use]
pub fn reasons(left: &[(DocumentId, Left)], flag_of_drafts: Option<&str>) -> Vec<String> {
    let mut counts: BTreeMap<usize, (usize, Left)> = BTreeMap::new();
    for (_, why) in left {
        counts.entry(reason(*why).0).or_insert((0, *why)).0 += 1;
    }
    let told = |(number, why): &(usize, Left)| {
        let (_, one, several) = reason(*why);
        let flag = flag_of_drafts.filter(|_| *why == Left::Draft);
        let them = if *number == 1 { "det" } else { "dem" };
        let flag = flag.map(|flag| format!(" ({flag} tar med {them})")).unwrap_or_default();
        format!("{}{flag}", count(*number, one, several))
    };
    counts.values().map(told).collect()
}

/// Why one document is left out, with the day where that is the reason.
#[must_use]
pub fn why(left: Left) -> String {
    match left {
        Left::Later(from) => format!("gäller från {from}"),
        Left::Expired(till) => format!("gick ut {till}"),
        Left::Private
        | Left::PrivateBefore
        | Left::Draft
        | Left::InReview
        | Left::PutAway
        | Left::Undecided
        | Left::Unclear => reason(left).1.to_owned(),
    }
}

/// That the history is not told, and why.
#[must_use]
pub fn no_history(why: &str) -> String {
    format!("Historiken är inte med: {why}.")
}

/// Why documents are left out: the order, and the words after a number.
fn reason(why: Left) -> (usize, &'static str, &'static str) {
    match why {
        Left::Private | Left::PrivateBefore => (0, "med personnummer", "med personnummer"),
        Left::Draft => (1, "utkast", "utkast"),
        Left::InReview => (2, "på granskning", "på granskning"),
        Left::Later(_) => (3, "som gäller först senare", "som gäller först senare"),
        Left::Expired(_) => (4, "som har gått ut", "som har gått ut"),
        Left::PutAway => (5, "upphävt eller arkiverat", "upphävda eller arkiverade"),
        Left::Undecided => {
            (6, "utan status som säger att det är beslutat", "utan status som säger att de är beslutade")
        }
        Left::Unclear => (7, "där det är oklart från när det gäller", "där det är oklart från när de gäller"),
    }
}
