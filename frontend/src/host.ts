/** What the client asks of its surroundings, so that tests can give it others. */
export interface Host {
  readonly window: Window & typeof globalThis;
  open(url: string, protocol: string): WebSocket;
  /** At least 0, below 1. */
  random(): number;
  reload(): void;
  /** Leaves the document. */
  leave(url: string, how: "assign" | "replace"): void;
  /** Loads a module. */
  load(url: string): Promise<unknown>;
}

export function browserHost(window: Window & typeof globalThis): Host {
  return {
    window,
    open: (url, protocol) => new window.WebSocket(url, protocol),
    random: Math.random,
    reload: () => window.location.reload(),
    leave: (url, how) => window.location[how](url),
    load: url => import(url),
  };
}
