import * as n from "./numbers";
import { ProtocolFault } from "./fault";

/** What a frame is made of (P-3). */
export type Value = number | string | boolean | null;

// Without `ignoreBOM` a text that begins with U+FEFF would lose it.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
// One character for each byte; those of an ASCII text are its characters.
const latin = new TextDecoder("latin1");
const encoder = new TextEncoder();
/** From SMILE_EMPTY on. */
const CONSTANTS: readonly Value[] = ["", null, false, true];

/** Reads one frame of the server: one flat array of 32-bit integers, strings, booleans and nulls, and nothing after it. */
export function readSmile(bytes: Uint8Array): Value[] {
  let at = 0;
  // A slice of this is much faster than to decode each short text.
  const characters = latin.decode(bytes);

  const refuse = (why: string): never => {
    throw new ProtocolFault(`Frame ${why} at byte ${at}`);
  };

  const next = (): number => bytes[at++] ?? refuse("is truncated");

  const integer = (): number => {
    let bits = 0;
    for (let length = 1; length <= 5; length++) {
      const byte = next();
      // A multiplication, since a shift would lose what is above 32 bits instead of showing it.
      bits = byte & 0x80 ? bits * 64 + (byte & 0x7f) : bits * 128 + byte;
      if (!(byte & 0x80)) continue;
      if (bits > 0xffffffff || byte & 0x40) break;
      return unzigzag(bits);
    }
    return refuse("has an integer of more than 32 bits");
  };

  const text = (length: number, ascii?: boolean): string => {
    const start = at;
    at += length;
    if (at > bytes.length) refuse("is truncated");
    if (ascii) {
      const slice = characters.slice(start, at);
      return /[^\0-\x7f]/.test(slice) ? refuse("has a bad text") : slice;
    }
    try {
      return decoder.decode(bytes.subarray(start, at));
    } catch {
      return refuse("has a bad text");
    }
  };

  const longText = (ascii: boolean): string => {
    const end = bytes.indexOf(n.SMILE_STRING_END, at);
    if (end < 0) refuse("is truncated");
    const whole = text(end - at, ascii);
    at++;
    return whole;
  };

  const value = (token: number): Value => {
    // The ranges follow each other.
    if (token >= n.SMILE_ASCII && token < n.SMILE_LONG_ASCII) {
      if (token >= n.SMILE_SMALL_INT) return unzigzag(token - n.SMILE_SMALL_INT);
      return token < n.SMILE_UNICODE ? text(token - n.SMILE_ASCII + 1, true) : text(token - n.SMILE_UNICODE + 2);
    }
    if (token >= n.SMILE_EMPTY && token <= n.SMILE_TRUE) return CONSTANTS[token - n.SMILE_EMPTY]!;
    if (token === n.SMILE_INT32) return integer();
    if (token === n.SMILE_LONG_ASCII || token === n.SMILE_LONG_UNICODE) return longText(token === n.SMILE_LONG_ASCII);
    return refuse(`has token ${token}`);
  };

  const values: Value[] = [];
  if (next() !== n.SMILE_ARRAY_START) refuse("is not an array");
  for (let token = next(); token !== n.SMILE_ARRAY_END; token = next()) values.push(value(token));
  if (at !== bytes.length) refuse("has bytes after its end");
  return values;
}

/** Writes one frame of the client: integers as 32-bit integers where they fit, every other number as a 64-bit float. */
export function writeSmile(values: readonly Value[]): Uint8Array<ArrayBuffer> {
  const out = [n.SMILE_ARRAY_START];
  for (const value of values) writeValue(out, value);
  out.push(n.SMILE_ARRAY_END);
  return Uint8Array.from(out);
}

function writeValue(out: number[], value: Value): void {
  if (value === null) out.push(n.SMILE_NULL);
  else if (typeof value === "boolean") out.push(value ? n.SMILE_TRUE : n.SMILE_FALSE);
  else if (typeof value === "string") writeText(out, value);
  else if (Object.is(value | 0, value)) writeInteger(out, value);
  else writeFloat(out, value);
}

function writeInteger(out: number[], value: number): void {
  const bits = ((value << 1) ^ (value >> 31)) >>> 0;
  if (bits < 32) {
    out.push(n.SMILE_SMALL_INT + bits);
    return;
  }
  out.push(n.SMILE_INT32);
  for (let shift = 27; shift >= 6; shift -= 7) if (bits >>> shift) out.push((bits >>> shift) & 0x7f);
  out.push(0x80 | (bits & 0x3f));
}

function writeFloat(out: number[], value: number): void {
  const [bits] = new BigUint64Array(Float64Array.of(value).buffer);
  out.push(n.SMILE_FLOAT64);
  for (let shift = 63n; shift >= 0n; shift -= 7n) out.push(Number((bits! >> shift) & 0x7fn));
}

function writeText(out: number[], text: string): void {
  const bytes = encoder.encode(text);
  const length = bytes.length;
  const ascii = length === text.length;
  const long = length > (ascii ? 64 : 65);
  if (!length) out.push(n.SMILE_EMPTY);
  else if (long) out.push(ascii ? n.SMILE_LONG_ASCII : n.SMILE_LONG_UNICODE);
  else out.push(length + (ascii ? n.SMILE_ASCII - 1 : n.SMILE_UNICODE - 2));
  for (const byte of bytes) out.push(byte);
  if (long) out.push(n.SMILE_STRING_END);
}

function unzigzag(bits: number): number {
  return (bits >>> 1) ^ -(bits & 1);
}
