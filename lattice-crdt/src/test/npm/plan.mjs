// Decides what happens in a random history, from a seed alone.
import { Operations, places, subdocuments } from "./operations.mjs";
import { Random } from "./random.mjs";
import { WidePlan } from "./wide.mjs";

const IDS = ["A", "B", "C", "D", "E"];
const PLAIN_ROOTS = { t: "text", a: "array", m: "map" };
const RICH_ROOTS = { ...PLAIN_ROOTS, x: "xmlFragment" };
const LARGE_BELOW = 5_000;
const FOCUSED_FROM = 200_000;
const WIDE_FROM = 1_000_000;
const LARGE_EVERY = 100;

const LARGE = {
  clients: random => random.between(2, 5),
  steps: random => random.between(5, random.chance(10) ? 90 : 35),
  roots: (random, all) => all,
  undo: { chance: 30, weight: 8 },
  positions: { chance: 20, weight: 8 },
  inBothFormats: () => true,
  withMarkers: () => true,
  syncsAgain: true,
  orders: 2,
  merged: () => true,
};

/** Takes a fraction of the time, and most faults show in it. */
const SMALL = {
  ...LARGE,
  clients: random => random.weighted({ 2: 5, 3: 4, 4: 1 }),
  steps: random => random.between(8, 20),
  inBothFormats: random => random.chance(25),
  withMarkers: random => random.chance(10),
  syncsAgain: false,
  orders: 1,
  merged: random => random.chance(50),
};

/** Of few roots and more undo: changes meet each other where larger histories scatter them. */
const FOCUSED = {
  ...SMALL,
  clients: random => random.weighted({ 2: 6, 3: 4 }),
  steps: random => random.between(8, 18),
  roots: (random, all) => some(random.shuffled(Object.entries(all)).slice(0, random.weighted({ 1: 6, 2: 4 }))),
  undo: { chance: 40, weight: 25 },
  positions: { chance: 10, weight: 20 },
};

/** With frames, users' states, and changes in sub-documents. */
const WIDE = {
  ...FOCUSED,
  steps: random => random.between(10, 24),
  roots: (random, all) => ({ m: all.m, ...FOCUSED.roots(random, all) }),
  wide: true,
};

const some = entries => Object.fromEntries(entries);

/** The seeds of every build are large, and each hundredth one after them. */
export function sizeOf(seed) {
  if (seed < LARGE_BELOW || seed % LARGE_EVERY === 0) return LARGE;
  if (seed < FOCUSED_FROM) return SMALL;
  return seed < WIDE_FROM ? FOCUSED : WIDE;
}

/** Decides step for step, from the documents as they are. */
export class Plan {
  lean;
  #random;
  #size;
  #operations;
  #roots;
  #ids;
  #extras;
  #waiting = [];
  #left;
  #bothFormats;
  #wide = null;
  #names = 0;
  #positions = [];
  #snapshots = [];

  constructor(seed) {
    const random = new Random(seed);
    const rich = random.chance(50);
    this.#random = random;
    this.#size = sizeOf(seed);
    this.#operations = new Operations(random, rich);
    this.#roots = this.#size.roots(random, rich ? RICH_ROOTS : PLAIN_ROOTS);
    this.lean = random.chance(75);
    this.#ids = IDS.slice(0, this.#size.clients(random));
    const { undo, positions } = this.#size;
    this.#extras = {
      undo: random.chance(undo.chance) ? undo.weight : 0,
      observe: random.chance(20),
      positions: random.chance(positions.chance) ? positions.weight : 0,
    };
    this.#left = this.#size.steps(random);
    this.#bothFormats = this.#size.inBothFormats(random);
    this.#begin(random.weighted({ all: 70, none: 15, some: 15 }));
  }

  #begin(gc) {
    const random = this.#random;
    const clients = new Set();
    while (clients.size < this.#ids.length) clients.add(random.client());
    [...clients].forEach((client, i) => {
      const collects = gc === "some" ? random.chance(50) : gc === "all";
      this.#waiting.push({
        do: "doc",
        id: this.#ids[i],
        client,
        gc: collects,
        roots: this.#roots,
        ...(!this.#bothFormats && { v2: false }),
      });
    });
    this.#extras.snapshots = gc === "none";
    if (this.#size.wide) this.#beginWide();
    if (this.#extras.undo) this.#beginUndo();
    if (this.#extras.observe) {
      for (const root of Object.keys(this.#roots)) {
        this.#waiting.push({ do: "observe", doc: "A", at: [root], deep: random.chance(70), name: `o-${root}` });
      }
    }
  }

  #beginWide() {
    const random = this.#random;
    const clients = new Map(this.#waiting.map(({ id, client }) => [id, client]));
    this.#wide = new WidePlan(random, this.#operations, clients);
    if (random.chance(60)) this.#waiting.push(...this.#wide.withPresence());
    if (random.chance(60)) this.#waiting.push(this.#wide.withSubdocument("A"));
  }

  #beginUndo() {
    const random = this.#random;
    const scope = Object.keys(this.#roots).filter(() => random.chance(60));
    if (!scope.length) scope.push(Object.keys(this.#roots)[0]);
    this.#waiting.push({
      do: "undo.new",
      name: "u",
      doc: random.pick(this.#ids),
      scope: scope.map(root => [root]),
      captureTimeout: random.pick([0, 1000000000]),
      trackedOrigins: random.pick([[null], ["me"], [null, "me"]]),
    });
  }

  next(recorder) {
    while (this.#waiting.length) {
      const step = this.#waiting.shift();
      if (!this.#wide?.gone(recorder, step)) return step;
    }
    if (this.#left < 0) return undefined;
    if (this.#left-- === 0) {
      if (this.#wide) this.#waiting.push(...this.#wide.end(recorder));
      this.#end();
      return this.next(recorder);
    }
    if (!this.#wide || this.#random.chance(50)) return this.#step(recorder);
    this.#waiting.push(...(this.#wide.steps(recorder) ?? [this.#step(recorder)]));
    return this.#waiting.shift();
  }

  #step(recorder) {
    const random = this.#random;
    const { undo, positions, snapshots } = this.#extras;
    const updates = recorder.updates.length;
    const doc = random.pick(this.#ids);
    switch (
      random.weighted({
        tx: 50,
        apply: updates ? 30 : 0,
        sync: 12,
        undo,
        position: positions,
        snapshot: snapshots ? 5 : 0,
      })
    ) {
      case "tx":
        return this.#transaction(recorder, doc);
      case "apply": // of any age: out of order, twice, or never
        return this.#apply(recorder, doc, this.#recent(updates));
      case "sync":
        return this.#sync(random.pick(this.#ids.filter(id => id !== doc)), doc);
      case "undo":
        return { do: random.weighted({ "undo.undo": 5, "undo.redo": 4, "undo.stop": 1 }), name: "u" };
      case "position":
        return this.#position(recorder, doc);
      default:
        return this.#snapshot(doc);
    }
  }

  #apply(recorder, doc, index) {
    const target = recorder.updates[index].of ? this.#wide.target(recorder, index) : doc;
    if (!target) return this.#transaction(recorder, doc);
    return { do: "apply", doc: target, update: `#${index}`, v: this.#format() };
  }

  /** Mostly one of the last. */
  #recent(updates) {
    const random = this.#random;
    return random.chance(70) ? Math.max(0, updates - 1 - random.int(6)) : random.int(updates);
  }

  #sync(from, to) {
    return { do: "sync", from, to, v: this.#format() };
  }

  #format() {
    return this.#bothFormats && this.#random.chance(30) ? 2 : 1;
  }

  /** All operations of a transaction are chosen from the document before it. */
  #transaction(recorder, doc) {
    const random = this.#random;
    const found = places(recorder.docs.get(doc), this.#roots);
    const ops = Array.from({ length: random.chance(65) ? 1 : random.between(2, 4) }, () => this.#operations.on(found));
    return { do: "tx", doc, ops, ...(random.chance(20) && { origin: "me" }) };
  }

  #position(recorder, doc) {
    const random = this.#random;
    if (this.#positions.length && random.chance(60)) {
      return { do: "relpos.resolve", doc, name: random.pick(this.#positions) };
    }
    const kinds = ["text", "array", "xmlText", "xmlFragment", "xmlElement"];
    const found = places(recorder.docs.get(doc), this.#roots).filter(place => kinds.includes(place.kind));
    if (!found.length) return this.#transaction(recorder, doc);
    const { at, type } = random.pick(found);
    const name = `p${this.#names++}`;
    this.#positions.push(name);
    return { do: "relpos.create", doc, name, at, index: random.int(type.length + 1), assoc: random.pick([0, -1]) };
  }

  #snapshot(doc) {
    const random = this.#random;
    const own = this.#snapshots.filter(snapshot => snapshot.doc === doc);
    if (!own.length || random.chance(40)) {
      const name = `s${this.#names++}`;
      this.#snapshots.push({ doc, name });
      return { do: "snapshot", doc, name };
    }
    if (random.chance(50) || !this.#roots.t) return { do: "snapshot.restore", doc, name: random.pick(own).name };
    return { do: "snapshot.delta", doc, at: ["t"], name: random.pick(own).name, prev: random.pick(own).name };
  }

  /** Everyone gets everything, by a round over the first. */
  #end() {
    const [first, ...others] = this.#ids;
    for (const id of others) this.#waiting.push(this.#sync(id, first));
    for (const id of others) this.#waiting.push(this.#sync(first, id));
    if (this.#size.syncsAgain) {
      for (const id of this.#ids)
        this.#waiting.push(this.#sync(this.#random.pick(this.#ids.filter(x => x !== id)), id));
    }
    for (const id of this.#ids) this.#waiting.push({ do: "state", doc: id, lean: true });
  }
}
