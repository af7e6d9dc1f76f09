// Runs the steps of a history on the real Yjs and writes into them what Yjs does.
import * as Y from "yjs";
import { Protocol } from "./protocol.mjs";
import { state, openRoot } from "./state.mjs";
import { base64, bytes, describe, describeDelta, describeShallow, kindOf, make, makeDelta, sorted } from "./values.mjs";

const OPERATIONS = {
  "text.insert": (t, o) => (o.attrs ? t.insert(o.index, o.text, make(o.attrs)) : t.insert(o.index, o.text)),
  "text.embed": (t, o) =>
    o.attrs ? t.insertEmbed(o.index, make(o.value), make(o.attrs)) : t.insertEmbed(o.index, make(o.value)),
  "text.delete": (t, o) => t.delete(o.index, o.len),
  "text.format": (t, o) => t.format(o.index, o.len, make(o.attrs)),
  "text.applyDelta": (t, o) => t.applyDelta(o.delta.map(makeDelta), { sanitize: o.sanitize ?? true }),
  "text.setAttr": (t, o) => t.setAttribute(o.key, make(o.value)),
  "text.removeAttr": (t, o) => t.removeAttribute(o.key),
  "array.insert": (t, o) => t.insert(o.index, o.values.map(make)),
  "array.push": (t, o) => t.push(o.values.map(make)),
  "array.delete": (t, o) => t.delete(o.index, o.len),
  "map.set": (t, o) => t.set(o.key, make(o.value)),
  "map.delete": (t, o) => t.delete(o.key),
  "map.clear": t => t.clear(),
  "xml.insert": (t, o) => t.insert(o.index, o.nodes.map(make)),
  "xml.delete": (t, o) => t.delete(o.index, o.len),
  "xml.setAttr": (t, o) => t.setAttribute(o.key, make(o.value)),
  "xml.removeAttr": (t, o) => t.removeAttribute(o.key),
  "subdoc.load": t => t.load(),
};

export class Recorder {
  docs = new Map();
  roots = new Map();
  /** What local changes emitted, each with what it is `of`: a guid, or nothing for the outer documents. */
  updates = [];
  protocol = new Protocol();
  #of = new WeakMap();
  #lean;
  #bothFormats = true;
  #emitted = [];
  #subdocs = [];
  #events = {};
  #positions = new Map();
  #snapshots = new Map();
  #undos = new Map();

  constructor(lean) {
    this.#lean = lean;
  }

  step(step) {
    switch (step.do) {
      case "doc":
        return this.#make(step);
      case "tx":
        return this.#capture(step, this.docs.get(step.doc), this.updates, () => this.#transact(step));
      case "apply":
        return this.#capture(step, this.docs.get(step.doc), [], () =>
          this.#apply(step.doc, this.update(step.update, step.v), step.v),
        );
      case "sync":
        return this.#sync(step);
      case "state":
        step.expect = this.state(step.doc, !step.lean);
        return;
      case "observe":
        return this.#observe(step);
      case "relpos.create":
        return this.#position(step);
      case "relpos.resolve":
        return this.#resolve(step);
      case "snapshot":
        return this.#snapshot(step);
      case "snapshot.restore":
        step.result = this.#restored(step);
        return;
      case "snapshot.delta":
        step.result = describeDelta(
          this.at(step.doc, step.at).toDelta(this.#snapshots.get(step.name), this.#snapshots.get(step.prev)),
        );
        return;
      case "undo.new":
        return this.#undo(step);
      case "undo.undo":
      case "undo.redo":
        return this.#takeBack(step);
      case "undo.stop":
        return this.#undos.get(step.name).stopCapturing();
      case "undo.clear": {
        const undo = this.#undos.get(step.name);
        return this.#capture(step, undo.doc, this.updates, () => undo.clear());
      }
      case "subdoc.open":
        return this.#open(step);
      case "sync.msg": {
        const doc = this.docs.get(step.doc);
        return this.#capture(step, doc, [], () => this.protocol.handle(step, doc));
      }
      default:
        if (step.do.startsWith("aw.")) return this.protocol.presence(step, this.docs.get(step.id));
        return this.protocol.frame(step, this.docs.get(step.doc), step.update && this.update(step.update, 1));
    }
  }

  /** Those of these documents that are the same one, and are still in the document around them. */
  alive(ids, of) {
    return ids.filter(id => {
      const doc = this.docs.get(id);
      return doc && this.#of.get(doc) === of && (!of || doc._item);
    });
  }

  /** Whether a sub-document was opened. */
  knows(doc) {
    return this.#of.has(doc);
  }

  of(id) {
    return this.#of.get(this.docs.get(id));
  }

  at(id, [root, ...path]) {
    const type = openRoot(this.docs.get(id), root, this.roots.get(id)[root]);
    return path.reduce(
      (t, key) => (t instanceof Y.XmlElement && typeof key === "string" ? t.getAttribute(key) : t.get(key)),
      type,
    );
  }

  state(id, full) {
    return state(this.docs.get(id), this.roots.get(id), full, this.#lean);
  }

  update(reference, version) {
    if (!reference.startsWith("#")) return bytes(reference);
    const update = this.updates[Number(reference.slice(1))];
    return version === 2 ? update.v2 : update.v1;
  }

  destroy() {
    for (const doc of this.docs.values()) doc.destroy();
  }

  #make({ id, client, gc, roots, v2 = true }) {
    const doc = new Y.Doc({ gc, guid: id });
    doc.clientID = client;
    this.#bothFormats = v2;
    this.#add(id, doc, roots);
  }

  #open({ id, doc, at, roots }) {
    const subdocument = this.at(doc, at);
    this.#of.set(subdocument, subdocument.guid);
    this.#add(id, subdocument, roots);
  }

  #add(id, doc, roots) {
    this.docs.set(id, doc);
    this.roots.set(id, roots);
    for (const [name, kind] of Object.entries(roots)) openRoot(doc, name, kind);
    const guids = docs => [...docs].map(sub => sub.guid).sort();
    doc.on("subdocs", ({ added, removed, loaded }) =>
      this.#subdocs.push({ doc: id, added: guids(added), removed: guids(removed), loaded: guids(loaded) }),
    );
  }

  /** What an operation is meant for may be elsewhere after the ones before it: then it is left out. */
  #transact(step) {
    const planned = step.ops;
    step.ops = [];
    this.docs.get(step.doc).transact(() => {
      for (const { kind, ...op } of planned) {
        const target = this.#find(step.doc, op.at);
        if (!target || kindOf(target) !== kind || breaksYjs(target, op)) continue;
        step.ops.push(op);
        OPERATIONS[op.op](target, op);
      }
    }, step.origin ?? null);
  }

  #find(doc, at) {
    try {
      return this.at(doc, at);
    } catch {
      return null;
    }
  }

  #apply(id, update, version) {
    (version === 2 ? Y.applyUpdateV2 : Y.applyUpdate)(this.docs.get(id), update, "remote");
  }

  #sync(step) {
    const vector = Y.encodeStateVector(this.docs.get(step.to));
    const encode = step.v === 2 ? Y.encodeStateAsUpdateV2 : Y.encodeStateAsUpdate;
    const update = encode(this.docs.get(step.from), vector);
    step.sv = base64(vector);
    step.update = base64(update);
    this.#capture(step, this.docs.get(step.to), [], () => this.#apply(step.to, update, step.v));
  }

  #hear = v1 => this.#emitted.push({ v1 });
  #hearV2 = v2 => (this.#emitted.at(-1).v2 = v2);

  /** Yjs keeps what came before an operation that throws. It writes an update only if someone listens. */
  #capture(step, doc, updates, body) {
    this.#emitted = [];
    this.#subdocs = [];
    for (const name of Object.keys(this.#events)) this.#events[name] = [];
    const listens = updates === this.updates || !this.#lean;
    if (listens) {
      doc.on("update", this.#hear);
      if (this.#bothFormats) doc.on("updateV2", this.#hearV2);
    }
    let thrown = false;
    try {
      body();
    } catch (error) {
      if (step.do !== "tx") throw error;
      thrown = true;
    }
    doc.off("update", this.#hear);
    doc.off("updateV2", this.#hearV2);
    if (thrown) step.throws = true;
    for (const emitted of this.#emitted) updates.push({ ...emitted, of: this.#of.get(doc) });
    if (listens) step.emit = this.#emitted.map(({ v1, v2 }) => this.#emission(v1, v2));
    if (Object.keys(this.#events).length) step.events = { ...this.#events };
    if (this.#subdocs.length) step.subdocs = [...this.#subdocs];
  }

  #emission(v1, v2) {
    return this.#lean || !this.#bothFormats ? { v1: base64(v1) } : { v1: base64(v1), v2: base64(v2) };
  }

  #observe({ doc, at, deep, name }) {
    const type = this.at(doc, at);
    this.#events[name] = [];
    if (deep) type.observeDeep(events => this.#events[name].push(events.map(describeEvent)));
    else type.observe(event => this.#events[name].push([describeEvent(event)]));
  }

  #position(step) {
    const position = Y.createRelativePositionFromTypeIndex(this.at(step.doc, step.at), step.index, step.assoc);
    this.#positions.set(step.name, position);
    step.json = JSON.parse(JSON.stringify(Y.relativePositionToJSON(position)));
    step.b64 = base64(Y.encodeRelativePosition(position));
  }

  #resolve(step) {
    const position = Y.decodeRelativePosition(Y.encodeRelativePosition(this.#positions.get(step.name)));
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, this.docs.get(step.doc));
    step.result = absolute && { at: pathOf(absolute.type), index: absolute.index, assoc: absolute.assoc };
  }

  #snapshot(step) {
    const snapshot = Y.snapshot(this.docs.get(step.doc));
    this.#snapshots.set(step.name, snapshot);
    step.v1 = base64(Y.encodeSnapshot(snapshot));
    step.v2 = base64(Y.encodeSnapshotV2(snapshot));
  }

  #restored({ doc, name }) {
    const into = new Y.Doc({ guid: "restored" });
    const restored = Y.createDocFromSnapshot(this.docs.get(doc), this.#snapshots.get(name), into);
    return Object.fromEntries(
      Object.entries(this.roots.get(doc)).map(([root, kind]) => [root, describe(openRoot(restored, root, kind))]),
    );
  }

  #undo(step) {
    const scope = step.scope.map(at => this.at(step.doc, at));
    const trackedOrigins = new Set(step.trackedOrigins);
    this.#undos.set(step.name, new Y.UndoManager(scope, { captureTimeout: step.captureTimeout, trackedOrigins }));
  }

  #takeBack(step) {
    const undo = this.#undos.get(step.name);
    this.#capture(step, undo.doc, this.updates, () => {
      step.result = !!(step.do === "undo.undo" ? undo.undo() : undo.redo());
    });
    step.stacks = [undo.undoStack.length, undo.redoStack.length];
  }
}

/** Yjs cannot delete from a text that never had anything: "Cannot read properties of null (reading 'parent')". */
const breaksYjs = (target, { op, delta }) =>
  !target._start && (op === "text.delete" || (op === "text.applyDelta" && delta.some(step => step.delete)));

function describeEvent(event) {
  const keys = {};
  for (const [key, { action, oldValue }] of sorted(event.changes.keys)) {
    keys[key] = { action, oldValue: describeShallow(oldValue) };
  }
  const delta = event.delta.map(op => ({
    ...describeDelta([{ ...op, insert: null }])[0],
    insert: undefined,
    ...("insert" in op && {
      insert: Array.isArray(op.insert) ? op.insert.map(describeShallow) : describeShallow(op.insert),
    }),
  }));
  return { kind: kindOf(event.target), path: event.path, delta, keys };
}

/** Where a type is now: the root's name and the steps from there. */
export function pathOf(type) {
  const path = [];
  let inner = type;
  for (; inner._item; inner = inner._item.parent) {
    const { parentSub } = inner._item;
    path.unshift(parentSub ?? indexOf(inner._item));
  }
  return [Y.findRootTypeKey(inner), ...path];
}

function indexOf(item) {
  let index = 0;
  for (let before = item.left; before; before = before.left) {
    if (!before.deleted && before.countable) index += before.length;
  }
  return index;
}
