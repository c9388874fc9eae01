// The decision of a document: who, and which day. It is written whole or not at all.
async function decide() {
  const { väg, del, beslut: { av } } = form;
  const roles = form.fält.find((one) => one.fält === av);
  const who = node("input", { id: "besluta-vem", type: "text", required: Boolean(av), list: "besluta-roller", autocomplete: "off", value: listOf(roles).length === 1 ? listOf(roles)[0] : "" });
  const when = node("input", { id: "besluta-dag", type: "date", required: true, min: "1900-01-01", max: "9999-12-31", value: today() });
  const fault = node("div", { role: "alert" });
  const submit = node("button", { type: "submit", class: "framst" }, "Besluta");
  const dialog = node("dialog", { "aria-labelledby": "besluta-rubrik", onclose: () => dialog.remove() }, node("form", { method: "dialog", onsubmit: (event) => {
    event.preventDefault();
    submit.disabled = true;
    const by = !av ? null : roles?.slag === "flerval" ? [who.value] : who.value;
    attempt(() => inTurn(() => decided({ väg, del, by, day: when.value }))).then((why) => {
      // What the program refuses is mended here; other faults are told on the page.
      if (!why) return dialog.close();
      submit.disabled = false;
      return fault.replaceChildren(node("p", {}, node("strong", {}, "Inte beslutat: "), why));
    });
  } }, node("h3", { id: "besluta-rubrik" }, "Besluta dokumentet"),
    node("p", {}, node("label", { for: who.id }, "Vem beslutar (roll, inte namn)"), " ", who, node("datalist", { id: "besluta-roller" }, roles && roles.lista ? known(roles).map(([value, words]) => node("option", { value }, words)) : [])),
    node("p", {}, node("label", { for: when.id }, "Dag för beslutet"), " ", when), fault,
    node("p", { class: "knappar" }, submit, button("Avbryt", () => dialog.close()))));
  document.body.append(dialog);
  dialog.showModal();
}

// Decides; the empty text, or why the program refuses.
async function decided({ väg, del, by, day }) {
  try {
    await change(väg, del, { gör: "besluta", av: by, dag: day });
  } catch (error) {
    if (error.isRefusal) return [error.message, error.advice].filter(Boolean).join(". ");
    throw error;
  }
  // What was typed in the fields of the decision and refused is answered by it.
  for (const field of ["/status", form.beslut.av, form.beslut.dag]) forgetTyped(field, typed.get(field));
  say("Beslutat, ännu inte sparat.");
  return "";
}
