// The pictures of the stories: bars that are guessed before they are played, and a scale that leans to one side or the other.

import { el, svg, estimate, fixed } from "./dom.js";
import { ticks } from "./charts.js";

/** Room for names, bars and numbers, so that letters keep their size on a narrow screen. */
function room() {
  const width = Math.max(300, Math.min(660, document.getElementById("results").clientWidth - 40));
  const [left, right] = width < 500 ? [88, 104] : [160, 170];
  return [width, left, width - left - right];
}

function frame(width, height, label) {
  return svg("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
}

/** Bars of a number for each scenario. Guessed ones are hollow; without guess or number stands a question mark. */
export function bars({ names, label, to, mark, marked }, guesses, estimates) {
  const [width, left, length] = room();
  const height = names.length * 42 + 34;
  const x = v => left + length * Math.min(1, Math.max(0, v / to));
  const told = names.map((n, i) => `${n}: ${estimates ? estimate(estimates[i].mean ?? estimates[i].share, estimates[i].ci95) : guesses?.[i] == null ? "not known yet" : `your guess, about ${guesses[i]}`}`).join("; ");
  const picture = frame(width, height, `${label}. ${told}.`);
  names.forEach((name, i) => {
    const y = i * 42 + 6;
    picture.append(svg("text", { x: left - 8, y: y + 19, "text-anchor": "end" }, name.length > left / 7.4 ? `${name.slice(0, left / 7.4 - 2)}…` : name), svg("rect", { class: "bed", x: left, y, width: length, height: 28 }));
    const guess = guesses?.[i];
    if (estimates) {
      const value = estimates[i].mean ?? estimates[i].share;
      const [low, high] = estimates[i].ci95;
      picture.append(svg("g", { class: `s${i}` }, svg("rect", { class: "fill grows", x: left, y, width: Math.max(1, x(value) - left), height: 28 })));
      picture.append(svg("path", { class: "whisker", d: `M${x(low)} ${y + 14}H${x(high)}M${x(low)} ${y + 8}v12M${x(high)} ${y + 8}v12` }), ...estimate(value, [low, high]).split(/ (?=\()/).map((part, k) => svg("text", width < 500 ? { x: left + length + 6, y: y + 12 + 14 * k } : { x: left + length + 8 + 46 * k, y: y + 19 }, part)));
    }
    if (guess != null) picture.append(svg("rect", { class: "guess", x: left, y: y + 2, width: Math.max(3, x(guess) - left), height: 24 }), estimates ? "" : svg("text", { x: x(guess) + 7, y: y + 19, class: "soft" }, "your guess"));
    else if (!estimates) picture.append(svg("text", { x: left + length / 2, y: y + 20, class: "unknown", "text-anchor": "middle" }, "?"));
  });
  const base = names.length * 42 + 2;
  if (mark !== undefined) picture.append(svg("path", { class: "zero axis", d: `M${x(mark)} 0V${base}` }), svg("text", { x: x(mark), y: base + 30, "text-anchor": "middle" }, marked));
  for (const v of [0, to / 2, to]) picture.append(svg("text", { x: x(v), y: base + 14, class: "soft", "text-anchor": "middle" }, String(v)));
  return el("figure", { class: "picture" }, el("h3", {}, label), picture);
}

/** A paired difference on a scale with 0 in the middle: to the left the one is better, to the right the other. */
export function scale({ label, ends }, guess, difference) {
  const [width] = room();
  const height = 92;
  const most = difference ? 1.25 * Math.max(...difference.ci95.map(Math.abs)) : 1;
  const x = v => width / 2 + v / most * (width / 2 - 40);
  const picture = frame(width, height, `${label}. ${difference ? `Difference ${estimate(difference.difference, difference.ci95)}` : guess == null ? "Not known yet" : `Your guess: ${guess < 0 ? ends[0] : guess > 0 ? ends[1] : "it cannot be said"}`}.`);
  picture.append(svg("rect", { class: "bed", x: 20, y: 26, width: width - 40, height: 30 }), svg("path", { class: "zero axis", d: `M${width / 2} 18V62` }),
    svg("text", { x: 22, y: 14 }, `← ${ends[0]}`), svg("text", { x: width - 22, y: 14, "text-anchor": "end" }, `${ends[1]} →`));
  if (guess != null) picture.append(svg("rect", { class: "guess", x: guess === 0 ? width / 2 - 60 : guess < 0 ? 60 : width / 2 + 40, y: 30, width: guess === 0 ? 120 : width / 2 - 100, height: 22 }));
  if (!difference) picture.append(svg("text", { x: guess == null ? width / 2 + 14 : guess === 0 ? width / 2 : guess < 0 ? width / 4 : 3 * width / 4, y: 47, class: guess == null ? "unknown" : "soft", "text-anchor": "middle" }, guess == null ? "?" : "your guess"));
  else {
    const [low, high] = difference.ci95;
    picture.append(svg("g", { class: difference.difference < 0 ? "s0" : "s1" }, svg("path", { class: "stroke", d: `M${x(low)} 41H${x(high)}M${x(low)} 34v14M${x(high)} 34v14` }), svg("circle", { class: "fill", cx: x(difference.difference), cy: 41, r: 6 })));
    for (const v of ticks(-most, most, 5)) picture.append(svg("text", { x: x(v), y: 76, class: "soft", "text-anchor": "middle" }, fixed(v, most < 8 ? 1 : 0)));
  }
  return el("figure", { class: "picture" }, el("h3", {}, label), picture);
}
