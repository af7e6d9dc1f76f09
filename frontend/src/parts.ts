import type { Host } from "./host";
import type { Core, Part, PartModule } from "./part";

/** So often a part is tried before the page is loaded anew: its address may be gone with an older release. */
const ATTEMPTS = 3;

/** The optional parts of the client (P-45): where they are, which are loaded, and what each of them does at every step. */
export interface Parts {
  readonly loaded: readonly Part[];
  /** Loads a part, once; one that failed is tried again at another address, since browsers remember a failure. */
  need(name: string): Promise<void>;
  /** Whether a part that cannot be loaded is reason to load the page anew. */
  hopeless(): boolean;
}

export function loading(host: Host, core: Core, addresses: Readonly<Record<string, string>> = {}): Parts {
  const loaded: Part[] = [];
  const started = new Map<string, Promise<void>>();
  let failures = 0;

  const load = async (name: string): Promise<void> => {
    try {
      const { install } = (await host.load(addresses[name] + (failures ? `?${failures}` : ""))) as PartModule;
      loaded.push(install(core));
      failures = 0;
    } catch (error) {
      failures++;
      started.delete(name);
      throw error;
    }
  };

  return {
    loaded,
    need(name) {
      if (!started.has(name)) started.set(name, load(name));
      return started.get(name)!;
    },
    hopeless: () => failures >= ATTEMPTS,
  };
}
