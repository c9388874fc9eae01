//! The print style: A4, date, version and page number on every page, no split rows, each enhet on its own page.

use crate::report::Audit;

/// The style sheet for print.
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
#enheter>.papper{display:none}
/* What stands above the first head of a part covers it. */
.topp,#enheter>.kropp>h2,#enheter>.kropp>p{position:relative;z-index:1;background:#fff;margin:0;padding-bottom:2mm;max-width:none}
#korthet,#enheter>.kropp>.enhet{margin-top:-9mm}
/* The first enhet that is shown, which need not be the first of all. */
#enheter>.kropp>.enhet:not([hidden])~.enhet{margin-top:0;break-before:page}
a{text-decoration:none}
h1{font-size:18pt}h2{font-size:14pt;padding-top:0;border-top:0}h3{font-size:11.5pt;margin-top:5mm}
h1,h2,h3,caption,summary{break-after:avoid}
p,li{orphans:3;widows:3}
table{font-size:.9rem}
thead{display:table-header-group}
tr,.fynd li,.varst li,.bocka li,.tal li,.fakta,figure{break-inside:avoid}
.del+.del{break-before:page}
.kort-del{display:none}
.del{margin:0;padding:0}.enhet{margin:0;padding:0}.enhet{border-top:0}
.rulla,.hog{overflow:visible;max-height:none;border:0}
.hog thead th,.matris th:first-child{position:static}
details[open]::details-content,body:not(.stor) details::details-content,.stor .del:not(#enheter) details::details-content{content-visibility:visible;display:block;height:auto}
details.liten ul{margin:0;padding:0 0 0 4mm;columns:2;font-size:.8rem}
summary{list-style:none;padding:0}
summary::marker{content:""}
.t-kapitel,.t-process,.t-plan{min-width:0}
th,td{padding:.8mm 1.2mm}
.fynd li{padding:0 0 1mm 2mm;margin-bottom:1mm}
.brist-text,.fynd p{margin:.5mm 0}
.utredning{border-top:0}.t-dokument td:nth-child(2){min-width:17mm}.t-dokument td:nth-child(3){min-width:16mm}
.t-utan{font-size:.8rem}.t-utan .lag,.t-dokument .lag{display:inline;margin-left:1mm}
#plan,#matris,#processer{page:bred}
.t-plan td:nth-child(5),.t-plan td:nth-child(6){min-width:24mm}
.matris table{font-size:7pt}
.matris th,.matris td{padding:.6mm .8mm}
.matris thead th{min-width:0}
.matris th:first-child{min-width:30mm}
.matris thead b{font-size:8pt}
.teckenforklaring{font-size:8pt;columns:3;break-inside:avoid;break-after:avoid}
}
"#;

/// The `@page` rules with date, version and page number, for browsers that support margin boxes.
pub fn margins(audit: &Audit) -> String {
    let version = audit.revision.as_deref().map(|revision| format!(" · version {}", plain(revision, 12)));
    let left = format!("Granskat per {}{}", plain(&audit.date, 10), version.unwrap_or_default());
    format!(
        "@page{{@bottom-left{{content:\"{left}\";font:8pt sans-serif;color:#3c4047}}\
         @bottom-right{{content:\"Sida \" counter(page) \" av \" counter(pages);font:8pt sans-serif;color:#3c4047}}}}"
    )
}

/// The letters, digits and hyphens of a text, so that a date or revision cannot inject CSS.
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
