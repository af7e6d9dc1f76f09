import { ProtocolFault } from "./fault";
import type { Value } from "./smile";

/** Reads a flat list from left to right and refuses a value of another type. */
export class Cursor {
  readonly #values: readonly Value[];
  #at: number;

  constructor(values: readonly Value[], at: number) {
    this.#values = values;
    this.#at = at;
  }

  get more(): boolean {
    return this.#at < this.#values.length;
  }

  /** Whether the next is the value of a slot, which is never an integer (I-40, I-41). */
  get atSlotValue(): boolean {
    return this.more && typeof this.#values[this.#at] !== "number";
  }

  value(): Value {
    const value = this.#values[this.#at++];
    if (value === undefined) throw new ProtocolFault(`Frame ends too early`);
    return value;
  }

  integer(): number {
    const value = this.value();
    return typeof value === "number" ? value : this.#refuse("an integer");
  }

  text(): string {
    const value = this.value();
    return typeof value === "string" ? value : this.#refuse("a text");
  }

  #refuse(expected: string): never {
    throw new ProtocolFault(`Value ${this.#at} of a frame is not ${expected}`);
  }
}
