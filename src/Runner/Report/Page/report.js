"use strict";
// Values at the pointer, or at the place that the arrow keys choose, with their intervals.
document.querySelectorAll("figure.chart > script").forEach(script => {
  const figure = script.parentElement, svg = figure.querySelector("svg"), readout = figure.querySelector(".readout");
  const pointer = svg.querySelector(".pointer"), data = JSON.parse(script.textContent), last = data.rounds.length - 1;
  const left = +svg.dataset.left, right = +svg.dataset.right;
  let at = -1;
  const show = round => {
    at = Math.max(0, Math.min(last, round));
    const x = left + (right - left) * at / last;
    pointer.setAttribute("x1", x);
    pointer.setAttribute("x2", x);
    readout.textContent = "Round " + data.rounds[at] + "\n" + data.names.map((name, s) => name + ": " + data.values[s][at]).join("\n");
  };
  const hide = () => { pointer.setAttribute("x1", -9); pointer.setAttribute("x2", -9); readout.textContent = ""; at = -1; };
  svg.addEventListener("pointermove", e => {
    const box = svg.getBoundingClientRect(), x = (e.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
    show(Math.round((x - left) / (right - left) * last));
  });
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("blur", hide);
  svg.addEventListener("keydown", e => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -8, PageUp: 8, Home: -last, End: last }[e.key];
    if (e.key === "Escape") hide();
    if (step === undefined) return;
    e.preventDefault();
    show(at >= 0 ? at + step : step > 0 ? 0 : last);
  });
});
