// Answers requests on standard input, one JSON object a line: {"host", "from", "count", "atOnce"}. Each seed is a room
// in which real providers edit at random, lose their sockets, edit offline, leave and join late. Its line says what all
// of them ended with, or why they did not: {"seed", "kind", "clients", "content", "snapshot"} or {"seed", "failed"}.
import { createInterface } from "node:readline";
import * as Y from "yjs";
import { KINDS, eventually, open } from "./clients.mjs";
import { content, edit } from "./edits.mjs";
import { Random } from "./random.mjs";

const STEPS = 40;

console.warn = console.error = () => {};

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

const snapshot = (doc) => Buffer.from(Y.encodeSnapshot(Y.snapshot(doc))).toString("base64");

async function run(seed, host) {
  const random = new Random(seed);
  const kind = [...KINDS, "mixed"][seed % 4];
  const room = `seed/${seed}`;
  const join = () => open(kind === "mixed" ? random.pick(KINDS) : kind, { host, room });
  const clients = Array.from({ length: 2 + random.below(3) }, join);
  try {
    for (let step = 0; step < STEPS; step++) {
      await act(random, clients, join, step);
    }
    clients.forEach((client) => client.connect());
    // One who came back sees others when they do something next (or after 15 s): so does y-protocols count.
    const active = setInterval(
      () => clients.forEach((client) => client.awareness.setLocalState({ user: { name: "someone" }, last: true })),
      100,
    );
    try {
      await eventually(
        () => converged(clients),
        () => describe(clients),
      );
    } finally {
      clearInterval(active);
    }
    const [first] = clients;
    return { seed, kind, room, clients: clients.length, content: content(first.doc), snapshot: snapshot(first.doc) };
  } catch (error) {
    return { seed, kind, room, failed: String(error?.stack ?? error) };
  } finally {
    clients.forEach((client) => client.destroy());
  }
}

async function act(random, clients, join, step) {
  const client = random.pick(clients);
  switch (random.below(12)) {
    case 0:
      client.drop();
      break;
    case 1:
      client.disconnect();
      break;
    case 2:
      client.connect();
      break;
    case 3:
      client.awareness.setLocalState({ user: { name: "someone" }, cursor: step });
      break;
    case 4:
      if (clients.length > 2) {
        clients.splice(clients.indexOf(client), 1);
        client.destroy();
      } else if (clients.length < 5) clients.push(join());
      break;
    case 5:
      client.doc.transact(() => {
        for (let i = 0; i < 4; i++) edit(random, client.doc);
      });
      break;
    default:
      edit(random, client.doc);
  }
  if (random.below(3) === 0) await pause(random.below(8));
}

function converged(clients) {
  const wanted = snapshot(clients[0].doc);
  const ids = clients
    .map((client) => client.doc.clientID)
    .sort()
    .join();
  return clients.every((client) => client.isSynced() && snapshot(client.doc) === wanted && present(client) === ids);
}

/** Who is here, as a client sees it; who is seen with an old state is not. */
function present(client) {
  return [...client.awareness.getStates()]
    .filter(([, state]) => state.last)
    .map(([id]) => id)
    .concat([...client.awareness.getStates()].filter(([, state]) => !state.last).map(([id]) => `ghost ${id}`))
    .sort()
    .join();
}

function describe(clients) {
  return JSON.stringify(
    clients.map((client) => ({
      kind: client.kind,
      id: client.doc.clientID,
      synced: client.isSynced(),
      unsynced: client.provider.unsyncedChanges,
      present: present(client),
      snapshot: snapshot(client.doc),
      content: content(client.doc),
    })),
  );
}

for await (const line of createInterface({ input: process.stdin })) {
  const { host, from, count, atOnce } = JSON.parse(line);
  let next = from;
  const worker = async () => {
    while (next < from + count) {
      process.stdout.write(JSON.stringify(await run(next++, host)) + "\n");
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  process.stdout.write(JSON.stringify({ done: count }) + "\n");
}
