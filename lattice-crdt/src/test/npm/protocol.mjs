// Records frames of y-websocket, and the states of users, as y-protocols makes and takes them.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as awareness from "y-protocols/awareness";
import * as sync from "y-protocols/sync";
import { base64, bytes, describe, make } from "./values.mjs";

const SYNC = 0;
const AWARENESS = 1;

export class Protocol {
  #presences = new Map();
  #events = [];
  /** What the last step made: a frame, or an encoded awareness. */
  #made;

  /** The users that someone knows of. */
  known(id) {
    return [...this.#presences.get(id).meta.keys()];
  }

  /** Makes a frame of one message. */
  frame(step, doc, update) {
    step.result = base64(this.#write(step, doc, update));
  }

  #write(step, doc, update) {
    switch (step.do) {
      case "msg.syncStep1":
        return this.#framed(SYNC, encoder => sync.writeSyncStep1(encoder, doc));
      case "msg.update":
        return this.#framed(SYNC, encoder => sync.writeUpdate(encoder, update));
      case "msg.awareness": {
        const encoded = this.#made;
        step.update = base64(encoded);
        return this.#framed(AWARENESS, encoder => encoding.writeVarUint8Array(encoder, encoded));
      }
      default:
        throw new Error(`There is no step '${step.do}'`);
    }
  }

  #framed(type, write) {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.#made = encoding.toUint8Array(encoder);
    return this.#made;
  }

  /** Takes the frame that was made last, as a server does. */
  handle(step, doc) {
    step.in = base64(this.#made);
    step.reply = null;
    const decoder = decoding.createDecoder(this.#made);
    if (decoding.readVarUint(decoder) === AWARENESS) {
      const update = decoding.readVarUint8Array(decoder);
      awareness.applyAwarenessUpdate(this.#presences.get(step.doc), update, "remote");
      return;
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    sync.readSyncMessage(decoder, encoder, doc, "remote");
    if (encoding.length(encoder) === 1) return;
    this.#made = encoding.toUint8Array(encoder);
    step.reply = base64(this.#made);
  }

  presence(step, doc) {
    if (step.do === "aw.new") return this.#join(step, doc);
    const presence = this.#presences.get(step.id);
    if (step.do === "aw.encode") {
      this.#made = awareness.encodeAwarenessUpdate(presence, step.clients);
      step.result = base64(this.#made);
      return;
    }
    this.#events = [];
    this.#change(step, presence);
    step.events = [...this.#events];
    step.states = byClient(presence.states).map(([client, state]) => [client, describe(state)]);
    step.clocks = byClient(presence.meta).map(([client, { clock }]) => [client, clock]);
  }

  /** Without the timer: what is forgotten after a while is not what is compared. */
  #join(step, doc) {
    const presence = new awareness.Awareness(doc);
    clearInterval(presence._checkInterval);
    for (const type of ["change", "update"]) presence.on(type, change => this.#events.push({ type, ...change }));
    this.#presences.set(step.id, presence);
  }

  #change(step, presence) {
    switch (step.do) {
      case "aw.set":
        return presence.setLocalState(make(step.state));
      case "aw.setField":
        return presence.setLocalStateField(step.field, make(step.value));
      case "aw.apply":
        step.update ??= base64(this.#made);
        return awareness.applyAwarenessUpdate(presence, bytes(step.update), "remote");
      case "aw.remove":
        return awareness.removeAwarenessStates(presence, step.clients, "local");
      default:
        throw new Error(`There is no step '${step.do}'`);
    }
  }
}

const byClient = map => [...map].sort(([a], [b]) => a - b);
