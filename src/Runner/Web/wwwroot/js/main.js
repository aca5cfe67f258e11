// Begins: asks what there is, brings back what the address says, and shows the view it names.

import { byId, el } from "./dom.js";
import * as api from "./api.js";
import { state, views, onChange, changed, fromHash, setPaths, keepPast, undo, link, forget } from "./state.js";
import * as controls from "./controls.js";
import * as play from "./play.js";
import * as phase from "./phase.js";
import * as watch from "./watch.js";
import * as stories from "./stories.js";
import * as share from "./share.js";
import { contrast } from "./disputes.js";
import { fault, safely } from "./files.js";

const usual = [/(^|\/)phased\.json$/, /(^|\/)maximum-pressure\.json$/];

async function begin() {
  document.documentElement.classList.toggle("embedded", new URLSearchParams(location.search).has("embed"));
  const about = await api.about();
  setPaths(about.scenarios);
  for (const part of [controls, play, phase, watch, stories, share]) part.start(about, load);
  const broken = about.scenarios.flatMap(s => s.problems);
  if (!await fromHash(location.hash)) pick(about.scenarios.filter(s => s.problems.length === 0));
  await opened();
  keepPast();
  controls.draw();
  play.draw();
  show(state.view);
  if (broken.length) byId("faults").append(el("p", { class: "fault" }, `Not offered, as they have faults:\n${broken.join("\n")}`));
}

/** Two policies to begin with: the familiar ones if they are there. */
function pick(scenarios) {
  if (scenarios.length === 0) throw new api.Refused({ error: "None of the scenarios can be played. Load one under Sliders." });
  const found = usual.map(u => scenarios.find(s => u.test(s.scenario))).filter(Boolean);
  state.entries = (found.length === 2 ? found : scenarios.slice(0, 2)).map(s => ({ scenario: s.scenario, set: {} }));
}

/** Asks about the scenarios; one alone gets another beside it, with other pressure. */
async function opened() {
  await controls.openAll();
  if (state.entries.length > 1 || state.view !== "watch") return;
  state.entries.push(contrast(state.entries[0], controls.numbersOf(state.entries[0])));
  await controls.openAll();
}

onChange(safely(async what => {
  if (what === "entries") {
    await opened();
    controls.draw();
    play.draw();
  }
  if (state.view === "watch" && what === "entries") watch.draw();
  if (state.view === "phase") phase.stale();
  if (state.view === "play") await play.play();
}));

/** Shows a view, and has it draw what it shows. */
const show = safely(async view => {
  present(view);
  if (view === "watch" && state.entries.length < 2) {
    await opened();
    controls.draw();
    play.draw();
  }
  await ({ watch, phase, stories, play: { draw: play.play } })[view].draw();
});

function present(view) {
  state.view = view;
  watch.pause();
  for (const v of views) byId(`view-${v}`).hidden = v !== view;
  for (const a of document.querySelectorAll("nav a")) {
    if (a.dataset.view === view) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
  const isAlone = view === "stories" || view === "watch";
  byId("controls").hidden = isAlone;
  byId("page").classList.toggle("alone", isAlone);
  byId("status").hidden = view !== "play";
}

/** Goes to a view; Back comes back. */
function visit(view) {
  fault(null);
  const packed = location.hash.split("~")[1];
  history.pushState(null, "", `#${view}${packed ? `~${packed}` : ""}`);
  show(view);
  scrollTo(0, 0);
}

document.addEventListener("keydown", e => {
  if (e.key !== "z" || !(e.ctrlKey || e.metaKey) || e.shiftKey || e.target.matches("textarea, input:not([type=range])")) return;
  e.preventDefault();
  undo();
});

document.addEventListener("click", e => {
  const a = e.target.closest("a[data-view]");
  if (!a) return;
  e.preventDefault();
  visit(a.dataset.view);
});

/** Loads scenarios from elsewhere on the page (a story, a point of the phase diagram, another dispute) and shows what comes of them. */
async function load({ entries, set, seed, n }, view = "play") {
  if (entries) state.entries = entries;
  Object.assign(state.set, set);
  if (entries) state.set = set ?? {};
  if (seed !== undefined) state.seed = seed;
  if (n !== undefined) state.n = n;
  if (state.view !== view) history.pushState(null, "", `#${view}`);
  present(view);
  await opened();
  changed("entries");
  byId("results").focus({ preventScroll: true });
  scrollTo(0, 0);
}

addEventListener("popstate", safely(async () => {
  const { hash } = location;
  if (hash === "#results") return; // the link that skips
  forget();
  const before = (await link()).split("~")[1];
  if (await fromHash(hash) && hash.split("~")[1] !== before) {
    await opened();
    keepPast();
    controls.draw();
    play.draw();
  }
  show(state.view);
}));

begin().catch(fault);
