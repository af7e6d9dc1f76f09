package dev.lattice.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Whether rooms or sessions are to be kept in a store that nodes share. */
final class OnSharedStore {

	private OnSharedStore() {
	}

	/** In Redis. */
	static final class Redis extends AnyNestedCondition {

		Redis() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = "lattice.rooms.store", havingValue = "redis")
		static final class Rooms {

		}

		@ConditionalOnProperty(name = "lattice.session.store", havingValue = "redis")
		static final class Sessions {

		}

	}

	/** In Postgres. */
	static final class Postgres extends AnyNestedCondition {

		Postgres() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = "lattice.rooms.store", havingValue = "postgres")
		static final class Rooms {

		}

		@ConditionalOnProperty(name = "lattice.rooms.archive", havingValue = "postgres")
		static final class Archive {

		}

		@ConditionalOnProperty(name = "lattice.session.store", havingValue = "postgres")
		static final class Sessions {

		}

	}

}
