import * as n from "../wire/numbers";

/** What the client does when a connection ends: the table of close codes. */
export type Action = "nothing" | "retry" | "retry-spread" | "reload";

/** A code that is not in the table (1006: the network) is a reason to retry. */
export function actionAfter(code: number): Action {
  switch (code) {
    case n.CLOSE_NORMAL:
    case n.CLOSE_GOING_AWAY:
    case n.CLOSE_SUPERSEDED:
      return "nothing";
    case n.CLOSE_TOKEN_FORGED:
    case n.CLOSE_TOKEN_FOREIGN:
    case n.CLOSE_NO_COMPONENT:
    case n.CLOSE_TOKEN_EXPIRED:
      return "reload";
    case n.CLOSE_RESTART:
      return "retry-spread";
    default:
      return "retry";
  }
}
