package dev.lattice.store.postgres;

import io.r2dbc.spi.Readable;

/** The columns of rows, null as nothing. */
final class PostgresRows {

	private PostgresRows() {
	}

	static long number(Readable row, String column) {
		Long value = row.get(column, Long.class);
		return (value != null) ? value : 0;
	}

	static boolean flag(Readable row, String column) {
		return Boolean.TRUE.equals(row.get(column, Boolean.class));
	}

	static String text(Readable row, String column) {
		String value = row.get(column, String.class);
		return (value != null) ? value : "";
	}

	static byte[] bytes(Readable row, String column) {
		byte[] value = row.get(column, byte[].class);
		return (value != null) ? value : new byte[0];
	}

}
