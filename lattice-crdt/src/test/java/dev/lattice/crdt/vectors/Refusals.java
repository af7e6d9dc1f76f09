package dev.lattice.crdt.vectors;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Tells a library that refuses from one that breaks: a refusal is an exception that its
 * contract names, with a message.
 */
final class Refusals {

	private static final int SHOWN = 900;

	private Refusals() {
	}

	static boolean isRefusal(RuntimeException failure) {
		boolean named = failure instanceof IllegalArgumentException || failure instanceof IllegalStateException
				|| failure.getClass() == IndexOutOfBoundsException.class
				|| failure.getClass().getName().startsWith("dev.lattice.crdt.");
		return named && failure.getMessage() != null && !failure.getMessage().isBlank();
	}

	/** Returns the failure and where it comes from. */
	static String described(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		String all = text.toString().replaceAll("\\s*\\R\\s*at ", " < ");
		return (all.length() <= SHOWN) ? all : all.substring(0, SHOWN) + "…";
	}

}
