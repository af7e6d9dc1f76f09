// All that a vector file says of a document at a moment.
import * as Y from "yjs";
import { base64, describe, describeType, sortedJson } from "./values.mjs";

const ROOTS = {
  text: (doc, name) => doc.getText(name),
  array: (doc, name) => doc.getArray(name),
  map: (doc, name) => doc.getMap(name),
  xmlFragment: (doc, name) => doc.getXmlFragment(name),
};

export const openRoot = (doc, name, kind) => ROOTS[kind](doc, name);

export function state(doc, kinds, full, lean) {
  const vector = [...doc.store.clients].map(([client, structs]) => {
    const last = structs.at(-1);
    return [client, last.id.clock + last.length];
  });
  const pending = pendingOf(doc);
  return {
    sv: base64(Y.encodeStateVector(doc)),
    svMap: descending(vector),
    v1: base64(Y.encodeStateAsUpdate(doc)),
    ...((full || !lean) && { v2: base64(Y.encodeStateAsUpdateV2(doc)), structs: structsOf(doc) }),
    ds: deleteSetOf(Y.createDeleteSetFromStructStore(doc.store)),
    ...(pending && { pending }),
    roots: rootsOf(doc, kinds, full),
  };
}

export function rootsOf(doc, kinds, full) {
  const roots = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const type = openRoot(doc, name, kind);
    roots[name] = describeType(type);
    if (!full) continue;
    if (kind === "map" || kind === "array") roots[name].json = sortedJson(describe(type.toJSON()));
    else roots[name].string = type.toString();
  }
  return roots;
}

const descending = pairs => pairs.sort(([a], [b]) => b - a);

function pendingOf({ store: { pendingStructs, pendingDs } }) {
  if (!pendingStructs && !pendingDs) return null;
  const missing = pendingStructs ? [...pendingStructs.missing].sort(([a], [b]) => a - b) : [];
  return { structs: !!pendingStructs, ds: !!pendingDs, missing };
}

function deleteSetOf(set) {
  const clients = [...set.clients].filter(([, ranges]) => ranges.length);
  return descending(clients.map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]));
}

function structsOf(doc) {
  return descending([...doc.store.clients].map(([client, structs]) => [client, structs.map(structOf)]));
}

function structOf(struct) {
  const where = `${struct.id.clock}:${struct.length}`;
  if (struct instanceof Y.GC) return `gc:${where}`;
  const content = struct.content.constructor.name.replace(/^_/, "").replace("Content", "").toLowerCase();
  return `${content}:${where}${struct.deleted ? ":d" : ""}`;
}
