/** What the other side sent is not of the agreed form (P-4): one error, then close code 4400. */
export class ProtocolFault extends Error {
  override readonly name = "ProtocolFault";
}

/** The server named an id or a template that this page does not have (I-26): the page must be said again, as after any other error. */
export const UnknownFault = Error;
