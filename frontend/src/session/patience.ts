/** The server must answer a connection or an event within this time, in milliseconds (P-32). */
export const PATIENCE = 10_000;
