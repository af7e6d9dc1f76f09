import type { Core, Part } from "./part";

/** The optional part `more` (P-45). */
export function install(_core: Core): Part {
  return {};
}
