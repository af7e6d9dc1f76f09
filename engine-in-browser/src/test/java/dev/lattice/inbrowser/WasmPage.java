package dev.lattice.inbrowser;

import java.io.IOException;
import java.nio.file.Path;

import com.microsoft.playwright.Page;
import dev.lattice.testbrowser.TestBrowser;

/** A page of a real browser that has loaded a compiled module. */
final class WasmPage implements AutoCloseable {

	/** Maven compiles the modules to this folder. */
	static final Path FOLDER = Path.of("target/wasm");

	private final WasmServer server;

	private final TestBrowser browser;

	private final Page page;

	/** Loads a module; scripts of the page call it by its name. */
	WasmPage(String module) throws IOException {
		this.server = new WasmServer(FOLDER);
		this.browser = new TestBrowser();
		this.page = this.browser.browser().newPage();
		this.page.navigate(this.server.address());
		this.page.evaluate("""
				async (module) => {
				  globalThis[module] = (await TeaVM.wasmGC.load('/' + module + '.wasm')).exports;
				}""", module);
	}

	/** Runs a script with one argument. */
	String evaluate(String script, Object argument) {
		return (String) this.page.evaluate(script, argument);
	}

	@Override
	public void close() {
		this.browser.close();
		this.server.close();
	}

}
