// What ends a story: a few numbers of its world to move, and what comes of them at once.

import { el, byId, capital, count, announce } from "./dom.js";
import * as api from "./api.js";
import { commands } from "./state.js";
import { knob, swatch } from "./controls.js";
import { LineChart, erasOf } from "./charts.js";
import { bars } from "./pictures.js";
import { how } from "./share.js";
import { safely } from "./files.js";

/** Builds the sandbox into a place. @param load takes its state to the sliders. */
export const sandbox = safely(async (place, { entries, numbers, follow, bars: counted }, facts, load) => {
  const set = {};
  const [variable, metric] = [facts.variables.find(v => v.name === follow), facts.metrics.find(m => m.name === counted)];
  const infos = await Promise.all(entries.map(e => api.askApart("open", { entry: e })));
  const [figure, picture, words, made] = [el("figure", {}, el("h3", {}, capital(variable.label))), el("div"), el("ul", { class: "words" }), el("div")];
  const chart = new LineChart(figure, c => `${c.title} over the rounds.`, "sandbox");
  const now = () => entries.map(e => ({ ...e, set }));
  const play = safely(() => api.stream("play", { entries: now(), seed: 1, replications: 1000, trajectories: true, variables: follow }, line => {
    const { runs, differences } = line.comparison;
    chart.show(variable.label, infos[0].labels, runs.map((run, i) => ({ name: run.scenario, ...line.over[i].series[follow] })), [0, 1], erasOf(infos[0]));
    picture.replaceChildren(bars({ names: runs.map(r => r.scenario), label: capital(metric.label), to: 1 }, null, runs.map(r => r.metrics[counted])));
    if (!line.last) return;
    words.replaceChildren(...differences.filter(d => ["senderPayoff", follow].includes(d.metric)).map(d => el("li", {}, d.inWords)));
    made.replaceChildren(how(commands(line.n, now(), 1), 1, `${count(line.n)} replications of each on the same shocks`));
    announce(words.innerText || "The numbers are new.");
  }, "sandbox"));
  place.replaceChildren(
    ...numbers.map(path => {
      const number = infos[0].numbers.find(n => n.path === path);
      const id = `sandbox-${path}`;
      return el("div", { class: "slider" }, el("label", { for: id }, `${capital(number.meaning)}.`), el("div", { class: "line" }, ...knob(number, null, set, id, play, {})));
    }),
    el("ul", { class: "key", "aria-label": "Scenarios" }, infos.map((info, i) => el("li", { class: `s${i}` }, swatch(i), ` ${info.name}`))), figure, picture, words, made,
    el("button", { type: "button", class: "main", onclick: () => load({ entries: now().map(e => ({ ...e, set: {} })), set: { ...set }, seed: 1 }) }, "All the levers"));
  await play();
});
