// A round of a trace as a conversation: who says or does what, in words, and what weighed most.

const weighs = {
  target: { Relief: "the relief", Guarantee: "the guarantee", Concession: "what we would give up", Face: "the loss of face", Exposure: "the risk of moving first", Control: "control at home",
    Waiting: "hope of a better offer", StatusQuo: "what we have already", Sovereignty: "inspectors in our country", Moratorium: "the tests forgone" },
  sender: { Disarmament: "what they would give up", Calm: "the calm", DomesticCost: "the cost at home", Credibility: "our credibility", Guarantee: "standing surety for them", StatusQuo: "what we have already" },
};
const issues = { moratorium: "a halt of tests", freeze: "a freeze", inspection: "inspections", dismantlement: "dismantling", relief: "relief", aid: "aid", guarantee: "a guarantee", normalisation: "recognition", exercises: "fewer exercises" };
const answers = { accepted: "accepted", belowReserve: "refused: worth less than no deal", wantsMore: "refused: hopes for more", worseThanBefore: "refused: worse than the text before", nothingToAsk: "no offer is worth making" };
const asked = ["moratorium", "freeze", "inspection", "dismantlement"];
const given = ["relief", "aid", "guarantee", "normalisation", "exercises"];

export const percent = share => `${Math.round(share * 100)}%`;

/** The part of a gain that weighs most for or against. */
function reason(record, side, sign) {
  const [name, value] = Object.entries(weighs[side]).map(([key, words]) => [words, sign * (record[`${side}Gain${key}`] ?? 0)]).reduce((a, b) => b[1] > a[1] ? b : a);
  return value > 0 ? name : null;
}

/** A side's answer to the step on the table. */
function answer(record, side, says) {
  const why = reason(record, side, says ? 1 : -1);
  const words = says ? `We will sign${why ? `. For it: ${why}` : ""}.` : `No${why ? `. Against it, most of all: ${why}` : ""}.`;
  return { by: side, words, small: `chance of a yes ${percent(record[`${side}RatificationChance`])}`, kind: says ? "yes" : "no" };
}

function offer(r, phases) {
  const asks = [r.offerDepthIncrease > 0 && `end ${percent(r.offerDepth)} of your programme`, r.offerMoratorium > 0 && "halt your missile tests"].filter(Boolean).join(" and ") || "sign a declaration";
  const gives = [r.offerRelief > 0 && `${percent(r.offerRelief)} ${r.offerStage > 1 ? "more " : ""}relief`, r.offerGuarantee > 0 && "a guarantee of your security"].filter(Boolean).join(" and ") || "nothing in return";
  return { by: "sender", words: `${phases > 1 ? `Step ${r.offerStage} of ${phases}` : "The whole deal"}: ${asks}. You get ${gives}.`, small: `talks had a chance of ${percent(r.talksChance)}`, kind: "offer" };
}

/** The two issues that a package goes furthest in. */
const most = (bundle, names) => names.map(n => [issues[n], bundle[n]]).sort((a, b) => b[1] - a[1]).slice(0, 2).map(([n, v]) => `${n} (${percent(v)})`).join(" and ");

const proposal = (by, asks, gives) => by === "sender" ? `We ask for ${asks}; you get ${gives}.` : by === "target" ? `We give ${asks}; we want ${gives}.` : `The mediator's text: ${asks} for ${gives}.`;

function bargained(exchanges) {
  const shown = exchanges.slice(-4);
  const before = exchanges.length - shown.length;
  return [...before ? [{ by: "world", words: `${before} offer${before > 1 ? "s" : ""} went back and forth before.`, kind: "note" }] : [], ...shown.map(e => ({
    by: e.by === "mediator" ? "world" : e.by, kind: "offer", small: answers[e.answer],
    words: e.answer === "nothingToAsk" ? "We have nothing to propose." : proposal(e.by, most(e.package, asked), most(e.package, given)),
  }))];
}

/**
 * What happens in a round, in order.
 * @param round of a trace: its happened, record, exchanges and state.
 * @param phases steps that the deal is cut into.
 * @param names of the two sides: sender and target.
 */
export function spoken(round, phases, names) {
  const [r, s] = [round.record ?? {}, round.state];
  const has = what => (round.happened ?? []).includes(what);
  const lines = [];
  const say = (by, kind, words, small) => lines.push({ by, kind, words, small });
  if (has("newAdministration")) say("world", "news", `A new administration comes in for the ${names.sender}: ${s.administrationIsReluctant ? "reluctant to negotiate" : "committed to negotiation"}.`);
  if (has("newLeader")) say("world", "news", `A new leader comes in for the ${names.target}.`);
  if (has("reversal")) say("sender", "no", "We drop what our predecessors signed.");
  if (has("gesture")) say("sender", "act", "A gesture of good will.", has("gestureMisread") ? "taken for a trick" : "understood");
  if (has("talks")) {
    lines.push(...round.exchanges ? bargained(round.exchanges) : [offer(r, phases)]);
    if (!round.exchanges || has("tableAgreement")) lines.push(answer(r, "target", has("targetRatified")), answer(r, "sender", has("senderRatified")));
    if (has("senderFailedRatification")) say("world", "note", `The constituencies of the ${names.sender} refuse it.`);
    if (has("targetFailedRatification")) say("world", "note", `The constituencies of the ${names.target} refuse it.`);
  }
  if (has("signature")) say("world", "deal", r.offerStage ? `Step ${r.offerStage} is signed.` : "The deal is signed.");
  if (has("agreementCollapse")) say("world", "break", `The agreement collapses: ${has("cheatingSeen") ? `the ${names.target} was caught cheating` : has("reversal") ? "the new administration walks out" : `the ${names.sender} did not deliver`}.`);
  else if (has("inForce") && !has("targetDelivered")) say("target", "act", "(cheats, unseen)");
  if (has("nuclearTest")) say("target", "bomb", "A nuclear test.");
  if (has("missileTest")) say("target", "act", r.missiles > 1 ? `${r.missiles} missile tests.` : "A missile test.");
  if (has("war")) say("world", "break", "War breaks out.");
  if (has("regimeCollapse")) say("world", "break", `The regime of the ${names.target} collapses.`);
  return lines;
}

/** What kind of round it is, for the marks on the track and for how long it is shown: "turn", "talks", "act" or "quiet". */
export function weightOf(round) {
  const h = round.happened ?? [];
  return ["signature", "agreementCollapse", "nuclearTest", "war", "regimeCollapse", "reversal", "newLeader", "newAdministration"].some(w => h.includes(w)) ? "turn"
    : h.includes("talks") ? "talks" : ["missileTest", "gesture"].some(w => h.includes(w)) ? "act" : "quiet";
}
