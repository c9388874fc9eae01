// One rule, as `explain` tells it.
function explainPart(place) {
  const out = node("pre", { class: "forklaring", tabindex: "0", "aria-live": "polite" });
  const field = node("input", { id: "regel", size: "40", autocomplete: "off", spellcheck: "false" });
  const form = node("form", { onsubmit: (event) => {
    event.preventDefault();
    attempt(async () => { out.textContent = (await desk.ask({ gör: "förklara", regel: field.value })).value; });
  } }, node("p", {}, node("label", { for: "regel" }, "Regelns id, till exempel sosfs-2011-9/4-4-ansvar"), " ", field, " ",
    node("button", { type: "submit" }, "Förklara")));
  place.replaceChildren(form, out);
}
