import * as n from "./numbers";
import { reading, type Cursor } from "./cursor";
import { ProtocolFault } from "./fault";
import type { Input } from "../session/inputs";
import { readSmile, writeSmile, type Value } from "./smile";

/** How the server takes the page (P-21). */
export type Mode =
  typeof n.MODE_ADOPTED | typeof n.MODE_RESUMED | typeof n.MODE_MOUNTED | typeof n.MODE_RESYNC | typeof n.MODE_RESTORED;

/** The kind of a frame that is a patch; the others have the numbers of the protocol. */
export const PATCH = 1;

export interface Patch {
  readonly kind: typeof PATCH;
  readonly number: number;
  readonly received: number;
  /** The whole frame: instructions start at index 2. */
  readonly values: readonly Value[];
}

export interface Welcome {
  readonly kind: typeof n.SERVER_WELCOME;
  readonly mode: Mode;
  readonly received: number;
  readonly token: string;
  /** What the page holds from now on (P-80); undefined: what it holds. */
  readonly snapshot: string | undefined;
}

export type ServerFrame =
  | Patch
  | Welcome
  | { readonly kind: typeof n.SERVER_RECEIVED; readonly received: number }
  | { readonly kind: typeof n.SERVER_FAILED; readonly received: number; readonly incident: string }
  /** The name of a part. */
  | { readonly kind: typeof n.SERVER_NEED; readonly text: string }
  /** The state. */
  | { readonly kind: typeof n.SERVER_SNAPSHOT; readonly text: string };

type Hello = [
  token: string,
  page: string,
  applied: number,
  input: number,
  path: string,
  digest: string,
  ...snapshot: string[],
];

export function decodeFrame(bytes: Uint8Array): ServerFrame {
  const values = readSmile(bytes);
  const input = reading(values, 0);
  const kind = input.integer();
  if (kind > 0) return { kind: PATCH, number: kind, received: kind + input.integer(), values };
  const frame = control(kind, input);
  if (input.more()) throw new ProtocolFault(`Frame of kind ${kind} is too long`);
  return frame;
}

function control(kind: number, input: Cursor): Exclude<ServerFrame, Patch> {
  switch (kind) {
    case n.SERVER_WELCOME:
      return {
        kind,
        mode: mode(input.integer()),
        received: input.integer(),
        token: input.text(),
        snapshot: input.more() ? input.text() : undefined,
      };
    case n.SERVER_RECEIVED:
      return { kind, received: input.integer() };
    case n.SERVER_FAILED:
      return { kind, received: input.integer(), incident: input.text() };
    case n.SERVER_NEED:
    case n.SERVER_SNAPSHOT:
      return { kind, text: input.text() };
    default:
      throw new ProtocolFault(`Unknown frame ${kind}`);
  }
}

/** P-11: all of it is read when the frame is sent. */
export function encodeHello(...hello: Hello): Uint8Array<ArrayBuffer> {
  return writeSmile([n.CLIENT_HELLO, n.VERSION, ...hello]);
}

/** P-12, P-15. */
export function encodeInput({ number, applied, slot, fields }: Input): Uint8Array<ArrayBuffer> {
  const behind = applied - number;
  return writeSmile(
    slot ? [n.CLIENT_EVENT, number, behind, slot, ...fields] : [n.CLIENT_NAVIGATE, number, behind, ...fields],
  );
}

export function encodeAck(applied: number): Uint8Array<ArrayBuffer> {
  return writeSmile([n.CLIENT_ACK, applied]);
}

/** P-16. */
export function encodeVisibility(hidden: boolean): Uint8Array<ArrayBuffer> {
  return writeSmile([n.CLIENT_VISIBILITY, hidden]);
}

/** P-17. */
export function encodeReport(error: unknown): Uint8Array<ArrayBuffer> {
  return writeSmile([n.CLIENT_REPORT, String(error).slice(0, 1000)]);
}

function mode(value: number): Mode {
  if (value < n.MODE_ADOPTED || value > n.MODE_RESTORED) throw new ProtocolFault(`Unknown mode ${value}`);
  return value as Mode;
}
