"use strict";
(function () {
  const pages = JSON.parse(document.getElementById("ord").textContent);
  const form = document.getElementById("sok");
  const field = document.getElementById("q");
  const list = document.getElementById("traffar");
  const status = document.getElementById("antal");
  const most = 100;
  const words = (text) => text.toLowerCase().normalize("NFC").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  pages.forEach((page) => { page.title = words(`${page.t} ${page.i}`); page.text = page.o ? page.o.split(" ") : []; });
  const weigh = (page, asked) => {
    let sum = 0;
    for (const word of asked) {
      if (page.title.some((one) => one === word)) sum += 6;
      else if (page.title.some((one) => one.startsWith(word))) sum += 4;
      else if (page.title.some((one) => one.includes(word))) sum += 3;
      else if (page.text.some((one) => one.startsWith(word))) sum += 1;
      else return 0;
    }
    return sum;
  };
  const show = () => {
    const asked = words(field.value);
    list.replaceChildren();
    if (asked.length === 0) { status.textContent = ""; return; }
    const found = pages.map((page, at) => ({ page, at, sum: weigh(page, asked) })).filter((one) => one.sum > 0);
    found.sort((one, other) => other.sum - one.sum || one.at - other.at);
    const number = found.length === 1 ? "1 träff" : `${found.length} träffar`;
    status.textContent = found.length === 0 ? `Inget hittades på ”${field.value.trim()}”. Pröva ett annat ord.` :
      found.length > most ? `${number}, de ${most} första visas` : number;
    for (const { page } of found.slice(0, most)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const sort = document.createElement("span");
      link.href = page.a;
      link.textContent = page.t;
      sort.className = "liten";
      sort.textContent = page.s;
      item.append(link, sort);
      list.append(item);
    }
  };
  let wait;
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(show, 120); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(wait);
    show();
    try { history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`); } catch { /* Some browsers refuse it for files. */ }
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  show();
  field.focus();
})();
