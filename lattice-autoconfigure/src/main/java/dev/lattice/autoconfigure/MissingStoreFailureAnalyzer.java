package dev.lattice.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is missing for something to be kept where it is to be kept. */
final class MissingStoreFailureAnalyzer extends AbstractFailureAnalyzer<MissingStoreException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingStoreException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Add " + needed(cause.store()) + ", " + cause.kept().instead + ".", cause);
	}

	private static String needed(String store) {
		return switch (store) {
			case "redis" -> "lattice-store and spring-boot-starter-data-redis to the class path, and say where Redis is"
					+ " with spring.data.redis.url";
			case "postgres" -> "lattice-store, spring-boot-starter-r2dbc and org.postgresql:r2dbc-postgresql to the"
					+ " class path, and say where Postgres is with spring.r2dbc.url";
			default -> "lattice-store to the class path";
		};
	}

}
