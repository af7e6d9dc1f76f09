// Values of the vector files from and to those of Yjs; see src/test/resources/yjs-vectors/README.md.
import * as Y from "yjs";

export const base64 = bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
export const bytes = text => new Uint8Array(Buffer.from(text, "base64"));

/** Makes what a value of a vector file stands for. */
export function make(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(make);
  return typeof value.$ === "string" ? special(value) : mapped(value, make);
}

function mapped(object, f) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, f(value)]));
}

function special(value) {
  switch (value.$) {
    case "undefined":
      return undefined;
    case "num":
      return Number(value.v);
    case "bigint":
      return BigInt(value.v);
    case "bytes":
      return bytes(value.b64);
    case "map":
      return filled(new Y.Map(), value.entries, (map, key, entry) => map.set(key, entry));
    case "array": {
      const array = new Y.Array();
      array.push(value.items.map(make));
      return array;
    }
    case "text":
      return written(new Y.Text(), value);
    case "xmlText":
      return written(new Y.XmlText(), value);
    case "xmlElement":
      return withChildren(
        filled(new Y.XmlElement(value.name), value.attrs ?? [], (element, key, attribute) =>
          element.setAttribute(key, attribute),
        ),
        value,
      );
    case "xmlFragment":
      return withChildren(new Y.XmlFragment(), value);
    case "xmlHook":
      return filled(new Y.XmlHook(value.name), value.entries ?? [], (hook, key, entry) => hook.set(key, entry));
    case "doc":
      return new Y.Doc({ guid: value.guid, ...(value.opts ?? {}) });
    default:
      throw new Error(`There is no value '${value.$}'`);
  }
}

function filled(type, entries, set) {
  for (const [key, value] of entries) set(type, key, make(value));
  return type;
}

function withChildren(type, { children }) {
  if (children?.length) type.insert(0, children.map(make));
  return type;
}

function written(text, { delta, text: plain }) {
  if (delta) text.applyDelta(delta.map(makeDelta), { sanitize: false });
  else if (plain) text.insert(0, plain);
  return text;
}

export const makeDelta = op => mapped(op, make);

export function kindOf(type) {
  if (type instanceof Y.XmlHook) return "xmlHook";
  if (type instanceof Y.XmlText) return "xmlText";
  if (type instanceof Y.XmlElement) return "xmlElement";
  if (type instanceof Y.XmlFragment) return "xmlFragment";
  if (type instanceof Y.Text) return "text";
  if (type instanceof Y.Array) return "array";
  if (type instanceof Y.Map) return "map";
  return "abstract";
}

/** Says what a value is, canonical. */
export function describe(value) {
  if (value === undefined) return { $: "undefined" };
  if (typeof value === "number") return describeNumber(value);
  if (typeof value === "bigint") return { $: "bigint", v: value.toString() };
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Uint8Array) return { $: "bytes", b64: base64(value) };
  if (value instanceof Y.Doc) return { $: "doc", guid: value.guid };
  if (value instanceof Y.AbstractType) return describeType(value);
  return Array.isArray(value) ? value.map(describe) : mapped(value, describe);
}

function describeNumber(number) {
  if (Object.is(number, -0)) return { $: "num", v: "-0" };
  return Number.isFinite(number) ? number : { $: "num", v: String(number) };
}

export const describeDelta = delta => delta.map(op => mapped(op, describe));

export function describeType(type) {
  const kind = kindOf(type);
  switch (kind) {
    case "xmlHook":
      return { $: kind, name: type.hookName, entries: described(type.entries()) };
    case "map":
      return { $: kind, entries: described(type.entries()) };
    case "array":
      return { $: kind, items: type.toArray().map(describe) };
    case "text":
    case "xmlText": {
      const text = { $: kind, delta: describeDelta(type.toDelta()), length: type.length };
      const attrs = described(Object.entries(type.getAttributes()));
      return attrs.length ? { ...text, attrs } : text;
    }
    case "xmlElement": {
      const attrs = described(Object.entries(type.getAttributes()));
      return { $: kind, name: type.nodeName, attrs, children: type.toArray().map(describe) };
    }
    case "xmlFragment":
      return { $: kind, children: type.toArray().map(describe) };
    default:
      return { $: kind };
  }
}

/** Sorts entries by their keys, as UTF-16. */
export const sorted = entries => [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
const described = entries => sorted(entries).map(([key, value]) => [key, describe(value)]);

/** A type inside an event is only named. */
export const describeShallow = value =>
  value instanceof Y.AbstractType ? { $: "type", kind: kindOf(value) } : describe(value);

export function sortedJson(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sortedJson);
  return Object.fromEntries(sorted(Object.entries(value)).map(([key, inner]) => [key, sortedJson(inner)]));
}
