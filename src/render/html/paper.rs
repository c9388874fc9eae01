//! How the page is printed: A4, date, version and page number on every page, no row cut in two, each enhet on its own page.

use crate::report::Audit;

/// The style sheet of paper.
pub const PRINT: &str = r#"
@page{size:A4;margin:13mm 14mm 16mm}
@page bred{size:A4 landscape;margin:13mm 14mm 16mm}
@media print{
:root{--bg:#fff;--yta:#f1f2f4;--text:#000;--dov:#3c4047;--linje:#9aa0a8;--lank:#000;--inga:#22673f;--brist:#a8161c;--bor:#a34f00;--ej:#5f5a00;
--undantag:#553c9a;--tips:#3f4a57;--brist-yta:#fdeceb;--ej-yta:#fff4d6;--undantag-yta:#f1ecfb;--inga-yta:#e8f4ec;--tips-yta:#eceff3;color-scheme:light}
html{scroll-behavior:auto;font-size:9pt}
body{line-height:1.32;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.hoppa,.bredvid,.tillbaka{display:none!important}
.topp,.sida,footer{max-width:none;padding:0;margin:0}
.sida{display:block}
.del,.enhet{display:table;table-layout:fixed;width:100%}
#enheter,#enheter>.kropp{display:block}
.papper{display:table-header-group;break-inside:avoid}
.papper>div{display:flex;justify-content:space-between;gap:5mm;height:6mm;margin-bottom:3mm;overflow:hidden;font-size:8pt;color:#3c4047;border-bottom:.5pt solid #9aa0a8}
#enheter>.papper,.kort-del .papper{display:none}
/* What stands above the first head of a part covers it. */
.topp,#enheter>.kropp>h2,#enheter>.kropp>p{position:relative;z-index:1;background:#fff;margin:0;padding-bottom:2mm;max-width:none}
#korthet,#enheter>.kropp>p+.enhet{margin-top:-9mm}
a{text-decoration:none}
h1{font-size:18pt}h2{font-size:14pt;padding-top:0;border-top:0}h3{font-size:11.5pt;margin-top:5mm}
h1,h2,h3,caption,summary{break-after:avoid}
p,li{orphans:3;widows:3}
table{font-size:.9rem}
thead{display:table-header-group}
tr,.fynd li,.varst li,.bocka li,.tal li,.fakta,figure{break-inside:avoid}
.del+.del,.enhet+.enhet{break-before:page}
.kort-del{break-before:auto!important;margin-top:8mm!important}
.del,.enhet{margin:0;padding:0}.enhet{border-top:0}
.rulla,.hog{overflow:visible;max-height:none;border:0}
.hog thead th,.matris th:first-child{position:static}
details::details-content{content-visibility:visible;display:block;height:auto}
details.liten ul{margin:0;padding:0 0 0 4mm;columns:2;font-size:.8rem}
summary{list-style:none;padding:0}
summary::marker{content:""}
.t-kapitel,.t-process,.t-plan{min-width:0}
th,td{padding:.8mm 1.2mm}
.fynd li{padding:0 0 1mm 2mm;margin-bottom:1mm}
.brist-text,.fynd p{margin:.5mm 0}
.t-utan{font-size:.8rem}.t-utan .lag,.t-dokument .lag{display:inline;margin-left:1mm}
#plan,#matris,#processer{page:bred}
.t-plan td:nth-child(5),.t-plan td:nth-child(6){min-width:24mm}
.matris table{font-size:7pt}
.matris th,.matris td{padding:.6mm .8mm}
.matris thead th{min-width:0}
.matris th:first-child{min-width:30mm}
.matris thead b{font-size:8pt}
.teckenforklaring{font-size:8pt;columns:3}
}
"#;

/// What stands in the margins of each page, where the reader's program draws them.
pub fn margins(audit: &Audit) -> String {
    let version = audit.revision.as_deref().map(|revision| format!(" · version {}", plain(revision, 12)));
    let left = format!("Granskat per {}{}", plain(&audit.date, 10), version.unwrap_or_default());
    format!(
        "@page{{@bottom-left{{content:\"{left}\";font:8pt sans-serif;color:#3c4047}}\
         @bottom-right{{content:\"Sida \" counter(page) \" av \" counter(pages);font:8pt sans-serif;color:#3c4047}}}}"
    )
}

/// Letters, digits and hyphens only: nothing else of a date or a revision may come into the style sheet.
fn plain(text: &str, most: usize) -> String {
    text.chars().filter(|character| character.is_ascii_alphanumeric() || *character == '-').take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_letters_and_digits_comes_into_the_style() {
        assert_eq!(plain("2026-11-15", 10), "2026-11-15");
        assert_eq!(plain("\"}</style><script>", 12), "stylescript");
    }
}
