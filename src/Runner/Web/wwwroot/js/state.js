// What is played: up to six scenarios, numbers set in all of them, numbers set in one, seed and replications.
// It lives in the address too, so that a link or a bookmark brings it back.

export const state = { entries: [], set: {}, seed: 1, n: 4000, view: "watch", watch: { entry: 0, replication: 7, round: 0 } };
export const views = ["watch", "play", "phase", "stories"];

const listeners = [];
export const onChange = f => listeners.push(f);

/** Tells all parts of the page. What: "numbers" (values only) or "entries" (other scenarios). */
export function changed(what = "numbers") {
  keepPast();
  for (const f of listeners) f(what);
  remember();
}

const past = []; // what was played before, the last the newest
let now = null;
let moved = 0;
const played = () => JSON.stringify({ entries: state.entries, set: state.set, seed: state.seed, n: state.n });

/** Keeps what was played until now for undo; a slider that is pulled is one change. */
export function keepPast() {
  const next = played();
  if (now && now !== next && performance.now() - moved > 800) past.push(now);
  if (past.length > 60) past.splice(1, 1);
  [now, moved] = [next, now ? performance.now() : -1000];
}

export const canUndo = () => past.length > 0;

/** Goes back by one change, or to the very first. */
export function undo(toTheFirst = false) {
  const to = toTheFirst ? past.splice(0)[0] : past.pop();
  if (!to) return;
  Object.assign(state, JSON.parse(to));
  [now, moved] = [to, 0];
  for (const f of listeners) f("entries");
  remember();
}

/** An entry as the server wants it. */
export const wanted = entry => ({ scenario: entry.scenario, text: entry.text, file: entry.file, name: entry.name, set: { ...state.set, ...entry.set } });

export const wantedAll = () => state.entries.map(wanted);

/** A name that no other entry has. */
export function freeName(name, except = null) {
  const base = (name || "scenario").toLowerCase().replace(/[^a-z0-9.-]+/g, "-").replace(/^[.-]+|-+$/g, "").slice(0, 50) || "scenario";
  let free = base;
  for (let k = 2; state.entries.some(e => e !== except && e.name === free); k++) free = `${base}-${k}`;
  return free;
}

/** The commands that give the same numbers: one comparison where nothing differs in what is set, else a run of each; none for a text that was pasted. */
export function commands(n, entries = wantedAll(), seed = state.seed) {
  if (entries.some(e => e.text)) return [];
  const set = e => Object.entries(e.set ?? {}).map(([path, value]) => ` --set ${path}=${value}`).join("");
  const file = e => paths.get(e.scenario) ?? e.scenario;
  const tail = ` -n ${n} --seed ${seed}`;
  return entries.length > 1 && entries.every(e => set(e) === set(entries[0])) ? [`sim compare ${entries.map(file).join(" ")}${set(entries[0])}${tail}`]
    : entries.map(e => `sim run ${file(e)}${set(e)}${tail}`);
}

/** The command that tells one replication. */
export const traceCommand = (entry, replication) => entry.text ? [] : [commands(0, [entry])[0].replace("sim run", "sim trace").replace(/ -n 0 /, ` -r ${replication} `)];

const paths = new Map(); // of scenario files, as the command line names them
export const setPaths = scenarios => { for (const s of scenarios) paths.set(s.scenario, s.path); };

let timer = 0;

/** Writes the state into the address, once things rest; not into another entry of the history, if the reader has gone there meanwhile. */
export function remember() {
  clearTimeout(timer);
  const mine = timer = setTimeout(async () => {
    const address = await link();
    if (timer === mine) history.replaceState(null, "", address);
  }, 250);
}

/** Writes nothing: the reader has gone elsewhere. */
export function forget() {
  clearTimeout(timer);
  timer = 0;
}

/** The address that brings this state back. */
export async function link() {
  const { entries, set, seed, n, watch } = state;
  const text = JSON.stringify({ e: entries.map(e => ({ s: e.scenario, t: e.text, f: e.file, n: e.name, v: e.set, w: e.words })), v: set, seed, n, w: watch });
  return `#${state.view}~${await squeeze(text)}`;
}

/** Reads an address; only the view if it holds no more. */
export async function fromHash(hash) {
  const [view, packed] = hash.replace(/^#/, "").split("~");
  if (views.includes(view)) state.view = view;
  if (!packed) return false;
  const read = JSON.parse(await expand(packed));
  state.entries = read.e.slice(0, 6).map(e => ({ scenario: e.s, text: e.t, file: e.f, name: e.n, set: e.v ?? {}, words: e.w }));
  state.set = read.v ?? {};
  state.seed = read.seed ?? 1;
  state.n = read.n ?? 4000;
  Object.assign(state.watch, read.w);
  return state.entries.length > 0;
}

async function squeeze(text) {
  const bytes = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

async function expand(packed) {
  const bytes = Uint8Array.from(atob(packed.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}
