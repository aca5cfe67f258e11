// What the page asks of the server. A newer request of a kind cancels the older one, here and there.

const page = Array.from(crypto.getRandomValues(new Uint8Array(8)), b => b.toString(16).padStart(2, "0")).join("");
const running = new Map();
let count = 0;

/** What the server would not do, and why. */
export class Refused extends Error {
  constructor(answer) {
    super(answer.error);
    this.problems = answer.problems ?? [];
  }
}

async function post(kind, body, signal, slot = kind) {
  let response;
  try {
    response = await fetch(`/api/${kind}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ...body, page: `${page}-${slot}`, count: ++count }), signal });
  } catch (fault) {
    if (fault.name === "AbortError") throw fault;
    throw new Refused({ error: "The program does not answer. Is sim serve still running?" });
  }
  if (!response.ok) throw new Refused(await response.json().catch(() => ({ error: `The program answered ${response.status}.` })));
  return response;
}

function newest(slot) {
  running.get(slot)?.abort();
  const controller = new AbortController();
  running.set(slot, controller);
  return controller.signal;
}

export const about = () => fetch("/api/about").then(r => r.json());
export const stories = () => fetch("/stories.json").then(r => r.json());

/** One answer. */
export const ask = async (kind, body) => (await post(kind, body, newest(kind))).json();

/** One answer that no later one cancels. */
export const askApart = async (kind, body) => {
  const response = await fetch(`/api/${kind}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer);
  return answer;
};

/** A file to save. */
export async function file(body) {
  const response = await post("file", body, newest("file"));
  const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "file";
  return { blob: await response.blob(), name };
}

/** Answers line by line, as they come. Requests of one slot take each other's place; the slot is the kind unless another is named. */
export async function stream(kind, body, receive, slot = kind) {
  const signal = newest(slot);
  const reader = (await post(kind, body, signal, slot)).body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch(fault => {
      throw fault.name === "AbortError" ? fault : new Refused({ error: "The program stopped before its answer was whole: it has ended, or needed longer than a request may take." });
    });
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (signal.aborted) return;
      receive(JSON.parse(line));
    }
  }
}

/** Whether a fault only says that something newer took the place. */
export const isStale = fault => fault.name === "AbortError";
