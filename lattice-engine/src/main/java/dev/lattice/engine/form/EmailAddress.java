package dev.lattice.engine.form;

/**
 * What browsers take for an e-mail address: the grammar of {@code type=email} in the HTML
 * standard, with the lengths of RFC 5321.
 */
final class EmailAddress {

	private static final int LONGEST = 254;

	private static final int LONGEST_LABEL = 63;

	private static final String SPECIAL = ".!#$%&'*+/=?^_`{|}~-";

	private EmailAddress() {
	}

	static boolean isOne(String text) {
		int at = text.indexOf('@');
		return at > 0 && text.length() <= LONGEST && Letters.all(text.substring(0, at), EmailAddress::isLocal)
				&& isDomain(text.substring(at + 1));
	}

	private static boolean isDomain(String domain) {
		int from = 0;
		for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', from)) {
			if (!isLabel(domain.substring(from, dot))) {
				return false;
			}
			from = dot + 1;
		}
		return isLabel(domain.substring(from));
	}

	private static boolean isLabel(String label) {
		return !label.isEmpty() && label.length() <= LONGEST_LABEL && !label.startsWith("-") && !label.endsWith("-")
				&& Letters.all(label, (letter) -> isAlphanumeric(letter) || letter == '-');
	}

	private static boolean isLocal(int letter) {
		return isAlphanumeric(letter) || SPECIAL.indexOf(letter) >= 0;
	}

	private static boolean isAlphanumeric(int letter) {
		return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
	}

}
