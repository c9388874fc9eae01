// The headings of the table of enheter sort it; a second press turns the order.
all("table.sorterbar").forEach((table) => {
  const heads = all("thead th[data-nyckel]", table);
  const body = table.tBodies[0];
  const byName = (one, other) => one.dataset.namn - other.dataset.namn;
  const number = (row, at) => Number.parseInt(row.cells[at].textContent.replace("−", "-").replace(/[±\s]/g, ""), 10) || 0;
  heads.forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isName = head.dataset.nyckel === "namn";
      const first = isName ? "ascending" : "descending";
      const order = head.getAttribute("aria-sort") === first ? (isName ? "descending" : "ascending") : first;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", order);
      const turn = order === "ascending" ? 1 : -1;
      const compare = isName ? (one, other) => turn * byName(one, other) :
        (one, other) => turn * (number(one, head.cellIndex) - number(other, head.cellIndex)) || byName(one, other);
      body.append(...[...body.rows].sort(compare));
    });
  });
});
