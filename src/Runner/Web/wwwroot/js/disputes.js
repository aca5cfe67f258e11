// What can be watched: pairs of policies that share a world, and single scenarios beside themselves under other pressure.

import { capital } from "./dom.js";
import { freeName } from "./state.js";

const patient = /phased\.json$/;
const world = title => title.split(", ").slice(1).join(", ");

/** The worlds on offer, each with a label and its scenarios. */
export function disputes(scenarios) {
  const sound = scenarios.filter(s => s.problems.length === 0);
  const pairs = sound.filter(s => patient.test(s.scenario)).map(a => [a, sound.find(b => b.scenario === a.scenario.replace(patient, "maximum-pressure.json"))]).filter(p => p[1])
    .map(two => ({ label: capital(world(two[0].title) || two[0].title), scenarios: two }));
  const worlds = new Set(pairs.map(p => p.label));
  const singles = sound.filter(s => !worlds.has(capital(world(s.title) || "–"))).map(s => ({ label: s.title, scenarios: [s] }));
  return [...pairs, ...singles];
}

export const entriesOf = dispute => dispute.scenarios.map(s => ({ scenario: s.scenario, name: s.name, set: {} }));

/** The same scenario with as much pressure as there can be, or with none if it has much already. */
export function contrast(entry, info) {
  const levers = info.numbers.filter(n => /policy\.pressure$/.test(n.path));
  const most = levers.reduce((sum, n) => sum + n.value / n.high, 0) / levers.length <= .6;
  const name = most ? "most-pressure" : "no-pressure";
  return { ...entry, name: freeName(`${entry.name.slice(0, 30)}-${name}`), words: most ? "most pressure" : "no pressure", set: Object.fromEntries(levers.map(n => [n.path, most ? n.high : n.low])) };
}
