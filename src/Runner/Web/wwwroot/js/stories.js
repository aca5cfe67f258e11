// Guided stories: a question before each answer, and every number of an answer played when it is shown.

import { el, byId, capital, estimate, fixed, decimals, range, count, announce } from "./dom.js";
import * as api from "./api.js";
import { commands } from "./state.js";
import { bars, scale } from "./pictures.js";
import { sandbox } from "./sandbox.js";
import { how } from "./share.js";
import { safely } from "./files.js";

let all = null;
let load = null;
let facts = null;
let offered = new Map(); // the names of the scenarios by their files
let story = null;
let step = 0;

/** What there is, and what loads the scenarios of a story into the page. */
export function start(about, loader) {
  [facts, load, offered] = [about, loader, new Map(about.scenarios.map(s => [s.scenario, s.name]))];
}

export const draw = safely(async () => {
  all ??= (await api.stories()).stories;
  if (story) showStep();
  else contents();
});

function contents() {
  byId("view-stories").replaceChildren(el("div", { class: "story" }, el("h2", {}, "Five stories"),
    el("p", {}, "Each asks before it answers. The numbers in the answers are played when you look: they carry their 95% intervals and n, and the command that gives them again stands below. Each ends with levers of your own."),
    el("ol", { class: "stories" }, all.map(s => el("li", {}, el("button", { type: "button", class: "card", onclick: () => begin(s) }, el("strong", {}, s.title), el("span", {}, s.about)))))));
}

function begin(s) {
  [story, step] = [s, 0];
  showStep();
  byId("story-title").focus();
}

function showStep() {
  const last = story.steps.length;
  const entries = step === last ? story.sandbox.entries : story.steps[step].entries;
  const missing = entries.map(e => e.scenario).filter(f => !offered.has(f));
  const place = el("div");
  const go = (text, to, isMain) => el("button", { type: "button", class: isMain ? "main" : null, onclick: () => {
    step = to;
    showStep();
    byId("story-title").focus();
  } }, text);
  byId("view-stories").replaceChildren(el("div", { class: "story" },
    el("h2", { id: "story-title", tabindex: "-1" }, story.title), el("p", { class: "soft" }, step === last ? "Now it is yours: move what the story turned on." : `Question ${step + 1} of ${last}`), place,
    el("p", { class: "row" }, el("button", { type: "button", onclick: () => {
      story = null;
      contents();
    } }, "All stories"), step > 0 && go("Back", step - 1), step < last && go(step + 1 < last ? "Next question" : "Try it yourself", step + 1))));
  if (missing.length) place.replaceChildren(el("p", { class: "fault" }, `This story plays ${missing.join(", ")}: start sim serve with the folder scenarios of the repository.`));
  else if (step === last) sandbox(place, story.sandbox, facts, load);
  else question(place, story.steps[step]);
}

function question(place, s) {
  const picture = el("div");
  const answer = el("div", { id: "story-answer", "aria-live": "polite" });
  const [fault, form] = [el("p", { id: "no-guess", class: "fault", role: "alert" }), el("form", { novalidate: true })];
  form.append(el("fieldset", { "aria-describedby": "no-guess" }, el("legend", {}, s.question), s.options.map((o, i) => el("label", {}, el("input", { type: "radio", name: "guess", value: i }), ` ${o}`))), fault,
    el("button", { type: "submit", class: "main" }, "Answer"));
  const guess = () => new FormData(form).get("guess");
  form.addEventListener("change", () => {
    fault.textContent = "";
    if (!answer.hasChildNodes()) picture.replaceChildren(drawn(s, guess(), null));
  });
  form.addEventListener("submit", e => {
    e.preventDefault();
    if (guess() !== null) return answered(s, answer, picture, Number(guess()));
    fault.textContent = "Choose what you expect first: then the answer tells you more.";
    form.querySelector("input").focus();
  });
  picture.append(drawn(s, null, null));
  place.replaceChildren(...s.text.map(t => el("p", {}, t)), form, picture, answer);
}

/** The picture of a step: empty, with a guess, with what was played. */
function drawn(s, guess, comparison) {
  const p = s.picture;
  const metric = facts.metrics.find(m => m.name === (p.bars ?? p.scale));
  const guessed = guess === null ? null : p.guesses?.[guess];
  const label = `${capital(metric.label)} (${metric.unit})`;
  if (p.scale) return scale({ ...p, label }, guessed, comparison && difference(p.scale, p.of, p.against, comparison));
  return bars({ ...p, label, names: s.entries.map(e => e.name ?? offered.get(e.scenario)) }, guessed, comparison?.runs.map(r => r.metrics[p.bars]));
}

const answered = safely(async (s, place, picture, guess) => {
  place.replaceChildren(el("p", { class: "status" }, "Playing …"));
  let line = null;
  await api.stream("play", { entries: s.entries, seed: s.seed, replications: s.n, atOnce: true }, l => { line = l; }, "story");
  const told = s.answer.map(t => el("p", {}, t.replace(/\{(\w+)\}/g, (_, id) => number(s.facts[id], line.comparison))));
  picture.replaceChildren(drawn(s, guess, line.comparison));
  place.replaceChildren(el("div", { class: "answer" }, el("p", {}, el("strong", {}, guess === s.right ? "Yes. " : "Look again. "), `${s.options[s.right]}.`), ...told,
    el("p", { class: "soft" }, `Means with 95% intervals; n ${count(line.n)} replications each, played now.`)), how(commands(s.n, s.entries, s.seed), s.seed, `${count(line.n)} replications of each on the same shocks`));
  announce("The answer is here.");
});

/** A number of an answer: a mean, a share, or a paired difference, with its interval. */
export function number(fact, comparison) {
  const run = comparison.runs.find(r => r.scenario === fact.of);
  if (!fact.against) {
    const m = run.metrics[fact.metric] ?? run.outcomes[fact.metric];
    return estimate(m.mean ?? m.share, m.ci95);
  }
  const d = difference(fact.metric, fact.of, fact.against, comparison);
  return `${d.difference > 0 ? "+" : ""}${fixed(d.difference, decimals(d.ci95))} (${range(d.ci95)})`;
}

/** A paired difference in the direction that is asked for. */
function difference(metric, of, against, comparison) {
  const d = comparison.differences.find(x => x.metric === metric && [x.scenario, x.reference].includes(of) && [x.scenario, x.reference].includes(against));
  return d.scenario === of ? d : { difference: -d.difference, ci95: [-d.ci95[1], -d.ci95[0]] };
}
