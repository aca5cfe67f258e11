// What is played: up to six scenarios, numbers set in all of them, numbers set in one, seed and replications.
// It lives in the address too, so that a link or a bookmark brings it back.

export const state = { entries: [], set: {}, seed: 1, n: 4000, view: "play" };

const listeners = [];
export const onChange = f => listeners.push(f);

/** Tells all parts of the page. What: "numbers" (values only) or "entries" (other scenarios). */
export function changed(what = "numbers") {
  for (const f of listeners) f(what);
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

/** The command that gives the same numbers, or null where a text or differing numbers need files. */
export function commandLine(n) {
  if (state.entries.some(e => e.text || Object.keys(e.set).length > 0)) return null;
  const files = state.entries.map(e => paths.get(e.scenario) ?? e.scenario);
  const set = Object.entries(state.set).map(([path, value]) => ` --set ${path}=${value}`).join("");
  return `sim ${files.length > 1 ? "compare" : "run"} ${files.join(" ")}${set} -n ${n} --seed ${state.seed}`;
}

const paths = new Map(); // of scenario files, as the command line names them
export const setPaths = scenarios => { for (const s of scenarios) paths.set(s.scenario, s.path); };

let timer = 0;
function remember() {
  clearTimeout(timer);
  timer = setTimeout(async () => history.replaceState(null, "", await link()), 250);
}

/** The address that brings this state back. */
export async function link() {
  const { entries, set, seed, n } = state;
  const text = JSON.stringify({ e: entries.map(e => ({ s: e.scenario, t: e.text, f: e.file, n: e.name, v: e.set })), v: set, seed, n });
  return `#${state.view}~${await squeeze(text)}`;
}

/** Reads an address; only the view if it holds no more. */
export async function fromHash(hash) {
  const [view, packed] = hash.replace(/^#/, "").split("~");
  if (["play", "phase", "trace", "stories"].includes(view)) state.view = view;
  if (!packed) return false;
  const read = JSON.parse(await expand(packed));
  state.entries = read.e.slice(0, 6).map(e => ({ scenario: e.s, text: e.t, file: e.f, name: e.n, set: e.v ?? {} }));
  state.set = read.v ?? {};
  state.seed = read.seed ?? 1;
  state.n = read.n ?? 4000;
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
