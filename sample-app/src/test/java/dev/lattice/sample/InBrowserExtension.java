package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Browser;
import dev.lattice.testbrowser.TestBrowser;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Behind {@link InBrowser}: one browser for all tests, new contexts for each. */
final class InBrowserExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

	private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(InBrowserExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == Tab.class || type == Tabs.class || type == Network.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		if (type == Network.class) {
			return resources(context).network(port(context));
		}
		Tabs tabs = resources(context).tabs;
		return (type == Tab.class) ? tabs.open() : tabs;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		resources(context);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		resources(context).check(context.getExecutionException().isPresent());
	}

	/** Closed by JUnit with the store of the test, whatever the test did. */
	private static Resources resources(ExtensionContext context) {
		return context.getStore(SPACE)
			.computeIfAbsent(Resources.class, (type) -> new Resources(context), Resources.class);
	}

	private static Browser browser(ExtensionContext context) {
		return context.getRoot()
			.getStore(SPACE)
			.computeIfAbsent(TestBrowser.class, (type) -> new TestBrowser(), TestBrowser.class)
			.browser();
	}

	private static int port(ExtensionContext context) {
		return SpringExtension.getApplicationContext(context)
			.getEnvironment()
			.getRequiredProperty("local.server.port", Integer.class);
	}

	/** What one test has opened. */
	private static final class Resources implements AutoCloseable {

		private final List<Network> networks = new ArrayList<>();

		private final Tabs tabs;

		Resources(ExtensionContext context) {
			this.tabs = new Tabs(browser(context), baseAddress(context));
		}

		/** The sample application's address; none where the test starts it itself. */
		private String baseAddress(ExtensionContext context) {
			if (!TestContextAnnotationUtils.hasAnnotation(context.getRequiredTestClass(), SampleTest.class)) {
				return "";
			}
			int port = port(context);
			return (Network.DELAY > 0) ? network(port).address("") : "http://localhost:" + port;
		}

		Network network(int port) {
			Network network = Network.to(port);
			this.networks.add(network);
			return network;
		}

		void check(boolean failed) {
			if (!failed) {
				this.tabs.check();
			}
		}

		@Override
		public void close() {
			this.tabs.close();
			this.networks.forEach(Network::close);
		}

	}

}
