// Random operations that fit a document as it is.
import * as Y from "yjs";
import { openRoot } from "./state.mjs";
import { kindOf } from "./values.mjs";

const DEEPEST = 4;

/** Where the types of a document are, by kind. */
export function places(doc, roots) {
  const found = [];
  const visit = (type, at) => {
    found.push({ at, type, kind: kindOf(type) });
    if (at.length > DEEPEST) return;
    const step = (key, value) => value instanceof Y.AbstractType && visit(value, [...at, key]);
    if (type instanceof Y.Map) type.forEach((value, key) => step(key, value));
    if (type instanceof Y.Array || (type instanceof Y.XmlFragment && !(type instanceof Y.Map))) {
      type.toArray().forEach((value, index) => step(index, value));
    }
  };
  for (const [name, kind] of Object.entries(roots)) visit(openRoot(doc, name, kind), [name]);
  return found;
}

/** Where the documents in a document are. */
export function subdocuments(doc, roots) {
  const found = [];
  for (const { type, at, kind } of places(doc, roots)) {
    const entries = kind === "map" ? type.entries() : kind === "array" ? type.toArray().entries() : [];
    for (const [key, value] of entries) {
      if (value instanceof Y.Doc) found.push({ at: [...at, key], doc: value });
    }
  }
  return found;
}

export class Operations {
  #random;
  #rich;

  constructor(random, rich) {
    this.#random = random;
    this.#rich = rich;
  }

  /** One operation on a random place; roots are chosen more often than what is inside. */
  on(found) {
    const random = this.#random;
    const roots = found.filter(({ at }) => at.length === 1);
    const place = random.pick(random.chance(60) ? roots : found);
    const op = this.#of(place);
    return { op: op.op, at: place.at, kind: place.kind, ...op };
  }

  #of({ type, kind }) {
    switch (kind) {
      case "text":
      case "xmlText":
        return this.#rich && this.#random.chance(55) ? this.#richText(type) : this.#plainText(type);
      case "array":
        return this.#array(type);
      case "map":
      case "xmlHook":
        return this.#map();
      default:
        return this.#xml(type, kind);
    }
  }

  #plainText({ length }) {
    const random = this.#random;
    if (length && random.chance(35)) return { op: "text.delete", ...this.#range(length) };
    return { op: "text.insert", index: this.#index(length), text: random.text() };
  }

  #richText(type) {
    const random = this.#random;
    const { length } = type;
    switch (random.weighted({ format: length ? 5 : 0, insert: 3, embed: 2, delta: 1, setAttr: 1, removeAttr: 1 })) {
      case "format":
        return { op: "text.format", ...this.#range(length), attrs: this.#attributes(1) };
      case "insert":
        return { op: "text.insert", index: this.#index(length), text: random.text(), attrs: this.#attributes(0) };
      case "embed": {
        const value = random.chance(20) ? { $: "map", entries: [["e", 1]] } : { image: random.letters(1, 3) };
        const embed = { op: "text.embed", index: this.#index(length), value };
        return random.chance(50) ? { ...embed, attrs: this.#attributes(0) } : embed;
      }
      case "delta":
        return { op: "text.applyDelta", delta: this.#delta(length), sanitize: random.chance(50) };
      case "setAttr":
        return { op: "text.setAttr", key: random.key(), value: random.json() };
      default:
        return { op: "text.removeAttr", key: random.key() };
    }
  }

  #delta(length) {
    const random = this.#random;
    const delta = [];
    let left = length;
    for (let ops = random.between(1, 4); ops > 0; ops--) {
      const some = left && random.between(1, Math.min(left, 4));
      const kind = random.weighted({ insert: 2, retain: some ? 2 : 0, delete: some ? 1 : 0 });
      const attributes = random.chance(40) && kind !== "delete" ? { attributes: this.#attributes(0) } : {};
      delta.push({ [kind]: kind === "insert" ? random.text() : some, ...attributes });
      if (kind !== "insert") left -= some;
    }
    return delta;
  }

  #array({ length }) {
    const random = this.#random;
    if (length && random.chance(35)) return { op: "array.delete", ...this.#range(length, random.chance(1)) };
    const values = Array.from({ length: random.between(1, 3) }, () => this.#element());
    if (random.chance(15)) return { op: "array.push", values };
    return { op: "array.insert", index: this.#index(length) + (random.chance(1) ? 9 : 0), values };
  }

  #map() {
    const random = this.#random;
    const key = random.key();
    switch (random.weighted({ set: 30, delete: 8, clear: 1 })) {
      case "set":
        return { op: "map.set", key, value: this.#entry() };
      case "delete":
        return { op: "map.delete", key };
      default:
        return { op: "map.clear" };
    }
  }

  #xml({ length }, kind) {
    const random = this.#random;
    if (kind === "xmlElement" && random.chance(45)) {
      const key = random.pick(["class", "href", "k"]);
      if (random.chance(30)) return { op: "xml.removeAttr", key };
      return { op: "xml.setAttr", key, value: random.chance(85) ? random.text() : random.json() };
    }
    if (length && random.chance(35)) return { op: "xml.delete", ...this.#range(length) };
    const nodes = Array.from({ length: random.between(1, 2) }, () => this.#node(2));
    return { op: "xml.insert", index: this.#index(length), nodes };
  }

  #node(depth) {
    const random = this.#random;
    switch (random.weighted({ element: depth ? 5 : 0, text: 4, hook: 1 })) {
      case "element": {
        const children = Array.from({ length: random.int(3) }, () => this.#node(depth - 1));
        const attrs = random.chance(40) ? [["k", random.text()]] : [];
        return { $: "xmlElement", name: random.pick(["p", "h1", "li", "div"]), attrs, children };
      }
      case "text":
        if (!this.#rich || random.chance(50)) return { $: "xmlText", text: random.letters(1, 4) };
        return { $: "xmlText", delta: [{ insert: random.letters(1, 3) }, { insert: "b", attributes: { bold: true } }] };
      default:
        return { $: "xmlHook", name: "hook", entries: [["h", random.int(9)]] };
    }
  }

  /** What an array takes; Yjs refuses undefined and BigInt there, which is rare enough to stay. */
  #element() {
    return this.#random.chance(25) ? this.#type() : this.#random.value();
  }

  #entry() {
    const random = this.#random;
    if (random.chance(3))
      return { $: "doc", guid: `guid-${random.letters(3, 3)}`, opts: random.chance(30) ? { autoLoad: true } : {} };
    return random.chance(25) ? this.#type() : random.value();
  }

  #type() {
    const random = this.#random;
    switch (random.weighted({ map: 3, array: 3, text: 3, xml: 1 })) {
      case "map":
        return { $: "map", entries: random.chance(70) ? [["x", random.value(1)]] : [] };
      case "array":
        return { $: "array", items: Array.from({ length: random.int(3) }, () => random.int(9)) };
      case "text":
        return { $: "text", text: random.letters(0, 4) };
      default:
        return { $: "xmlElement", name: "p", attrs: [], children: [] };
    }
  }

  #attributes(least) {
    const random = this.#random;
    const attributes = {};
    for (let left = random.between(least, 2); left > 0; left--) {
      attributes[random.pick(["bold", "italic", "color", "7"])] = random.chance(30)
        ? null
        : random.pick([true, "red", random.json()]);
    }
    return attributes;
  }

  /** Often where something was typed before: at an end. */
  #index(length) {
    const random = this.#random;
    if (random.chance(25)) return length;
    return random.chance(15) ? 0 : random.int(length + 1);
  }

  #range(length, tooLong = false) {
    const index = this.#random.int(length);
    const len = this.#random.between(1, Math.min(length - index, this.#random.chance(80) ? 4 : length));
    return { index, len: tooLong ? len + length : len };
  }
}
