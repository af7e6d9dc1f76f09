import type { Lattice } from "../types/lattice";
import { startClient, type StateBlock } from "./client";
import { browserHost } from "./host";

const block = document.getElementById("lattice-state")?.textContent;
/** A script that ran before may have put hooks there. */
const known = globalThis.lattice as Partial<Lattice> | undefined;

// A document has one client, however often the script is loaded.
if (block && known?.connected === undefined) {
  const connected = startClient(browserHost(window), JSON.parse(block) as StateBlock);
  globalThis.lattice = {
    hooks: known?.hooks ?? {},
    get connected() {
      return connected();
    },
  };
}
