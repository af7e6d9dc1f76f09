package dev.lattice.store.redis;

import java.nio.charset.StandardCharsets;

/**
 * The keys of a room. The room's name stands in braces, so that all are on one node of a
 * Redis Cluster.
 *
 * @param prefix what every key begins with
 * @param room the room's name
 */
record RedisKeys(String prefix, String room) {

	byte[] log() {
		return key("log");
	}

	/** A hash: seq, the last number; trim, the last one that is gone; epoch. */
	byte[] meta() {
		return key("meta");
	}

	/** A hash: for each writer its last number, its last one that is gone, and where. */
	byte[] writers() {
		return key("writers");
	}

	byte[] lease() {
		return key("lease");
	}

	/** A hash: upTo, size, digest, id, and the chunks by their index. */
	byte[] snapshot() {
		return key("snapshot");
	}

	byte[] draft(String id) {
		return key("snapshot:" + id);
	}

	byte[] presence() {
		return key("presence");
	}

	byte[] bell() {
		return key("bell");
	}

	byte[] murmur() {
		return key("murmur");
	}

	private byte[] key(String name) {
		return bytes(this.prefix + "{" + tag() + "}:" + name);
	}

	/** The room's name, in which a brace would end the braces around it. */
	private String tag() {
		return this.room.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	static byte[] ascii(long number) {
		return bytes(Long.toString(number));
	}

	/** A number whose digits sort as numbers do; scripts know no numbers above 2^53. */
	static byte[] sortable(long number) {
		String digits = Long.toUnsignedString(number ^ Long.MIN_VALUE);
		return bytes("0".repeat(20 - digits.length()) + digits);
	}

	static long number(byte[] sortable) {
		return Long.parseUnsignedLong(text(sortable)) ^ Long.MIN_VALUE;
	}

}
