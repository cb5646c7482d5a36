/// The one line that distinguishes a page of the preview from that of a build.
let reloadLine = "<script src=\"\(RequestHandler.reserved)reload.js\" defer></script>\n"

/// The page with the reload line before its last `</body>`, or at its end if it has none.
func withReloadLine(_ page: [UInt8]) -> [UInt8] {
  let tag = Array("</body>".utf8)
  var place = page.count
  for start in stride(from: page.count - tag.count, through: 0, by: -1)
  where page[start] == tag[0] && zip(page[start...], tag).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
    place = start
    break
  }
  var bytes = page
  bytes.insert(contentsOf: reloadLine.utf8, at: place)
  return bytes
}

/// The script in the browser: it listens for events, reloads, and shows errors as text over the page.
///
/// A hidden tab does not listen, because browsers open at most six connections to a host: with that many tabs
/// listening, no further page would load. When it becomes visible again, it learns at once whether it is stale. The
/// overlay is in a shadow tree with a constructed style sheet: the theme's styles do not reach it, and a content
/// security policy without `unsafe-inline` allows it.
let reloadScript = #"""
  "use strict";
  (() => {
    const [page] = performance.getEntriesByType("navigation");
    const timing = page?.serverTiming?.find((entry) => entry.name === "preview");
    let seen = timing ? timing.description : "";
    let events = null;
    let overlay = null;

    const place = history.state?.previewScroll;
    if (place) {
      const scroll = () => scrollTo({ left: place[0], top: place[1], behavior: "instant" });
      const { previewScroll, ...state } = history.state;
      history.replaceState(state, "");
      scroll();
      addEventListener("load", scroll, { once: true });
    }

    function reload() {
      leave();
      history.replaceState({ ...history.state, previewScroll: [scrollX, scrollY] }, "");
      location.reload();
    }

    function hide() {
      overlay?.remove();
      overlay = null;
    }

    function show(text) {
      hide();
      overlay = document.createElement("xinfeng-preview");
      const shadow = overlay.attachShadow({ mode: "open" });
      const style = new CSSStyleSheet();
      style.replaceSync(`
        section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 80vh; overflow: auto;
          padding: 1rem 1.25rem; background: #1d1b1a; color: #f6efe6; border-top: 4px solid #d8453a; }
        pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 15px/1.6 monospace; }
        button { float: right; font: inherit; padding: .25rem .75rem; }`);
      shadow.adoptedStyleSheets = [style];
      const section = document.createElement("section");
      section.setAttribute("role", "alert");
      const button = document.createElement("button");
      button.textContent = "收起 Hide";
      button.addEventListener("click", hide);
      const pre = document.createElement("pre");
      pre.textContent = text;
      section.append(button, pre);
      shadow.append(section);
      document.documentElement.append(overlay);
    }

    function leave() {
      events?.close();
      events = null;
    }

    function listen() {
      if (events || document.visibilityState === "hidden") return;
      events = new EventSource("/__preview/events?seen=" + encodeURIComponent(seen));
      events.addEventListener("hello", (event) => {
        seen ||= event.data;
        hide();
      });
      events.addEventListener("errors", (event) => show(event.data));
      events.addEventListener("reload", reload);
    }

    document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
    addEventListener("pagehide", leave);
    addEventListener("pageshow", listen);
    listen();
  })();

  """#
