const box = byId("urval");
const form = box.querySelector("form");
const field = (name) => byId("f-" + name);
const value = (name) => (field(name) ? field(name).value : "");
const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// Each enhet that can be chosen, with the groups of rows that count for it, as the program found them.
const units = new Map(all("#f-lista [data-id]").map((option) => [option.dataset.id, {
  id: option.dataset.id, name: option.querySelector("b").textContent, groups: new Set(option.dataset.m.split(" ")), option,
}]));
const parts = all("section.enhet");
const rows = all(".rad").map((row) => ({
  row, part: row.closest("section.enhet"), weight: row.closest("[data-vikt]")?.dataset.vikt, text: null,
}));
// As the program writes numbers: 5 432.
const inWords = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
let chosen = null;
const counts = (group) => !chosen || chosen.groups.has(group);
