import type { Cursor } from "./wire/cursor";
import type { Slot } from "./patch/page";
import type { State } from "./session/connection";

/** What the core lends to its optional parts (P-45). */
export interface Core {
  readonly window: Window & typeof globalThis;
  /** Says the state of the connection. */
  readonly state: () => State;
}

/** An optional part of the client. It runs beside the core, in the same turns: nothing of it may throw for a page's own reasons. */
export interface Part {
  /** Carries out an instruction that the core does not know; false: it is not this part's. */
  instruct?(code: number, operands: Cursor): boolean;
  /** Whether the slot of an element that the page has already stays as it is, whatever the server says. */
  keeps?(slot: Slot): boolean;
  /** A patch is about to be applied. */
  patching?(): void;
  /** A patch was applied. */
  patched?(): void;
  /** The connection has another state. */
  connection?(state: State): void;
  /** Inputs wait for the server, or none does any more. */
  waiting?(waiting: boolean): void;
}

/** What the script of a part exports. */
export interface PartModule {
  install(core: Core): Part;
}
