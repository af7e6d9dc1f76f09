import { startClient, type StateBlock } from "./client";
import { browserHost } from "./host";

/** What a page's own scripts may ask. */
export interface Lattice {
  /** Whether the page is live at this moment. */
  readonly connected: boolean;
}

declare global {
  var lattice: Lattice | undefined;
}

const block = document.getElementById("lattice-state")?.textContent;

// A document has one client, however often the script is loaded.
if (block && !globalThis.lattice) {
  const connected = startClient(browserHost(window), JSON.parse(block) as StateBlock);
  globalThis.lattice = {
    get connected() {
      return connected();
    },
  };
}
