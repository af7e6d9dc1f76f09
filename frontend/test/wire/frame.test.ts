import { describe, expect, it } from "vitest";
import { decodeFrame, PATCH } from "../../src/wire/frame";
import { writeSmile, type Value } from "../../src/wire/smile";

const decode = (...values: Value[]) => decodeFrame(writeSmile(values));

describe("a frame of the server", () => {
  it("is a patch when its first element is above 0", () => {
    expect(decode(3, -2, 4, 9)).toEqual({ kind: PATCH, number: 3, received: 1, values: [3, -2, 4, 9] });
  });

  it("is WELCOME, RECEIVED, FAILED, NEED or SNAPSHOT otherwise", () => {
    expect(decode(0, 3, 0, "t")).toEqual({ kind: 0, mode: 3, received: 0, token: "t" });
    expect(decode(-1, 7)).toEqual({ kind: -1, received: 7 });
    expect(decode(-2, 7, "i")).toEqual({ kind: -2, received: 7, incident: "i" });
    expect(decode(-3, "more")).toEqual({ kind: -3, text: "more" });
    expect(decode(-4, "state")).toEqual({ kind: -4, text: "state" });
  });

  it("may be WELCOME with what the page is to hold", () => {
    expect(decode(0, 5, 7, "t", "state")).toEqual({ kind: 0, mode: 5, received: 7, token: "t", snapshot: "state" });
  });

  it.each<[string, Value[]]>([
    ["nothing", []],
    ["an unknown kind", [-9, 0]],
    ["a kind that is a text", ["1", 0]],
    ["a patch without a count", [1]],
    ["an unknown mode", [0, 6, 0, ""]],
    ["WELCOME without a token", [0, 1, 0]],
    ["WELCOME with more", [0, 1, 0, "", "", 1]],
    ["WELCOME with a state that is no text", [0, 1, 0, "", 1]],
    ["RECEIVED with more", [-1, 1, 1]],
    ["a count that is a boolean", [-1, true]],
  ])("is refused when it is %s", (_, values) => {
    expect(() => decode(...values)).toThrow(expect.objectContaining({ name: "ProtocolFault" }));
  });
});
