package dev.lattice.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.lattice.collaboration.RoomStoreReport;

/**
 * Says of a store that nodes share how its server is configured to keep what it has
 * acknowledged.
 */
final class SharedStoreReport implements RoomStoreReport {

	private final String name;

	private final Supplier<CompletionStage<Map<String, String>>> settings;

	SharedStoreReport(String name, Supplier<CompletionStage<Map<String, String>>> settings) {
		this.name = name;
		this.settings = settings;
	}

	@Override
	public CompletionStage<Condition> condition() {
		return this.settings.get().thenApply((said) -> {
			Map<String, Object> details = new HashMap<>(said);
			details.put("store", this.name);
			return new Condition(State.UP, details);
		});
	}

}
