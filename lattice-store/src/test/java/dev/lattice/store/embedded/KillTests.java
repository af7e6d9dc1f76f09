package dev.lattice.store.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills a process that appends, at random moments, and puts rubbish behind what it wrote.
 * {@code -Dlattice.store.kills=100} does it more often.
 */
class KillTests {

	private static final int KILLS = Integer.getInteger("lattice.store.kills", 8);

	@TempDir
	Path directory;

	private final Map<String, TreeMap<Long, Long>> durable = new HashMap<>();

	private final Map<String, Long> trimmed = new HashMap<>();

	private final List<String> events = new ArrayList<>();

	@Test
	void whatAKilledProcessHasAcknowledgedAsDurableIsThere() throws Exception {
		Random random = new Random(17);
		long next = 1;
		for (int kill = 0; kill < KILLS; kill++) {
			int acknowledged = runAndKill(next, 50 + random.nextInt(3000));
			next += acknowledged + 1000;
			tear(random, kill);
			check("kill " + kill);
			assertThat(this.events).as("what happened until kill %s", kill).isEmpty();
		}
		assertThat(this.durable.values().stream().mapToInt(TreeMap::size).sum()).isGreaterThan(50 * KILLS - 1);
	}

	/** Returns how many lines were read before the kill. */
	private int runAndKill(long first, int lines) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				KilledProcess.class.getName(), this.directory.resolve("log").toString(), Long.toString(first))
			.redirectErrorStream(true)
			.start();
		int read = 0;
		try (BufferedReader output = process.inputReader()) {
			String line = output.readLine();
			while (line != null) {
				read++;
				note(line);
				if (read == lines) {
					process.toHandle().destroyForcibly(); // leaves what it has said to be
															// read
				}
				line = output.readLine();
			}
		}
		finally {
			process.destroyForcibly();
			process.waitFor();
		}
		return read;
	}

	private void note(String line) {
		String[] words = line.split(" ");
		if (line.startsWith("room") && words.length == 4) {
			this.durable.computeIfAbsent(words[0], (room) -> new TreeMap<>())
				.put(Long.parseLong(words[1]), Long.parseLong(words[2]));
		}
		else if (line.startsWith("trimmed") && words.length == 4) {
			this.trimmed.merge(words[1], Long.parseLong(words[2]), Math::max);
		}
		else if (line.startsWith("event")) {
			this.events.add(line);
		}
	}

	/** Puts behind the last segment what a write that was interrupted may leave there. */
	private void tear(Random random, int manner) throws IOException {
		try (Stream<Path> files = Files.list(this.directory.resolve("log"))) {
			Path last = files.filter((file) -> file.getFileName().toString().startsWith("segment-"))
				.max(Path::compareTo)
				.orElseThrow();
			try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
				byte[] rubbish = switch (manner % 3) {
					case 0 -> {
						byte[] any = new byte[1 + random.nextInt(2500)];
						random.nextBytes(any);
						yield any;
					}
					case 1 -> halfOfTheLastFrame(file);
					default -> new byte[1 + random.nextInt(2500)];
				};
				file.seek(file.length());
				file.write(rubbish);
			}
		}
	}

	/** Which could go on where it stands, but has another frame's place. */
	private static byte[] halfOfTheLastFrame(RandomAccessFile file) throws IOException {
		byte[] all = new byte[(int) file.length()];
		file.seek(0);
		file.readFully(all);
		int last = Segment.HEADER;
		int behind = last;
		while (behind + Frame.HEADER < all.length && behind + Frame.HEADER + Input.getU32(all, behind) <= all.length) {
			last = behind;
			behind += Frame.HEADER + Input.getU32(all, behind);
		}
		return Arrays.copyOfRange(all, last, last + (behind - last) / 2);
	}

	private void check(String when) throws IOException {
		try (EmbeddedRoomLog log = EmbeddedRoomLog.open(this.directory.resolve("log"), EmbeddedSettings.DEFAULTS,
				(event) -> this.events.add(event.toString()), Runnable::run)) {
			this.durable.forEach((room, acknowledged) -> {
				TreeMap<Long, LogEntry> there = read(log, room, acknowledged.lastKey());
				acknowledged.tailMap(there.firstKey()).forEach((sequence, number) -> {
					LogEntry entry = there.get(sequence);
					assertThat(entry).as("entry %s of %s after %s", sequence, room, when).isNotNull();
					assertThat(entry.number()).isEqualTo(number);
					assertThat(entry.payload()).isEqualTo(KilledProcess.payload(number));
				});
				assertThat(there.firstKey()).as("the first entry of %s", room)
					.isLessThanOrEqualTo(Math.max(1, acknowledged.lastKey() - 90));
			});
		}
	}

	/** Reads what is not trimmed, and that it is dense. */
	private static TreeMap<Long, LogEntry> read(EmbeddedRoomLog log, String room, long last) {
		TreeMap<Long, LogEntry> there = new TreeMap<>();
		long from = 1;
		while (from <= last) {
			long next = from;
			RoomLogException[] failed = new RoomLogException[1];
			log.read(room, from, 1000, new Reply<>() {

				@Override
				public void succeeded(List<LogEntry> entries) {
					entries.forEach((entry) -> there.put(entry.sequence(), entry));
				}

				@Override
				public void failed(RoomLogException failure) {
					failed[0] = failure;
				}

			});
			if (failed[0] != null) {
				assertThat(failed[0].reason()).isEqualTo(RoomLogException.Reason.TRIMMED);
				assertThat(there).isEmpty();
				from++;
			}
			else {
				from = there.lastKey() + 1;
				assertThat(from).as("where to read on in %s", room).isGreaterThan(next);
			}
		}
		assertThat(there.lastKey() - there.firstKey() + 1).isEqualTo(there.size());
		return there;
	}

}
