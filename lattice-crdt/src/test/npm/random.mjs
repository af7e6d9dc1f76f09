// Random numbers and values from a seed; the same seed gives the same ones everywhere.

const WORDS = [
  "alpha",
  "beta ",
  " gamma",
  "x",
  "yz",
  "line\n",
  "\t",
  "zażółć",
  "한국어",
  "日本語",
  "😀",
  "👩‍👩‍👧‍👦",
  "𝔘𝔫𝔦",
  "<b>&",
  '"q"',
  "\\",
  "\u0000",
  "\ufeff",
  "e\u0301",
];
const NUMBERS = [
  0, 1, -1, 63, 64, 127, 128, 255, 65536, 2147483647, -2147483647, 2147483648, -2147483648, 4294967296,
  9007199254740991, -9007199254740991, 0.5, -0.25, 0.1, 1e21, 1e-7, 5e-324, 16777217, 123456.789,
];
const SPECIAL_NUMBERS = ["NaN", "Infinity", "-Infinity", "-0"];
const BIG_INTS = ["0", "-1", "9007199254740993", "-9223372036854775808", "9223372036854775807"];
const KEYS = ["k1", "k2", "k3", "title", "", "7", "10", "😀k", "鍵"];

export class Random {
  #state;

  constructor(seed) {
    this.#state = (seed ^ (seed / 4294967296) ^ 0x9e3779b9) >>> 0;
    for (let i = 0; i < 8; i++) this.#next();
  }

  /** A number from 0 to n - 1. */
  int(n) {
    return this.#next() % n;
  }

  between(low, high) {
    return low + this.int(high - low + 1);
  }

  chance(percent) {
    return this.int(100) < percent;
  }

  pick(values) {
    return values[this.int(values.length)];
  }

  /** One of the names, each as often as its weight says. */
  weighted(weights) {
    let sum = 0;
    for (const name in weights) sum += weights[name];
    let left = this.int(sum);
    for (const name in weights) {
      left -= weights[name];
      if (left < 0) return name;
    }
    throw new Error("The weights are empty");
  }

  shuffled(values) {
    const shuffled = [...values];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.int(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
    }
    return shuffled;
  }

  client() {
    return this.chance(25) ? this.between(1, 300) : this.#next();
  }

  key() {
    return this.pick(KEYS);
  }

  text() {
    if (this.chance(60)) return this.letters(1, 6);
    return Array.from({ length: this.between(1, 3) }, () => this.pick(WORDS)).join("");
  }

  letters(low, high) {
    return Array.from({ length: this.between(low, high) }, () => String.fromCharCode(97 + this.int(26))).join("");
  }

  /** A value of JSON, or one that only lib0 knows. */
  value(depth = 2) {
    switch (this.weighted({ text: 5, number: 5, constant: 2, special: 1, bytes: 1, list: 1, object: 2 })) {
      case "text":
        return this.text();
      case "number":
        return this.chance(50) ? this.pick(NUMBERS) : this.between(-100, 100);
      case "constant":
        return this.pick([null, true, false]);
      case "special":
        return this.#special();
      case "bytes":
        return {
          $: "bytes",
          b64: Buffer.from(Array.from({ length: this.int(9) }, () => this.int(256))).toString("base64"),
        };
      case "list":
        return depth ? Array.from({ length: this.int(4) }, () => this.value(depth - 1)) : [];
      default:
        return this.#object(depth);
    }
  }

  /** A value that JSON can say: what formats and embeds carry. */
  json() {
    return this.pick([true, false, null, 1, 2.5, 1e21, "red", "b\u2028\ud83d", { a: 1, 2: [null] }, [1, "x"]]);
  }

  #object(depth) {
    const object = {};
    for (let left = depth && this.int(4); left > 0; left--) object[this.key()] = this.value(depth - 1);
    return object;
  }

  #special() {
    if (this.chance(40)) return { $: "num", v: this.pick(SPECIAL_NUMBERS) };
    return this.chance(70) ? { $: "bigint", v: this.pick(BIG_INTS) } : { $: "undefined" };
  }

  /** Mulberry32: 32 bits of state are enough for histories. */
  #next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }
}
