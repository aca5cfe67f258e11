// The right side: what comes of what is set on the left, first from a few replications and then from ever more.

import { el, byId, capital, fixed, decimals, range, estimate, count, announce, table, dataTable } from "./dom.js";
import * as api from "./api.js";
import { state, wantedAll, commands, undo, canUndo } from "./state.js";
import { LineChart, erasOf, shareBars, whiskers } from "./charts.js";
import { numbersOf, swatch } from "./controls.js";
import { safely, saveControls } from "./files.js";
import { how } from "./share.js";

let facts = null;
let panels = [];
let last = null;
let metric = "senderPayoff";
const chosen = ["capability", "tension", "senderTrust", "targetTrust", "inForce", "missileTests"];

export function start(about) {
  facts = about;
}

/** Builds the view for the scenarios that are compared. */
export function draw() {
  panels = chosen.map((_, i) => panel(i));
  byId("view-play").replaceChildren(
    el("div", { class: "row" }, el("button", { type: "button", id: "undo", disabled: !canUndo(), onclick: () => undo() }, "↶ Undo"), el("button", { type: "button", id: "reset", disabled: !canUndo(), onclick: () => undo(true) }, "Reset all")),
    el("p", { id: "words" }), el("ul", { class: "key", "aria-label": "Scenarios" }, state.entries.map((e, i) => el("li", { class: `s${i}` }, swatch(i), ` ${e.name}`))),
    el("h2", {}, "Over the rounds"), el("p", { class: "soft" }, "Means over replications; bands are their 95% intervals, point by point. They narrow as more replications come in."),
    el("div", { class: "charts" }, panels.map(p => p.node)),
    el("h2", {}, "How the runs ended"), el("div", { id: "outcomes" }),
    el("div", { id: "differences" }),
    el("h2", {}, "All metrics"), el("div", { id: "metrics" }),
    el("div", { id: "cautions" }), el("div", { id: "save" }));
}

function panel(i) {
  const title = el("h3");
  const choice = el("select", { "aria-label": `Show another quantity in chart ${i + 1}`, onchange: () => {
    chosen[i] = choice.value;
    play();
  } }, facts.variables.map(v => el("option", { value: v.name, selected: v.name === chosen[i], title: v.meaning }, v.label)));
  const place = el("div");
  const chart = new LineChart(place, c => `${c.title} over the rounds. At the end: ${c.lines.map(l => `${l.name} ${estimate(l.mean.at(-1), [l.low.at(-1), l.high.at(-1)])}`).join("; ")}. The numbers are in the table below.`);
  const data = dataTable("Data", () => last && table(`${chart.title}: mean (95% interval), n ${count(last.n)}`, ["round", ...chart.lines.map(l => l.name)],
    chart.labels.map((label, t) => [label, ...chart.lines.map(l => estimate(l.mean[t], [l.low[t], l.high[t]]))])));
  return { chart, data, title, node: el("figure", {}, title, place, el("div", { class: "row under" }, el("details", {}, el("summary", {}, "Another quantity"), choice), data.node)) };
}

/** Asks for numbers and shows each stage as it comes. */
export const play = safely(async () => {
  const began = performance.now();
  byId("results").setAttribute("aria-busy", "true");
  await api.stream("play", { entries: wantedAll(), seed: state.seed, replications: state.n, trajectories: true, variables: [...new Set(chosen)].join(",") }, line => {
    show(line);
    const ms = Math.round(performance.now() - began);
    const root = document.documentElement.dataset;
    if (line.n <= 50 || !root.first) root.first = ms;
    if (line.last) [root.final, root.n] = [ms, line.n];
    byId("status").textContent = `${count(line.n)} replications of each, seed ${state.seed}, on the same shocks${line.last ? "" : "; more are coming"}`;
  });
  byId("results").removeAttribute("aria-busy");
  byId("save").replaceChildren(saveControls(), how(commands(state.n), state.seed, `${count(state.n)} replications of each on the same shocks`));
  announce(words(last).join(" ") || "The numbers are new.");
});

const words = line => line.comparison.differences.filter(d => d.reference === line.comparison.runs[0].scenario && d.metric === "senderPayoff").map(d => d.inWords);

function show(line) {
  last = line;
  for (const id of ["undo", "reset"]) byId(id).disabled = !canUndo();
  const runs = line.comparison.runs;
  const labels = roundLabels();
  const eras = state.entries.map(numbersOf).filter(info => info.labels === labels).map(erasOf).find(found => found.length) ?? [];
  chosen.forEach((name, i) => {
    const variable = facts.variables.find(v => v.name === name);
    panels[i].title.replaceChildren(capital(variable.label), el("span", { class: "soft" }, ` ${variable.unit}`));
    panels[i].chart.show(variable.label, labels, runs.map((run, r) => ({ name: run.scenario, ...(line.over[r].series[name] ?? { mean: [], low: [], high: [] }) })), variable.unit === "0 to 1" ? [0, 1] : null, eras);
    panels[i].data.update();
  });
  if (line.n <= 50 && !line.last) return; // the first picture comes at once, the rest with the next stage
  outcomes(runs);
  differences(line.comparison);
  metrics(runs);
  byId("words").replaceChildren(el("ul", { class: "words" }, line.comparison.differences
    .filter(d => d.reference === runs[0].scenario && (runs.length > 2 ? ["senderPayoff"] : ["senderPayoff", "capability", "tension"]).includes(d.metric)).map(d => el("li", {}, d.inWords))));
  const cautions = [...line.comparison.cautions, ...runs.flatMap(r => r.cautions.map(c => ({ ...c, seen: `${r.scenario}: ${c.seen}` })))];
  byId("cautions").replaceChildren(...(cautions.length ? [el("h2", {}, "Cautions"), el("ul", { class: "cautions" }, cautions.map(c => el("li", {}, `${c.seen} (${c.norm}). ${c.advice}`)))] : []));
}

/** The rounds as the scenarios call them; as numbers where they do not agree. */
function roundLabels() {
  const all = state.entries.map(e => numbersOf(e).labels);
  const longest = all.reduce((a, b) => a.length >= b.length ? a : b);
  return all.every(l => l.every((label, t) => label === longest[t])) ? longest : longest.map((_, t) => String(t));
}

const nothing = { share: 0, ci95: [null, null], n: 0 };

function outcomes(runs) {
  const rows = runs.map(run => ({ name: run.scenario, shares: facts.outcomes.map(o => run.outcomes[o.name] ?? nothing) }));
  keep("outcomes", shareBars(rows, facts.outcomes), "Shares with intervals", () => table(`Share of the runs (95% interval, Wilson), n ${count(last.n)}`, ["scenario", ...facts.outcomes.map(o => o.label)],
    rows.map(r => [r.name, ...r.shares.map(s => estimate(s.share, s.ci95))])));
}

function differences(comparison) {
  if (comparison.runs.length < 2) {
    byId("differences").replaceChildren();
    return;
  }
  const rows = comparison.differences.filter(d => d.reference === comparison.runs[0].scenario && d.metric === metric)
    .map(d => ({ ...d, name: d.scenario, index: comparison.runs.findIndex(r => r.scenario === d.scenario) }));
  const declared = facts.metrics.find(m => m.name === metric);
  if (!byId("difference-of")) {
    byId("differences").replaceChildren(el("h2", {}, "Difference from the first"),
      el("p", {}, el("label", {}, "of ", el("select", { id: "difference-of", onchange: e => {
        metric = e.target.value;
        differences(last.comparison);
      } }, facts.metrics.map(m => el("option", { value: m.name, selected: m.name === metric, title: m.meaning }, m.label))))), el("div", { id: "difference-chart" }));
  }
  keep("difference-chart", whiskers(rows, `${declared.label} (${declared.unit}), less that of ${comparison.runs[0].scenario}`), "In words and numbers", () => el("div", {},
    el("ul", { class: "words" }, rows.map(r => el("li", {}, r.inWords))),
    table(`${declared.label}: paired difference from ${comparison.runs[0].scenario}`, ["scenario", "difference", "95% interval", "chance to be higher", "p (Holm)", "n"],
      rows.map(r => [r.name, fixed(r.difference, decimals(r.ci95)), range(r.ci95), estimate(r.superiority, r.superiorityCi95), r.adjustedP < .001 ? "< .001" : fixed(r.adjustedP, 3), count(r.n)]))));
}

/** A picture that changes, above a table that stays open. */
function keep(id, picture, summary, build) {
  const place = byId(id);
  if (!place.data) {
    place.data = dataTable(summary, () => place.build());
    place.replaceChildren(el("div"), place.data.node);
  }
  place.build = build;
  place.firstChild.replaceChildren(picture);
  place.data.update();
}

function metrics(runs) {
  const place = byId("metrics");
  const told = facts.metrics.filter(m => runs.some(r => r.metrics[m.name])); // some metrics belong to some scenarios only
  const rows = told.map(m => [m.label, ...runs.flatMap(r => {
    const s = r.metrics[m.name];
    return s === undefined ? ["–", "–", "–"] : [fixed(s.mean, decimals(s.ci95)), range(s.ci95), count(s.n)];
  }), m.unit]);
  place.replaceChildren(table("Means over replications with 95% intervals and n", ["metric", ...runs.flatMap(r => [r.scenario, "95% interval", "n"]), "unit"], rows));
}
