package dev.lattice.durable;

import java.time.Instant;
import java.time.LocalDate;

import dev.lattice.engine.durable.Codec;
import dev.lattice.engine.durable.Codecs;

/** Codecs of dates and times. */
public final class TimeCodecs {

	/** Writes points in time, to the nanosecond. */
	public static final Codec<Instant> INSTANT = Codec.of((value, out) -> {
		out.integer(value.getEpochSecond());
		out.integer(value.getNano());
	}, (in) -> Instant.ofEpochSecond(in.integer(), in.smallInteger()));

	/** Writes dates. */
	public static final Codec<LocalDate> LOCAL_DATE = Codecs.LONG.map(LocalDate::ofEpochDay, LocalDate::toEpochDay);

	private TimeCodecs() {
	}

}
