//! The files that are handed over: the pages, the files of Word, the report, the workbook and the list of them all.

use std::collections::HashMap;

use maud::Markup;

use super::handed_over::{Bundle, FILES, PAGES};
use super::manifest::{Manifest, ShownDocument};
use super::shown_document::shown;
use super::{
    case_page, demand_page, document_index, front_page, investigation_page, life_page, measure_page, paragraph_index,
    responsibility_page, self_check_page,
};
use crate::render::html;
use crate::render::site::page_frame::{Framed, draw as framed};
use crate::render::site::{Depth, SiteFile};
use crate::render::xlsx::error::WorkbookError;
use crate::render::{Style, docx, xlsx};
use crate::report::Agreement;
use crate::report::views::View;

/// The page of the roles, which those of the roles lead to.
const ROLES: &str = "roller.html";

/// The files, by path, the list among them.
///
/// # Errors
/// If the workbook or the document of Word cannot be made.
pub fn files(bundle: &Bundle<'_>) -> Result<Vec<SiteFile>, WorkbookError> {
    let mut shown_by: HashMap<String, ShownDocument> = HashMap::new();
    for at in 0..bundle.publication.documents.len() {
        for ending in ["html", "docx"] {
            shown_by.insert(format!("{}.{ending}", bundle.site.address(at)), shown(bundle, at));
        }
    }
    let mut files = bundle.site.document_pages();
    files.extend(bundle.site.word_files());
    files.push(bundle.site.role_list(ROLES));
    files.extend(pages(bundle));
    let view = View::Gap(bundle.filter.clone());
    let style = Style { width: 100, is_coloured: false, is_unicode: true, is_comment: false };
    let [word, workbook] = FILES;
    let of_word = docx::FORMAT.view.map(|draw| draw(bundle.report, &view, style)).transpose()?;
    files.extend(of_word.map(|bytes| SiteFile { path: word.0.to_owned(), bytes }));
    files.push(SiteFile { path: workbook.0.to_owned(), bytes: xlsx::of_view(bundle.report, &view)? });
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let documents = files.into_iter().map(|file| {
        let document = shown_by.remove(&file.path);
        (file, document)
    });
    let documents: Vec<(SiteFile, Option<ShownDocument>)> = documents.collect();
    let audit = &bundle.report.audit;
    let revision = audit.revision.clone().filter(|_| audit.agreement == Agreement::Whole);
    let list = Manifest::of(bundle.asked.clone(), revision, &documents).file();
    let mut files: Vec<SiteFile> = documents.into_iter().map(|(file, _)| file).chain([list]).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The pages beside those of the documents.
fn pages(bundle: &Bundle<'_>) -> Vec<SiteFile> {
    let draw: [fn(&Bundle<'_>) -> Markup; PAGES.len() - 1] = [
        front_page::draw,
        document_index::draw,
        paragraph_index::draw,
        self_check_page::draw,
        case_page::draw,
        investigation_page::draw,
        measure_page::draw,
        responsibility_page::draw,
        life_page::draw,
        demand_page::draw,
    ];
    let drawn = PAGES.iter().zip(draw).map(|((path, name), draw)| {
        let on_paper = format!("{name} – {}", bundle.asked.name);
        let framed = framed(
            bundle.site,
            Framed { title: name, depth: Depth::Top, standing: None, on_paper, body: draw(bundle), script: None },
        );
        SiteFile { path: (*path).to_owned(), bytes: framed.into_bytes() }
    });
    let gap = PAGES[PAGES.len() - 1].0;
    let gap = SiteFile { path: gap.to_owned(), bytes: html::gap(bundle.report, bundle.filter).into_bytes() };
    drawn.chain([gap]).collect()
}
