// Answers {"host", "room"}: two signalling connections of the real y-webrtc, of which one announces itself and the other
// hears of it.
import { createInterface } from "node:readline";
import { pageSocket } from "./clients.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const { host, room } = JSON.parse(line);
  globalThis.WebSocket = pageSocket(`http://${host}`);
  const { SignalingConn } = await import("y-webrtc");
  const url = `ws://${host}/lattice/signalling`;
  const one = new SignalingConn(url);
  const other = new SignalingConn(url);
  const subscribe = (peer) =>
    new Promise((resolve) => {
      peer.on("connect", () => peer.send({ type: "subscribe", topics: [room] }));
      peer.on("message", (message) => message.type === "pong" && resolve());
      // What is answered after the subscription proves that it was heard.
      peer.on("connect", () => peer.send({ type: "ping" }));
    });
  await Promise.all([subscribe(one), subscribe(other)]);
  const heard = new Promise((resolve) => {
    other.on("message", (message) => message.type === "publish" && resolve(message));
  });
  one.send({ type: "publish", topic: room, data: { type: "announce", from: "one" } });
  const message = await heard;
  const announced = message.topic === room && message.data.from === "one";
  process.stdout.write(JSON.stringify({ announced, clients: message.clients }) + "\n");
  one.destroy();
  other.destroy();
}
