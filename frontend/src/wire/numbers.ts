/**
 * Every number that travels, beside the sentence that defines it. The server's twin is `dev.lattice.engine.patch.Wire`;
 * a test compares the two, so each line has the form `export const NAME = number;`.
 */

/** P-1. */
export const SUBPROTOCOL = "lattice.v1.smile";
/** P-60: follows the sub-protocol of a client that can inflate. */
export const DEFLATED_SUBPROTOCOL = ".deflate";
/** P-61: the first byte of a deflated frame. */
export const DEFLATED = 0x78;
/** P-11. */
export const VERSION = 1;

// P-10: kinds of the client's frames.
export const CLIENT_HELLO = 0;
export const CLIENT_EVENT = 1;
export const CLIENT_ACK = 2;
export const CLIENT_NAVIGATE = 3;
/** P-16. */
export const CLIENT_VISIBILITY = 4;
/** P-17. */
export const CLIENT_REPORT = 5;

// P-21, P-22, P-23: kinds of the server's frames; P-20: every kind above 0 is the number of a patch.
export const SERVER_WELCOME = 0;
export const SERVER_RECEIVED = -1;
export const SERVER_FAILED = -2;
/** P-46. */
export const SERVER_NEED = -3;
/** P-80. */
export const SERVER_SNAPSHOT = -4;

// P-21: modes of WELCOME.
export const MODE_ADOPTED = 1;
export const MODE_RESUMED = 2;
export const MODE_MOUNTED = 3;
export const MODE_RESYNC = 4;
/** P-82. */
export const MODE_RESTORED = 5;

// Close codes, as in the table of the protocol.
export const CLOSE_NORMAL = 1000;
export const CLOSE_GOING_AWAY = 1001;
export const CLOSE_TOO_BIG = 1009;
export const CLOSE_RESTART = 1012;
export const CLOSE_PROTOCOL = 4400;
export const CLOSE_TOKEN_FORGED = 4401;
export const CLOSE_TOKEN_FOREIGN = 4403;
export const CLOSE_NO_COMPONENT = 4404;
export const CLOSE_HELLO_LATE = 4408;
export const CLOSE_SUPERSEDED = 4409;
export const CLOSE_TOKEN_EXPIRED = 4410;
export const CLOSE_SILENT = 4411;
export const CLOSE_SESSION_GONE = 4412;
export const CLOSE_TOO_MANY = 4429;
export const CLOSE_FAILED = 4500;

// I-2: tokens of a template.
export const TOKEN_END = 0;
export const TOKEN_ELEMENT = 1;
export const TOKEN_SVG_ELEMENT = 2;
export const TOKEN_MATH_ELEMENT = 3;
export const TOKEN_CLOSE = 4;
export const TOKEN_ATTRIBUTE = 5;
export const TOKEN_ATTRIBUTE_HOLE = 6;
export const TOKEN_BOOLEAN_HOLE = 7;
export const TOKEN_CLASS_HOLE = 8;
export const TOKEN_STYLE_HOLE = 9;
export const TOKEN_PROPERTY_HOLE = 10;
export const TOKEN_HANDLER = 11;
export const TOKEN_TEXT = 12;
export const TOKEN_TEXT_HOLE = 13;
export const TOKEN_HOLE = 14;
export const TOKEN_RAW = 15;
export const TOKEN_PORTAL = 16;

// I-3: flags of a handler.
export const FLAG_PREVENT_DEFAULT = 1;
export const FLAG_STOP_PROPAGATION = 2;
export const FLAG_THROTTLE = 4;

// The table of instructions (I-20 and after).
export const OP_SET = 1;
export const OP_INSERT = 2;
export const OP_MOVE = 3;
export const OP_REMOVE = 4;
export const OP_CLEAR = 5;
export const OP_DEFINE = 6;
export const OP_URL = 7;
export const OP_REPLACE = 8;
export const OP_SWAP = -1;
export const OP_SETS = -2;
/** I-81. */
export const OP_PUSH = 11;
/** I-82. */
export const OP_RUN = 12;
export const OP_HEAD = 14;
export const OP_GO = 15;

// I-92: ways of GO.
export const GO_ARRIVED = 1;
export const GO_STAYED = 2;
export const GO_LOAD = 3;
export const GO_PUSH = 4;
export const GO_REPLACE = 5;
export const GO_ENTRY = 6;

/** I-11: the page itself. */
export const PAGE_HOLE = 0;

// The Smile tokens in use (the table after P-4). Ranges are named by their first byte.
export const SMILE_EMPTY = 0x20;
export const SMILE_NULL = 0x21;
export const SMILE_FALSE = 0x22;
export const SMILE_TRUE = 0x23;
export const SMILE_INT32 = 0x24;
export const SMILE_FLOAT64 = 0x29;
export const SMILE_ASCII = 0x40;
export const SMILE_UNICODE = 0x80;
export const SMILE_SMALL_INT = 0xc0;
export const SMILE_LONG_ASCII = 0xe0;
export const SMILE_LONG_UNICODE = 0xe4;
export const SMILE_ARRAY_START = 0xf8;
export const SMILE_ARRAY_END = 0xf9;
export const SMILE_STRING_END = 0xfc;
