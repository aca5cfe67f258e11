// Scenarios from and to files, and links.

import { el, byId, save, announce } from "./dom.js";
import * as api from "./api.js";
import { state, wantedAll, freeName } from "./state.js";

/** Says what is wrong; nothing if nothing is. */
export function fault(error) {
  byId("faults").replaceChildren(...(error ? [el("p", { class: "fault" }, [error.message, ...(error.problems ?? [])].join("\n"))] : []));
}

/** Runs something and says what goes wrong with it. */
export const safely = f => async (...args) => {
  try {
    fault(null);
    await f(...args);
  } catch (error) {
    if (!api.isStale(error)) fault(error);
  }
};

async function load(add, text, name) {
  const file = name.replace(/\.json$/i, "").toLowerCase().replace(/[^a-z0-9.-]+/g, "-").replace(/^[.-]+/, "").slice(0, 50) || "pasted";
  await add({ text, file, name: freeName(file), set: {} });
}

/** Fields to load a file or a text. What is loaded goes to `add` as an entry. */
export function fileControls(add) {
  const text = el("textarea", { id: "pasted", spellcheck: "false", placeholder: "{ \"extends\": \"base/us-dprk.json\", \"policy\": \"policies/phased.json\" }" });
  return el("details", { "data-key": "load" }, el("summary", {}, "Load a file, or paste one"),
    el("p", {}, el("label", {}, "Scenario file ", el("input", { type: "file", id: "upload", accept: ".json,application/json", onchange: safely(async e => {
      const file = e.target.files[0];
      if (file) await load(add, await file.text(), file.name);
    }) }))),
    el("label", { for: "pasted" }, "Or its text; what it extends is looked for in the folder that sim serve was given"), text,
    el("button", { type: "button", onclick: safely(() => load(add, text.value, "pasted")) }, "Load the text"));
}

const kept = { entry: 0, chart: null };

/** Buttons to save what is played. */
export function saveControls() {
  const which = el("select", { "aria-label": "Which scenario", onchange: e => { kept.entry = Number(e.target.value); } }, state.entries.map((e, i) => el("option", { value: i, selected: i === kept.entry }, e.name)));
  const ask = more => safely(async () => {
    const { blob, name } = await api.file({ entries: wantedAll(), seed: state.seed, replications: state.n, entry: Number(which.value), ...more });
    save(blob, name);
    announce(`${name} was saved.`);
  });
  const isOne = state.entries.length === 1;
  const charts = isOne ? ["dashboard", "trajectories", "trust", "outcomes", "first-agreement", "tests"] : ["overlay", "comparison", "differences"];
  const chart = el("select", { "aria-label": "Which chart", onchange: e => { kept.chart = e.target.value; } }, charts.map(c => el("option", { selected: c === kept.chart }, c)));
  const button = (text, action, id = null) => el("button", { type: "button", id, onclick: action }, text);
  return el("section", { "aria-label": "Save" }, el("h2", {}, "Take it with you"),
    el("div", { class: "row" }, which, button("Scenario file", ask({ file: "scenario" }), "save-scenario"), button("Trajectories (CSV)", ask({ file: "trajectories" }))),
    el("div", { class: "row" }, button("All metrics (CSV)", ask({ file: "summary" }), "save-summary"), !isOne && button("Differences (CSV)", ask({ file: "differences" })),
      chart, ...["svg", "png", "pdf"].map(format => button(format.toUpperCase(), () => ask({ file: "chart", chart: chart.value, format })(), `save-${format}`))));
}
