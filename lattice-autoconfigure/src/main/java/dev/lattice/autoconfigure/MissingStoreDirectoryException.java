package dev.lattice.autoconfigure;

import java.io.Serial;

/** Says that states are to be kept in files, but not where. */
final class MissingStoreDirectoryException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	MissingStoreDirectoryException() {
		super("lattice.session.store is 'file', but lattice.session.store-directory is not set; name a directory that"
				+ " outlives the application, such as /var/lib/shop/sessions");
	}

}
