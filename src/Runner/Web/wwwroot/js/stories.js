// Guided stories: a question before each answer, and every number of an answer played when it is shown.

import { el, byId, estimate, fixed, decimals, range, count, announce } from "./dom.js";
import * as api from "./api.js";
import { safely } from "./files.js";

let all = null;
let load = null;
let offered = new Map();
let story = null;
let step = 0;

/** What there is, and what loads the scenarios of a story into the page. */
export function start(about, loader) {
  load = loader;
  offered = new Map(about.scenarios.map(s => [s.scenario, s.path]));
}

export const draw = safely(async () => {
  all ??= (await api.stories()).stories;
  if (story) showStep();
  else contents();
});

function contents() {
  byId("view-stories").replaceChildren(el("div", { class: "story" }, el("h2", {}, "Five stories"),
    el("p", {}, "Each asks before it answers. The numbers in the answers are played when you look: they carry their 95% intervals and n, and the command that gives them again stands below."),
    el("ol", { class: "stories" }, all.map(s => el("li", {}, el("button", { type: "button", onclick: () => begin(s) }, el("strong", {}, s.title), el("br"), s.about))))));
}

function begin(s) {
  [story, step] = [s, 0];
  showStep();
  byId("story-title").focus();
}

function showStep() {
  const s = story.steps[step];
  const missing = s.entries.map(e => e.scenario).filter(f => !offered.has(f));
  const answer = el("div", { id: "story-answer", "aria-live": "polite" });
  const go = (text, to, isMain) => el("button", { type: "button", class: isMain ? "main" : null, onclick: () => {
    step = to;
    showStep();
    byId("story-title").focus();
  } }, text);
  byId("view-stories").replaceChildren(el("div", { class: "story" },
    el("h2", { id: "story-title", tabindex: "-1" }, `${story.title}: ${step + 1} of ${story.steps.length}`), ...s.text.map(t => el("p", {}, t)),
    missing.length ? el("p", { class: "fault" }, `This story plays ${missing.join(", ")}: start sim serve with the folder scenarios of the repository.`)
      : el("form", { onsubmit: e => {
        e.preventDefault();
        answered(s, answer, Number(new FormData(e.target).get("guess")));
      } }, el("fieldset", {}, el("legend", {}, s.question), s.options.map((o, i) => el("label", {}, el("input", { type: "radio", name: "guess", value: i, required: true }), ` ${o}`))),
      el("button", { type: "submit", class: "main" }, "Answer")),
    answer,
    el("p", { class: "row" }, el("button", { type: "button", onclick: () => {
      story = null;
      contents();
    } }, "All stories"), step > 0 && go("Back", step - 1), step + 1 < story.steps.length && go("Next", step + 1))));
}

const answered = safely(async (s, place, guess) => {
  place.replaceChildren(el("p", { class: "status" }, "Playing …"));
  let line = null;
  await api.stream("play", { entries: s.entries, seed: s.seed, replications: s.n, atOnce: true }, l => { line = l; }, "story");
  const told = s.answer.map(t => el("p", {}, t.replace(/\{(\w+)\}/g, (_, id) => number(s.facts[id], line.comparison))));
  place.replaceChildren(el("div", { class: "answer" }, el("p", {}, el("strong", {}, guess === s.right ? "Yes. " : "Look again. "), `${s.options[s.right]}.`), ...told,
    el("p", { class: "soft" }, `Means with 95% intervals; n ${count(line.n)} replications each, seed ${s.seed}, played now. From the command line:`),
    el("pre", {}, s.entries.length > 0 ? commands(s).join("\n") : ""),
    el("button", { type: "button", onclick: safely(() => load({ entries: s.entries.map(e => ({ scenario: e.scenario, name: e.name, set: { ...e.set } })), set: {}, seed: s.seed, n: 4000 })) }, "Play with this")));
  announce("The answer is here.");
});

/** A number of an answer: a mean, a share, or a paired difference, with its interval. */
export function number(fact, comparison) {
  const run = comparison.runs.find(r => r.scenario === fact.of);
  if (!fact.against) {
    const m = run.metrics[fact.metric] ?? run.outcomes[fact.metric];
    return estimate(m.mean ?? m.share, m.ci95);
  }
  const sign = comparison.differences.some(d => d.scenario === fact.of && d.reference === fact.against) ? 1 : -1;
  const d = comparison.differences.find(x => x.metric === fact.metric && [x.scenario, x.reference].includes(fact.of) && [x.scenario, x.reference].includes(fact.against));
  const ci = sign > 0 ? d.ci95 : [-d.ci95[1], -d.ci95[0]];
  return `${sign * d.difference > 0 ? "+" : ""}${fixed(sign * d.difference, decimals(ci))} (${range(ci)})`;
}

/** Commands that give the numbers again: one comparison if nothing differs in what is set, else a run of each. */
function commands(s) {
  const set = e => Object.entries(e.set ?? {}).map(([p, v]) => ` --set ${p}=${v}`).join("");
  const tail = ` -n ${s.n} --seed ${s.seed}`;
  const alike = s.entries.every(e => set(e) === set(s.entries[0]));
  return alike && s.entries.length > 1 ? [`sim compare ${s.entries.map(e => offered.get(e.scenario)).join(" ")}${set(s.entries[0])}${tail}`]
    : s.entries.map(e => `sim run ${offered.get(e.scenario)}${set(e)}${tail}`);
}
