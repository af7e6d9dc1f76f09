import type { Host } from "./host";
import type { Ask, Core, Part, PartModule } from "./part";

/** The optional parts of the client (P-45): where they are, which are loaded, and what each of them does at every step. */
export interface Parts {
  readonly ask: Ask;
  /** Loads a part, once; one that failed is tried again at another address, since browsers remember a failure. */
  need(name: string): Promise<void>;
}

export function loading(host: Host, core: Core, addresses: Readonly<Record<string, string>> = {}): Parts {
  const loaded: Part[] = [];
  const started: Record<string, Promise<void>> = {};
  /** Of all parts: an address with it was not asked for before. */
  let failures = 0;

  const ask: Ask = question => loaded.some(question);

  const load = async (name: string): Promise<void> => {
    try {
      const { install } = (await host.load(addresses[name] + (failures ? `?${failures}` : ""))) as PartModule;
      loaded.push(install(core, ask));
    } catch (error) {
      failures++;
      delete started[name];
      throw error;
    }
  };

  return {
    ask,
    need(name) {
      return (started[name] ??= load(name));
    },
  };
}
