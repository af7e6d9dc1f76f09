import { CLOSE_NORMAL } from "../wire/numbers";
import { protocolOf, type Socket, type Transport } from "../transport/socket";

/** How much of what waits goes into one post; a frame that is larger goes alone (P-73). */
const POST = 16_384;

/** The network broke. */
const BROKEN = 1006;

const EVENT = /^(?:event:(\w+)\n)?data:(.*)$/;

/**
 * A stream of events down, and numbered posts up, one at a time (P-70, P-73). The stream is read with `fetch`: so opening
 * it is a POST too, which says its origin and holds HELLO, and a lost stream is not opened again behind our back.
 */
export const openStream: Transport = (host, path, events): Socket => {
  const { window } = host;
  const url = new URL(path + "/events", window.location.href).href;
  const abort = new AbortController();
  const waiting: Uint8Array[] = [];
  let connection = "";
  let number = 0;
  let posting = false;
  /** The server asked for a sign of life. */
  let asked = false;
  let over = false;
  let longestSilence = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    over = true;
    clearTimeout(silence);
  };

  const end = (code: number): void => {
    if (over) return;
    stop();
    abort.abort();
    events.ended(code);
  };

  const request = (init: RequestInit): Promise<Response> =>
    window.fetch(url, {
      method: "POST",
      cache: "no-store",
      redirect: "error",
      ...init,
      headers: { "Content-Type": "application/octet-stream", ...init.headers },
    });

  const post = async (keepalive = false): Promise<void> => {
    posting = true;
    asked = false;
    try {
      const { status } = await request({
        body: packed(waiting),
        keepalive,
        headers: { "Lattice-Connection": connection, "Lattice-Post": String(++number) },
      });
      if (status !== 204) return end(BROKEN);
      posting = false;
      postIfDue();
    } catch {
      end(BROKEN);
    }
  };

  const postIfDue = (): void => {
    if (connection && !posting && !over && (asked || waiting.length)) void post();
  };

  const take = (block: string): void => {
    if (over) return;
    const [, name, data = ""] = EVENT.exec(block) ?? [];
    if (block === ":") asked = true;
    else if (name === "close") end(Number(data));
    else if (name === "open") {
      const [id, time] = data.split(" ");
      connection = id!;
      longestSilence = Number(time);
    } else if (data && !name) events.received(Uint8Array.from(atob(data), char => char.charCodeAt(0)));
    postIfDue();
  };

  const read = async (hello: Uint8Array): Promise<void> => {
    try {
      const { status, body } = await request({
        body: packed([hello]),
        headers: { "Lattice-Protocol": protocolOf(host) },
        signal: abort.signal,
      });
      if (status !== 200) return end(BROKEN);
      const reader = body!.getReader();
      const decoder = new TextDecoder();
      let text = "";
      for (;;) {
        const { done, value } = await reader.read();
        if (done || over) break;
        text += decoder.decode(value, { stream: true });
        const blocks = text.split("\n\n");
        text = blocks.pop()!;
        blocks.forEach(take);
        clearTimeout(silence);
        if (longestSilence && !over) silence = setTimeout(end, longestSilence, BROKEN);
      }
    } catch {
      // It broke, or was given up.
    }
    end(BROKEN);
  };

  queueMicrotask(() => over || events.opened());
  let send = (hello: Uint8Array): void => {
    send = frame => {
      waiting.push(frame);
      postIfDue();
    };
    void read(hello);
  };

  return {
    send: bytes => send(bytes),
    giveUp(code) {
      // The page is being left, and what was said last is still to be heard.
      const last = code === CLOSE_NORMAL && waiting.length && connection && !over;
      stop();
      if (last) void post(true).finally(() => abort.abort());
      else abort.abort();
    },
  };
};

/** Takes frames from the front, each behind its length in four bytes, up to the size of a post. */
function packed(waiting: Uint8Array[]): Uint8Array<ArrayBuffer> {
  let size = 0;
  let count = 0;
  while (count < waiting.length && (!count || size + waiting[count]!.length + 4 <= POST))
    size += waiting[count++]!.length + 4;
  const body = new Uint8Array(size);
  const view = new DataView(body.buffer);
  let at = 0;
  for (const frame of waiting.splice(0, count)) {
    view.setUint32(at, frame.length);
    body.set(frame, at + 4);
    at += frame.length + 4;
  }
  return body;
}
