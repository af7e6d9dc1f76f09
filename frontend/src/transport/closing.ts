import * as n from "../wire/numbers";

// The table of close codes: these two, CLOSE_RESTART, and all others (1006: the network), which are a reason to retry.

/** The connection is not wanted any more. */
export const FINAL: readonly number[] = [n.CLOSE_NORMAL, n.CLOSE_SUPERSEDED];

/** The page has to be loaded anew. */
export const OUTDATED: readonly number[] = [
  n.CLOSE_TOKEN_FORGED,
  n.CLOSE_TOKEN_FOREIGN,
  n.CLOSE_NO_COMPONENT,
  n.CLOSE_TOKEN_EXPIRED,
  n.CLOSE_SESSION_GONE,
];
