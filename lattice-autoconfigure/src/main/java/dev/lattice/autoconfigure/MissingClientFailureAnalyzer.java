package dev.lattice.autoconfigure;

import dev.lattice.transport.webflux.MissingClientException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where the client's script comes from. */
final class MissingClientFailureAnalyzer extends AbstractFailureAnalyzer<MissingClientException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingClientException cause) {
		return new FailureAnalysis(
				"The script that makes pages live, " + cause.resource() + ", is not on the class path.",
				"Add dev.lattice:lattice-spring-boot-starter to the dependencies, or the jar"
						+ " dev.lattice:lattice-frontend if it was excluded.",
				cause);
	}

}
