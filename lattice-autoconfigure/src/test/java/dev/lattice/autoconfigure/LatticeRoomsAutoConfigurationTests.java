package dev.lattice.autoconfigure;

import java.nio.file.Path;

import dev.lattice.autoconfigure.MissingStoreException.Kept;
import dev.lattice.collaboration.NamedLimits;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.RoomLimits;
import dev.lattice.rooms.RoomPolicy;
import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LatticeRoomsAutoConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(LatticeEmbeddedStoreAutoConfiguration.class, LatticeRoomsAutoConfiguration.class))
		.withPropertyValues("lattice.rooms.store=memory");

	@Test
	void aRoomIsABean() {
		this.application.withUserConfiguration(Board.class).run((context) -> {
			Room board = context.getBean("board", Room.class);

			assertThat(board.name()).isEqualTo("board");
			board.document().edit(Caller.APPLICATION, "test", (doc) -> {
				doc.text("t").insert(0, "kept");
				return true;
			});
			String text = context.getBean(Rooms.class).open("board").document().read((doc) -> doc.text("t").toString());
			assertThat(text).isEqualTo("kept");
		});
	}

	@Test
	void whatARoomHoldsIsThereAfterARestart(@TempDir Path directory) {
		ApplicationContextRunner embedded = this.application.withUserConfiguration(Board.class)
			.withPropertyValues("lattice.rooms.store=embedded", "lattice.rooms.directory=" + directory);
		embedded.run(
				(context) -> context.getBean("board", Room.class).document().edit(Caller.APPLICATION, "test", (doc) -> {
					doc.text("t").insert(0, "kept");
					return true;
				}));

		embedded.run((context) -> {
			String text = context.getBean("board", Room.class).document().read((doc) -> doc.text("t").toString());
			assertThat(text).isEqualTo("kept");
		});
	}

	@Test
	void anApplicationWithoutRoomsHasNoFilesOfThem(@TempDir Path directory) {
		this.application
			.withPropertyValues("lattice.rooms.store=embedded", "lattice.rooms.directory=" + directory.resolve("rooms"))
			.run((context) -> assertThat(directory.resolve("rooms")).doesNotExist());
	}

	@Test
	void thePolicyOfTheApplicationIsAsked() {
		this.application.withUserConfiguration(Closed.class)
			.run((context) -> assertThatExceptionOfType(RoomRefusedException.class)
				.isThrownBy(() -> context.getBean(Rooms.class)
					.open("board")
					.document()
					.edit(Caller.APPLICATION, "test", (doc) -> true)));
	}

	@Test
	void limitsAreThoseOfTheProperties() {
		this.application
			.withPropertyValues("lattice.rooms.limits.clients=3", "lattice.rooms.limits.document-size=1KB",
					"lattice.rooms.limits.unsaved-time=2s")
			.run((context) -> {
				RoomLimits limits = context.getBean(RoomLimits.class);

				assertThat(limits.clients()).isEqualTo(3);
				assertThat(limits.documentBytes()).isEqualTo(1024);
				assertThat(limits.unsavedMillis()).isEqualTo(2000);
			});
	}

	@Test
	void aLimitOutOfItsRangeIsNamed() {
		this.application.withPropertyValues("lattice.rooms.limits.clients=0")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("clients"));
	}

	@Test
	void aRoomHasTheLimitsOfThePatternThatSaysMostAboutItsName() {
		this.application
			.withPropertyValues("lattice.rooms.limits.clients=100", "lattice.rooms.limits.update-size=1MB",
					"lattice.rooms.limits.by-name.[notes/**].clients=10",
					"lattice.rooms.limits.by-name.[notes/**].edits-per-second=7",
					"lattice.rooms.limits.by-name.[notes/*/draft].clients=5",
					"lattice.rooms.limits.by-name.[notes/today/draft].document-size=2KB",
					"lattice.rooms.limits.by-name.board.update-size=3KB",
					"lattice.rooms.limits.by-name.board.edit-size-per-second=4KB")
			.run((context) -> {
				NamedLimits limits = context.getBean(NamedLimits.class);

				assertThat(limits.apply("else").clients()).isEqualTo(100);
				assertThat(limits.apply("notes/a").clients()).isEqualTo(10);
				assertThat(limits.apply("notes/a").editsPerSecond()).isEqualTo(7);
				assertThat(limits.apply("notes/a").updateBytes()).isEqualTo(1 << 20);
				assertThat(limits.apply("notes/a/draft").clients()).isEqualTo(5);
				assertThat(limits.apply("notes/a/draft").editsPerSecond()).isEqualTo(500);
				assertThat(limits.apply("notes/today/draft").clients()).isEqualTo(100);
				assertThat(limits.apply("notes/today/draft").documentBytes()).isEqualTo(2048);
				assertThat(limits.apply("board").updateBytes()).isEqualTo(3072);
				assertThat(limits.apply("board").bytesPerSecond()).isEqualTo(4096);
			});
	}

	@Test
	void aPatternThatNoNameMatchesIsRefusedAtTheStart() {
		this.application.withPropertyValues("lattice.rooms.limits.by-name.[notes/{id}].clients=10")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'notes/{id}' of lattice.rooms.limits.by-name has '{' at 6"));
		this.application.withPropertyValues("lattice.rooms.open=/notes/*")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'/notes/*' of lattice.rooms.open has the part ''"));
	}

	@Test
	void aLimitOfAPatternOutOfItsRangeIsNamedWithThePattern() {
		this.application.withPropertyValues("lattice.rooms.limits.by-name.[notes/*].clients=0")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("lattice.rooms.limits.by-name.[notes/*]: Limit clients of rooms is 0"));
	}

	@Test
	void aPathOfAnEndpointBeginsWithASlash() {
		this.application.withPropertyValues("lattice.rooms.endpoints.yjs=yjs/")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("lattice.rooms.endpoints.yjs"));
	}

	@Test
	void aStoreThatIsNotThereIsToldWithTheWayOut() {
		FailureAnalysis analysis = new MissingStoreFailureAnalyzer()
			.analyze(new MissingStoreException(Kept.ROOMS, RoomStoreType.REDIS));

		assertThat(analysis.getDescription()).contains("Rooms", "'redis'");
		assertThat(analysis.getAction()).contains("spring.data.redis.url", "lattice.rooms.store=memory");
	}

	@Test
	void thereAreNoRoomsWhereTheyAreSwitchedOffOrNotOnTheClassPath() {
		this.application.withPropertyValues("lattice.rooms.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Rooms.class));
		this.application.withClassLoader(new FilteredClassLoader(Rooms.class))
			.run((context) -> assertThat(context).doesNotHaveBean("latticeRooms"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Board {

		@Bean
		Room board(Rooms rooms) {
			return rooms.open("board");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Closed {

		@Bean
		RoomPolicy policy() {
			return new RoomPolicy() {

				@Override
				public boolean canEdit(String room, Caller caller) {
					return false;
				}

			};
		}

	}

}
