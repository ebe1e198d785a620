// Loads the page anew when there is a newer edition, or only its style sheets where nothing else has
// changed; and looks for barriers on the page when it is asked to.
(() => {
  const { edition, server } = document.currentScript.dataset;
  const key = "sitegen-place";
  const place = JSON.parse(sessionStorage.getItem(key));
  sessionStorage.removeItem(key);
  if (place?.path === location.pathname) {
    history.scrollRestoration = "manual";
    const restore = () => scrollTo({ top: place.top, behavior: "instant" });
    restore();
    addEventListener("load", restore, { once: true });
    // The browser keeps the place on the way back to this page. Not earlier, because it would move to the
    // place of an element that it noted, in the page as it was before the edit.
    addEventListener("pagehide", () => { history.scrollRestoration = "auto"; }, { once: true });
  }
  const reload = () => {
    sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, top: scrollY }));
    location.reload();
  };
  let shown = Number(edition);
  const listen = (event) => {
    const latest = JSON.parse(event.data);
    if (latest.server === server && latest.number === shown) return;
    const follows = latest.server === server && latest.number === shown + 1;
    if (!follows || !latest.stylesOnly) return reload();
    shown = latest.number;
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      const address = new URL(link.href);
      address.searchParams.set("edition", shown);
      link.href = address;
    }
  };
  // A browser has few connections to one host: pages that nobody sees give theirs back, and hear of what
  // they have missed when they are seen again.
  let source = null;
  const follow = () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource("/-/events");
    source.addEventListener("edition", listen);
  };
  follow();
  addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && follow());

  const element = (name, text, attributes = {}) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.textContent = text;
    return made;
  };
  const loadAxe = () => new Promise((resolve, reject) => {
    if (window.axe) return resolve();
    const script = element("script", "", { src: "/-/axe.js", onload: resolve, onerror: reject });
    document.body.append(script);
  });
  const entry = (violation) => {
    const item = element("li", "");
    const link = element("a", violation.help, { href: violation.helpUrl, rel: "noreferrer" });
    item.append(element("strong", `${violation.impact ?? "unknown"}: `), link);
    const places = element("ul", "");
    for (const node of violation.nodes) {
      const place = element("li", "");
      place.append(element("code", node.target.join(" ")));
      places.append(place);
    }
    item.append(places);
    return item;
  };
  const check = async (report) => {
    report.replaceChildren(element("p", "Checking…"));
    try {
      await loadAxe();
      const results = await axe.run({ exclude: [[".sitegen-bar"], [".sitegen-held"], [".sitegen-diagnostics"]] });
      const count = results.violations.length;
      const words = `${count === 0 ? "No violations" : count === 1 ? "1 violation" : `${count} violations`}`
        + `; ${results.passes.length} rules passed, ${results.incomplete.length} need a person's eye`
        + ` (axe-core ${axe.version}).`;
      const list = element("ul", "");
      list.append(...results.violations.map(entry));
      report.replaceChildren(element("p", words), ...(count === 0 ? [] : [list]));
    } catch (error) {
      report.replaceChildren(element("p", `The check could not run: ${error.message ?? error.type}`));
    }
  };
  // Who has opened it wants it open on the next page too.
  const about = document.querySelector(".sitegen-about");
  if (about) {
    about.open = sessionStorage.getItem("sitegen-about") === "open";
    about.addEventListener("toggle", () => {
      sessionStorage.setItem("sitegen-about", about.open ? "open" : "closed");
    });
  }
  const button = document.querySelector(".sitegen-check");
  button?.addEventListener("click", () => check(document.querySelector(".sitegen-report")));
})();
