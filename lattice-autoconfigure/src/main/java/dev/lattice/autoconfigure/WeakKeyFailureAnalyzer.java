package dev.lattice.autoconfigure;

import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.WeakKeyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how to make a key that can sign page tokens. */
final class WeakKeyFailureAnalyzer extends AbstractFailureAnalyzer<WeakKeyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, WeakKeyException cause) {
		String problem = (cause.length() == WeakKeyException.NOT_BASE64) ? "is not Base64"
				: "has " + cause.length() + " bytes, but at least " + SigningKeys.MIN_BYTES + " are needed";
		return new FailureAnalysis("The key lattice.security.keys[" + cause.index() + "] " + problem + ".",
				"Make a key with 'openssl rand -base64 32' and configure it as lattice.security.keys[" + cause.index()
						+ "].",
				cause);
	}

}
