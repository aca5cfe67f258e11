// What the page opens with: one question, two policies, one negotiation played before the reader's eyes, and then the same a thousand times.

import { el, byId, capital, announce, fixed, table, count, the } from "./dom.js";
import * as api from "./api.js";
import { state, wanted, wantedAll, commands, traceCommand, remember } from "./state.js";
import { numbersOf } from "./controls.js";
import { shareBars, erasOf } from "./charts.js";
import { percent } from "./talk.js";
import { Stage } from "./stage.js";
import { Cloud, isStill, play as playClouds } from "./cloud.js";
import { disputes, entriesOf } from "./disputes.js";
import { how } from "./share.js";
import { safely } from "./files.js";

const thousand = 1000;
const at = state.watch;
let facts = null;
let load = null;
let offered = [];
let stage = null;
let told = null; // the trace on the stage
let timer = 0;
let speed = 1;
let followed = "capability";
let clouds = [];

export function start(about, loader) {
  [facts, load, offered] = [about, loader, disputes(about.scenarios)];
}

const entry = () => state.entries[at.entry];
const value = (info, lever) => info.byPath.get(`policy.${lever}`) ?? info.byPath.get(`timeline[0].policy.${lever}`);

export function draw() {
  pause();
  at.entry = Math.min(at.entry, state.entries.length - 1);
  const info = numbersOf(entry());
  stage = new Stage();
  const rounds = info.labels.length - 1;
  byId("view-watch").replaceChildren(
    el("div", { class: "opening" },
      el("p", { class: "lead" }, `${capital(the(info.sender))} wants ${the(info.target)} to give up its nuclear and missile programme. It can squeeze, and it can offer a deal; ${the(info.target)} arms, tests, or signs. They have ${rounds} quarters.`),
      el("h2", { class: "question" }, "Will pressure or patience end the programme?"),
      el("p", {}, `Choose what ${the(info.sender)} does, and watch one negotiation.`),
      el("div", { class: "cards" }, state.entries.map(card)),
      offered.length > 1 && picker(), facts.others.length > 0 && elsewhere()),
    el("section", { "aria-labelledby": "stage-title", class: "played" }, el("h2", { id: "stage-title", class: "hidden" }, "One negotiation"), stage.node, controls(), stage.track, stage.key, el("div", { id: "end" })),
    el("section", { "aria-labelledby": "cloud-title", id: "many" }, el("h2", { id: "cloud-title" }, "That was one throw of the dice"),
      el("p", {}, "The model leaves much to chance: who is elected, who is in the mood to sign, what is misread. The same policies, the same chances, a thousand times over:"),
      el("div", { class: "row" }, el("button", { type: "button", class: "main big", id: "thousand", onclick: thousandfold }, "Play it a thousand times"),
        el("label", {}, "and follow ", el("select", { id: "followed", onchange: e => {
          followed = e.target.value;
          if (clouds.length) thousandfold();
        } }, facts.variables.filter(v => v.unit === "0 to 1").map(v => el("option", { value: v.name, selected: v.name === followed }, v.label))))),
      el("div", { id: "clouds", class: "charts" }), el("div", { id: "verdict", "aria-live": "polite" })),
    el("section", { class: "further" }, el("h2", {}, "What does it hang on?"), el("p", {}, "On how the world is. Each of these lets you change it:"),
      el("div", { class: "cards" }, next("play", "Move the levers", "Every number of the policy and the world, and what follows from it, with intervals."), next("phase", "See where each wins", "A map over two features of the world, and where it cannot be said."), next("stories", "Guess first", "Five short stories that ask before they answer."))));
  clouds = [];
  ask();
}

const next = (view, title, about) => el("a", { class: "card", href: `#${view}`, "data-view": view }, el("strong", {}, title), el("span", {}, about));

function card(e, i) {
  const set = lever => {
    const n = value(numbersOf(e), lever);
    return e.set[n.path] ?? state.set[n.path] ?? n.value;
  };
  return el("button", { type: "button", class: `card s${i}`, "aria-pressed": String(i === at.entry && told !== null && at.round > 0), "data-entry": i, onclick: () => choose(i) },
    el("strong", {}, policyOf(e)), el("span", {}, `${numbersOf(e).eras.length > 1 ? "At first asks" : "Asks"} for ${percent(set("depth"))} of the programme, ${set("phases") > 1 ? `in ${Math.round(set("phases"))} steps` : "all at once"}; gives ${percent(set("relief"))} relief.`),
    el("span", { class: "levers-shown" }, ["pressure", "talks"].map(lever => el("span", {}, `${lever === "talks" ? "readiness to talk" : lever} ${percent(set(lever))}`, el("span", { class: "meter", "aria-hidden": "true" }, el("i", { "data-share": set(lever) }))))));
}

const policyOf = e => {
  const { policy, eras } = numbersOf(e);
  return (eras.length > 1 ? `As it was: ${eras.length} policies in turn` : policy) + (e.words ? `, ${e.words}` : "");
};

function picker() {
  const current = offered.findIndex(d => d.scenarios.every((s, i) => state.entries[i]?.scenario === s.scenario));
  return el("p", {}, el("label", {}, "Another world or dispute: ", el("select", { id: "dispute", onchange: e => {
    Object.assign(at, { entry: 0, round: 0 });
    load({ entries: entriesOf(offered[e.target.value]), set: {} }, "watch");
  } }, current < 0 && el("option", { value: "", selected: true }, "as set by you"), offered.map((d, i) => el("option", { value: i, selected: i === current }, d.label)))));
}

/** What is there and not offered, and how to have it. */
const elsewhere = () => el("details", { id: "elsewhere" }, el("summary", {}, `Not on this page: ${facts.others.length === 1 ? "a scenario" : `${facts.others.length} scenarios`} of another model`),
  el("p", { class: "soft" }, `${facts.notPlayed} On the command line:`), el("pre", {}, facts.others.map(path => `sim run ${path}`).join("\n")));

function controls() {
  const button = (id, text, label, action, kind = null) => el("button", { type: "button", id, class: kind, "aria-label": label, title: label, onclick: action }, text);
  return el("div", { class: "row player", role: "group", "aria-label": "Player" },
    button("first", "Start", "To the start", () => go(0)), button("back", "◀ Back", "A round back", () => go(at.round - 1)),
    !isStill() && button("run", "▶ Play", "Play", () => timer ? pause() : run(), "main"),
    button("step", "Step ▶", "A round on", () => go(at.round + 1)), button("event", "Next event", "To the next event", () => go(nextEvent())),
    !isStill() && el("label", {}, "speed ", el("select", { onchange: e => { speed = Number(e.target.value); } }, [["slow", .5], ["steady", 1], ["fast", 4]].map(([name, s]) => el("option", { value: s, selected: s === speed }, name)))),
    el("label", { class: "grow" }, el("span", { class: "hidden" }, "Round"), el("input", { type: "range", id: "round", min: 0, value: 0, oninput: e => go(Number(e.target.value)) })),
    button("dice", "Other luck", "The same policy with other luck", () => {
      at.replication++;
      at.round = 0;
      ask(!isStill());
    }));
}

function choose(i) {
  at.entry = i;
  at.round = 0;
  for (const c of document.querySelectorAll("[data-entry]")) c.setAttribute("aria-pressed", String(Number(c.dataset.entry) === i));
  ask(!isStill());
}

const ask = safely(async (runs = false) => {
  pause();
  told = await api.ask("trace", { entry: wanted(entry()), seed: state.seed, replication: at.replication });
  const info = numbersOf(entry());
  stage.begin(told, info, Math.round(entry().set["policy.phases"] ?? value(info, "phases")?.value ?? 1));
  byId("round").max = stage.rounds.length - 1;
  for (const bar of document.querySelectorAll("[data-share]")) bar.style.width = `${100 * bar.dataset.share}%`;
  go(Math.min(at.round, stage.rounds.length - 1));
  if (runs) {
    document.querySelector(".played").scrollIntoView({ block: "start" });
    run();
  }
});

function nextEvent() {
  let t = at.round + 1;
  while (t < stage.rounds.length - 1 && stage.weight(t) !== "turn") t++;
  return t;
}

function run() {
  if (at.round >= stage.rounds.length - 1) go(0, false);
  byId("run").replaceChildren("Pause");
  byId("run").setAttribute("aria-label", "Pause");
  const tick = () => {
    if (!byId("run")?.isConnected || state.view !== "watch") return pause();
    go(at.round + 1, false);
    timer = at.round < stage.rounds.length - 1 ? setTimeout(tick, { turn: 1500, talks: at.round < 12 ? 1300 : 520, act: 300, quiet: 110 }[stage.weight(at.round)] / speed) : 0;
    if (!timer) pause();
  };
  timer = setTimeout(tick, 700 / speed);
}

export function pause() {
  clearTimeout(timer);
  timer = 0;
  if (!byId("run")) return;
  byId("run").replaceChildren("▶ Play");
  byId("run").setAttribute("aria-label", "Play");
}

/** Shows a round; one that the reader asked for is told, and of those that are played the turns. */
function go(t, byHand = true) {
  if (byHand) pause();
  at.round = Math.max(0, Math.min(stage.rounds.length - 1, t));
  const words = stage.show(at.round);
  const slider = byId("round");
  slider.value = at.round;
  slider.setAttribute("aria-valuetext", stage.label(at.round));
  if ((byHand && at.round > 0) || (timer && stage.weight(at.round) === "turn")) announce(words);
  ended(at.round === stage.rounds.length - 1);
  remember();
}

function ended(isOver) {
  const other = (at.entry + 1) % state.entries.length;
  const open = byId("end").querySelector("details.numbers")?.open;
  byId("end").replaceChildren(...isOver ? [el("p", { class: "closing" }, el("strong", {}, "How it ended. "), told.closing[0].replace(/ \([^)]*\)/, "")),
    el("div", { class: "row" }, state.entries.length > 1 && el("button", { type: "button", class: "main", onclick: () => choose(other) }, `The same luck under ${policyOf(state.entries[other])}`),
      el("button", { type: "button", onclick: () => {
        byId("many").scrollIntoView();
        thousandfold();
      } }, "Now a thousand times"))] : [], numbers(open), how(traceCommand(wanted(entry()), at.replication), state.seed, `replication ${at.replication}`));
}

/** All of a round: what sim trace says of it, the state before and after, what the step was worth to either side. */
function numbers(open) {
  const [now, t] = [stage.rounds[at.round], at.round];
  const before = stage.rounds[Math.max(0, t - 1)].state;
  const states = [["trust of the sender", "senderTrust"], ["trust of the target", "targetTrust"], ["capability", "capability"], ["tension", "tension"], ["hardship", "hardship"], ["openness", "openness"],
    ["pressure for reform", "reform"], ["pressure", "pressure"], ["relief given", "relief"], ["depth agreed", "depth"], ["stage", "stage"]];
  const worth = now.record?.targetGain === undefined ? [] : ["target", "sender"].map(side => table(`What the step was worth to the ${side}`, ["reason", "worth"],
    [...Object.entries(now.record).filter(([k]) => k.startsWith(`${side}Gain`) && k !== `${side}Gain`).map(([k, v]) => [k.slice(side.length + 4).replace(/([A-Z])/g, " $1").trim().toLowerCase(), fixed(v, 3)]),
      ["in all", fixed(now.record[`${side}Gain`], 3)], ["chance to ratify", fixed(now.record[`${side}RatificationChance`], 2)]]));
  return el("details", { class: "numbers", open }, el("summary", {}, "Every number of this round"),
    el("p", { class: "soft" }, told.opening), el("ul", { id: "told" }, ((t ? told.told[t - 1] : []).length ? told.told[t - 1] : ["Nothing of note."]).map(s => el("li", {}, s))),
    el("div", { class: "two" }, table("What each believes, and the state of things, in this one run", ["quantity", "before", "after"], states.map(([name, key]) => [name, fixed(before[key], 2), fixed(now.state[key], 2)])), ...worth));
}

const thousandfold = safely(async () => {
  byId("thousand").disabled = true;
  try {
    await api.stream("play", { entries: wantedAll(), seed: state.seed, replications: thousand, trajectories: true, variables: followed, paths: thousand, atOnce: true }, reveal, "cloud");
  } finally {
    byId("thousand").disabled = false;
  }
});

function reveal(line) {
  const variable = facts.variables.find(v => v.name === followed);
  if (clouds.length !== line.over.length) clouds = line.over.map(() => new Cloud());
  byId("clouds").replaceChildren(...clouds.map(c => c.node));
  clouds.forEach((c, i) => c.show({ name: policyOf(state.entries[i]), index: i, variable: variable.label, labels: numbersOf(state.entries[i]).labels, eras: erasOf(numbersOf(state.entries[i])), bounds: [0, 1], n: line.n, series: line.over[i].series[followed], watched: Math.min(at.replication, thousand - 1) }));
  playClouds(clouds, () => verdict(line, variable));
}

const shares = o => o ? `${fixed(100 * o.share, 1)}% (${fixed(100 * o.ci95[0], 1)} to ${fixed(100 * o.ci95[1], 1)})` : "none";

function verdict(line, variable) {
  const { runs, differences } = line.comparison;
  const words = [followed, "capability", "senderPayoff"].filter((m, i, all) => all.indexOf(m) === i).map(m => differences.find(d => d.metric === m && d.reference === runs[0].scenario)?.inWords).filter(Boolean);
  const drawn = Math.min(...line.over.map(o => o.series[followed].thousandths.length));
  byId("verdict").replaceChildren(
    el("p", { class: "soft" }, `${capital(variable.label)}: each thin line is one negotiation${drawn < line.n ? ` (the first ${count(drawn)})` : ""}, the strong one is yours. The thick line is their mean, the band around it its 95% interval: how well the simulation is known, not the world.`),
    el("ul", { class: "words large" }, el("li", {}, `Given up altogether: ${runs.map((run, i) => `${policyOf(state.entries[i])} in ${shares(run.outcomes.denuclearised)}`).join(", ")} of the runs (95% interval).`), words.map(w => el("li", {}, w))),
    el("h3", {}, "How they ended"), shareBars(runs.map(run => ({ name: run.scenario, shares: facts.outcomes.map(o => run.outcomes[o.name] ?? { share: 0, ci95: [null, null], n: 0 }) })), facts.outcomes),
    how(commands(line.n), state.seed, `${count(line.n)} replications of each on the same shocks`));
}
