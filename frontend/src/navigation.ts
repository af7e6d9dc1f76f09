import type { Core, Part } from "./part";
import { Navigation } from "./navigation/navigation";

/** The optional part `navigation` (P-45): goes from page to page over the same connection. */
export function install(core: Core): Part {
  return new Navigation(core);
}
