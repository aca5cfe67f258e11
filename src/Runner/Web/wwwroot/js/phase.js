// The phase diagram: over two numbers, which scenario does best, and where it cannot be said.

import { el, svg, byId, capital, fixed, decimals, estimate, range, plain, count, announce, table, dataTable, save } from "./dom.js";
import * as api from "./api.js";
import { state, wantedAll, commands } from "./state.js";
import { numbersOf } from "./controls.js";
import { whiskers } from "./charts.js";
import { nameOf, choices } from "./names.js";
import { how } from "./share.js";
import { safely } from "./files.js";

let facts = null;
let load = null;
let plane = null;
let asked = ""; // what the newest diagram is of
let at = null; // the point that is chosen
const form = { points: 13, metric: "senderPayoff", lowest: false, n: 200, ends: {} };

/** What there is, and what loads a point of the diagram into the page. */
export function start(about, loader) {
  facts = about;
  load = loader;
  Object.assign(form, about.telling);
}

/** Draws anew what is of older numbers. */
export function stale() {
  if (plane) fresh();
}

export function draw() {
  const info = numbersOf(state.entries[0]);
  for (const axis of ["x", "y"]) if (!info.byPath.has(form[axis])) form[axis] = info.numbers.find(n => n.path !== form.x)?.path;
  const axis = name => {
    const number = info.byPath.get(form[name]);
    const ends = form.ends[number.path] ??= [number.low < 0 && number.default >= 0 ? 0 : number.low, usualHigh(number)];
    const end = (k, label) => el("label", {}, `${label} `, el("input", { type: "number", step: "any", min: number.low, max: number.high, value: ends[k], onchange: e => {
      ends[k] = Number(e.target.value);
      fresh();
    } }));
    return el("div", { class: "axis-choice" }, el("div", { class: "row" }, el("label", {}, name === "x" ? "Across " : "Up ", el("select", { id: `phase-${name}`, onchange: e => {
      form[name] = e.target.value;
      draw();
    } }, choices(info, form[name]))), end(0, "from"), end(1, "to")), el("p", { class: "soft" }, `${capital(number.meaning)}.`));
  };
  const again = set => e => {
    set(e.target.value);
    fresh();
  };
  byId("view-phase").replaceChildren(
    el("h2", { class: "question" }, "Which policy does best where?"),
    el("p", { class: "soft" }, "Every scenario on the left is played at every point, on the same shocks. Choose a point to see what is behind it."),
    el("div", { class: "map" }, el("div", {}, el("p", { id: "phase-note", class: "status" }), el("div", { id: "phase-picture" })), el("section", { id: "phase-point", "aria-label": "The chosen point" })),
    axis("x"), axis("y"),
    el("div", { class: "row" },
      el("label", {}, "Best is the ", el("select", { id: "phase-lowest", onchange: again(v => { form.lowest = v === "lowest"; }) }, ["highest", "lowest"].map(w => el("option", { selected: (w === "lowest") === form.lowest }, w)))),
      el("label", {}, " ", el("span", { class: "hidden" }, "metric"), el("select", { onchange: again(v => {
        form.metric = v;
        form.lowest = facts.lowIsBest.includes(v);
        byId("phase-lowest").value = form.lowest ? "lowest" : "highest";
      }) }, facts.metrics.map(m => el("option", { value: m.name, selected: m.name === form.metric }, m.label)))),
      el("label", {}, "points a side ", el("select", { id: "phase-points", onchange: again(v => { form.points = Number(v); }) }, [7, 9, 13, 17, 25].map(n => el("option", { selected: n === form.points }, n)))),
      el("label", {}, "replications ", el("select", { onchange: again(v => { form.n = Number(v); }) }, [40, 200, 500, 1000].map(n => el("option", { selected: n === form.n }, n))))),
    el("div", { id: "phase-data" }));
  if (plane) picture();
  fresh();
}

/** Plays what is asked for now, unless that is what was played last. */
function fresh() {
  const now = JSON.stringify([wantedAll(), state.seed, form]);
  if (now === asked) return;
  asked = now;
  run();
}

const usualHigh = number => Math.min(number.high, Math.max(1, 2 * number.default));

const run = safely(async () => {
  const side = name => ({ path: form[name], low: form.ends[form[name]][0], high: form.ends[form[name]][1], points: form.points });
  const info = numbersOf(state.entries[0]);
  const about = { paths: { x: form.x, y: form.y }, titles: { x: nameOf(info.byPath.get(form.x)), y: nameOf(info.byPath.get(form.y)) }, metric: form.metric, lowest: form.lowest, seed: state.seed };
  delete byId("view-phase").dataset.done;
  byId("phase-note").textContent = "Playing …";
  await api.stream("grid", { entries: wantedAll(), seed: state.seed, x: side("x"), y: side("y"), metric: form.metric, lowest: form.lowest, replications: form.n }, line => {
    if (line.names) {
      plane = { ...about, ...line, rows: [], n: 0 };
      at = null;
      return;
    }
    plane.rows[line.row] = line.cells;
    plane.n = line.n;
    picture();
    byId("phase-note").textContent = `Row ${line.row + 1} of ${plane.y.length} with ${count(line.n)} replications a point`;
  });
  byId("phase-note").textContent = `${summary()} ${count(plane.n)} replications a point, seed ${plane.seed}.`;
  byId("view-phase").dataset.done = plane.n;
  announce(summary());
});

const label = name => facts.metrics.find(m => m.name === name).label;

function summary() {
  const cells = plane.rows.flat();
  const won = plane.names.map((name, k) => `${name} does best at ${cells.filter(c => c.best === k && !c.open).length}`);
  return plane.names.length < 2 ? `${cells.length} points.` : `Of ${cells.length} points: ${won.join(", ")}; at ${cells.filter(c => c.open).length} it cannot be said.`;
}

const wide = { left: 70, top: 10, width: 560, height: 420 };
const narrow = { left: 60, top: 10, width: 270, height: 270 };
let size = wide;

function picture() {
  const { x, y, rows, names } = plane;
  const drawing = sketch();
  drawing.addEventListener("keydown", e => {
    const move = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[e.key];
    if (e.key === "Enter") {
      e.preventDefault();
      byId("load-point")?.focus();
    }
    if (!move) return;
    e.preventDefault();
    point(Math.min(x.length - 1, Math.max(0, (at?.i ?? 0) + move[0])), Math.min(y.length - 1, Math.max(0, (at?.j ?? 0) + move[1])));
  });
  const hadFocus = document.activeElement?.id === "phase-svg";
  const place = byId("phase-picture");
  place.replaceChildren(names.length > 1 ? legend() : "", drawing);
  if (hadFocus) drawing.focus();
  if (at) point(at.i, at.j);
  else byId("phase-point").replaceChildren(el("p", { class: "soft" }, "Choose a point of the diagram, by the mouse or by the arrow keys: its numbers stand here."));
  const data = byId("phase-data");
  if (!data.firstChild || data.of !== plane) {
    data.of = plane;
    data.data = dataTable("Data", () => table(`${label(plane.metric)}: mean (95% interval) at each point`, [`${plane.titles.x}, ${plane.titles.y}`, ...plane.names, "lead of the best", "n"], listed()));
    data.replaceChildren(data.data.node, el("div", { class: "row" }, el("button", { type: "button", onclick: saveCsv }, "Data (CSV)"), el("button", { type: "button", onclick: saveSvg }, "SVG"), el("button", { type: "button", onclick: savePng }, "PNG")));
  }
  data.data.update();
}

/** What the shades mean: how far the best is ahead of the next. */
function legend() {
  const most = Math.max(...plane.rows.flat().map(c => Math.abs(c.difference ?? 0)));
  const leads = [0, .25, .5, .75, 1];
  return el("ul", { class: "key", "aria-label": `Shades: the lead of the best, from 0 to ${plain(Number(most.toPrecision(2)))}` }, plane.names.map((n, k) => el("li", {},
    el("b", {}, n), " ahead by 0 ", svg("svg", { class: "ramp", viewBox: "0 0 70 14", "aria-hidden": "true" }, leads.map((lead, i) => svg("rect", { x: 14 * i, width: 13.5, height: 14, class: `s${k} fill`, "fill-opacity": shade(lead) }))), ` ${plain(Number(most.toPrecision(2)))}`)),
    el("li", {}, svg("svg", { class: "swatch", viewBox: "0 0 26 14", "aria-hidden": "true" }, svg("rect", { width: 26, height: 14, class: "s0 fill", "fill-opacity": .18 }), svg("path", { class: "axis", d: "M5 13L21 1" })), " it cannot be said: the 95% interval of the lead has 0 in it"));
}

const shade = lead => (.45 + .55 * lead).toFixed(3);

const listed = () => plane.rows.flatMap((row, j) => row.map((c, i) => [`${plain(plane.x[i])}, ${plain(plane.y[j])}`, ...c.means.map(m => estimate(m.mean, m.ci95)), c.ci95 ? `${plane.names[c.best]} by ${estimate(c.difference, c.ci95)}` : "–", count(c.means[0].n)]));

/** The picture, with nothing in it that needs the page: it can be saved as it is. */
function sketch(colours = null) {
  const { x, y, rows, names } = plane;
  size = !colours && byId("results").clientWidth < 600 ? narrow : wide;
  const { left, top, width, height } = size;
  const [w, h] = [width / x.length, height / y.length];
  const drawing = svg("svg", { id: "phase-svg", class: "chart", viewBox: `0 0 ${left + width + 20} ${top + height + (colours ? 125 : 44)}`, xmlns: "http://www.w3.org/2000/svg", tabindex: "0", role: "application",
    "aria-label": `Phase diagram, ${names.join(" and ")}: ${plane.titles.x} across, ${plane.titles.y} up. Arrow keys go from point to point, Enter to what can be done with it.` });
  const means = names.length === 1 ? rows.flat().map(c => c.means[0].mean) : [];
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const leads = rows.flat().map(c => Math.abs(c.difference ?? 0));
  const most = Math.max(...leads, 1e-12);
  rows.forEach((row, j) => row.forEach((cell, i) => {
    const k = Math.max(0, cell.best);
    const strength = names.length === 1 ? .1 + .9 * (cell.means[0].mean - low) / (high - low || 1) : cell.open ? .18 : Number(shade(Math.abs(cell.difference) / most));
    const [cx, cy] = [left + i * w, top + height - (j + 1) * h];
    drawing.append(svg("rect", { x: cx, y: cy, width: w - .5, height: h - .5, "fill-opacity": strength.toFixed(3), ...(colours ? { fill: colours[k] } : { class: `s${k} fill` }), onclick: () => point(i, j) }, svg("title", {}, told(i, j))));
    if (cell.open) drawing.append(svg("path", { d: `M${cx + 2} ${cy + h - 2}L${cx + w - 3} ${cy + 2}`, ...(colours ? { stroke: "#55595e", "stroke-width": 1 } : { class: "axis" }), "pointer-events": "none" }));
  }));
  const text = (attributes, content) => svg("text", { ...(colours ? { "font-family": "sans-serif", "font-size": 12, fill: "#1a1a1a" } : {}), ...attributes }, content);
  const every = Math.ceil(x.length / (size === narrow ? 4 : 7));
  x.forEach((v, i) => { if (i % every === 0) drawing.append(text({ x: left + (i + .5) * w, y: top + height + 16, "text-anchor": "middle" }, plain(Number(v.toFixed(3))))); });
  y.forEach((v, j) => { if (j % every === 0) drawing.append(text({ x: left - 6, y: top + height - (j + .5) * h + 4, "text-anchor": "end" }, plain(Number(v.toFixed(3))))); });
  drawing.append(text({ x: left + width / 2, y: top + height + 36, "text-anchor": "middle" }, plane.titles.x),
    text({ x: 0, y: 0, transform: `translate(14 ${top + height / 2}) rotate(-90)`, "text-anchor": "middle" }, plane.titles.y));
  if (colours) {
    drawing.prepend(svg("rect", { width: "100%", height: "100%", fill: "#ffffff" }));
    names.forEach((name, i) => drawing.append(svg("rect", { x: left + i * 185, y: top + height + 50, width: 14, height: 10, fill: colours[i] }), text({ x: left + i * 185 + 20, y: top + height + 59 }, name)));
    caption().forEach((line, i) => drawing.append(text({ x: left, y: top + height + 80 + 16 * i }, line)));
  } else drawing.append(svg("rect", { id: "phase-cursor", class: "cursor", width: 0, height: h, "pointer-events": "none" }));
  return drawing;
}

/** What stands beneath a picture that is saved. */
const caption = () => plane.names.length < 2 ? [`Mean of ${label(plane.metric)}: darker is higher.`, `n ${count(plane.n)} at each point, seed ${plane.seed}.`]
  : [`Colour: the scenario with the ${plane.lowest ? "lowest" : "highest"} mean of ${label(plane.metric)}; darker, the further ahead of the next.`,
    "Pale and struck through: the 95% interval of its lead has 0 in it.", `n ${count(plane.n)} at each point, on the same shocks, seed ${plane.seed}.`];

const where = (i, j) => `${plane.titles.x} ${plain(Number(plane.x[i].toPrecision(3)))}, ${plane.titles.y} ${plain(Number(plane.y[j].toPrecision(3)))}`;

function told(i, j) {
  const cell = plane.rows[j]?.[i];
  return cell ? `${where(i, j)}. ${verdict(cell)}` : "not played yet";
}

function verdict(cell) {
  const lead = cell.ci95 && `${fixed(Math.abs(cell.difference), decimals(cell.ci95))} (${range(cell.ci95)})`;
  const n = `n ${count(cell.means[0].n)}`;
  return !lead ? `${capital(label(plane.metric))} ${estimate(cell.means[0].mean, cell.means[0].ci95)}, ${n}.` : cell.open ? `It cannot be said which is best: ${plane.names[cell.best]} leads by ${lead}, ${n}.` : `${plane.names[cell.best]} does best, by ${lead}, ${n}.`;
}

/** Chooses a point: what is behind it opens beside the diagram. */
function point(i, j) {
  at = { i, j };
  const cell = plane.rows[j]?.[i];
  const cursor = byId("phase-cursor");
  const [w, h] = [size.width / plane.x.length, size.height / plane.y.length];
  for (const [name, value] of Object.entries({ x: size.left + i * w, y: size.top + size.height - (j + 1) * h, width: w })) cursor.setAttribute(name, value);
  if (!cell) return;
  const set = { [plane.paths.x]: plane.x[i], [plane.paths.y]: plane.y[j] };
  byId("phase-point").replaceChildren(el("h3", {}, where(i, j)), el("p", {}, verdict(cell)),
    whiskers(plane.names.map((name, k) => ({ name, index: k, difference: cell.means[k].mean, ci95: cell.means[k].ci95, inWords: `${name} ${estimate(cell.means[k].mean, cell.means[k].ci95)}.` })), `${capital(label(plane.metric))}: means with 95% intervals`, 320),
    el("button", { type: "button", id: "load-point", class: "main", onclick: safely(() => load({ set, seed: plane.seed })) }, "Move the sliders there"),
    how(commands(plane.n, wantedAll().map(e => ({ ...e, set: { ...e.set, ...set } }))), plane.seed, `${count(plane.n)} replications of each on the same shocks`));
  announce(told(i, j));
}

function saveCsv() {
  const head = ["x", "y", ...plane.names.flatMap(n => [n, `${n}_low`, `${n}_high`]), "best", "lead", "lead_low", "lead_high", "n"].join(",");
  const rows = plane.rows.flatMap((row, j) => row.map((c, i) => [plane.x[i], plane.y[j], ...c.means.flatMap(m => [m.mean ?? "", m.ci95[0] ?? "", m.ci95[1] ?? ""]), plane.names[c.best] ?? "", c.difference ?? "", ...(c.ci95 ?? ["", ""]), c.means[0].n].join(",")));
  save(new Blob([[head, ...rows, ""].join("\n")], { type: "text/csv" }), "phase.csv");
}

const print = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#3A3A3A"];
const asText = () => {
  const drawing = sketch(print);
  for (const name of ["class", "tabindex", "role", "id"]) drawing.removeAttribute(name);
  return new XMLSerializer().serializeToString(drawing);
};

function saveSvg() {
  save(new Blob([asText()], { type: "image/svg+xml" }), "phase.svg");
}

const savePng = safely(async () => {
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([asText().replace("<svg", `<svg width="1950" height="1665"`)], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = el("canvas", { width: 1950, height: 1665 });
  canvas.getContext("2d").drawImage(picture, 0, 0);
  canvas.toBlob(blob => save(blob, "phase.png"));
});
