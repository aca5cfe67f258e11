// Charts over the rounds (uPlot), and bars and whiskers (SVG). Colours come from the style sheet, so dark and light follow it.

import { el, svg, fixed, decimals, estimate, range, count } from "./dom.js";
import { dashes } from "./controls.js";

export const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const faint = (colour, share) => colour + Math.round(share * 255).toString(16).padStart(2, "0");

/** Where an axis of rounds is labelled: at the beginning of years where rounds are quarters, else at round numbers; at about so many places. */
export function roundTicks(labels, most) {
  const quarters = labels.map((label, t) => ({ t, at: /^(\d{4})Q1$/.exec(label)?.[1] })).filter(q => q.at);
  const found = quarters.length > 1 ? quarters.map(q => ({ t: q.t, at: Number(q.at), text: q.at })) : labels.map((label, t) => ({ t, at: t, text: String(label) }));
  const every = [1, 2, 5, 10, 20, 50, 100, 200].find(step => found.filter(f => f.at % step === 0).length <= Math.max(2, most)) ?? 500;
  return found.filter(f => f.at % every === 0);
}

/** The eras of a scenario that has several, as places on the axis of its rounds. */
export const erasOf = info => info.eras.length < 2 ? [] : info.eras.map(era => ({ name: era.name, from: Math.max(0, info.labels.indexOf(era.from) - 1), to: info.labels.indexOf(era.to) }));

/** A chart of one variable over the rounds: a line and a band for each scenario. Cursors of one page move together. */
export class LineChart {
  constructor(place, describe, key = "page") {
    [this.place, this.describe, this.key] = [place, describe, key];
    this.readout = el("figcaption");
    this.plot = el("div", { class: "plot" });
    this.place.append(this.plot, this.readout);
    new ResizeObserver(() => this.resize()).observe(this.plot);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.redraw());
  }

  /** @param lines name, mean and, if it is an estimate, low and high over the rounds. */
  show(title, labels, lines, bounds = null, eras = []) {
    [this.title, this.labels, this.lines, this.bounds, this.eras] = [title, labels, lines, bounds, eras];
    const shape = `${lines.length} ${labels.length} ${lines.map(l => Boolean(l.low))} ${bounds} ${labels[1]} ${eras.length}`;
    if (this.chart && shape === this.shape) this.chart.setData(this.data());
    else {
      this.shape = shape;
      this.redraw();
    }
    this.place.querySelector("canvas")?.setAttribute("aria-label", this.describe(this));
    this.say(null);
  }

  data() {
    return [this.labels.map((_, t) => t), ...this.lines.flatMap(l => l.low ? [l.low, l.high, l.mean] : [l.mean])];
  }

  redraw() {
    this.chart?.destroy();
    if (!this.lines) return;
    const series = [{}];
    const bands = [];
    this.lines.forEach((line, i) => {
      const colour = css(`--s${i}`);
      if (line.low) {
        bands.push({ series: [series.length + 1, series.length], fill: faint(colour, .28) });
        series.push({ stroke: faint(colour, .5), width: .5, points: { show: false } }, { stroke: faint(colour, .5), width: .5, points: { show: false } });
      }
      series.push({ stroke: colour, width: 2, dash: dashes[i], points: { show: false } });
    });
    const axis = { stroke: css("--soft"), grid: { stroke: css("--line"), width: .5 }, ticks: { show: false }, font: "11px system-ui, sans-serif" };
    this.chart = new uPlot({
      width: Math.max(200, this.plot.clientWidth), height: 190, series, bands,
      legend: { show: false },
      scales: { x: { time: false }, y: { range: (_, low, high) => this.bounds ?? spread(low, high) } },
      axes: [{ ...axis, size: 28, splits: u => roundTicks(this.labels, u.width / 60).map(r => r.t), values: (u, at) => at.map(t => roundTicks(this.labels, u.width / 60).find(r => r.t === t)?.text ?? "") }, { ...axis, size: 46 }],
      cursor: { y: false, sync: { key: this.key }, points: { show: false }, drag: { x: false, y: false } },
      hooks: { setCursor: [u => this.say(u.cursor.idx)], drawClear: [u => this.shade(u)] },
    }, this.data(), this.plot);
    const canvas = this.plot.querySelector("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.describe(this));
  }

  resize() {
    if (this.chart && this.plot.clientWidth > 0 && this.plot.clientWidth !== this.chart.width) this.chart.setSize({ width: this.plot.clientWidth, height: 190 });
  }

  /** Every other era has a ground of its own. */
  shade({ ctx, bbox, valToPos }) {
    if (this.eras.length === 0) return;
    ctx.fillStyle = css("--era");
    this.eras.forEach((era, k) => {
      const [from, to] = [valToPos(era.from, "x", true), valToPos(era.to, "x", true)];
      if (k % 2 === 0) ctx.fillRect(from, bbox.top, to - from, bbox.height);
    });
  }

  /** The values under the cursor; at the end of the run when there is none. */
  say(at) {
    const t = at ?? this.labels.length - 1;
    const era = this.eras.find(e => t > e.from && t <= e.to)?.name;
    this.readout.textContent = `${/^\d+$/.test(this.labels[t]) ? "round " : ""}${this.labels[t]}${era ? `, ${era}` : ""}: ` + this.lines.map(l => `${l.name} ${l.low ? estimate(l.mean[t], [l.low[t], l.high[t]]) : fixed(l.mean[t], 3)}`).join("; ");
  }
}

const spread = (low, high) => {
  const room = (high - low || 1) * .08;
  return [low - room, high + room];
};

/** Room for names and for the picture beside them, so that letters keep their size on a narrow screen. */
function room(whole) {
  whole ??= Math.max(300, Math.min(780, document.getElementById("results").clientWidth - 40));
  const left = whole < 500 ? 125 : 150;
  return [left, whole - left - 10];
}

/** Shares that add up to 1, a bar for each scenario. */
export function shareBars(rows, parts) {
  const [left, width] = room();
  const height = 26;
  const picture = svg("svg", { class: "chart", viewBox: `0 0 ${left + width + 10} ${rows.length * (height + 12) + 26}`, role: "img",
    "aria-label": "How runs ended: " + rows.map(r => `${r.name}: ${r.shares.map((s, i) => `${parts[i].label} ${fixed(s.share * 100, 0)}%`).join(", ")}`).join("; ") });
  rows.forEach((row, r) => {
    const y = r * (height + 12) + 4;
    let x = left;
    picture.append(svg("text", { x: left - 8, y: y + 17, "text-anchor": "end" }, short(row.name, left)));
    row.shares.forEach((s, i) => {
      const w = s.share * width;
      if (w > 0) picture.append(svg("rect", { x, y, width: w, height, class: `o${i} fill` }, svg("title", {}, `${parts[i].label}: ${estimate(s.share, s.ci95)}, n ${count(s.n)}`)));
      x += w;
    });
  });
  const base = rows.length * (height + 12) + 4;
  picture.append(svg("path", { class: "axis", d: `M${left} ${base}H${left + width}` }),
    ...[0, .25, .5, .75, 1].map(v => svg("text", { x: left + v * width, y: base + 16, "text-anchor": v === 1 ? "end" : "middle", class: "soft" }, `${v * 100}%`)));
  return el("div", {}, picture, el("ul", { class: "key" }, parts.map((p, i) => el("li", { title: p.meaning }, chip(i), ` ${p.label}`))));
}

function chip(i) {
  return svg("svg", { class: "swatch", viewBox: "0 0 26 14", "aria-hidden": "true" }, svg("rect", { width: 26, height: 14, class: `o${i} fill` }));
}

const short = (text, left) => text.length > left / 7.6 ? text.slice(0, Math.floor(left / 7.6) - 1) + "…" : text;

/** Differences from the first scenario with their intervals, on one axis that has 0 in it. */
export function whiskers(rows, unit, whole = null) {
  const [left, width] = room(whole);
  const ends = rows.flatMap(r => r.ci95).filter(v => v !== null);
  const [low, high] = spread(Math.min(0, ...ends), Math.max(0, ...ends));
  const x = v => left + (v - low) / (high - low) * width;
  const base = rows.length * 30 + 6;
  const picture = svg("svg", { class: "chart", viewBox: `0 0 ${left + width + 10} ${base + 20}`, role: "img", "aria-label": rows.map(r => r.inWords).join(" ") });
  picture.append(svg("path", { class: "zero axis", d: `M${x(0)} 0V${base}` }), svg("path", { class: "axis", d: `M${left} ${base}H${left + width}` }));
  for (const v of ticks(low, high, width < 400 ? 3 : 5)) picture.append(svg("text", { x: x(v), y: base + 15, "text-anchor": "middle", class: "soft" }, fixed(v, Math.max(0, decimals([0, (high - low) / 5])))));
  rows.forEach((row, r) => {
    const y = r * 30 + 16;
    picture.append(svg("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, short(row.name, left)));
    if (row.ci95[0] === null) return;
    picture.append(svg("g", { class: `s${row.index}` },
      svg("path", { class: "stroke", d: `M${x(row.ci95[0])} ${y}H${x(row.ci95[1])}M${x(row.ci95[0])} ${y - 6}v12M${x(row.ci95[1])} ${y - 6}v12` }),
      svg("circle", { class: "fill", cx: x(row.difference), cy: y, r: 5 }, svg("title", {}, `${fixed(row.difference, decimals(row.ci95))} (${range(row.ci95)})`))));
  });
  return el("div", {}, picture, el("p", { class: "soft" }, unit));
}

/** Round numbers between two ends. */
export function ticks(low, high, about = 5) {
  const raw = (high - low) / about;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map(m => m * unit).find(s => s >= raw);
  const found = [];
  for (let v = Math.ceil(low / step) * step; v <= high + step * 1e-9; v += step) found.push(Math.abs(v) < step * 1e-9 ? 0 : v);
  return found;
}
