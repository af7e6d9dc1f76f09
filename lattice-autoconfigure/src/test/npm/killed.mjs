// Real providers while their server is killed. Answers commands on standard input, one JSON object a line:
// {"do": "write", "host", "room"}  opens the writers; answers when much is acknowledged, and lets them go on
// {"do": "cut"}                    the server is dead: writers go offline and edit on; answers what was acknowledged
// {"do": "read"}                   somebody new reads the room; answers what of the acknowledged is missing there
// {"do": "return"}                 the writers come back; answers whether all end with the same, and what is missing
import { createInterface } from "node:readline";
import { eventually, open } from "./clients.mjs";

console.warn = console.error = () => {};

/** So much is acknowledged to each before the server may be killed. */
const ENOUGH = 30;

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

const entries = (client) => new Set(client.doc.getArray("entries").toArray());

let where;
let writing = true;
let writers = [];

function writer(kind, name) {
  const client = open(kind, where);
  return { ...client, name, count: 0, acknowledged: 0, offline: [] };
}

const put = (writer, entry) => writer.doc.getArray("entries").push([entry]);

/** Only Hocuspocus says what is kept; each entry waits for that. */
async function writeAndWait(writer) {
  while (writing) {
    put(writer, `${writer.name} ${++writer.count}`);
    while (writing && writer.provider.hasUnsyncedChanges) await pause(1);
    if (writing && !writer.provider.hasUnsyncedChanges) writer.acknowledged = writer.count;
  }
}

async function writeOn(writer) {
  while (writing) {
    put(writer, `${writer.name} ${++writer.count}`);
    await pause(2);
  }
}

const acknowledged = () =>
  writers.flatMap((writer) => Array.from({ length: writer.acknowledged }, (_, i) => `${writer.name} ${i + 1}`));

const missing = (client, wanted) => wanted.filter((entry) => !entries(client).has(entry));

const commands = {
  async write({ host, room }) {
    where = { host, room };
    writers = [writer("hocuspocus", "one"), writer("hocuspocus", "two"), writer("y-websocket 3", "three")];
    await eventually(
      () => writers.every((each) => each.isSynced()),
      () => "writers are not synchronized",
    );
    writeAndWait(writers[0]);
    writeAndWait(writers[1]);
    writeOn(writers[2]);
    await eventually(
      () => writers.slice(0, 2).every((each) => each.acknowledged >= ENOUGH),
      () => `acknowledged: ${writers.map((each) => each.acknowledged)}`,
    );
    return {};
  },
  async cut() {
    writing = false;
    writers.forEach((each) => each.disconnect());
    writers.forEach((each) => {
      each.offline.push(`${each.name} offline`);
      put(each, `${each.name} offline`);
    });
    return { acknowledged: acknowledged().length };
  },
  async read() {
    const reader = open("y-websocket 3", where);
    await eventually(reader.isSynced, () => "the reader is not synchronized");
    const answer = { missing: missing(reader, acknowledged()), offline: missing(reader, offline()).length };
    reader.destroy();
    return answer;
  },
  async return() {
    const reader = open("hocuspocus", where);
    writers.forEach((each) => each.connect());
    const all = [...writers, reader];
    const wanted = () => [...writers.flatMap((each) => [...entries(each)])];
    await eventually(
      () => all.every((each) => each.isSynced() && missing(each, wanted()).length === 0),
      () => JSON.stringify(all.map((each) => [each.isSynced(), entries(each).size])),
    );
    const answer = { missing: missing(reader, [...acknowledged(), ...offline()]), entries: entries(reader).size };
    all.forEach((each) => each.destroy());
    return answer;
  },
};

const offline = () => writers.flatMap((each) => each.offline);

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = await commands[command.do](command);
  } catch (error) {
    answer = { failed: String(error?.stack ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
