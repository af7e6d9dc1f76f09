import type { Host } from "./host";
import type { Input } from "./session/inputs";
import type { Cursor } from "./wire/cursor";
import type { Value } from "./wire/smile";
import type { Hole, Page, Slot } from "./patch/page";
import type { Builder } from "./patch/apply";
import type { State } from "./session/connection";

/** What the core lends to its optional parts (P-45). */
export interface Core {
  readonly window: Window & typeof globalThis;
  /** Says the state of the connection. */
  readonly state: () => State;
  /** Moves siblings before another one, or to the end, keeping focus, selection and scroll positions (I-27). */
  moveNodes(nodes: readonly Node[], parent: Node, before: Node | null): void;
  readonly host: Host;
  /** What is known of the page now. */
  readonly page: () => Page;
  /** What HELLO says of the page that is shown; navigation changes it. */
  readonly shown: Shown;
  /** What tells the document around pages from another (P-54). */
  readonly around: string | undefined;
  /** Sends NAVIGATE, or keeps it until there is a connection. */
  navigate(address: string, token: string, element: Element): Input;
  /** Lets frames wait, in their order, until this is done. */
  hold(ready: Promise<void>): void;
}

/** The page that is shown. */
export interface Shown {
  /** Path and query. */
  address: string;
  /** P-51. */
  token: string;
}

/**
 * An optional part of the client. It runs beside the core, in the same turns: nothing of it may throw for the reasons of a
 * page. Where a method answers, true means that the part has done what was asked, and nobody else is.
 */
export interface Part {
  /** Carries out an instruction that the core does not know. */
  instruct?(code: number, operands: Cursor, builder: Builder): boolean;
  /** Answers whether a slot stays as it is, whatever the server says. */
  keep?(slot: Slot): boolean;
  /** Sets markup, or says where a portal has to stand. */
  content?(slot: Slot, value: Value): boolean;
  /** The instructions of a patch are carried out, all but properties that take effect after it (I-23). */
  built?(): void;
  /** The portal's owner is forgotten. */
  orphaned?(portal: Hole): void;
  /** The page is about to be built anew in the place of what stands there. */
  clearing?(): void;
  /** Sets a property that only Lattice has. */
  property?(element: Element, name: string, value: Value): boolean;
  /** Reads a field that only Lattice has, and appends it. */
  field?(path: string, element: Element, values: Value[]): boolean;
  /** Takes over when a patch is applied, which is then or soon; frames behind it are held. */
  stage?(values: readonly unknown[], apply: () => void): boolean;
  /** The address changed in place (I-25); true: the history is not to be changed, or was. */
  readdress?(url: string): boolean;
  /** WELCOME came; to a session made anew or not. */
  welcomed?(mounted: boolean): void;
  /** A patch is about to be applied. */
  patching?(): void;
  /** A patch was applied. */
  patched?(): void;
  /** The connection has another state. */
  connection?(state: State): void;
  /** An input has waited for the server for long, or none does any more. */
  waiting?(long: boolean): void;
}

/** Asks the parts that are loaded, one after the other, until one of them says that it is done. */
export type Ask = (question: (part: Part) => boolean | void) => boolean;

/** What the script of a part exports. */
export interface PartModule {
  install(core: Core): Part;
}
