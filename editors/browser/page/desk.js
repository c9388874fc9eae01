// The program: a worker that answers one request at a time, in their order.
const desk = (() => {
  const waiting = new Map();
  let next = 0;
  let worker = null;
  // Why the program stopped, once it has: it does not go on after that.
  let end = null;

  function stop(why) {
    end ??= Object.assign(told(`Programmet stannade. (${why})`, "Hämta det du har skrivit, ladda om sidan och välj mappen igen."), { isStop: true, why });
    for (const { refuse } of waiting.values()) refuse(end);
    waiting.clear();
    endProgress();
  }

  function receive({ data }) {
    if (data.progress) {
      tellProgress(data.progress.words, data.progress.done, data.progress.steps);
      return;
    }
    const { settle } = waiting.get(data.id) ?? {};
    if (data.stopped !== undefined) return stop(data.stopped);
    waiting.delete(data.id);
    if (waiting.size === 0) endProgress();
    settle?.(data);
  }

  const send = (message, transfer = []) => new Promise((settle, refuse) => {
    if (end) return refuse(end);
    next += 1;
    waiting.set(next, { settle, refuse });
    worker.postMessage({ id: next, ...message }, transfer);
  });

  async function begin() {
    try {
      worker = new Worker(URL.createObjectURL(new Blob([byId("arbetare").textContent], { type: "text/javascript" })));
      worker.onmessage = receive;
      worker.onerror = (event) => { event.preventDefault(); stop(event.message || "webbläsaren stängde av det"); };
      worker.onmessageerror = () => stop("svaret gick inte att ta emot");
      await send({ begin: byId("program").textContent.trim() });
    } catch (error) {
      end = told(`Sidan kom inte igång. ${error.why ?? inWords(error).words}`, "Öppna den i en nyare Chrome, Edge, Firefox eller Safari, eller be den som sköter datorn att tillåta WebAssembly.");
      throw end;
    }
  }
  const begun = begin();
  begun.catch(() => {});

  // The answer to a request; an error with the words of the program where it refuses.
  async function ask(request) {
    await begun;
    const { told: answer, bytes } = await send({ ask: request });
    if (answer.fel !== undefined) throw Object.assign(told(answer.fel, answer.gör_så), { isRefusal: true });
    return { value: answer.svar, bytes };
  }

  async function put(files) {
    await begun;
    return send({ put: files }, files.map((file) => file.bytes).filter(Boolean));
  }

  return { ask, put, begun };
})();
