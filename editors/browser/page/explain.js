// One rule, as `explain` tells it.
function explainPart(place) {
  const explain = async () => { byId("forklaring").textContent = (await desk.ask({ gör: "förklara", regel: byId("regel").value })).value; };
  showIn(place, "explain", node("form", { onsubmit: (event) => {
    event.preventDefault();
    act(explain);
  } }, node("p", {}, node("label", { for: "regel" }, "Regelns id, till exempel sosfs-2011-9/4-4-ansvar"), " ",
    node("input", { id: "regel", size: "40", autocomplete: "off", spellcheck: "false", value: byId("regel")?.value ?? "" }), " ",
    node("button", { type: "submit" }, "Förklara"))),
  node("pre", { id: "forklaring", class: "forklaring", tabindex: "0", "aria-live": "polite" }, byId("forklaring")?.textContent ?? ""));
}
