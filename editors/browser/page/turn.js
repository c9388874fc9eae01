// One thing at a time: what is done to the documents is done in the order in which it was asked for.
let lastTurn = Promise.resolve();
let turns = 0;
let atWork = 0;

function inTurn(work) {
  turns += 1;
  const turn = lastTurn.then(work).finally(() => {
    turns -= 1;
    drawIfCalm();
  });
  lastTurn = turn.catch(() => {});
  return turn;
}

// Does something that may fail, and says how it went. What a person asks for takes away the error before it, when she asks and not when
// its turn comes; what nobody asked for takes nothing away.
async function attempt(work, isAsked = true) {
  if (isAsked) fail("");
  atWork += 1;
  document.body.setAttribute("aria-busy", "true");
  try {
    return await work();
  } catch (error) {
    tellFault(error);
    return undefined;
  } finally {
    atWork -= 1;
    if (atWork === 0) document.body.removeAttribute("aria-busy");
  }
}

function tellFault(error) {
  const { words, advice } = inWords(error);
  const rescue = error.isStop && drafts.unsaved().length > 0 && button("Hämta det du har skrivit", () => fetchAll(), { id: "radda" });
  say("Det gick inte.");
  fail(words, advice, rescue);
}

// Does what a person asks for with a button, after what she has typed is written.
function act(work) {
  handOverTyped();
  return attempt(() => inTurn(work));
}

// Does what leaves the document that is open, unless it has answers that were not taken and she wants to keep them.
const leave = (work) => act(() => (mayForgetTyped() ? work() : undefined));

// Where the hand is. While something is pressed nothing is drawn anew, or the press would end beside what it began on.
const hand = { isDown: false, isPointer: false };
let isDrawingDue = false;

function redraw() { isDrawingDue = true; }
function drawIfCalm() {
  if (!isDrawingDue || hand.isDown || turns > 0) return;
  isDrawingDue = false;
  if (form) drawForm();
}
function lift() {
  hand.isDown = false;
  drawIfCalm();
}

addEventListener("pointerdown", () => Object.assign(hand, { isDown: true, isPointer: true }), true);
// A click comes after the pointer is up, in the same breath.
for (const event of ["pointerup", "pointercancel", "dragend"]) addEventListener(event, () => setTimeout(lift), true);
// A list that unfolds may keep the end of the press for itself.
addEventListener("pointermove", ({ buttons }) => { if (hand.isDown && buttons === 0) lift(); }, true);
addEventListener("keydown", () => { hand.isPointer = false; if (hand.isDown) lift(); }, true);
addEventListener("blur", () => lift());
