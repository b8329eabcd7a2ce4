// Tells the app that shows this page what it shows: the name of what has happened, and the public reference. Never a code, an
// address or a name. The page works without it, and in any browser it says nothing to anybody.
const { event, reference, back } = document.querySelector("script[data-bridge]").dataset;

// Each of them takes one text: JSON, with the event's name in `type`.
const apps = [
  globalThis.ReactNativeWebView, // React Native
  globalThis.webkit?.messageHandlers?.adieu, // WKWebView
  globalThis.AdieuAndroid, // Android, addJavascriptInterface
  globalThis.adieu, // Android, addWebMessageListener; Flutter, addJavaScriptChannel
];

function tell(type) {
  const text = JSON.stringify({ type, reference });
  for (const app of apps) {
    try {
      app?.postMessage(text);
    } catch (reason) {
      console.warn("an app does not listen:", reason);
    }
  }
}

tell(event);

// Whoever goes back into the app is done here; the app closes the page, or follows the link.
addEventListener("click", (click) => {
  if (back && click.target.closest("a")?.getAttribute("href") === back) tell("closed");
});
