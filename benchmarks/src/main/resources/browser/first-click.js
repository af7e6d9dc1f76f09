// Clicks every 5 ms until the number on the page changes, and tells when.
globalThis.firstClick = new Promise(resolve => {
  const timer = setInterval(() => {
    const button = document.querySelector("button");
    const shown = document.querySelector("p");
    if (!button || !shown) return;
    if (shown.textContent === "0") return button.click();
    clearInterval(timer);
    resolve(performance.now());
  }, 5);
});
