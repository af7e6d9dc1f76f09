package dev.lattice.engine.render;

import java.util.List;

/**
 * A digest of templates, ids and values that never change (P-43): 64-bit FNV-1a (RFC
 * 9923). Tells pages apart; it is no proof against forgery.
 */
final class Digest {

	private static final long BASIS = 0xcbf29ce484222325L;

	private static final long PRIME = 0x100000001b3L;

	private long hash = BASIS;

	private Digest() {
	}

	static String of(LiveHole page) {
		Digest digest = new Digest();
		Walk.instances(page, digest::add);
		StringBuilder hex = new StringBuilder(16);
		for (int shift = 60; shift >= 0; shift -= 4) {
			hex.append("0123456789abcdef".charAt((int) (digest.hash >>> shift) & 15));
		}
		return hex.toString();
	}

	private void add(LiveHole hole, Instance instance) {
		add(hole.id());
		add(instance.id);
		List<Object> tokens = instance.template.tokens();
		for (Object token : tokens) {
			if (token instanceof String name) {
				add(name);
			}
			else {
				add((Integer) token);
			}
		}
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			if (!Tokens.isDynamic(instance.template.kind(slot)) && instance.value(slot) instanceof String value) {
				add(value);
			}
		}
	}

	private void add(String text) {
		add(text.length());
		for (int i = 0; i < text.length(); i++) {
			octet(text.charAt(i) >> 8);
			octet(text.charAt(i));
		}
	}

	private void add(int value) {
		for (int shift = 24; shift >= 0; shift -= 8) {
			octet(value >> shift);
		}
	}

	private void octet(int value) {
		this.hash = (this.hash ^ (value & 0xff)) * PRIME;
	}

}
