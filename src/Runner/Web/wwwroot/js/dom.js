// Small tools for building the page: elements, numbers as text, downloads.

/** An element: attributes by name ("onclick" and the like take functions), then children. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same in SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter(c => c !== null && c !== undefined && c !== false));
  return node;
}

export const byId = id => document.getElementById(id);

/** As many decimals as show an estimate in two or three digits, or in as many as tell its interval's ends apart; never more than the interval supports. */
export function decimals([low, high]) {
  const half = (high - low) / 2;
  if (!(half > 0) || !Number.isFinite(half)) return 2;
  const place = v => -Math.floor(Math.log10(v));
  const three = Math.min(place(half) + 1, place(Math.max(Math.abs(low), Math.abs(high))) + 2);
  const wanted = [Math.min(3, three), three, place(half), place(half) + 1].map(d => Math.min(6, Math.max(0, d)));
  return wanted.find(d => low.toFixed(d) !== high.toFixed(d)) ?? 6;
}

/** A number with true minus; "–" when there is none. */
export function fixed(value, digits) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "−");
}

/** A number as short as it is exact enough to read: .35, 1.5, 120. */
export const plain = value => String(Number(value.toPrecision(6))).replace("-", "−");

/** "low to high", with the decimals of the interval. */
export const range = ci => ci[0] === null ? "–" : `${fixed(ci[0], decimals(ci))} to ${fixed(ci[1], decimals(ci))}`;

/** "mean (low to high)". */
export const estimate = (mean, ci) => mean === null || mean === undefined ? "–" : `${fixed(mean, decimals(ci))} (${range(ci)})`;

/** A state's name as it stands in a sentence. */
export const the = name => /^(United |[A-Z]{2,}\b)|(States|Kingdom|Republic|Union)$/.test(name) ? `the ${name}` : name;

export const capital = text => text[0].toUpperCase() + text.slice(1);

export const count = n => n.toLocaleString("en");

/** Tells users of screen readers. */
export function announce(text) {
  byId("live").textContent = text;
}

/** Hands the user a file. */
export function save(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A table with a heading for each column; the first cell of a row is its heading. */
export function table(caption, head, rows) {
  return el("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {}, el("caption", {}, caption),
      el("thead", {}, el("tr", {}, head.map(h => el("th", { scope: "col", class: h === "unit" ? "text" : null }, h)))),
      el("tbody", {}, rows.map(row => el("tr", {}, row.map((cell, i) => i === 0 ? el("th", { scope: "row" }, cell) : el("td", head[i] === "unit" ? { class: "text" } : {}, cell)))))));
}

/** A table that is built when it is opened, and anew while it stays open. */
export function dataTable(summary, build) {
  const place = el("div");
  const details = el("details", {}, el("summary", {}, summary), place);
  const draw = () => { if (details.open) place.replaceChildren(build() ?? ""); };
  details.addEventListener("toggle", draw);
  return { node: details, update: draw };
}
