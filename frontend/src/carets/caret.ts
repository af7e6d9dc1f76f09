import type { Splices } from "../texts/splices";

/** Where somebody is in a text: nothing is selected where both places are the same. */
export interface Caret {
  /** Tells them from others. */
  readonly key: string;
  readonly name: string;
  /** A colour as CSS has them; anything else is none. */
  readonly color: string;
  /** Where the selection began, in UTF-16 units. */
  readonly anchor: number;
  readonly head: number;
}

type Told = readonly [key: string, name: string, color: string, anchor: number, head: number];

/** Reads what the server says (I-133). */
export function read(json: string): { seen: boolean; told: readonly Caret[] } {
  const [seen, ...all] = JSON.parse(json) as [number, ...Told[]];
  return { seen: !!seen, told: all.map(([key, name, color, anchor, head]) => ({ key, name, color, anchor, head })) };
}

/** Where a caret is after a change of the text. */
export function moved(caret: Caret, change: Splices): Caret {
  return { ...caret, anchor: carry(caret.anchor, change), head: carry(caret.head, change) };
}

/**
 * Where a place of the text is after the change if it stays in front of what stands to its right: what is inserted there
 * stands before it. The server's twin is `Splices.carry`.
 */
export function carry(place: number, change: Splices): number {
  let before = 0;
  let now = place;
  for (const step of change) {
    if (before > place) break;
    if (typeof step === "string") now += step.length;
    else {
      if (step < 0) now -= Math.min(-step, place - before);
      before += Math.abs(step);
    }
  }
  return now;
}
