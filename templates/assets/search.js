// Adds a search to the A to Z of the site. Without this script, or where the index cannot be had, the A to Z is all
// there is. All words for readers stand in the template; nothing is kept but the words in the address of the page.
(() => {
  const template = document.getElementById("search");
  if (!template?.content) return;
  template.after(template.content.cloneNode(true));
  const box = template.nextElementSibling;
  const [field, status, heading, list, more] = ["input", "[role=status]", "h2", "ol", "button"]
    .map((selector) => box.querySelector(selector));
  const pageSize = 20;

  // A sentence of the template with its gaps filled.
  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const say = (name, values) => { status.textContent = name ? filled(status.dataset[name], values) : ""; };

  // Words are folded as the build folds those of the index: small letters, Latin ones without their accents.
  const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
  const strokes = { đ: "d", ħ: "h", ł: "l", ø: "o", ŧ: "t" };
  const fold = (word) => word.toLowerCase().replace(/[đħłøŧ]/g, (letter) => strokes[letter])
    .normalize("NFD").replace(/(^|[a-z0-9])\p{M}+/gu, "$1").normalize("NFC");
  // A soft hyphen or another character that is not seen ends no word.
  const wordsOf = (text) => (text.replace(/\p{DI}/gu, "").match(wordPattern) ?? []).map(fold).filter(Boolean);

  // The index is got when it is first needed. After a failure the next try gets it again.
  let index = null;
  const load = () => {
    index ??= fetch(template.dataset.index)
      .then((response) => response.ok ? response.json() : Promise.reject(new Error(response.statusText)))
      .then((file) => ({ ...file, terms: file.terms.split(" ") }));
    index.catch(() => { index = null; });
    return index;
  };

  // Whether one letter more, less or other makes one word of the other, or two that change places.
  const isNear = (one, other) => {
    const length = Math.min(one.length, other.length);
    let start = 0, end = 0;
    while (start < length && one[start] === other[start]) start += 1;
    while (end < length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
    const [left, right] = [one, other].map((word) => word.slice(start, word.length - end));
    return left.length < 2 && right.length < 2
      || left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  };

  // How well a term of the index answers a word. Numbers are no words with typing errors.
  const likeness = (term, word, isLast) => {
    if (term === word) return 1;
    const isNumber = /^\d+$/.test(word);
    if (isLast && term.startsWith(word)) return isNumber ? 0.3 : 0.7;
    return !isNumber && word.length >= 5 && isNear(term, word) ? 0.4 : 0;
  };

  // The documents that have most of the words, the best first, and the terms by which they were found.
  const search = ({ terms, postings, documents }, words) => {
    const found = documents.map((document, place) => ({ document, place, words: 0, weight: 0 }));
    const used = new Set();
    words.forEach((word, number) => {
      const best = new Map();
      terms.forEach((term, place) => {
        const factor = likeness(term, word, number === words.length - 1);
        if (!factor) return;
        used.add(term);
        const numbers = postings[place];
        for (let next = 0, document = 0; next < numbers.length; next += 2) {
          document += numbers[next];
          best.set(document, Math.max(best.get(document) ?? 0, numbers[next + 1] * factor));
        }
      });
      for (const [document, weight] of best) {
        found[document].words += 1;
        found[document].weight += weight;
      }
    });
    const most = Math.max(...found.map((one) => one.words));
    const results = found.filter((one) => one.words > 0 && one.words === most)
      .sort((one, other) => other.weight - one.weight || one.place - other.place)
      .map((one) => one.document);
    return { results, used, hasAll: most === words.length };
  };

  // A text as nodes, with the words that were looked for marked.
  const marked = (text, used) => {
    const nodes = [];
    let end = 0;
    for (const match of text.matchAll(wordPattern)) {
      if (!used.has(fold(match[0]))) continue;
      const mark = document.createElement("mark");
      mark.textContent = match[0];
      nodes.push(text.slice(end, match.index), mark);
      end = match.index + match[0].length;
    }
    return [...nodes, text.slice(end)];
  };
  const element = (name, kind, ...content) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...content);
    return made;
  };

  let results = [], used = new Set(), kinds = [];
  const draw = () => {
    for (const [href, title, kind, summary] of results.slice(list.children.length, list.children.length + pageSize)) {
      const link = element("a", "", ...marked(title, used));
      link.href = template.dataset.root + href;
      list.append(element("li", "", link, " ", element("span", "meta", kinds[kind]), element("p", "", ...marked(summary, used))));
    }
    const rest = results.length - list.children.length;
    more.hidden = rest === 0;
    more.textContent = filled(more.dataset.words, { count: Math.min(rest, pageSize) });
  };
  const show = (next) => {
    ({ results, used } = next);
    list.replaceChildren();
    heading.hidden = results.length === 0;
    draw();
  };

  let asked = 0;
  const update = async () => {
    const text = field.value.trim(), words = wordsOf(text), turn = asked += 1;
    if (!words.length) {
      show({ results: [], used: new Set() });
      return say("");
    }
    try {
      const file = await load();
      // What was typed since then has an answer of its own.
      if (turn !== asked) return;
      const answer = search(file, words);
      kinds = file.kinds;
      show(answer);
      const count = results.length;
      say(!count ? "none" : !answer.hasAll ? "some" : count === 1 ? "one" : "many", { count, words: text });
    } catch {
      if (turn === asked) say("failed");
    }
  };

  const remember = () => {
    const address = new URL(location.href), text = field.value.trim();
    if (text) address.searchParams.set("q", text); else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  };
  const restore = () => {
    field.value = new URL(location.href).searchParams.get("q") ?? "";
    if (field.value || list.children.length) update();
  };

  // A pause in typing is an end: who listens is not told of each letter.
  let timer = 0;
  const settle = () => {
    clearTimeout(timer);
    remember();
    return update();
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(settle, 250);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") field.value = "";
    if (event.key === "Escape" || event.key === "Enter") settle();
  });
  field.addEventListener("focus", () => { load().catch(() => {}); });
  more.addEventListener("click", () => {
    const next = list.children.length;
    draw();
    list.children[next].querySelector("a").focus();
  });
  addEventListener("popstate", restore);

  // A page that was opened from a disk may get no file.
  if (location.protocol === "file:") {
    box.replaceChildren(status);
    say("failed");
  } else restore();
})();
