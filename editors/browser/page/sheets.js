// The sheets of the program: shown as they are drawn, and downloaded in other formats.
const SHEETS = {
  audit: { title: "Rapport", name: "rapport", formats: ["html", "xlsx", "docx", "ics", "json"] },
  gap: { title: "Gap", name: "gap", formats: ["html", "xlsx", "docx"] },
  matrix: { title: "Matris", name: "matris", formats: ["html", "xlsx"] },
  due: { title: "Datum", name: "datum", formats: ["html", "xlsx", "ics"] },
};
const FORMATS = {
  html: { words: "Hämta som webbsida", type: "text/html" },
  xlsx: { words: "Hämta för Excel", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  docx: { words: "Hämta för Word", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  ics: { words: "Hämta kalender", type: "text/calendar" },
  json: { words: "Hämta som data (JSON)", type: "application/json" },
};

const draw = (sheet, format) => desk.ask({ gör: "rita", omfång: scope(), vad: sheet, format }).then(({ bytes }) => bytes);

async function save(sheet, format) {
  say("Skriver filen …");
  const bytes = await draw(sheet, format);
  download(`${SHEETS[sheet].name}-${scope().datum}.${format}`, bytes, FORMATS[format].type);
  say("Filen är hämtad.");
}

// A drawn page in a frame. Links to the law open beside it, since nothing may be fetched into the frame.
function frame(html, title) {
  const made = node("iframe", { title, class: "blad", sandbox: "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals" });
  made.addEventListener("load", () => {
    const inner = made.contentDocument;
    inner.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || link.getAttribute("href").startsWith("#")) return;
      event.preventDefault();
      open(link.href, "_blank", "noopener,noreferrer");
    }, true);
  });
  made.srcdoc = html;
  return made;
}

async function showSheet(sheet, place) {
  const html = new TextDecoder().decode(await draw(sheet, "html"));
  place.dataset.visar = sheet;
  place.replaceChildren(node("p", { class: "bara-utskrift" }, "Bladet skrivs ut helt med knappen Skriv ut ovanför det."), frame(html, SHEETS[sheet].title));
}

function buttons(sheet) {
  const print = node("button", { type: "button", onclick: () => document.querySelector("iframe.blad").contentWindow.print() }, "Skriv ut");
  return [print, ...SHEETS[sheet].formats.map((format) => node("button", {
    type: "button", "data-format": format, onclick: () => act(() => save(sheet, format)),
  }, FORMATS[format].words))];
}
