// Begins: asks what there is, brings back what the address says, and shows the view it names.

import { byId, el } from "./dom.js";
import * as api from "./api.js";
import { state, onChange, changed, fromHash, setPaths } from "./state.js";
import * as controls from "./controls.js";
import * as play from "./play.js";
import * as phase from "./phase.js";
import * as trace from "./trace.js";
import * as stories from "./stories.js";
import { fault, safely } from "./files.js";

const views = ["play", "phase", "trace", "stories"];
const usual = [/(^|\/)phased\.json$/, /(^|\/)maximum-pressure\.json$/];

async function begin() {
  const about = await api.about();
  setPaths(about.scenarios);
  for (const part of [controls, play, phase, trace, stories]) part.start(about, load);
  const broken = about.scenarios.flatMap(s => s.problems);
  if (!await fromHash(location.hash)) pick(about.scenarios.filter(s => s.problems.length === 0));
  await controls.openAll();
  controls.draw();
  play.draw();
  show(state.view);
  await play.play();
  if (broken.length) byId("faults").append(el("p", { class: "fault" }, `Not offered, as they have faults:\n${broken.join("\n")}`));
}

/** Two policies to begin with: the familiar ones if they are there. */
function pick(scenarios) {
  if (scenarios.length === 0) throw new api.Refused({ error: "None of the scenarios can be played. Load one on the left." });
  const found = usual.map(u => scenarios.find(s => u.test(s.scenario))).filter(Boolean);
  const two = found.length === 2 ? found : scenarios.slice(0, 2);
  state.entries = two.map(s => ({ scenario: s.scenario, set: {} }));
}

onChange(safely(async what => {
  if (what === "entries") {
    await controls.openAll();
    controls.draw();
    play.draw();
  }
  if (state.view === "trace") trace.draw();
  if (state.view === "phase") phase.stale();
  await play.play();
}));

/** Shows a view. */
function show(view) {
  state.view = view;
  for (const v of views) byId(`view-${v}`).hidden = v !== view;
  for (const a of document.querySelectorAll("nav a")) {
    if (a.dataset.view === view) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
  byId("controls").hidden = view === "stories";
  byId("page").classList.toggle("alone", view === "stories");
  byId("status").hidden = view !== "play";
  ({ phase, trace, stories })[view]?.draw();
}

for (const a of document.querySelectorAll("nav a")) {
  a.addEventListener("click", e => {
    e.preventDefault();
    fault(null);
    show(a.dataset.view);
    history.replaceState(null, "", "#" + a.dataset.view + (location.hash.includes("~") ? "~" + location.hash.split("~")[1] : ""));
  });
}

/** Loads scenarios from elsewhere on the page (a story, a point of the phase diagram) and shows what comes of them. */
async function load({ entries, set, seed, n }) {
  if (entries) state.entries = entries;
  Object.assign(state.set, set);
  if (entries) state.set = set ?? {};
  if (seed !== undefined) state.seed = seed;
  if (n !== undefined) state.n = n;
  show("play");
  changed("entries");
  byId("results").focus();
  scrollTo(0, 0);
}

addEventListener("hashchange", safely(async () => {
  if (await fromHash(location.hash)) {
    await controls.openAll();
    controls.draw();
    play.draw();
    await play.play();
  }
  show(state.view);
}));

begin().catch(fault);
