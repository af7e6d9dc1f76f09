import type { Value } from "../wire/smile";

/** Something that the user did, on its way to a handler. */
export interface Happening {
  /** 0: the user wants to go to another page (P-15). */
  readonly slot: number;
  /** What the handler reads; or the address and the token of the other page. */
  readonly fields: readonly Value[];
  /** The last patch applied when it happened (P-12). */
  readonly applied: number;
  /** The element that has the handler. */
  readonly element: Element;
  /** The element it happened on. */
  readonly target: Element;
  readonly type: string;
  /** The fields that the handler declares (P-14); a navigation has none. */
  readonly paths?: readonly string[];
}

/** A happening that has a number, from when it is made until the server says that it was received. */
export interface Input extends Happening {
  /** Changes only when the server starts to count anew. */
  number: number;
  /** When it was last sent, by the monotonic clock. */
  sentAt: number;
}

/** The inputs that the server has not acknowledged, numbered without gaps (P-12). */
export interface Inputs {
  /** P-11: the number of the last input made. */
  made(): number;
  waiting(): readonly Input[];
  /** Numbers an input, which waits from then on. */
  add(input: Input): Input;
  /** Drops what the server has received, or never will, and returns it. */
  acknowledge(received: number): Input[];
  /**
   * Takes the server's count at the start of a connection (P-21), when no input waits. What waited before follows that count
   * without a gap: a session made anew, or one restored from an older state, has received less than was acknowledged before,
   * and would wait forever for inputs that are gone.
   */
  start(received: number): void;
}

export function queueing(): Inputs {
  const queue: Input[] = [];
  let last = 0;

  return {
    made: () => last,
    waiting: () => queue,
    add(input) {
      input.number = ++last;
      queue.push(input);
      return input;
    },
    acknowledge: received => queue.splice(0, queue.filter(input => input.number <= received).length),
    start: received => void (last = received),
  };
}
