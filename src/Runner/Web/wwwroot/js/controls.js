// The left side: which scenarios are compared, their policies as levers side by side, the two sides, the mechanisms and the rest of the world.

import { el, byId, plain, announce } from "./dom.js";
import * as api from "./api.js";
import { state, changed, freeName, wanted } from "./state.js";
import { fileControls } from "./files.js";

const opened = new WeakMap(); // of an entry: what the server says of its scenario
let facts = null;

/** What the scenario of an entry says, as it was before numbers were set on the page. */
export const numbersOf = entry => opened.get(entry);

/** Asks about every scenario that is not known yet. */
export async function openAll() {
  for (const entry of state.entries) {
    if (opened.has(entry)) continue;
    const info = await api.askApart("open", { entry: { ...wanted(entry), name: undefined, set: {} } });
    entry.name ??= freeName(info.name, entry);
    opened.set(entry, { ...info, byPath: new Map(info.numbers.map(n => [n.path, n])) });
  }
}

export function start(about) {
  facts = about;
  byId("fold").open = !isSmall();
}

/** Adds a scenario. */
export async function add(entry) {
  if (state.entries.length >= facts.mostEntries) throw new api.Refused({ error: `${facts.mostEntries} scenarios are the most. Take one away first.` });
  state.entries.push(entry);
  try {
    await openAll();
  } catch (fault) {
    state.entries.pop();
    throw fault;
  }
  changed("entries");
  announce(`${entry.name} was added.`);
}

/** Draws all of it anew. */
export function draw() {
  const panel = byId("panel");
  const open = new Set([...panel.querySelectorAll("details[open]")].map(d => d.dataset.key));
  const first = numbersOf(state.entries[0]);
  panel.replaceChildren(
    el("h2", {}, "Compared"), ...state.entries.map(entryRow), adder(), fileControls(add),
    el("h2", {}, "Policies"), levers(),
    ...group("The sender", `${first.sender}: what it wants, and how far it trusts`, n => /^sender\./.test(n.path), true),
    ...group("The target", `${first.target}: what it wants, and how far it trusts`, n => /^target\./.test(n.path), true),
    ...group("Mechanisms", "the rival theories; 0 switches one off", n => /^mechanisms\./.test(n.path), true),
    el("h2", {}, "The rest of the world"), ...worldGroups(first), runNumbers());
  for (const d of panel.querySelectorAll("details")) if (open.has(d.dataset.key)) d.open = true;
}

function entryRow(entry, i) {
  const name = el("input", { value: entry.name, "aria-label": `Name of scenario ${i + 1}`, maxlength: "50", onchange: e => {
    entry.name = freeName(e.target.value, entry);
    changed("entries");
  } });
  return el("div", { class: `entry s${i}` },
    swatch(i), name,
    el("button", { type: "button", title: "Copy, to change one policy against the other", "aria-label": `Copy ${entry.name}`, onclick: () => copy(entry) }, "Copy"),
    el("button", { type: "button", "aria-label": `Take ${entry.name} away`, disabled: state.entries.length === 1, onclick: () => {
      state.entries.splice(i, 1);
      changed("entries");
      announce(`${entry.name} was taken away.`);
    } }, "✕"));
}

/** The look of a series in words and charts: colour and dash. */
export const dashes = [[], [7, 3], [3, 2], [8, 3, 2, 3], [2, 2], [10, 4]];
export function swatch(i) {
  const ns = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(ns, "svg");
  picture.setAttribute("class", `swatch s${i}`);
  picture.setAttribute("viewBox", "0 0 26 14");
  picture.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(ns, "path");
  line.setAttribute("d", "M1 7H25");
  line.setAttribute("class", "stroke");
  line.setAttribute("stroke-dasharray", dashes[i].join(" "));
  picture.append(line);
  return picture;
}

async function copy(entry) {
  const twin = { ...entry, set: { ...entry.set }, name: freeName(entry.name) };
  try {
    await add(twin);
  } catch (fault) {
    byId("faults").replaceChildren(el("p", { class: "fault" }, fault.message));
  }
}

function adder() {
  const choice = el("select", { id: "add-scenario" }, facts.scenarios.filter(s => s.problems.length === 0).map(s => el("option", { value: s.scenario }, `${s.title} (${s.scenario})`)));
  return el("div", { class: "row" }, el("label", { for: "add-scenario" }, "Add "), choice,
    el("button", { type: "button", onclick: async () => {
      try {
        const info = facts.scenarios.find(s => s.scenario === choice.value);
        await add({ scenario: choice.value, name: freeName(info.name), set: {} });
      } catch (fault) {
        byId("faults").replaceChildren(el("p", { class: "fault" }, [fault.message, ...(fault.problems ?? [])].join("\n")));
      }
    } }, "Add"));
}

/** The levers of all policies side by side; of a timeline, those of its era in view. */
function levers() {
  const info = state.entries.map(numbersOf);
  const prefix = state.entries.map((e, i) => info[i].byPath.has("policy.pressure") ? "policy" : `timeline[${e.era ?? 0}].policy`);
  const heads = state.entries.map((e, i) => el("span", { class: `s${i}` }, swatch(i), " ", e.name,
    info[i].eras.length > 1 && el("select", { "aria-label": `Era of ${e.name}`, onchange: event => {
      e.era = Number(event.target.value);
      draw();
    } }, info[i].eras.map((era, k) => el("option", { value: k, selected: k === (e.era ?? 0) }, `${era.name} (${era.from} to ${era.to})`)))));
  const rows = facts.levers.map(lever => {
    const declared = info[0].byPath.get(`${prefix[0]}.${lever}`);
    return el("div", { class: "lever", role: "group", "aria-label": lever }, el("p", { title: `Source: ${declared.source}.` }, el("b", {}, lever), ` ${declared.symbol} `,
      el("span", { class: "soft" }, `${declared.meaning} (${declared.unit}, ${plain(declared.low)} to ${plain(declared.high)})`)),
      el("div", { class: `side by${state.entries.length}` }, state.entries.map((e, i) => {
        const number = info[i].byPath.get(`${prefix[i]}.${lever}`);
        return el("div", { class: `s${i} knob` }, ...knob(number, `${lever} of ${e.name}, ${number.unit}`, e.set));
      })));
  });
  return el("div", { class: "wide levers", tabindex: "0", role: "region", "aria-label": "Policies side by side" },
    el("p", { class: "soft" }, `${facts.levers.length} levers make a policy; nothing else tells one from another. Source: ${[...new Set(facts.levers.map(l => info[0].byPath.get(`${prefix[0]}.${l}`).source))].join("; ")}.`), el("div", { class: `side heads by${state.entries.length}` }, heads), ...rows);
}

function group(title, about, belongs, isOpen) {
  const numbers = numbersOf(state.entries[0]).numbers.filter(belongs);
  return [el("details", { open: isOpen && !isSmall(), "data-key": title }, el("summary", {}, title), el("p", { class: "soft" }, about), ...numbers.map(slider))];
}

const isSmall = () => matchMedia("(max-width: 820px)").matches;

function worldGroups(info) {
  const keys = new Map();
  for (const number of info.numbers) {
    if (/^(sender|target|mechanisms|policy|timeline)/.test(number.path)) continue;
    const key = number.path.split(".").slice(0, 2).join(".");
    keys.set(key, [...(keys.get(key) ?? []), number]);
  }
  return [...keys].map(([key, numbers]) => {
    const place = el("div");
    const details = el("details", { "data-key": key }, el("summary", {}, `${key} (${numbers.length})`), place);
    details.addEventListener("toggle", () => { if (details.open && !place.hasChildNodes()) place.replaceChildren(...numbers.map(slider)); });
    return details;
  });
}

/** A number of the world: set in all scenarios at once. */
function slider(number) {
  const id = `set-${number.path}`;
  const controls = knob(number, null, state.set, id);
  const grounds = [number.rationale, number.section && `Essay, ${number.section}`, number.valueSource].filter(Boolean).map(g => g.replace(/\.$/, "")).join(". ");
  return el("div", { class: "slider" },
    el("div", { class: "head" }, el("label", { for: id }, `${number.path.split(".").slice(1).join(".") || number.path} `, number.symbol !== number.path.split(".").at(-1) && el("span", { class: "soft" }, number.symbol))),
    el("div", { class: "line" }, ...controls, el("button", { type: "button", "aria-label": `Give ${number.path} back its value`, title: "As in the scenario", onclick: () => {
      delete state.set[number.path];
      for (const c of controls) c.value = number.value;
      for (const c of controls) c.classList.remove("changed");
      changed();
    } }, "↺")),
    el("p", {}, `${number.meaning}.`),
    el("details", { class: "source" }, el("summary", {}, `${plain(number.low)} to ${plain(number.high)}, ${number.unit}; here ${number.text}`),
      el("p", {}, `Default ${plain(number.default)}. Source: ${number.source}.`), grounds && el("p", {}, `Why this value: ${grounds}.`)));
}

/** A range and a number field for the same value, kept in a set of numbers; what is set nowhere has the scenario's value. */
export function knob(number, label, set, id = null, tell = changed, all = state.set) {
  const value = set[number.path] ?? all[number.path] ?? number.value;
  const step = number.whole ? 1 : (number.high - number.low) <= 1 ? .01 : .05;
  const common = { min: number.low, max: number.high, value, "aria-label": label };
  const pull = el("input", { type: "range", ...common, step: number.whole ? 1 : "any", id });
  const type = el("input", { type: "number", ...common, step: number.whole ? 1 : "any", "aria-label": label ?? `${number.path} as a number` });
  pull.value = value;
  type.value = Number(Number(value).toPrecision(6));
  const isSet = () => number.path in set;
  const mark = () => { for (const c of [type]) c.classList.toggle("changed", isSet()); };
  const take = (text, from) => {
    let v = Number(text);
    if (text === "" || !Number.isFinite(v) || v < number.low || v > number.high) {
      from.setAttribute("aria-invalid", "true");
      return;
    }
    from.removeAttribute("aria-invalid");
    if (from === pull && !number.whole) v = Number((Math.round(v / step) * step).toFixed(4));
    set[number.path] = v;
    if (from === pull) type.value = v;
    else pull.value = v;
    mark();
    tell();
  };
  pull.addEventListener("input", () => take(pull.value, pull));
  pull.addEventListener("keydown", e => {
    const by = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: 10 * step, PageDown: -10 * step }[e.key];
    if (by === undefined) return;
    e.preventDefault();
    pull.value = Math.min(number.high, Math.max(number.low, Number(pull.value) + by));
    take(pull.value, pull);
  });
  type.addEventListener("input", () => take(type.value, type));
  mark();
  return [pull, type];
}

function runNumbers() {
  return el("div", {}, el("h2", {}, "How it is played"), el("div", { class: "row" },
    el("label", {}, "seed ", el("input", { type: "number", min: 0, max: Number.MAX_SAFE_INTEGER, step: 1, value: state.seed, onchange: e => {
      state.seed = Math.max(0, Math.trunc(Number(e.target.value)) || 0);
      e.target.value = state.seed;
      changed();
    } })),
    el("label", {}, "replications ", el("select", { onchange: e => {
      state.n = Number(e.target.value);
      changed();
    } }, [...new Set([200, 1000, 4000, 10000, state.n])].sort((a, b) => a - b).map(n => el("option", { value: n, selected: n === state.n }, n.toLocaleString("en")))))));
}
