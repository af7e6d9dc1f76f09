import { JSDOM } from "jsdom";
import { vi } from "vitest";
import { startClient, type StateBlock } from "../../src/client";
import type { Host } from "../../src/host";
import { readSmile, writeSmile, type Value } from "../../src/wire/smile";

/** The server's end of one connection. */
export class FakeSocket {
  binaryType = "";
  onopen: (() => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly sent: Value[][] = [];
  /** How the client closed it; absent: it did not. */
  closedBy: { code: number | undefined } | undefined;

  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {}

  send(bytes: Uint8Array): void {
    this.sent.push(readSmile(bytes));
  }

  close(code?: number): void {
    this.closedBy = { code };
  }

  open(): this {
    this.onopen?.();
    return this;
  }

  /** Hands over a frame; `received` of a patch is given as it is, not as it travels (P-20). */
  receive(...values: Value[]): this {
    const [kind, received, ...rest] = values as [number, number, ...Value[]];
    this.receiveBytes(writeSmile(kind > 0 ? [kind, received - kind, ...rest] : values));
    return this;
  }

  receiveBytes(bytes: Uint8Array): void {
    this.onmessage?.({ data: bytes.slice().buffer });
  }

  drop(code = 1006): void {
    this.onclose?.({ code });
  }

  /** The frames of one kind that the client sent over it. */
  frames(kind: number): Value[][] {
    return this.sent.filter(frame => frame[0] === kind);
  }

  get hello(): {
    token: Value;
    page: Value;
    applied: Value;
    input: Value;
    path: Value;
    digest: Value;
    snapshot?: Value;
  } {
    const [, , token, page, applied, input, path, digest, ...more] = this.frames(0)[0] as [Value, ...Value[]] & Value[];
    return { token, page, applied, input, path, digest, ...(more.length ? { snapshot: more[0] } : {}) } as never;
  }

  /** Input, applied, slot and fields of each event. */
  get events(): Value[][] {
    return this.frames(1).map(([, input, behind, ...rest]) => [
      input!,
      (input as number) + (behind as number),
      ...rest,
    ]);
  }
}

export interface Opened {
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  readonly connected: () => boolean;
  readonly sockets: FakeSocket[];
  readonly reloads: () => number;
  /** Where the document was left for. */
  readonly loads: readonly string[];
  /** The newest connection. */
  readonly server: () => FakeSocket;
  readonly find: <E extends HTMLElement = HTMLElement>(selector: string) => E;
  readonly fire: (selector: string, type: string, init?: EventInit) => boolean;
  readonly type: (selector: string, value: string) => void;
}

export interface Options {
  readonly templates?: StateBlock["templates"];
  readonly url?: string;
  readonly random?: () => number;
  /** Optional parts that the page needs from the start. */
  readonly needs?: readonly string[];
  /** Which part shows that an input waits for long. */
  readonly progress?: { readonly progress: string };
  /** There is the part that does without WebSockets. */
  readonly fallback?: boolean;
  /** Loads the script of a part, but of `recovery`, which every page loads. */
  readonly load?: (url: string) => Promise<unknown>;
  /** Loads the part that makes pages anew. */
  readonly loadRecovery?: (url: string) => Promise<unknown>;
  /** A browser that can only take a node out and put it in again. */
  readonly old?: boolean;
  /** Runs before the client starts. */
  readonly prepare?: (window: Window & typeof globalThis) => void;
}

/** Opens a page in a browser of its own and starts the client in it. */
export function openPage(body: string, options: Options = {}): Opened {
  const { templates = [], url = "http://shop.example/list?q=1", random = () => 0, prepare } = options;
  const { window } = new JSDOM(`<!DOCTYPE html><html><head></head><body>${body}</body></html>`, { url });
  const { document } = window;
  window.lattice = { connected: false, hooks: {} };
  setHidden(document, false);
  if (!options.old) Object.assign(window.Node.prototype, { moveBefore });
  prepare?.(window);
  const sockets: FakeSocket[] = [];
  const { loadRecovery = () => import("../../src/recovery") } = options;
  let reloads = 0;
  const loads: string[] = [];
  const host: Host = {
    window,
    random,
    open: (address, protocol) => {
      const socket = new FakeSocket(address, protocol);
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    reload: () => void reloads++,
    leave: (address, entry) => void loads.push(`${entry} ${address}`),
    load: address => {
      if (/recovery/.test(address)) return loadRecovery(address);
      if (options.load) return options.load(address);
      if (/navigation/.test(address)) return import("../../src/navigation");
      if (/fallback/.test(address)) return import("../../src/fallback");
      if (/texts/.test(address)) return import("../../src/texts");
      if (/carets/.test(address)) return import("../../src/carets");
      return /moves/.test(address) ? import("../../src/moves") : import("../../src/more");
    },
  };
  const { needs = [] } = options;
  const parts = {
    more: "/lattice/more.js",
    moves: "/lattice/moves.js",
    recovery: "/lattice/recovery.js",
    ...(needs.includes("navigation") ? { navigation: "/lattice/navigation.js" } : {}),
    ...(needs.includes("texts") ? { texts: "/lattice/texts.js" } : {}),
    ...(needs.includes("carets") ? { carets: "/lattice/carets.js" } : {}),
    ...(options.fallback ? { fallback: "/lattice/fallback.js" } : {}),
  };
  const progress = options.progress ?? {};
  const connected = startClient(host, {
    socket: "/lattice/socket",
    token: "t0",
    digest: "d0",
    document: "doc",
    templates,
    parts,
    needs,
    ...progress,
  });
  const find = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
  return {
    window,
    document,
    connected,
    sockets,
    reloads: () => reloads,
    loads,
    server: () => sockets.at(-1)!,
    find,
    fire: (selector, type, init = { bubbles: true, cancelable: true }) =>
      find(selector).dispatchEvent(new window.Event(type, init)),
    type: (selector, value) => {
      const control = find<HTMLInputElement>(selector);
      control.value = value;
      control.dispatchEvent(new window.Event("input", { bubbles: true }));
    },
  };
}

/** Hides or shows the tab, without telling. */
export function setHidden(document: Document, hidden: boolean): void {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
}

/** As browsers do it that can move a node without loss; jsdom cannot, and loses nothing that a test here would see. */
function moveBefore(this: Node, node: Node, before: Node | null): void {
  if (!this.isConnected || !node.isConnected)
    throw new DOMException("A move begins and ends in the document", "HierarchyRequestError");
  const focused = this.ownerDocument!.activeElement as HTMLElement | null;
  this.insertBefore(node, before);
  focused?.focus({ preventScroll: true });
}

/** A page with a counter, joined: slot 2 is the click handler, slot 3 the text. */
export const COUNTER = {
  body: `<!--h0--><button data-i="1.1">0</button><!--/h-->`,
  templates: [[1, 1, "button", 11, "click", 0, 0, 0, 13, 4, 0]],
};

/** A page with an input and a button: slot 2 is the value, 3 its input handler, 4 the click handler of the button. */
export function field(wait: number, flags = 0): { body: string; templates: Value[][] } {
  return {
    body: `<!--h0--><p data-i="1.1"><input data-l="1" value=""><button data-l="3">go</button></p><!--/h-->`,
    templates: [
      [1, 1, "p", 1, "input", 10, "value", 11, "input", flags, wait, 1, "target.value", 4].concat([
        1,
        "button",
        11,
        "click",
        0,
        0,
        0,
        12,
        4,
        4,
        0,
      ] as never[]),
    ],
  };
}

/** Opens a page that needs the part `more`, joined and with the part loaded. */
export async function joinedWithMore(
  page: { body: string; templates: Value[][] },
  options: Options = {},
): Promise<Opened> {
  const opened = joined(page, { ...options, needs: ["more"] });
  await loaded();
  return opened;
}

/** Waits until the parts that were asked for are there. */
export async function loaded(): Promise<void> {
  await vi.dynamicImportSettled();
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** Opens a page whose markup the server adopts. */
export function joined(page: { body: string; templates: Value[][] }, options: Options = {}): Opened {
  const opened = openPage(page.body, { ...options, templates: page.templates });
  opened.server().open().receive(0, 1, 0, "");
  return opened;
}
