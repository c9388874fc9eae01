// The program: a worker that answers one request at a time, in their order.
const desk = (() => {
  const worker = new Worker(URL.createObjectURL(new Blob([byId("arbetare").textContent], { type: "text/javascript" })));
  const waiting = new Map();
  let next = 0;
  const meter = byId("matare");

  worker.onmessage = ({ data }) => {
    if (data.progress) {
      const { words, done, steps } = data.progress;
      meter.hidden = false;
      meter.max = Math.max(1, steps);
      meter.value = done;
      say(`${words[0].toUpperCase()}${words.slice(1)} ${done} av ${steps}`);
      return;
    }
    const { settle, refuse } = waiting.get(data.id);
    waiting.delete(data.id);
    if (waiting.size === 0) meter.hidden = true;
    if (data.stopped) refuse(new Error(`Programmet stannade. Hämta det du har skrivit, ladda om sidan och välj mappen igen. (${data.stopped})`));
    else settle(data);
  };

  const send = (message, transfer = []) => new Promise((settle, refuse) => {
    next += 1;
    waiting.set(next, { settle, refuse });
    worker.postMessage({ id: next, ...message }, transfer);
  });

  // The answer to a request; an error with the words of the program where it refuses.
  async function ask(request) {
    const { told, bytes } = await send({ ask: request });
    if (told.fel !== undefined) throw Object.assign(new Error(told.fel), { advice: told.gör_så });
    return { value: told.svar, bytes };
  }

  const put = (files) => send({ put: files }, files.map((file) => file.bytes).filter(Boolean));
  const begun = send({ begin: byId("program").textContent.trim() });
  return { ask, put, begun };
})();
