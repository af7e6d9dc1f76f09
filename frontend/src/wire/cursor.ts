import { ProtocolFault } from "./fault";
import type { Value } from "./smile";

/** Reads a flat list from left to right and refuses a value of another type. */
export interface Cursor {
  more(): boolean;
  /** Whether the next is the value of a slot, which is never an integer (I-40, I-41). */
  atSlotValue(): boolean;
  value(): Value;
  integer(): number;
  text(): string;
}

export function reading(values: readonly Value[], at: number): Cursor {
  const more = (): boolean => at < values.length;

  const value = (): Value => {
    if (!more()) throw new ProtocolFault(`Frame ends too early`);
    return values[at++]!;
  };

  const refuse = (expected: string): never => {
    throw new ProtocolFault(`Value ${at} of a frame is not ${expected}`);
  };

  return {
    more,
    atSlotValue: () => more() && typeof values[at] !== "number",
    value,
    integer() {
      const next = value();
      return typeof next === "number" ? next : refuse("an integer");
    },
    text() {
      const next = value();
      return typeof next === "string" ? next : refuse("a text");
    },
  };
}
