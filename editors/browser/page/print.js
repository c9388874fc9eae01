// A form on paper: what stands in the fields is printed whole, as text. A field shows on paper only what it has room for.
function spreadFields() {
  for (const field of document.querySelectorAll("#formular input:not([type=checkbox]), #formular textarea, #formular select")) {
    const words = field.localName === "select" ? field.selectedOptions[0]?.textContent : field.value;
    field.after(node("div", { class: "pa-papper", "aria-hidden": "true" }, words || "–"));
  }
}
const foldFields = () => document.querySelectorAll(".pa-papper").forEach((one) => one.remove());
addEventListener("beforeprint", () => { foldFields(); spreadFields(); });
addEventListener("afterprint", foldFields);
