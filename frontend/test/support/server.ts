import { vi } from "vitest";
import { readSmile, writeSmile, type Value } from "../../src/wire/smile";

/** The server's end of one stream and its posts. */
export class FakeStream {
  /** What the posts brought, the opening one first: frames of each. */
  readonly posts: Value[][][] = [];
  readonly headers: Record<string, string>[] = [];
  readonly keepalive: boolean[] = [];
  aborted = false;
  /** How posts are answered. */
  status = 204;
  /** While set, posts are not answered. */
  slow = false;
  #answers: (() => void)[] = [];
  #chunks!: ReadableStreamDefaultController<Uint8Array>;
  readonly body = new ReadableStream<Uint8Array>({ start: chunks => void (this.#chunks = chunks) });

  /** Tells the connection's secret, and how long the stream is never silent. */
  open(): Promise<void> {
    return this.text("event:open\ndata:secret 60000\n\n");
  }

  async text(text: string): Promise<void> {
    this.#chunks.enqueue(new TextEncoder().encode(text));
    await settled();
  }

  /** Hands over a frame; `received` of a patch is given as it is, not as it travels (P-20). */
  receive(...values: Value[]): Promise<void> {
    const [kind, received, ...rest] = values as [number, number, ...Value[]];
    const bytes = writeSmile(kind > 0 ? [kind, received - kind, ...rest] : values);
    return this.text(`data:${btoa(String.fromCharCode(...bytes))}\n\n`);
  }

  close(code: number): Promise<void> {
    return this.text(`event:close\ndata:${code}\n\n`);
  }

  async break(): Promise<void> {
    this.#chunks.close();
    await settled();
  }

  async answer(): Promise<void> {
    this.#answers.splice(0).forEach(answer => answer());
    await settled();
  }

  post(init: RequestInit): Promise<Response> {
    this.keepalive.push(init.keepalive ?? false);
    this.headers.push(init.headers as Record<string, string>);
    this.posts.push(unpacked(init.body as Uint8Array));
    const response = { status: this.status } as Response;
    return this.slow ? new Promise(resolve => this.#answers.push(() => resolve(response))) : Promise.resolve(response);
  }

  /** The frames of one kind that were posted. */
  frames(kind: number): Value[][] {
    return this.posts.flat().filter(frame => frame[0] === kind);
  }
}

/** Answers the requests of a page as `streams` says: each that opens one gets the next status, or 200. */
export function streaming(window: Window & typeof globalThis, statuses: (number | "hangs")[] = []): FakeStream[] {
  const streams: FakeStream[] = [];
  window.fetch = async (input, init = {}) => {
    if (String(input) !== "http://shop.example/lattice/socket/events") throw new Error(`unexpected: ${String(input)}`);
    const headers = init.headers as Record<string, string>;
    if (headers["Lattice-Connection"]) return streams.at(-1)!.post(init);
    const stream = new FakeStream();
    streams.push(stream);
    stream.posts.push(unpacked(init.body as Uint8Array));
    init.signal?.addEventListener("abort", () => (stream.aborted = true));
    const status = statuses[streams.length - 1] ?? 200;
    if (status === "hangs") return new Promise<Response>(() => {});
    return { status, body: stream.body } as Response;
  };
  return streams;
}

/** Lets what is under way come to rest. */
export async function settled(): Promise<void> {
  await vi.dynamicImportSettled();
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

function unpacked(body: Uint8Array): Value[][] {
  const frames: Value[][] = [];
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at < body.length;) {
    const length = view.getUint32(at);
    frames.push(readSmile(body.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return frames;
}
