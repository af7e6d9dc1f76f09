// Measures Yjs. Requests come on standard input and are answered on standard output, one JSON object a line; they are
// what CrdtWorker answers too. Times are milliseconds of processor of this process.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";

const data = { changes: [], typed: [], recorded: [], shapes: new Map(), curve: null };
let sink = 0;

function timed(body) {
  const start = process.cpuUsage();
  const result = body();
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  return { result, ms };
}

function empty(client) {
  const doc = new Y.Doc();
  doc.clientID = client;
  return { doc, text: doc.getText("text"), array: doc.getArray("array"), map: doc.getMap("map") };
}

const edits = {
  text: ({ text }, at, content) => text.insert(at, content),
  cut: ({ text }, at, length) => text.delete(at, length),
  array: ({ array }, at, values) => array.insert(at, values),
  map: ({ map }, key, value) => map.set(key, value),
};

const edit = (place, [kind, where, what]) => edits[kind](place, where, what);

const content = ({ text, array, map }) => JSON.stringify([text.toString(), array.toJSON(), map.toJSON()]);

// Encodes each update of a document as format 2, and keeps those that are its own.
function recorded(place) {
  const updates = [];
  place.doc.on("updateV2", (update, origin) => {
    if (origin !== "remote") updates.push(update);
  });
  return updates;
}

const receive = (place, update) => Y.applyUpdateV2(place.doc, update, "remote");

// One writer; a second document gets each update afterwards.
function alone([ops]) {
  const docs = [empty(1), empty(2)];
  const [updates] = docs.map(recorded);
  const { ms } = timed(() => {
    for (const op of ops) edit(docs[0], op);
  });
  for (const update of updates) receive(docs[1], update);
  return { ms, docs, updates };
}

// Two writers begin with the same text, write at the same time, each in one transaction, and then get the other's.
function pair([before, ...writers]) {
  const docs = [empty(1), empty(2)];
  const updates = docs.map(recorded);
  for (const op of before) edit(docs[0], op);
  for (const update of updates[0].splice(0)) receive(docs[1], update);
  const { ms } = timed(() => {
    docs.forEach((place, i) => place.doc.transact(() => writers[i].forEach(op => edit(place, op))));
    receive(docs[1], updates[0][0]);
    receive(docs[0], updates[1][0]);
  });
  return { ms, docs, updates: updates.flat() };
}

// Many writers; two of them get all updates, each in one transaction.
function crowd(writers) {
  const docs = writers.map((ops, i) => empty(i + 1));
  const updates = docs.map(recorded);
  docs.forEach((place, i) => writers[i].forEach(op => edit(place, op)));
  const all = updates.flat();
  const receiveAll = place => place.doc.transact(() => all.forEach(update => receive(place, update)), "remote");
  receiveAll(docs[0]);
  return { ...timed(() => receiveAll(docs[1])), docs: docs.slice(0, 2), updates: all };
}

const kinds = { alone, pair, crowd };

function shape({ name }) {
  const { kind, writers } = data.shapes.get(name);
  const { ms, docs, updates } = kinds[kind](writers);
  if (content(docs[0]) !== content(docs[1])) throw new Error(`${name}: the documents differ`);
  const state = Y.encodeStateAsUpdateV2(docs[0].doc);
  const parse = timed(() => Y.applyUpdateV2(empty(9999).doc, state));
  const bytes = updates.reduce((sum, update) => sum + update.length, 0);
  return { ms, parseMs: parse.ms, document: state.length, updates: bytes };
}

function trace({ file, recorded }) {
  const { txns } = JSON.parse(gunzipSync(readFileSync(file)).toString());
  data.changes = txns.flatMap(({ patches }) => patches);
  const bytes = gunzipSync(readFileSync(recorded));
  let position = 0;
  const varUint = () => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = bytes[position++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const count = varUint();
  for (let i = 0; i < count; i++) {
    const length = varUint();
    data.recorded.push(new Uint8Array(bytes.subarray(position, position + length)));
    position += length;
  }
  return { edits: data.changes.length, recorded: data.recorded.length };
}

function type() {
  const updates = [];
  const { text, doc } = empty(1);
  doc.on("update", update => updates.push(update));
  const { ms } = timed(() => {
    for (const [at, deleted, inserted] of data.changes) {
      if (deleted > 0) text.delete(at, deleted);
      if (inserted !== "") text.insert(at, inserted);
    }
  });
  data.typed = updates;
  data.state1 = Y.encodeStateAsUpdate(doc);
  data.state2 = Y.encodeStateAsUpdateV2(doc);
  return {
    ms,
    bytes: updates.reduce((sum, update) => sum + update.length, 0),
    v1: data.state1.length,
    v2: data.state2.length,
    length: text.length,
  };
}

function apply() {
  const { text, doc } = empty(2);
  const { ms } = timed(() => {
    for (const update of data.typed) Y.applyUpdate(doc, update);
  });
  return { ms, length: text.length };
}

// Loads several times, since the clock of the processor is coarse.
function load({ format, times }) {
  const { ms } = timed(() => {
    for (let i = 0; i < times; i++) {
      const { doc, text } = empty(2);
      if (format === 1) Y.applyUpdate(doc, data.state1);
      else Y.applyUpdateV2(doc, data.state2);
      sink += text.length;
    }
  });
  return { ms: ms / times };
}

function merge() {
  const { ms, result } = timed(() => Y.mergeUpdates(data.recorded));
  return { ms, bytes: result.length };
}

function heap({ copies }) {
  const kept = [];
  const used = () => {
    globalThis.gc();
    globalThis.gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  for (let i = 0; i < copies; i++) {
    kept.push(empty(i + 2));
    Y.applyUpdate(kept[i].doc, data.state1);
  }
  const bytes = (used() - before) / copies;
  return { bytes, length: kept[0].text.length };
}

function curve({ file }) {
  const { doc, array } = empty(2);
  Y.applyUpdate(doc, readFileSync(file));
  data.curve = { doc, array };
  return { items: array.length };
}

function position({ indices }) {
  const { doc, array } = data.curve;
  const { ms } = timed(() => {
    for (const index of indices) {
      const relative = Y.createRelativePositionFromTypeIndex(array, index);
      if (Y.createAbsolutePositionFromRelativePosition(relative, doc).index !== index) throw new Error(`Not ${index}`);
    }
  });
  return { ms };
}

function path({ indices }) {
  const { array } = data.curve;
  let seen = -1;
  const observer = events => (seen = events[0].path[0]);
  array.observeDeep(observer);
  const maps = indices.map(index => array.get(index));
  const { ms } = timed(() => {
    for (let i = 0; i < maps.length; i++) {
      maps[i].set("key", i);
      if (seen !== indices[i]) throw new Error(`Not ${indices[i]}`);
    }
  });
  array.unobserveDeep(observer);
  return { ms };
}

function define({ name, kind, writers }) {
  data.shapes.set(name, { kind, writers });
  return {};
}

const tasks = { define, shape, trace, type, apply, load, merge, heap, curve, position, path };

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = tasks[request.task](request);
  } catch (error) {
    answer = { failed: String(error?.stack ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
