// Makes a random history of several clients and records on the real Yjs what it leads to.
import * as Y from "yjs";
import { unmarked } from "./markers.mjs";
import { Plan, sizeOf } from "./plan.mjs";
import { Random } from "./random.mjs";
import { Recorder } from "./recorder.mjs";
import { openRoot, rootsOf } from "./state.mjs";
import { base64, sortedJson } from "./values.mjs";

/** Returns one case; a second one if search markers mattered. */
export function histories(seed) {
  if (!sizeOf(seed).withMarkers(new Random(seed + 2))) {
    return [finished(unmarked(() => recorded(seed, new Plan(seed))))];
  }
  const first = attempt(() => recorded(seed, new Plan(seed)));
  if (!first) return [{ ...withoutMarkers(unmarked(() => recorded(seed, new Plan(seed)))), markersBroke: true }];
  const second = attempt(() => unmarked(() => recorded(seed, new Replay(first))));
  if (second && JSON.stringify(second.steps) === JSON.stringify(first.steps)) return [finished(first)];
  const sensitive = { ...finished(first), markerSensitive: true };
  return second ? [sensitive, withoutMarkers(second)] : [sensitive];
}

const withoutMarkers = recording => ({ ...finished(recording), name: `${recording.name}-unmarked` });

/**
 * With markers that went astray, array.get(i) of Yjs gives another element, and a step that was planned for a type
 * meets something else.
 */
function attempt(record) {
  try {
    return record();
  } catch {
    return null;
  }
}

/** A recorder adds fields to steps and puts new values into them, but changes none. */
function recorded(seed, source) {
  const recorder = new Recorder(source.lean);
  const inputs = [];
  const steps = [];
  for (let step = source.next(recorder); step; step = source.next(recorder)) {
    inputs.push({ ...step });
    recorder.step(step);
    steps.push(step);
  }
  return { name: `fuzz-${seed}`, seed, lean: source.lean, inputs, steps, recorder };
}

/** Adds the last state, and what the updates lead to in other orders. */
function finished({ name, seed, lean, steps, recorder }) {
  const [{ id, gc, roots }] = steps;
  const size = sizeOf(seed);
  const random = new Random(seed + 1);
  const states = steps.filter(step => step.do === "state" && !recorder.of(step.doc)).map(step => step.expect);
  const final = lean ? states[0] : recorder.state(id, true);
  const updates = recorder.updates.map(({ v1 }) => v1);
  const all = [...updates.keys()].filter(index => !recorder.updates[index].of);
  const twice = () => random.shuffled([...all, ...all.filter(() => random.chance(20))]);
  const orders = [random.chance(50) ? all : [...all].reverse(), twice()]
    .slice(-size.orders)
    .map(order => applied(updates, order, { gc, roots, lean }, final));
  const merged = all.length === updates.length && size.merged(random) && mergedOf(updates, { gc, roots, lean }, final);
  recorder.destroy();
  const converged = states.every(state => same(state.roots, states[0].roots));
  return { name, seed, kind: "history", lean, gc, steps, converged, final, orders, ...(merged && { merged }) };
}

function applied(updates, order, { gc, roots, lean }, final) {
  const doc = new Y.Doc({ gc, guid: "Z" });
  doc.clientID = 0;
  for (const [name, kind] of Object.entries(roots)) openRoot(doc, name, kind);
  for (const index of order) Y.applyUpdate(doc, updates[index], "remote");
  const state = { roots: rootsOf(doc, roots, !lean), v1: base64(Y.encodeStateAsUpdate(doc)) };
  const pending = !!(doc.store.pendingStructs || doc.store.pendingDs);
  doc.destroy();
  const sameRoots = same(state.roots, final.roots);
  const sameBytes = state.v1 === final.v1;
  return {
    order,
    sameRoots,
    sameBytes,
    pending,
    ...(!sameRoots && { roots: state.roots }),
    ...(!sameBytes && { v1: state.v1 }),
  };
}

function same(a, b) {
  return a === b || json(a) === json(b) || JSON.stringify(sortedJson(a)) === JSON.stringify(sortedJson(b));
}

const jsons = new WeakMap();

function json(value) {
  if (!jsons.has(value)) jsons.set(value, JSON.stringify(value));
  return jsons.get(value);
}

function mergedOf(updates, options, final) {
  const merged = Y.mergeUpdates(updates);
  const { sameRoots, sameBytes } = applied([merged], [0], options, final);
  return { sameRoots, sameBytes, v1: base64(merged) };
}

/** Gives recorded steps once more. */
class Replay {
  lean;
  #steps;

  constructor({ inputs, lean }) {
    this.#steps = inputs.map(step => ({ ...step })).values();
    this.lean = lean;
  }

  next() {
    return this.#steps.next().value;
  }
}
