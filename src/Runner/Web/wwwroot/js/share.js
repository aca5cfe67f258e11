// How a number was computed, a link to what is shown, and a frame to put it into another page.

import { el, announce } from "./dom.js";
import { link } from "./state.js";
import { safely } from "./files.js";

let version = "";
export function start(about) {
  version = about.version;
}

/** "How was this computed?": the commands that give the same numbers, with seed, n and version; below it a link and a frame. */
export function how(commands, seed, n) {
  const place = el("div");
  return el("details", { class: "how" }, el("summary", {}, "How was this computed?"),
    el("p", {}, `NegotiationSim ${version}, ${n}, seed ${seed}. `, commands.length ? "The same numbers, to the last digit, from the command line:" : "A scenario was pasted in: save its file, and the command line gives the same numbers from it."),
    commands.length ? el("pre", {}, commands.join("\n")) : "",
    el("div", { class: "row" }, el("button", { type: "button", onclick: safely(async () => copy(place, "The link", location.href.split(/[?#]/)[0] + await link())) }, "Copy a link to this"),
      el("button", { type: "button", onclick: safely(async () => copy(place, "The frame", `<iframe src="${location.href.split(/[?#]/)[0]}?embed${await link()}" width="100%" height="900" title="NegotiationSim"></iframe>`,
        "A site may frame this page if sim serve was started with --embed and the address of that site.")) }, "Copy a frame (HTML)")), place);
}

/** Copies, and shows what was copied: clipboards may be forbidden. */
async function copy(place, what, text, note = "") {
  const copied = await navigator.clipboard.writeText(text).then(() => true, () => false);
  place.replaceChildren(el("p", { class: "soft" }, `${what} ${copied ? "is in the clipboard" : "to copy"}. ${note}`), el("pre", { tabindex: "0" }, text));
  announce(`${what} is ${copied ? "in the clipboard" : "shown below, to copy"}.`);
}
