import type { Host } from "./host";
import type { Edits } from "./dom/form";
import type { Happening, Input } from "./session/inputs";
import type { Cursor } from "./wire/cursor";
import type { Mode } from "./wire/frame";
import type { Value } from "./wire/smile";
import type { Hole, Page, Slot } from "./patch/page";
import type { Builder } from "./patch/apply";
import type { MoveNodes } from "./dom/focus";
import type { Line } from "./transport/socket";
import type { Connection, State } from "./session/connection";
import type { Splices } from "./texts/splices";

/** What the core lends to its optional parts (P-45). */
export interface Core {
  readonly window: Window & typeof globalThis;
  /** The part `moves` puts its own in the place of it. */
  moveNodes: MoveNodes;
  readonly host: Host;
  readonly line: Line;
  /** What is known of the page now. */
  readonly page: () => Page;
  /** Forgets that. */
  renew(): Page;
  /** What HELLO says of the page that is shown; navigation changes it. */
  readonly shown: Shown;
  /** What tells the document around pages from another (P-54). */
  readonly around: string | undefined;
  /** Sends NAVIGATE, or keeps it until there is a connection. */
  navigate(address: string, token: string, element: Element): Input;
  readonly connection: Connection;
  /** Reports something that happened, as of now. */
  happen(happening: Happening): void;
  readonly edits: Edits;
  /** What happened in a page that was not adopted, in which nobody hears of it (P-88). */
  readonly unheard: Event[];
}

/** What is left of a page that is made anew: by which mode of WELCOME, and for a new session what that does not know (P-83). */
export interface Remains {
  readonly mode: Mode;
  /** The last input that the session knows of. */
  readonly received: number;
  /** Inputs that it knows of, of which the page had not heard that yet. */
  readonly known: readonly Input[];
  /** The inputs that a new session will not receive: of the one before, and all that is done until the page is built. */
  readonly left: Input[];
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
  /** Builds the page anew in the place of what stands there; `apply` carries the patch out that does, which knows of an input. */
  rebuild?(remains: Remains, received: number, apply: () => void): boolean;
  /** The page is about to be built anew. */
  clearing?(): void;
  /** Sets a property that only Lattice has. */
  property?(element: Element, name: string, value: Value): boolean;
  /**
   * Merges what the user has typed in a control into the one that takes its place; without that one: whether the part does so
   * when there is one.
   */
  goOn?(from: Element, to?: Element): boolean;
  /** The text of a field that others edit as well has changed. */
  textMoved?(element: Element, change: Splices): void;
  /** Where others are in such a text, before what the page has changed and the server has not confirmed (I-133). */
  caretsTold?(element: Element, carets: string, unconfirmed: readonly Splices[], whole: boolean): void;
  /** The base of what is told of such a field now (I-121), if all that was typed there is told. */
  textBase?(element: Element): number | undefined;
  /** Takes over when a patch is applied, which is then or soon; frames behind it are held. */
  stage?(values: readonly unknown[], apply: () => void): boolean;
  /** WELCOME came, and what waited was sent; to a session made anew or not. */
  welcomed?(mounted: boolean): void;
  /** A patch is about to be applied. */
  patching?(): void;
  /** A patch was applied. */
  patched?(): void;
  /** The connection is not live any more, and has another state. */
  connection?(state: State): void;
  /** An input has waited for the server for long, or none does any more. */
  waiting?(long: boolean): void;
}

/** Asks the parts that are loaded, one after the other, until one of them says that it is done. */
export type Ask = (question: (part: Part) => boolean | void) => boolean;

/** What the script of a part exports. */
export interface PartModule {
  install(core: Core, ask: Ask): Part;
}
