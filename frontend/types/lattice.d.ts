/** What Lattice offers to the scripts of an application, and what they may offer to it. */

/** What travels between hooks and the server: JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** One element with a hook, for as long as it stands in the page. */
export interface HookContext {
  /** The element that has the hook. */
  readonly element: HTMLElement;

  /**
   * Sends an event to the server: to `onPush(name, …)` at this element, and at those around it.
   * Throws when the payload has more than 16,384 characters of JSON.
   */
  push(name: string, payload?: Json): void;

  /**
   * Listens to what the server pushes to this element's hook or to all hooks of the page, until the element is gone.
   * Returns what ends that.
   */
  on(name: string, handler: (payload: Json) => void): () => void;
}

/** What a hook does. Each method is optional. What one of them throws is logged and harms nobody else. */
export interface Hook {
  /** The element stands in the page, and the page is known to the client. */
  mounted?(hook: HookContext): void;
  /** A patch has changed the element's attributes or something in it. */
  updated?(hook: HookContext): void;
  /** The element is gone. */
  destroyed?(hook: HookContext): void;
  /** The connection is gone: what is pushed now waits. */
  disconnected?(hook: HookContext): void;
  /** The connection is back. */
  reconnected?(hook: HookContext): void;
}

export interface Lattice {
  /** Whether the page is live at this moment. */
  readonly connected: boolean;
  /** The application's hooks by their names; set one whenever you like, `lattice.hooks.chart = { mounted(hook) {} }`. */
  readonly hooks: Record<string, Hook>;
}

declare global {
  /** Present as soon as the client's script, or one that registers hooks before it, has run. */
  var lattice: Lattice;
}
