import type { Hook, HookContext, Json, Lattice } from "../../types/lattice";
import type { Core } from "../part";

/** The longest payload, in characters of JSON; the server refuses more as well. */
const LONGEST = 16_384;
const ATTRIBUTE = "data-hook";

interface Mounted {
  readonly context: HookContext;
  readonly hook: Hook;
  readonly listeners: Map<string, Set<(payload: Json) => void>>;
}

/** Calls the hooks of an application (I-84). */
export interface Hooks {
  /** Mounts hooks at elements, those that have none yet. */
  mount(elements: Iterable<Element>): void;
  /** Ends the hooks of elements that are gone. */
  sweep(): void;
  /** A patch changed these nodes. */
  update(changed: ReadonlySet<Node>): void;
  /** The server pushed something: to the hooks of that number, or to all (0). */
  deliver(number: number, name: string, json: string): void;
  /** The connection is there or not. */
  connected(live: boolean): void;
}

export function hooking({ window, connection }: Core): Hooks {
  const { document, CustomEvent } = window;
  const mounted = new Map<Element, Mounted>();
  const lattice = window.lattice as { hooks: Lattice["hooks"] };
  let live = connection.state() === "live";

  const guarded = (what: string, action: () => void): void => {
    try {
      action();
    } catch (error) {
      connection.report(new Error(`${what} failed: ${error}`, { cause: error }));
    }
  };

  const call = (what: keyof Hook, { hook, context }: Mounted): void =>
    guarded(`${what} of a hook`, () => hook[what]?.(context));

  const mountAt = (element: Element): void => {
    const name = nameOf(element);
    if (mounted.has(element) || !element.isConnected || !Object.hasOwn(hooks, name)) return;
    const listeners: Mounted["listeners"] = new Map();
    const context: HookContext = {
      element: element as HTMLElement,
      push(event, payload = null) {
        const detail = JSON.stringify(payload);
        if (detail.length > LONGEST)
          throw new Error(
            `lattice: the payload of "${event}" has ${detail.length} characters of JSON, at most ${LONGEST}`,
          );
        element.dispatchEvent(new CustomEvent("push:" + event, { bubbles: true, detail }));
      },
      on(event, handler) {
        const known = listeners.get(event) ?? new Set();
        listeners.set(event, known.add(handler));
        return () => void known.delete(handler);
      },
    };
    const entry = { context, hook: hooks[name]!, listeners };
    mounted.set(element, entry);
    call("mounted", entry);
  };

  const mount = (elements: Iterable<Element>): void => {
    for (const element of elements) mountAt(element);
  };

  const all = (): Iterable<Element> => document.querySelectorAll(`[${ATTRIBUTE}]`);

  // A hook may be registered before its elements come, or after.
  const hooks = new Proxy<Record<string, Hook>>(lattice.hooks, {
    set(target, name, hook) {
      target[name as string] = hook as Hook;
      mount(all());
      return true;
    },
  });
  lattice.hooks = hooks;

  return {
    mount,

    sweep() {
      for (const [element, entry] of mounted) {
        if (element.isConnected) continue;
        mounted.delete(element);
        call("destroyed", entry);
      }
    },

    update(changed) {
      for (const [element, entry] of mounted) {
        for (const node of changed) {
          if (!element.contains(node)) continue;
          call("updated", entry);
          break;
        }
      }
    },

    deliver(number, name, json) {
      const payload = JSON.parse(json) as Json;
      for (const [element, { listeners }] of mounted) {
        if (number && number !== numberOf(element)) continue;
        for (const handler of listeners.get(name) ?? []) guarded(`"${name}" of a hook`, () => handler(payload));
      }
    },

    connected(now) {
      if (now === live) return;
      live = now;
      for (const entry of mounted.values()) call(live ? "reconnected" : "disconnected", entry);
    },
  };
}

/** `chart.3` is hook number 3 of this session, and its name is `chart`. */
function nameOf(element: Element): string {
  return element.getAttribute(ATTRIBUTE)!.split(".")[0]!;
}

function numberOf(element: Element): number {
  return Number(element.getAttribute(ATTRIBUTE)!.split(".")[1]);
}
