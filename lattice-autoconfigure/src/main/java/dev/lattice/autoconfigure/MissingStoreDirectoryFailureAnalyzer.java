package dev.lattice.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that files need a directory, and which other store there is. */
final class MissingStoreDirectoryFailureAnalyzer extends AbstractFailureAnalyzer<MissingStoreDirectoryException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingStoreDirectoryException cause) {
		return new FailureAnalysis(
				"lattice.session.store is 'file', but lattice.session.store-directory, where the files are to be, is not set.",
				"Set lattice.session.store-directory to a directory that outlives the application, such as"
						+ " /var/lib/shop/sessions, or let pages hold their state with lattice.session.store=client.",
				cause);
	}

}
