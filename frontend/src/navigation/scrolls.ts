const KEY = "lattice-scrolls";
/** Positions that are kept; the oldest go first. */
const LIMIT = 100;

type Position = readonly [x: number, y: number];

/**
 * Where each entry of the history was scrolled to. An entry is known by a number in its state. While a page is open the
 * browser restores nothing, since it would do so before the page of the entry is there; it does so again for a page that
 * is loaded.
 */
export class Scrolls {
  readonly #positions = new Map<number, Position>();
  readonly #window: Window;
  #entry: number | undefined;
  /** Where the page was at the last frame: the browser has jumped already when it tells of a fragment. */
  #seen: Position = [0, 0];

  constructor(window: Window) {
    this.#window = window;
    for (const [entry, position] of read(window)) this.#positions.set(entry, position);
    this.#entry = numberOf(window.history.state);
    window.addEventListener("scroll", () => (this.#seen = [window.scrollX, window.scrollY]), { passive: true });
    window.addEventListener("pagehide", () => this.#leave());
  }

  /** Keeps where the current entry is scrolled to. */
  keep(): void {
    const { history, scrollX, scrollY } = this.#window;
    history.scrollRestoration = "manual";
    this.#set(this.#entry ?? this.#number(), [scrollX, scrollY]);
  }

  /** The browser went to a fragment of the page, with an entry of its own. */
  jumped(): void {
    if (this.#entry === undefined) return;
    this.#set(this.#entry, this.#seen);
    this.#number();
  }

  /** Gives the current entry a number. */
  #number(): number {
    const { history } = this.#window;
    const entry = (this.#entry = this.#next());
    history.replaceState({ ...(history.state as object | null), lattice: entry }, "");
    return entry;
  }

  #set(entry: number, position: Position): void {
    this.#positions.delete(entry);
    this.#positions.set(entry, position);
    if (this.#positions.size > LIMIT) this.#positions.delete(this.#positions.keys().next().value!);
  }

  /** Makes an entry for an address. */
  push(url: string): void {
    this.keep();
    const entry = this.#next();
    this.#window.history.pushState({ lattice: entry }, "", url);
    this.#entry = entry;
  }

  /** The browser went to another entry: false, if that is none of ours. */
  came(state: unknown): boolean {
    const entry = numberOf(state);
    if (entry === undefined) return false;
    this.keep();
    this.#entry = entry;
    return true;
  }

  restore(): void {
    const [x, y] = this.#positions.get(this.#entry ?? -1) ?? [0, 0];
    this.#window.scrollTo({ left: x, top: y, behavior: "instant" });
  }

  #next(): number {
    return Math.max(0, ...this.#positions.keys(), this.#entry ?? 0) + 1;
  }

  #leave(): void {
    if (this.#entry === undefined) return;
    this.keep();
    this.#window.history.scrollRestoration = "auto";
    try {
      this.#window.sessionStorage.setItem(KEY, JSON.stringify([...this.#positions]));
    } catch {
      // Without storage the positions last as long as the document.
    }
  }
}

function numberOf(state: unknown): number | undefined {
  const entry = (state as { lattice?: unknown } | null)?.lattice;
  return typeof entry === "number" ? entry : undefined;
}

function read(window: Window): [number, Position][] {
  try {
    return JSON.parse(window.sessionStorage.getItem(KEY) ?? "[]") as [number, Position][];
  } catch {
    return [];
  }
}
