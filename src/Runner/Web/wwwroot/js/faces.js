// Two faces, as plain as can be: the mouth is what a side believes of the other, the brows are the tension between them.

import { svg } from "./dom.js";

/**
 * A side's face.
 * @param side "sender" looks to the right and is round, "target" looks to the left and is square.
 */
export class Face {
  constructor(side) {
    const right = side === "sender";
    this.turn = right ? 1 : -1;
    this.brows = svg("path", { class: "feature" });
    this.mouth = svg("path", { class: "feature" });
    const head = right ? svg("circle", { class: "head", cx: 60, cy: 50, r: 38 }) : svg("rect", { class: "head", x: 22, y: 12, width: 76, height: 76, rx: 14 });
    this.node = svg("svg", { class: `face ${side}`, viewBox: "0 0 120 118", "aria-hidden": "true" },
      svg("path", { class: "coat", d: "M12 118c2-20 20-30 48-30s46 10 48 30z" }), head,
      ...[-14, 14].map(dx => svg("circle", { class: "eye", cx: 60 + dx + 5 * this.turn, cy: 45, r: 4.2 })), this.brows, this.mouth);
    this.show(.2, .5);
  }

  /** @param trust from 0 to 1. @param tension from 0 to 1. */
  show(trust, tension) {
    const x = 60 + 5 * this.turn;
    const smile = (Math.sqrt(trust) - .5) * 22; // trust is mostly low: the root tells .1 from .3
    const frown = (tension - .2) * 9;
    this.mouth.setAttribute("d", `M${x - 14} ${67 - smile / 3}Q${x} ${67 + smile} ${x + 14} ${67 - smile / 3}`);
    this.brows.setAttribute("d", `M${x - 22} ${34 - frown / 2}L${x - 7} ${34 + frown}M${x + 7} ${34 + frown}L${x + 22} ${34 - frown / 2}`);
  }
}
