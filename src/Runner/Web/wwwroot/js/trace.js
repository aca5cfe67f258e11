// One replication, round by round: what was offered, why it was taken or refused, what each side then believed.

import { el, byId, fixed, announce, table } from "./dom.js";
import * as api from "./api.js";
import { state, wanted } from "./state.js";
import { numbersOf } from "./controls.js";
import { LineChart } from "./charts.js";
import { safely } from "./files.js";

const form = { entry: 0, replication: 7, round: 1 };
const followed = ["capability", "tension", "senderTrust", "targetTrust"];
let told = null;
let charts = [];
let facts = null;

export function start(about) {
  facts = about;
}

export const draw = safely(async () => {
  form.entry = Math.min(form.entry, state.entries.length - 1);
  byId("view-trace").replaceChildren(
    el("h2", {}, "One run, round by round"),
    el("p", { class: "soft" }, "A replication is one draw of chance: a story that the model tells, not a result. The same as sim trace."),
    el("div", { class: "row" },
      el("label", {}, "Scenario ", el("select", { onchange: e => {
        form.entry = Number(e.target.value);
        ask();
      } }, state.entries.map((e, i) => el("option", { value: i, selected: i === form.entry }, e.name)))),
      el("label", {}, "replication ", el("input", { type: "number", min: 0, step: 1, value: form.replication, onchange: e => {
        form.replication = Math.max(0, Math.trunc(Number(e.target.value)) || 0);
        ask();
      } })), el("span", { class: "soft" }, `seed ${state.seed}`)),
    el("p", { id: "trace-opening" }),
    el("div", { class: "row" },
      el("button", { type: "button", onclick: () => event(-1) }, "◀ event"), el("button", { type: "button", id: "trace-back", onclick: () => step(-1) }, "◀ round"),
      el("button", { type: "button", id: "trace-next", class: "main", onclick: () => step(1) }, "round ▶"), el("button", { type: "button", id: "trace-event", onclick: () => event(1) }, "event ▶")),
    el("p", {}, el("label", { for: "trace-round" }, "Round "), el("input", { type: "range", id: "trace-round", min: 0, value: form.round, oninput: e => go(Number(e.target.value)) })),
    el("div", { class: "charts", id: "trace-charts" }), el("div", { id: "trace-told" }), el("div", { id: "trace-end" }));
  await ask();
});

const ask = safely(async () => {
  told = await api.ask("trace", { entry: wanted(state.entries[form.entry]), seed: state.seed, replication: form.replication });
  const rounds = told.trace.rounds;
  const labels = numbersOf(state.entries[form.entry]).labels.slice(0, rounds.length);
  byId("trace-opening").textContent = told.opening;
  byId("trace-round").max = rounds.length - 1;
  byId("trace-end").replaceChildren(el("h3", {}, "How it ended"), ...told.closing.map(c => el("p", {}, c)));
  charts = followed.map(name => {
    const place = el("figure", {}, el("h3", {}, facts.variables.find(v => v.name === name).label));
    byId("trace-charts").append(place);
    return new LineChart(place, c => `${c.title} over the rounds of this one run`, "trace");
  });
  byId("trace-charts").replaceChildren(...charts.map(c => c.place));
  followed.forEach((name, i) => charts[i].show(name, labels, [{ name: facts.variables.find(v => v.name === name).label, mean: rounds.map(r => r.state[name]) }], [0, 1]));
  go(Math.min(form.round, rounds.length - 1));
});

const step = by => go(form.round + by);

/** The next round in which something is told. */
function event(by) {
  let t = form.round + by;
  while (t > 0 && t < told.trace.rounds.length && told.told[t - 1].length === 0) t += by;
  go(t);
}

function go(t) {
  const rounds = told.trace.rounds;
  form.round = Math.max(0, Math.min(rounds.length - 1, t));
  byId("trace-round").value = form.round;
  const label = numbersOf(state.entries[form.entry]).labels[form.round];
  byId("trace-round").setAttribute("aria-valuetext", `round ${label}`);
  byId("trace-told").replaceChildren(...telling(rounds, form.round, label));
  for (const chart of charts) chart.mark(form.round);
  announce(`Round ${label}. ${form.round > 0 ? told.told[form.round - 1].join(" ") : ""}`);
}

function telling(rounds, t, label) {
  const sentences = t === 0 ? ["Before the first round."] : told.told[t - 1];
  const now = rounds[t];
  const before = rounds[Math.max(0, t - 1)].state;
  const states = [["trust of the sender", "senderTrust"], ["trust of the target", "targetTrust"], ["capability", "capability"], ["tension", "tension"], ["hardship", "hardship"], ["openness", "openness"],
    ["pressure for reform", "reform"], ["pressure", "pressure"], ["relief given", "relief"], ["depth agreed", "depth"], ["stage", "stage"]];
  const parts = [el("h3", {}, `Round ${label}`), el("ul", { class: "told" }, (sentences.length ? sentences : ["Nothing of note."]).map(s => el("li", {}, s)))];
  const columns = el("div", { class: "two" }, table("What each believes, and the state of things", ["", "before", "after"], states.map(([name, key]) => [name, fixed(before[key], 3), fixed(now.state[key], 3)])));
  if (now.record?.targetGain !== undefined) {
    columns.append(el("div", {}, ...["target", "sender"].map(side => table(`What the step was worth to the ${side}`, ["reason", "worth"],
      [...Object.entries(now.record).filter(([k]) => k.startsWith(`${side}Gain`) && k !== `${side}Gain`).map(([k, v]) => [k.slice(side.length + 4).replace(/([A-Z])/g, " $1").trim().toLowerCase(), fixed(v, 4)]),
        ["in all", fixed(now.record[`${side}Gain`], 4)], ["chance to ratify", fixed(now.record[`${side}RatificationChance`], 2)]]))));
  }
  return [...parts, columns];
}
