import * as n from "./wire/numbers";
import type { Core, Part } from "./part";
import { busyButtons } from "./more/busy";
import { commanding, runCommands } from "./more/commands";
import { setProperty } from "./more/controls";
import { hooking } from "./more/hooks";
import { isIgnored } from "./more/ignored";
import { portals } from "./more/portals";
import { progressing } from "./more/progress";
import { setRaw } from "./more/raw";
import { replace } from "./more/replace";

/** The optional part `more` (P-45): commands, hooks, ignored places, buttons of forms on their way, markup, portals, controls of a less common kind, other structures that keep their nodes, the progress bar. */
export function install(core: Core): Part {
  const { document, MutationObserver } = core.window;
  const hooks = hooking(core);
  const portal = portals(core);
  const lookForCommands = commanding(core);
  const settleButtons = busyButtons(core);
  /** What the patch being applied asks to be done when all of it stands. */
  const later: (() => void)[] = [];

  const look = (root: Element | Document): void => {
    lookForCommands(root);
    if (root !== document && (root as Element).matches("[data-hook]")) hooks.mount([root as Element]);
    hooks.mount(root.querySelectorAll("[data-hook]"));
  };

  // Its records are taken by hand: those between the start and the end of a patch are what that patch has changed.
  const observer = new MutationObserver(() => {});
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  look(document);

  return {
    keep: isIgnored,
    content(slot, value) {
      if (typeof value !== "string") return false;
      if (slot.spec.kind === n.TOKEN_RAW) setRaw(slot, value);
      else portal.set(slot, value);
      return true;
    },
    built: portal.settle,
    orphaned: portal.remove,
    clearing: portal.removeAll,
    property: setProperty,
    waiting: progressing(core.window),

    instruct(code, operands, builder) {
      if (code === n.OP_REPLACE) replace(core, operands, builder);
      else if (code === n.OP_PUSH) {
        const [hook, name, json] = [operands.integer(), operands.text(), operands.text()];
        later.push(() => hooks.deliver(hook, name, json));
      } else if (code === n.OP_RUN) {
        const commands = JSON.parse(operands.text()) as Parameters<typeof runCommands>[1];
        later.push(() => runCommands(core, commands));
      } else return false;
      return true;
    },

    patching() {
      // Before the patch, which may give them another text.
      settleButtons();
      later.length = 0;
      observer.takeRecords();
    },

    patched() {
      const records = observer.takeRecords();
      hooks.sweep();
      // Before the new hooks are mounted: to be mounted is not to be updated.
      hooks.update(new Set(records.map(record => record.target)));
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.nodeType === 1 && node.isConnected) look(node as Element);
      for (const action of later.splice(0)) action();
    },

    connection: () => hooks.connected(false),
    welcomed: () => hooks.connected(true),
  };
}
