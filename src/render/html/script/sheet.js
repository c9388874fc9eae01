// The paper of a chosen enhet has room for so many rows of each list: the first, which are the worst, and a line on the rest.
const ROOM = { "#korthet": 5, "#ratta": 4, "#enheter": 14, "#datum": 6, "#plan": 8, "#undantag": 4, "#ovrigt": 4 };
const fitOnPaper = () => {
  all(".utover").forEach((row) => row.classList.remove("utover"));
  all(".pa-papper").forEach((note) => note.remove());
  if (!document.body.classList.contains("vald")) return;
  Object.entries(ROOM).forEach(([part, room]) => {
    const shown = all(part + (part === "#korthet" ? " .varst > li" : " :is(.rader, table:not(.t-utan) tbody) > .rad")).filter((row) => !row.closest("[hidden]"));
    const over = shown.slice(room);
    if (over.length === 0) return;
    over.forEach((row) => row.classList.add("utover"));
    const note = document.createElement("p");
    note.className = "fler pa-papper";
    note.textContent = "På papper står de första " + inWords(room) + " av " + inWords(shown.length) + ". Alla finns på sidan och i arbetsboken.";
    shown[room - 1].closest(".rader, .tabell, .varst").after(note);
  });
};
