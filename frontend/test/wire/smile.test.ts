import { describe, expect, it } from "vitest";
import { readSmile, writeSmile, type Value } from "../../src/wire/smile";

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/[0-9a-f]{2}/g) ?? [], byte => parseInt(byte, 16));
}

function hex(written: Uint8Array): string {
  return Array.from(written, byte => byte.toString(16).padStart(2, "0")).join("");
}

const many = (byte: string, times: number): string => byte.repeat(times);

// Made by hand from the table after P-4, not by the writer.
const VALUES: [string, Value, string][] = [
  ["zero", 0, "c0"],
  ["-1", -1, "c1"],
  ["1", 1, "c2"],
  ["15", 15, "de"],
  ["-16", -16, "df"],
  ["16: the first beyond the small ones", 16, "24a0"],
  ["-17", -17, "24a1"],
  ["31", 31, "24be"],
  ["32: two groups", 32, "240180"],
  ["-4097: three groups", -4097, "24010081"],
  ["the largest", 2147483647, "241f7f7f7fbe"],
  ["the smallest", -2147483648, "241f7f7f7fbf"],
  ["empty text", "", "20"],
  ["null", null, "21"],
  ["false", false, "22"],
  ["true", true, "23"],
  ["one ASCII character", "a", "4061"],
  ["32 ASCII characters", "a".repeat(32), "5f" + many("61", 32)],
  ["33 ASCII characters", "a".repeat(33), "60" + many("61", 33)],
  ["64 ASCII characters", "a".repeat(64), "7f" + many("61", 64)],
  ["65 ASCII characters", "a".repeat(65), "e0" + many("61", 65) + "fc"],
  ["2 bytes of UTF-8", "é", "80c3a9"],
  ["33 bytes of UTF-8", "é".repeat(15) + "aaa", "9f" + many("c3a9", 15) + "616161"],
  ["34 bytes of UTF-8", "é".repeat(17), "a0" + many("c3a9", 17)],
  ["65 bytes of UTF-8", "é".repeat(32) + "a", "bf" + many("c3a9", 32) + "61"],
  ["66 bytes of UTF-8", "é".repeat(33), "e4" + many("c3a9", 33) + "fc"],
  ["a surrogate pair", "😀", "82f09f9880"],
  ["a byte order mark", "\ufeffa", "82efbbbf61"],
];

describe("a value", () => {
  it.each(VALUES)("%s is written as the table says", (_, value, expected) => {
    expect(hex(writeSmile([value]))).toBe(`f8${expected}f9`);
  });

  it.each(VALUES)("%s is read back", (_, value, written) => {
    expect(readSmile(bytes(`f8${written}f9`))).toEqual([value]);
  });
});

describe("a number of the client that is no 32-bit integer", () => {
  // The upper 32 bits of the float, in groups of 1, 7, 7, 7, 7 and 3 bits; the last group is filled from the lower half.
  it.each([
    ["0.5 = 3fe00000…", 0.5, "00 3f 70 00 00 00 00 00 00 00"],
    ["-0 = 80000000…", -0, "01 00 00 00 00 00 00 00 00 00"],
    ["2147483648 = 41e00000…", 2147483648, "00 41 70 00 00 00 00 00 00 00"],
    ["not a number = 7ff80000…", NaN, "00 7f 7c 00 00 00 00 00 00 00"],
    ["the largest = 7fefffffffffffff", Number.MAX_VALUE, "00 7f 77 7f 7f 7f 7f 7f 7f 7f"],
  ])("%s", (_, value, expected) => {
    expect(hex(writeSmile([value]))).toBe(`f829${expected.replaceAll(" ", "")}f9`);
  });
});

describe("a text with a lone surrogate", () => {
  it("is written with the replacement character, as the browser does everywhere", () => {
    expect(hex(writeSmile(["a\ud800"]))).toBe("f88261efbfbdf9");
  });
});

describe("a frame that is refused", () => {
  it.each([
    ["is empty", ""],
    ["is not an array", "c0"],
    ["has a header", "3a290a01f8f9"],
    ["has no end", "f8"],
    ["has no end after a value", "f8c2"],
    ["has bytes after its end", "f8f900"],
    ["holds an array", "f8f8f9f9"],
    ["holds an object", "f8fafbf9"],
    ["holds a 64-bit integer", "f82580f9"],
    ["holds a float", "f829" + "00".repeat(10) + "f9"],
    ["holds a shared text", "f801f9"],
    ["has an unknown token", "f83ff9"],
    ["has an integer cut off", "f82401"],
    ["has an integer of 33 bits", "f8242f7f7f7fbff9"],
    ["has an integer of six groups", "f824010101010181f9"],
    ["has an integer whose last group has seven bits", "f824c0f9"],
    ["has a short text cut off", "f84261"],
    ["has a short text that swallows the end", "f84161f9"],
    ["has a long text without an end", "f8e06161f9"],
    ["has UTF-8 in an ASCII text", "f841c3a9f9"],
    ["has broken UTF-8", "f880c328f9"],
    ["has half a surrogate pair in UTF-8", "f881eda080f9"],
    ["has an overlong UTF-8 form", "f880c080f9"],
  ])("%s", (_, written) => {
    expect(() => readSmile(bytes(written))).toThrow(expect.objectContaining({ name: "ProtocolFault" }));
  });
});

describe("a frame made by hand", () => {
  it.each([
    ["insert before the first row", [1, 0, 2, 2, 3, 2, 9, "new"], "f8c2c0c4c4c6c4d2426e6577f9"],
    ["set a text", [1, 0, 1, 2, "b"], "f8c2c0c2c44062f9"],
    ["move to the end", [1, 0, 3, 3, 0], "f8c2c0c6c6c0f9"],
    ["set to null and true", [300, 16, 1, 2, null, 1, 4, true], "f8240998" + "24a0" + "c2c421c2c823f9"],
    ["welcome", [0, 1, 0, ""], "f8c0c2c020f9"],
    ["failed", [-2, 7, "é1"], "f8c3ce81c3a931f9"],
    ["hello", [0, 1, "t", "p", -1, 0, "/", ""], "f8c0c240744070c1c0402f20f9"],
  ] as [string, Value[], string][])("%s", (_, values, expected) => {
    expect(hex(writeSmile(values))).toBe(expected);
    expect(readSmile(bytes(expected))).toEqual(values);
  });
});
