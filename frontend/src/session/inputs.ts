import type { Value } from "../wire/smile";

/** Something that the user did, on its way to a handler. */
export interface Happening {
  readonly slot: number;
  readonly fields: readonly Value[];
  /** The last patch applied when it happened (P-12). */
  readonly applied: number;
  /** The element that has the handler. */
  readonly element: Element;
  /** The element it happened on. */
  readonly target: Element;
  readonly type: string;
  /** Where the user wants to go (P-15); absent: an event for a handler. */
  readonly destination?: Destination;
}

export interface Destination {
  readonly address: string;
  readonly token: string;
}

/** A happening that has a number, from when it is made until the server says that it was received. */
export interface Input extends Happening {
  /** Changes only when the server starts to count anew. */
  number: number;
  /** When it was last sent, by the monotonic clock. */
  sentAt: number;
}

/** The inputs that the server has not acknowledged, numbered without gaps (P-12). */
export class Inputs {
  #queue: Input[] = [];
  #last = 0;

  /** P-11: the number of the last input made. */
  get made(): number {
    return this.#last;
  }

  get waiting(): readonly Input[] {
    return this.#queue;
  }

  make(happening: Happening): Input {
    const input = { ...happening, number: ++this.#last, sentAt: performance.now() };
    this.#queue.push(input);
    return input;
  }

  /** Drops what the server has received and returns it. */
  acknowledge(received: number): Input[] {
    const gone = this.#queue.filter(input => input.number <= received);
    this.#queue = this.#queue.slice(gone.length);
    return gone;
  }

  /**
   * Takes the server's count at the start of a connection (P-21) and returns what it drops. What is left follows that
   * count without a gap: a session made anew, or one restored from an older state, has received less than was
   * acknowledged before, and would wait forever for inputs that are gone.
   */
  settle(received: number): Input[] {
    const gone = this.acknowledge(received);
    this.#last = received;
    for (const input of this.#queue) input.number = ++this.#last;
    return gone;
  }

  /** Forgets all (MOUNTED) and returns it. */
  reset(): Input[] {
    const gone = this.#queue;
    this.#queue = [];
    this.#last = 0;
    return gone;
  }
}
