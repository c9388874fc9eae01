//! The script: hides rows that a filter excludes and says how many are shown. The page is complete without it.

/// The script of the filters.
pub const FILTERS: &str = r##"
"use strict";
(function () {
  var box = document.getElementById("urval");
  var form = box.querySelector("form");
  var field = function (name) { return document.getElementById("f-" + name); };
  var value = function (name) { return field(name) ? field(name).value : ""; };
  var chains = {};
  Array.prototype.forEach.call(field("enhet").options, function (option) {
    if (option.value) chains[option.value] = option.dataset.kedja.split(" ");
  });
  var rows = Array.prototype.map.call(document.querySelectorAll(".rad"), function (row) {
    var part = row.closest("[data-del]");
    var named = part ? [part.dataset.del] : (row.dataset.enhet || "").split(" ").filter(Boolean);
    return { row: row, named: named, exact: !!part || "exakt" in row.dataset, text: null };
  });
  var below = function (one, other) { return (chains[one] || []).indexOf(other) >= 0; };
  var concerns = function (entry, unit) {
    if (!entry.named.length) return true;
    return entry.named.some(function (named) { return below(named, unit) || (!entry.exact && below(unit, named)); });
  };
  var says = function (entry, words) {
    if (entry.text === null) entry.text = entry.row.textContent.toLowerCase();
    return words.every(function (word) { return entry.text.indexOf(word) >= 0; });
  };
  var hideEmpty = function (selector, isActive) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), function (holder) {
      if (!holder.querySelector(".rad")) { holder.hidden = isActive && holder.matches("[data-del]"); return; }
      holder.hidden = !holder.querySelector(".rad:not([hidden])");
    });
  };
  var emptyNotes = Array.prototype.map.call(document.querySelectorAll("main > .del"), function (part) {
    var note = document.createElement("p");
    note.textContent = "Inget här svarar mot urvalet.";
    note.hidden = true;
    part.querySelector("h2").after(note);
    return { part: part, note: note };
  });
  var opened = [];
  var apply = function () {
    var unit = value("enhet"), act = value("lag"), weight = value("vikt");
    var words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    var isActive = !!(unit || act || weight || words.length);
    var shown = 0;
    rows.forEach(function (entry) {
      var data = entry.row.dataset;
      var isWhole = "allt" in data;
      var fits = (!unit || concerns(entry, unit)) && (isWhole || ((!act || data.lag === act) &&
        (!weight || data.vikt === weight) && (!words.length || says(entry, words))));
      entry.row.hidden = !fits;
      if (fits) shown += 1;
    });
    hideEmpty(".tabell, section.enhet, .kropp > details", isActive);
    emptyNotes.forEach(function (entry) {
      var has = entry.part.querySelector(".rad");
      entry.note.hidden = !isActive || !has || !!entry.part.querySelector(".rad:not([hidden])");
    });
    opened.forEach(function (details) { details.open = false; });
    opened = [];
    if (isActive) {
      Array.prototype.forEach.call(document.querySelectorAll("main details:not([open])"), function (details) {
        if (details.querySelector(".rad:not([hidden])")) { details.open = true; opened.push(details); }
      });
    }
    field("antal").textContent = isActive ? "Visar " + shown + " av " + rows.length + " rader" : "Visar alla " + rows.length + " rader";
  };
  var waiting;
  form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(apply, 150); });
  form.addEventListener("reset", function () { setTimeout(apply); });
  form.addEventListener("submit", function (event) { event.preventDefault(); apply(); });
  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open])")).filter(function (details) {
      return !(document.body.classList.contains("stor") && details.closest(".enhet"));
    });
    closed.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () { closed.forEach(function (details) { details.open = false; }); });
  box.hidden = false;
  box.querySelector("details").open = window.matchMedia("(min-width: 70rem)").matches;
  apply();
})();
"##;
