// The numbers of a scenario by what they mean, for who chooses one among two hundred.

import { el, capital } from "./dom.js";

/** A number as a reader would call it: what its meaning says before it explains. */
export function nameOf(number) {
  const name = capital(number.meaning.replace(/[;:(].*$/, "").trim());
  return name.length > 72 ? `${name.slice(0, 71).trim()}…` : name;
}

const turning = /^(mechanisms\.|target\.seekers$|world\.payoffs\.)/;
const kinds = [["what verdicts often turn on", turning], ["the policy", /^(policy|timeline)/], ["the sender", /^sender/], ["the target", /^target/], ["the world", /./]];

/** The numbers that an axis can be, by kind, each by its name; the path stands behind it for who knows it. */
export function choices(info, chosen) {
  const left = new Set(info.numbers.filter(n => n.high > n.low));
  return kinds.map(([kind, belongs]) => {
    const mine = [...left].filter(n => belongs.test(n.path));
    for (const n of mine) left.delete(n);
    return mine.length > 0 && el("optgroup", { label: kind }, mine.map(n => el("option", { value: n.path, selected: n.path === chosen, title: n.path }, nameOf(n))));
  });
}
