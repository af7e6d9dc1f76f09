package dev.lattice.sample;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

/** Shares and their prices, which move by themselves, once for all pages that watch. */
@Component
class Market {

	record Share(int id, String symbol, String company, int employees) {
	}

	private static final int SIZE = 10_000;

	private static final int LETTERS = 26;

	private static final List<String> FIRST = List.of("Alpine", "Baltic", "Cobalt", "Delta", "Ember", "Falcon",
			"Granite", "Harbour", "Indigo", "Juniper", "Kestrel", "Lunar", "Meridian", "Nordic", "Orchid", "Pioneer");

	private static final List<String> SECOND = List.of("Foods", "Energy", "Motors", "Optics", "Paper", "Rail",
			"Software", "Steel", "Textiles", "Water");

	private final List<Share> shares = IntStream.range(0, SIZE).mapToObj(Market::share).toList();

	private final Flux<Prices> prices = Flux.interval(Duration.ofSeconds(1))
		.scan(Prices.first(SIZE), Prices::moved)
		.replay(1)
		.refCount();

	/** All shares by symbol, the same ones always. */
	List<Share> shares() {
		return this.shares;
	}

	/** The latest prices of all shares; others each second. */
	Flux<Prices> prices() {
		return this.prices;
	}

	private static Share share(int id) {
		String company = FIRST.get(id % FIRST.size()) + " " + SECOND.get(id / FIRST.size() % SECOND.size()) + " "
				+ (1 + id / (FIRST.size() * SECOND.size()));
		return new Share(id, symbol(id), company, 10 + (int) (id * 7919L % 90_001));
	}

	private static String symbol(int id) {
		return String.format(Locale.ROOT, "%c%c%c", letter(id / LETTERS / LETTERS), letter(id / LETTERS), letter(id));
	}

	private static char letter(int number) {
		return (char) ('A' + number % LETTERS);
	}

}
