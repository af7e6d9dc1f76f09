import type { Core, Part } from "./part";
import { choosing } from "./fallback/choice";

/** The optional part `fallback` (P-45): does without WebSockets where they do not get through (P-70 and after). */
export function install(core: Core): Part {
  core.line.open = choosing(core.host, core.line.open);
  // An attempt that began meanwhile would be waited for in vain.
  if (core.connection.state() === "connecting") core.connection.retry();
  return {};
}
