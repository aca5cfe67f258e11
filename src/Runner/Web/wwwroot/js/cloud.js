// The same negotiation many times: a cloud of thin lines, which becomes a mean with its 95% interval.

import { el, estimate, count, fixed } from "./dom.js";
import { css, faint, roundTicks } from "./charts.js";

export const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Cloud {
  constructor() {
    this.title = el("h3");
    this.canvas = el("canvas", { role: "img" });
    this.caption = el("figcaption");
    this.node = el("figure", { class: "cloud" }, this.title, this.canvas, this.caption);
    new ResizeObserver(() => this.data && this.width() !== this.across && this.draw(this.drawn, this.settled)).observe(this.node);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.data && this.draw(this.drawn, this.settled));
  }

  /** @param data name, index, variable, labels, bounds, n, series (mean, low, high, thousandths) and the replication that was watched. */
  show(data) {
    this.data = data;
    this.sheets = new Map();
    const { mean, low, high } = data.series;
    const end = estimate(mean.at(-1), [low.at(-1), high.at(-1)]);
    this.title.textContent = data.name;
    this.canvas.setAttribute("aria-label", `${data.variable} in ${count(data.series.thousandths.length)} replications of ${data.name}, and their mean, at the end ${end}.`);
    this.end = `At the end ${end} in the mean, n ${count(data.n)}.`;
    this.draw(0, 0);
  }

  width() {
    return Math.max(240, this.node.clientWidth);
  }

  /** So many lines on a sheet of their own, where those that came before are left standing. */
  sheet(many, colour, share, line) {
    const { width, height } = this.canvas;
    const look = [width, height, colour].join();
    let sheet = this.sheets.get(share);
    if (sheet?.look !== look || sheet.many > many) {
      sheet = { look, many: 0, canvas: el("canvas", { width, height }) };
      sheet.pen = sheet.canvas.getContext("2d");
      sheet.pen.scale(devicePixelRatio || 1, devicePixelRatio || 1);
      [sheet.pen.strokeStyle, sheet.pen.lineWidth] = [faint(colour, share), .8];
      this.sheets.set(share, sheet);
    }
    for (; sheet.many < many; sheet.many++) line(sheet.pen, this.data.series.thousandths[sheet.many]);
    return sheet.canvas;
  }

  /** Draws some lines, and how far they have given way to the band: from 0 to 1. */
  draw(many, settled) {
    [this.drawn, this.settled] = [many, settled];
    const { labels, series, bounds, index, watched, eras } = this.data;
    const [width, height, scale] = [this.width(), 260, devicePixelRatio || 1];
    this.across = width;
    const [left, right, top, bottom] = [30, 6, 6, 24];
    [this.canvas.width, this.canvas.height] = [width * scale, height * scale];
    Object.assign(this.canvas.style, { width: "100%", height: `${height}px` });
    const pen = this.canvas.getContext("2d");
    pen.scale(scale, scale);
    const x = t => left + (width - left - right) * t / (labels.length - 1);
    const y = v => top + (height - top - bottom) * (1 - (v - bounds[0]) / (bounds[1] - bounds[0]));
    pen.fillStyle = css("--era");
    eras.forEach((era, k) => k % 2 === 0 && pen.fillRect(x(era.from), top, x(era.to) - x(era.from), height - top - bottom));
    pen.font = "11px system-ui, sans-serif";
    [pen.fillStyle, pen.strokeStyle, pen.lineWidth] = [css("--soft"), css("--line"), .7];
    for (const v of [0, .5, 1].map(s => bounds[0] + s * (bounds[1] - bounds[0]))) {
      pen.textAlign = "right";
      pen.fillText(fixed(v, bounds[1] <= 1 ? 1 : 0).replace(/^0\./, "."), left - 5, y(v) + 4);
      stroke(pen, [[left, y(v)], [width - right, y(v)]]);
    }
    for (const { t, text } of roundTicks(labels, width / 70)) {
      pen.textAlign = t === 0 ? "left" : t === labels.length - 1 ? "right" : "center";
      pen.fillText(text, x(t), height - 6);
    }
    const colour = css(`--s${index}`);
    const line = (on, path) => stroke(on, path.map((v, t) => [x(t), y(v / 1000)]));
    for (const [share, seen] of [[.16, 1 - settled], [.05, settled]]) {
      pen.globalAlpha = seen;
      if (seen > 0) pen.drawImage(this.sheet(many, colour, share, line), 0, 0, width, height);
    }
    pen.globalAlpha = 1;
    if (many > watched) {
      [pen.strokeStyle, pen.lineWidth] = [css("--ink"), 1.2];
      line(pen, series.thousandths[watched]);
    }
    if (settled > 0) {
      pen.globalAlpha = settled;
      pen.fillStyle = faint(colour, .45);
      pen.beginPath();
      series.low.forEach((v, t) => pen.lineTo(x(t), y(v)));
      [...series.high].reverse().forEach((v, k) => pen.lineTo(x(series.high.length - 1 - k), y(v)));
      pen.fill();
      [pen.strokeStyle, pen.lineWidth] = [colour, 3];
      stroke(pen, series.mean.map((v, t) => [x(t), y(v)]));
      pen.globalAlpha = 1;
    }
    this.caption.textContent = settled > 0 ? this.end : `${count(many)} of ${count(series.thousandths.length)}`;
  }
}

function stroke(pen, points) {
  pen.beginPath();
  for (const [a, b] of points) pen.lineTo(a, b);
  pen.stroke();
}

/** Lets clouds grow and settle together; at once where motion is not wanted. */
export function play(clouds, done) {
  const most = Math.max(...clouds.map(c => c.data.series.thousandths.length));
  const finish = () => {
    for (const c of clouds) {
      c.draw(c.data.series.thousandths.length, 1);
      c.sheets.clear();
    }
    done();
  };
  if (isStill()) return finish();
  const began = performance.now();
  const frame = () => {
    const s = (performance.now() - began) / 1000;
    if (!clouds[0].node.isConnected || s > 3.6) return finish();
    for (const c of clouds) c.draw(Math.min(c.data.series.thousandths.length, Math.ceil(most * Math.min(1, (s / 2.4) ** 3))), Math.min(1, Math.max(0, s - 2.6)));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
