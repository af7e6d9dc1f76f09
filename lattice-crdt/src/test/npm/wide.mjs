// Decides what happens around documents in a random history: frames, users' states, and changes in sub-documents.
import { places, subdocuments } from "./operations.mjs";

const SUBDOCUMENT_ROOTS = { t: "text", a: "array", m: "map" };

export class WidePlan {
  #random;
  #operations;
  /** Clients of the outer documents, by id. */
  #clients;
  #subs = [];
  #presence = false;

  constructor(random, operations, clients) {
    this.#random = random;
    this.#operations = operations;
    this.#clients = clients;
  }

  withPresence() {
    this.#presence = true;
    return [...this.#clients].map(([id, client]) => ({ do: "aw.new", id, client }));
  }

  withSubdocument(doc) {
    const value = { $: "doc", guid: "guid-sub", opts: {} };
    return { do: "tx", doc, ops: [{ op: "map.set", at: ["m"], kind: "map", key: "sub", value }] };
  }

  /** The next steps, or null if there is nothing to choose from. */
  steps(recorder) {
    const subs = this.#alive(recorder);
    const updates = recorder.updates.length;
    switch (
      this.#random.weighted({
        open: 20,
        tx: subs.length ? 25 : 0,
        sync: 15,
        update: updates ? 15 : 0,
        presence: this.#presence ? 25 : 0,
      })
    ) {
      case "open":
        return this.#open(recorder);
      case "tx":
        return this.#transaction(recorder, this.#random.pick(subs));
      case "sync":
        return this.#sync(recorder, this.#random.pick([...this.#clients.keys(), ...subs]));
      case "update":
        return this.#update(recorder, this.#random.int(updates));
      default:
        return this.#presenceOf(recorder, this.#anyone());
    }
  }

  /** A document that has what the update is of, or null. */
  target(recorder, index) {
    const ids = recorder.alive(this.#subs, recorder.updates[index].of);
    return ids.length ? this.#random.pick(ids) : null;
  }

  /** Whether a step is for a sub-document that is no more in the document around it. */
  gone(recorder, step) {
    return [step.doc, step.from, step.to].some(
      id => this.#subs.includes(id) && recorder.docs.has(id) && !this.#alive(recorder).includes(id),
    );
  }

  /** Everyone gets everything of sub-documents, and knows of all users. */
  end(recorder) {
    const subs = this.#alive(recorder);
    const steps = subs.flatMap(to =>
      recorder
        .alive(subs, recorder.of(to))
        .filter(from => from !== to)
        .map(from => ({ do: "sync", from, to, v: 1 })),
    );
    for (const doc of subs) steps.push({ do: "state", doc, lean: true });
    if (!this.#presence) return steps;
    for (const id of this.#clients.keys()) {
      steps.push({ do: "aw.encode", id, clients: recorder.protocol.known(id) });
      for (const other of this.#clients.keys()) if (other !== id) steps.push({ do: "aw.apply", id: other });
    }
    return steps;
  }

  #alive(recorder) {
    return this.#subs.filter(id => recorder.docs.has(id) && recorder.alive([id], recorder.of(id)).length);
  }

  #anyone() {
    return this.#random.pick([...this.#clients.keys()]);
  }

  #open(recorder) {
    const doc = this.#random.pick([...this.#clients.keys(), ...this.#alive(recorder)]);
    const found = subdocuments(recorder.docs.get(doc), recorder.roots.get(doc)).filter(sub => !recorder.knows(sub.doc));
    if (!found.length) return null;
    const id = `S${this.#subs.length}`;
    this.#subs.push(id);
    return [{ do: "subdoc.open", doc, at: this.#random.pick(found).at, id, roots: SUBDOCUMENT_ROOTS }];
  }

  #transaction(recorder, doc) {
    const found = places(recorder.docs.get(doc), recorder.roots.get(doc));
    const ops = Array.from({ length: this.#random.between(1, 3) }, () => this.#operations.on(found));
    return [{ do: "tx", doc, ops }];
  }

  #sync(recorder, to) {
    const of = recorder.of(to);
    const others = recorder.alive(of ? this.#subs : [...this.#clients.keys()], of).filter(id => id !== to);
    if (!others.length) return null;
    return [
      { do: "msg.syncStep1", doc: to },
      { do: "sync.msg", doc: this.#random.pick(others) },
      { do: "sync.msg", doc: to },
    ];
  }

  #update(recorder, index) {
    const doc = recorder.updates[index].of ? this.target(recorder, index) : this.#anyone();
    return (
      doc && [
        { do: "msg.update", update: `#${index}` },
        { do: "sync.msg", doc },
      ]
    );
  }

  #presenceOf(recorder, id) {
    const random = this.#random;
    const known = recorder.protocol.known(id);
    const some = () => known.filter(() => random.chance(60));
    switch (random.weighted({ set: 3, field: 3, tell: 6, remove: 1 })) {
      case "set":
        return [{ do: "aw.set", id, state: random.chance(20) ? null : { name: random.text(), at: random.json() } }];
      case "field":
        return [{ do: "aw.setField", id, field: random.pick(["name", "at", "7"]), value: random.json() }];
      case "remove":
        return [{ do: "aw.remove", id, clients: some() }];
      default: {
        const told = { do: "aw.encode", id, clients: some() };
        if (random.chance(50)) return [told, { do: "aw.apply", id: this.#anyone() }];
        return [told, { do: "msg.awareness" }, { do: "sync.msg", doc: this.#anyone() }];
      }
    }
  }
}
