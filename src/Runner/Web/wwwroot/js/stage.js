// The stage on which one negotiation is played: two faces, what they say between them, and a track of what has come of it so far.

import { el, svg, fixed, the } from "./dom.js";
import { Face } from "./faces.js";
import { spoken, weightOf, percent } from "./talk.js";
import { roundTicks, erasOf } from "./charts.js";

const lines = [["capability", "programme, of 1", "ink"], ["senderTrust", "", "sender"], ["targetTrust", "", "target"]];
const marks = [["signature", "a step is signed", "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5z", "deal"], ["agreementCollapse", "an agreement collapses", "M-4-4L4 4M4-4L-4 4", "break"], ["nuclearTest", "nuclear test", "M0-6L6 0L0 6L-6 0z", "bomb"],
  ["missileTest", "missile test", "M0-3V3", "act"], ["newAdministration", "new administration", "M0-5V5M-3 5H3", "news"], ["war", "war", "M-6-6H6V6H-6z", "break"], ["regimeCollapse", "collapse of the regime", "M-6 4L0-6L6 4z", "break"]];

export class Stage {
  constructor() {
    this.faces = { sender: new Face("sender"), target: new Face("target") };
    this.people = { sender: el("div", { class: "person sender" }), target: el("div", { class: "person target" }) };
    this.when = el("p", { class: "when" });
    this.talk = el("ol", { class: "talk" });
    this.track = el("div", { class: "track" });
    this.key = el("ul", { class: "key marks" });
    this.node = el("div", { class: "stage" }, this.people.sender, el("div", { class: "between" }, this.when, this.talk), this.people.target);
    new ResizeObserver(() => this.told && this.drawTrack()).observe(this.track);
  }

  /** @param told a trace and its words. @param info of the scenario. */
  begin(told, info, phases) {
    [this.told, this.info, this.phases] = [told, info, phases];
    this.names = { sender: info.sender, target: info.target };
    this.belief = {};
    for (const [side, other, role] of [["sender", "target", "sender of pressure"], ["target", "sender", "its target"]]) {
      const [bar, number] = [el("i"), el("b")];
      this.belief[side] = { bar, number };
      this.people[side].replaceChildren(this.faces[side].node, el("h3", {}, info[side]), el("p", { class: "soft" }, role),
        el("p", { class: "belief" }, `Expects ${the(info[other])} to keep its word: `, number, el("span", { class: "meter", "aria-hidden": "true" }, bar)));
    }
    const happened = told.trace.rounds.flatMap(r => r.happened ?? []);
    this.key.replaceChildren(...lines.map(([name, label, look]) => el("li", { class: look }, svg("svg", { class: "swatch", viewBox: "0 0 26 14", "aria-hidden": "true" }, svg("path", { class: "stroke", d: "M1 7H25" })), ` ${label || `${info[look]}: trust in ${the(info[look === "sender" ? "target" : "sender"])}`} `, el("b", { "data-of": name }))),
      ...marks.filter(m => happened.includes(m[0])).map(([, label, d, look]) => el("li", { class: look }, svg("svg", { class: "swatch", viewBox: "-13 -7 26 14", "aria-hidden": "true" }, svg("path", { class: "mark", d })), ` ${label}`)),
      el("li", {}, "A face is the milder, the more its side trusts."));
  }

  get rounds() {
    return this.told.trace.rounds;
  }

  label(t) {
    return /^\d+$/.test(this.info.labels[t]) ? `Round ${this.info.labels[t]}` : `${this.info.labels[t]}, round ${t}`;
  }

  weight(t) {
    return t === 0 ? "turn" : weightOf(this.rounds[t]);
  }

  /** Shows a round; says it in words for who cannot see it. */
  show(t) {
    this.t = t;
    const { state } = this.rounds[t];
    const said = t === 0 ? [{ by: "world", kind: "note", words: `Before the first round: the programme stands at ${fixed(state.capability, 2)} of 1.` }] : spoken(this.rounds[t], this.phases, this.names);
    if (said.length === 0) said.push({ by: "world", kind: "note", words: state.stage > 0 ? `The agreement holds at step ${state.stage}.` : "No talks, no test." });
    const era = erasOf(this.info).find(e => t > e.from && t <= e.to);
    this.when.textContent = `${this.label(t)} of ${this.rounds.length - 1}${era ? `: ${era.name}` : ""}`;
    this.talk.replaceChildren(...said.map(s => el("li", { class: `${s.by} ${s.kind}` }, el("span", { class: "hidden" }, s.by === "world" ? "" : `${this.names[s.by]}: `), s.words, s.small && el("small", {}, ` ${s.small}`))));
    for (const side of ["sender", "target"]) {
      const trust = state[`${side}Trust`];
      this.faces[side].show(trust, state.tension);
      this.belief[side].number.textContent = percent(trust);
      this.belief[side].bar.style.width = percent(trust);
    }
    for (const [name] of lines) this.key.querySelector(`[data-of=${name}]`).textContent = fixed(state[name], 2);
    this.drawTrack();
    return `${this.label(t)}. ${said.map(s => `${s.by === "world" ? "" : `${this.names[s.by]}: `}${s.words}`).join(" ")}`;
  }

  drawTrack() {
    const width = Math.max(280, this.track.clientWidth);
    const [left, right, top, height] = [26, 8, 6, 96];
    const last = this.rounds.length - 1;
    const all = this.info.labels.length - 1;
    const x = t => left + (width - left - right) * t / all;
    const y = v => top + height * (1 - Math.min(1, Math.max(0, v)));
    const picture = svg("svg", { class: "chart", viewBox: `0 0 ${width} ${top + height + 44}`, width, role: "img", "aria-label": `The run so far: programme from ${fixed(this.rounds[0].state.capability, 2)} to ${fixed(this.rounds[this.t].state.capability, 2)}` });
    erasOf(this.info).forEach((era, k) => k % 2 === 0 && picture.append(svg("rect", { class: "era", x: x(era.from), y: top, width: x(era.to) - x(era.from), height }, svg("title", {}, era.name))));
    for (const v of [0, .5, 1]) picture.append(svg("path", { class: "grid", d: `M${left} ${y(v)}H${width - right}` }), svg("text", { class: "soft", x: left - 5, y: y(v) + 4, "text-anchor": "end" }, v === .5 ? ".5" : String(v)));
    for (const { t, text } of roundTicks(this.info.labels, width / 70)) picture.append(svg("text", { class: "soft", x: x(t), y: top + height + 40, "text-anchor": t === 0 ? "start" : t === all ? "end" : "middle" }, text));
    for (const [name, , look] of lines) picture.append(svg("path", { class: `${look} stroke`, d: this.rounds.slice(0, this.t + 1).map((r, t) => `${t ? "L" : "M"}${x(t).toFixed(1)} ${y(r.state[name]).toFixed(1)}`).join("") }));
    for (let t = 1; t <= this.t; t++) {
      for (const [what, , d, look] of marks) {
        if (this.rounds[t].happened.includes(what)) picture.append(svg("path", { class: `mark ${look}`, d, transform: `translate(${x(t).toFixed(1)} ${top + height + (look === "act" ? 10 : 19)})` }));
      }
    }
    picture.append(svg("path", { class: "now", d: `M${x(this.t)} ${top}V${top + height + 26}` }));
    if (last < all) picture.append(svg("path", { class: "grid", d: `M${x(last)} ${top}V${top + height}` }));
    this.track.replaceChildren(picture);
  }
}
