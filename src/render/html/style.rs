//! The screen style of the page, in light and dark mode.

/// The style sheet for screens.
pub const SCREEN: &str = r#"
:root{color-scheme:light dark;--bg:#fff;--yta:#f4f5f7;--text:#1c1e21;--dov:#51565e;--linje:#c9cdd3;--lank:#0b4f9e;
--inga:#22673f;--brist:#a8161c;--bor:#a34f00;--ej:#5f5a00;--undantag:#553c9a;--tips:#3f4a57;
--brist-yta:#fdeceb;--ej-yta:#fff4d6;--undantag-yta:#f1ecfb;--inga-yta:#e8f4ec;--tips-yta:#eceff3}
@media (prefers-color-scheme:dark){:root{--bg:#15171a;--yta:#1f2226;--text:#eceef0;--dov:#b3b9c1;--linje:#444a52;--lank:#8fc1ff;
--inga:#86d3a3;--brist:#ff9a94;--bor:#ffb27a;--ej:#e5dc6a;--undantag:#cbb8ff;--tips:#c3cbd5;
--brist-yta:#3a1c1d;--ej-yta:#352b12;--undantag-yta:#2a2440;--inga-yta:#1a3023;--tips-yta:#2a2f36}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;
overflow-wrap:anywhere;hyphens:auto}
a{color:var(--lank);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--lank);outline-offset:2px}
main:focus{outline:none}
.hoppa{position:absolute;left:-99rem;top:0;background:var(--bg);padding:.6rem 1rem;z-index:9}
.hoppa:focus{left:.5rem;top:.5rem}
.dold{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
[hidden]{display:none!important}
.papper{display:none}
.topp,.sida,footer{max-width:112rem;margin:0 auto;padding:0 1rem}
.topp{padding-top:1.5rem;padding-bottom:1rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 1rem}
h1 .under{display:block;font-size:1.1rem;font-weight:400;color:var(--dov);margin-top:.3rem}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 .8rem;padding-top:1.6rem;border-top:3px solid var(--text)}
h3{font-size:1.15rem;line-height:1.3;margin:1.8rem 0 .5rem}
p{margin:.4rem 0;max-width:75ch}
.ingress{font-size:1.1rem}
.fakta{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:.5rem 0}
.fakta dt{font-size:.85rem;color:var(--dov)}
.fakta dd{margin:0;font-weight:600}
.sida{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.bredvid{font-size:.95rem}
.innehall ol{margin:0;padding:0;list-style:none;columns:2 10rem;gap:1rem}
.innehall li{padding:.2rem 0;break-inside:avoid}.innehall ul{padding-left:1rem;list-style:none}
search{display:block;background:var(--yta);border:1px solid var(--linje);border-radius:.4rem;padding:.8rem 1rem;margin-top:1rem}
search summary{font-weight:700;padding:0}
search label{display:block;margin-top:.6rem;font-size:.9rem}
search select,search input,search button{width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--dov);
border-radius:.3rem;padding:.4rem .5rem;min-height:2.5rem}
search button{margin-top:.8rem;cursor:pointer;font-weight:600}
#f-antal{margin:.6rem 0 0;font-weight:600}
@media (min-width:70rem){.sida{grid-template-columns:16rem minmax(0,1fr);gap:2.5rem}
.bredvid{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:.5rem .3rem 1rem}
.innehall ol{columns:auto}}
main>section:first-child h2{border-top:0;padding-top:0}
.del{margin-bottom:2.5rem}
.enhet{border-top:1px solid var(--linje);margin:2rem -.5rem 0;padding:0 .5rem}
@media screen{.enhet{content-visibility:auto;contain-intrinsic-size:auto 60rem}}
.kort{max-width:90ch}
.liten,.lag,.fler{font-size:.9rem;color:var(--dov)}
.lag{display:block;font-weight:400}
.fler{font-style:italic}
.id,.fil{hyphens:none;font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:.88em;font-weight:400;unicode-bidi:isolate}
.krav,.brist-text{font-weight:600}
.saknas{font-style:italic}
b.s-brist,strong.s-brist{color:var(--brist)}
.ord{display:inline-block;font-weight:600;font-size:.85rem;line-height:1.4;padding:0 .5em;border-radius:.25rem;border:1px solid;white-space:nowrap}
.ord.brist{color:var(--brist);background:var(--brist-yta)}.ord.bor{color:var(--bor);background:var(--ej-yta)}
.ord.ej{color:var(--ej);background:var(--ej-yta);border-style:dashed}.ord.undantag{color:var(--undantag);background:var(--undantag-yta);border-style:dotted}
.ord.inga{color:var(--inga);background:var(--inga-yta)}.ord.tips{color:var(--tips);background:var(--tips-yta)}
.tal{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;padding:0;margin:1rem 0 .6rem}
.tal li{flex:1 1 9rem;background:var(--yta);border-left:.4rem solid var(--tips);padding:.5rem .8rem}
.tal strong{display:block;font-size:1.9rem;line-height:1.1}
.tal .t-bor{border-color:var(--bor)}.tal .t-inga{border-color:var(--inga)}.tal .t-brist{border-color:var(--brist)}.tal .t-ej{border-color:var(--ej)}.tal .t-undantag{border-color:var(--undantag)}
figure{margin:0}
figcaption{font-size:.9rem;color:var(--dov);max-width:90ch}
.stapel{display:block;width:100%;height:1.2rem}
td .stapel{min-width:8rem;height:1rem}
rect.s-bor{fill:var(--bor)}rect.s-inga{fill:var(--inga)}rect.s-brist{fill:var(--brist)}rect.s-ej{fill:var(--ej)}rect.s-undantag{fill:var(--undantag)}
.tabell{margin:.8rem 0}
.rulla,.hog{position:relative}
.rulla{overflow-x:auto}
.hog{overflow:auto;max-height:80vh;border:1px solid var(--linje)}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;font-weight:600;padding:.3rem 0}
.hog caption{padding:.3rem .5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--linje)}
thead th{border-bottom:2px solid var(--dov);background:var(--yta);font-size:.9rem;vertical-align:bottom}
tbody th{font-weight:400}
.n{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}
.hog thead th{position:sticky;top:0;z-index:2}
.t-kapitel{min-width:40rem}.t-kapitel td:last-child{width:35%}
.t-krav{table-layout:fixed}.t-krav th:first-child{width:25%}.t-krav th:last-child{width:30%}
.t-utan{table-layout:fixed}.t-utan th:first-child{width:40%}
.t-enheter th:first-child{width:22%}.t-enheter td:nth-child(7){width:19%}.t-enheter td:nth-child(8){width:27%}
.t-datum th:first-child{width:8.5rem}
.t-process,.t-plan{min-width:57rem;font-size:.9rem;table-layout:fixed}
.t-plan th:first-child{width:24%}.t-plan th:nth-child(2){width:11%}.t-plan th:nth-child(3){width:26%}.t-plan th:nth-child(4){width:18%}
.t-plan th:nth-child(5){width:8%}
.t-plan td,.t-plan th,.t-process td,.t-process th{border:1px solid var(--linje)}
.tom,.m-inte{color:var(--dov);text-align:center}
.fynd,.dokument,.bocka{margin:.4rem 0 0;padding:0;list-style:none}
td>.dokument{margin-top:0}
.fynd li{padding:.3rem 0 .5rem .8rem;border-left:3px solid var(--linje);margin-bottom:.5rem}
.dokument li{padding:.1rem 0}
.fran{margin:.3rem 0 0;color:var(--dov);font-size:.9rem}
.bocka li{padding:.3rem 0;border-bottom:1px solid var(--linje)}
.bocka .lag{display:inline;margin-left:.6em}
.varst{padding-left:2rem;max-width:95ch}
.varst li{margin-bottom:.9rem}
.ordlista dt{font-weight:600;margin-top:.5rem}.ordlista dd{margin:0 0 0 1rem}
.utredning{border-top:1px solid var(--linje)}.process{margin-bottom:2rem}
summary{cursor:pointer;font-weight:600;padding:.4rem 0}
.teckenforklaring{columns:20rem;gap:2rem;font-size:.9rem;padding:0;list-style:none}
.teckenforklaring .lag{display:inline}
.teckenforklaring li{break-inside:avoid;padding:.1rem 0 .1rem 2rem;text-indent:-2rem}
.teckenforklaring b{display:inline-block;min-width:2rem;text-indent:0}
.matris table{width:auto;min-width:100%;border-collapse:separate;border-spacing:0;font-size:.85rem}
.matris th,.matris td{padding:.3rem .4rem;overflow-wrap:normal}
.matris th:first-child{position:sticky;left:0;background:var(--bg);z-index:1;border-right:2px solid var(--dov);min-width:12.5rem;max-width:18rem;overflow-wrap:anywhere}
.matris thead th:first-child{z-index:3;background:var(--yta)}
.matris thead th{min-width:4.2rem}
.matris thead b{display:block;font-size:1rem}
.plats{display:block;font-weight:400}
.m-egen{background:var(--inga-yta)}.m-brist{background:var(--brist-yta);color:var(--brist);font-weight:700}
.m-ej{background:var(--ej-yta);color:var(--ej);font-weight:600}.m-undantag{background:var(--undantag-yta);color:var(--undantag)}
.tillbaka{margin-top:.8rem}
footer{border-top:1px solid var(--linje);padding-top:1rem;padding-bottom:2rem;color:var(--dov);font-size:.9rem;margin-top:2rem}
@media screen and (max-width:48rem){h1{font-size:1.6rem}.matris th:first-child{min-width:10rem}
.stapla,.stapla tbody,.stapla tr,.stapla th,.stapla td,.stapla caption{display:block;width:auto!important}
.stapla thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stapla tr{border-bottom:2px solid var(--dov);padding:.5rem 0}
.stapla th,.stapla td{border:0;padding:.25rem .4rem;text-align:left}
.t-enheter td::before,.t-krav td:nth-child(3)::before,.t-utan td::before,.t-datum td:nth-child(n+3)::before,.t-undantag td::before,.t-dokument td::before
{color:var(--dov);font-size:.85rem;margin-right:.5em}
.t-enheter td:nth-child(2)::before{content:"Brist:"}.t-enheter td:nth-child(3)::before{content:"Bör eller tips:"}
.t-enheter td:nth-child(4)::before{content:"Ej bedömt:"}.t-enheter td:nth-child(5)::before{content:"Undantag:"}
.t-enheter td:nth-child(6)::before{content:"Inga brister funna:"}
.t-enheter td:nth-child(7)::before{content:"Allvarligast:"}.t-enheter td:nth-child(8)::before{content:"Ansvarig:"}
.t-enheter .n{display:inline-block}
.t-krav td:nth-child(3)::before,.t-utan td::before{content:"Dokument som visar det:"}
.t-datum td:nth-child(4)::before{content:"Ansvarig:"}
.t-undantag td:nth-child(2)::before{content:"Skäl:"}.t-undantag td:nth-child(3)::before{content:"Beslutat av:"}.t-undantag td:nth-child(4)::before{content:"Gäller till:"}
.t-dokument td:nth-child(3)::before{content:"Status:"}.t-dokument td:nth-child(4)::before{content:"Ansvarig:"}}
@media (forced-colors:active){.ord,.tal li{border-color:CanvasText}rect{fill:CanvasText}rect.s-ej,rect.s-undantag{fill:GrayText}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
"#;
