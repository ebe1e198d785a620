// Adds a search to the A to Z of the site, or a finder of inspected bodies to a page. Without this script, or if the
// index does not load, readers use the A to Z or the list. All texts for readers are in the template.
(() => {
  const template = document.getElementById("search");
  if (!template?.content) return;
  template.after(template.content.cloneNode(true));
  const box = template.nextElementSibling;
  const [field, status, heading, list, more] = ["input", "[role=status]", "h2", "ol", "button"]
    .map((selector) => box.querySelector(selector));
  const pageSize = 20;
  // In a finder, summaries are places, of which only those that were looked for are shown.
  const isFinder = "finder" in template.dataset;
  // The bodies that the page lists by itself, which the finder filters instead of listing them again.
  const listed = isFinder ? [...document.querySelectorAll(".filtered li")] : [];
  // Whether the query stays in the address of the page, where others who use the device may see it.
  const keepsQuery = !("forget" in template.dataset);

  // A sentence of the template with its gaps filled.
  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const say = (name, values) => { status.textContent = name ? filled(status.dataset[name], values) : ""; };

  // Words are folded as the build folds those of the index: small letters, Latin ones without their accents, and numbers
  // without the commas between their thousands.
  const wordPattern = /(?<![\p{L}\p{N}\p{M}])\d{1,3}(?:,\d{3})+(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+/gu;
  const strokes = { đ: "d", ħ: "h", ł: "l", ø: "o", ŧ: "t" };
  const fold = (word) => word.toLowerCase().replace(/[đħłøŧ]/g, (letter) => strokes[letter]).replaceAll(",", "")
    .normalize("NFD").replace(/(^|[a-z0-9])\p{M}+/gu, "$1").normalize("NFC");
  // A soft hyphen, or another invisible character, does not end a word.
  const wordsOf = (text) => (text.replace(/\p{DI}/gu, "").match(wordPattern) ?? []).map(fold).filter(Boolean);
  const stopWords = new Set(wordsOf(template.dataset.stopWords ?? ""));

  // The index is loaded when it is first needed, and again after a failure.
  let index = null;
  const get = (address) => fetch(address)
    .then((response) => response.ok ? response.json() : Promise.reject(new Error(response.statusText)));
  const prepared = (file) => {
    const terms = file.terms.split(" ").filter(Boolean);
    return { ...file, terms, known: new Set(terms) };
  };

  // A large index is in parts by the first letters of words; a whole word is marked by a space. Of a word that is still
  // being typed, some parts are enough.
  const partsPerWord = 4, parts = new Map();
  const answersTo = (starts, words) => words.flatMap((word) => starts.map((start, number) => ({ start, number }))
    .filter(({ start }) => start === `${word} ` || !start.endsWith(" ") && word.startsWith(start) || start.startsWith(word))
    .sort((one, other) => (other.start === `${word} `) - (one.start === `${word} `)).slice(0, partsPerWord))
    .map(({ number }) => number);
  const part = (number) => {
    const folder = template.dataset.index.replace(/\.json$/, "");
    if (!parts.has(number)) parts.set(number, get(`${folder}/${number}.json`));
    parts.get(number).catch(() => parts.delete(number));
    return parts.get(number);
  };
  // The documents and terms of several parts as one index.
  const joined = (files) => {
    const postings = new Map(), documents = files.flatMap((file) => file.documents), last = new Map();
    let before = 0;
    for (const file of files) {
      file.terms.split(" ").forEach((term, place) => {
        const numbers = postings.get(term) ?? [];
        let document = before;
        for (let next = 0; next < file.postings[place].length; next += 2) {
          document += file.postings[place][next];
          numbers.push(document - (last.get(term) ?? 0), file.postings[place][next + 1]);
          last.set(term, document);
        }
        postings.set(term, numbers);
      });
      before += file.documents.length;
    }
    return { kinds: files[0]?.kinds ?? [], documents, terms: [...postings.keys()].join(" "), postings: [...postings.values()] };
  };

  const load = async (words = []) => {
    index ??= get(template.dataset.index).then((file) => file.parts ? file : prepared(file));
    index.catch(() => { index = null; });
    const file = await index;
    if (!file.parts) return file;
    const numbers = [...new Set(answersTo(file.parts, words))];
    return prepared(joined(await Promise.all(numbers.map(part))));
  };

  // How many letters must be added, removed, replaced or swapped to turn one word into the other; Infinity above `limit`.
  const distance = (one, other, limit) => {
    if (Math.abs(one.length - other.length) > limit) return Infinity;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let row = 1; row <= one.length; row += 1) {
      const next = [row];
      for (let column = 1; column <= other.length; column += 1) {
        const isSame = one[row - 1] === other[column - 1];
        next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          next[column] = Math.min(next[column], before[column - 2] + 1);
        }
      }
      if (Math.min(...next) > limit) return Infinity;
      [before, last] = [last, next];
    }
    return last[other.length];
  };
  const isNumber = (word) => /^\d+$/.test(word);

  // How well a term of the index answers a word. Numbers and known words are not taken for typing errors.
  const likeness = (term, word, isLast, isKnown) => {
    if (term === word) return 1;
    if (isLast && term.startsWith(word)) return isNumber(word) ? 0.3 : isKnown ? 0.2 : 0.7;
    return !isKnown && !isNumber(word) && word.length >= 5 && distance(term, word, 1) <= 1 ? 0.4 : 0;
  };

  // The nearest term to a word that no term answers, which more than one typing error may separate.
  const corrected = ({ terms, postings }, word) => {
    const limit = word.length >= 9 ? 3 : word.length >= 5 ? 2 : 0;
    let best = word, least = limit + 1, most = 0;
    if (isNumber(word)) return word;
    terms.forEach((term, place) => {
      const found = distance(term, word, Math.min(least, limit));
      const weight = postings[place].length + (term[0] === word[0] ? 1000 : 0);
      if (found > limit || found > least || found === least && weight <= most) return;
      [best, least, most] = [term, found, weight];
    });
    return best;
  };

  // The documents that the site puts first for some phrases of the query.
  const pinned = ({ pinned = [], documents }, words) => {
    const text = ` ${words.join(" ")} `;
    return pinned.filter(([phrase]) => text.includes(` ${phrase} `)).map(([, place]) => documents[place]);
  };

  // The documents that have most of the words, the best first, and the terms by which they were found.
  const search = (file, all) => {
    const { terms, postings, documents, known } = file;
    const rest = all.filter((word) => !stopWords.has(word)), asked = rest.length ? rest : all;
    const answers = (word, number) =>
      known.has(word) || terms.some((term) => likeness(term, word, number === asked.length - 1, false));
    const words = asked.map((word, number) => answers(word, number) ? word : corrected(file, word));
    const found = documents.map((document, place) => ({ document, place, words: 0, weight: 0 }));
    const used = new Set();
    words.forEach((word, number) => {
      const best = new Map();
      terms.forEach((term, place) => {
        const factor = likeness(term, word, number === words.length - 1, known.has(word));
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
        // Of a page and its translation, the page comes first.
        found[document].weight += documents[document][4] ? weight * 0.8 : weight;
      }
    });
    const most = Math.max(0, ...found.map((one) => one.words));
    const first = pinned(file, all);
    const others = found.filter((one) => one.words > 0 && one.words === most)
      .sort((one, other) => other.weight - one.weight || one.place - other.place)
      .map((one) => one.document).filter((document) => !first.includes(document));
    // A page may have a title in each of several languages.
    const places = new Set();
    const results = [...first, ...others].filter(([href]) => !places.has(href) && places.add(href));
    const isCorrected = words.some((word, number) => word !== asked[number]);
    return { results, used, words, isCorrected, hasAll: most === words.length || first.length > 0 };
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
  const summaryOf = (summary, used) => !isFinder ? summary
    : summary.split("; ").filter((place) => wordsOf(place).some((word) => used.has(word))).join("; ");

  let results = [], used = new Set(), kinds = [];
  const draw = () => {
    for (const [href, title, kind, summary, language] of results.slice(list.children.length, list.children.length + pageSize)) {
      const link = element("a", "", ...marked(title, used));
      link.href = template.dataset.root + href;
      const text = element("p", "", ...marked(summaryOf(summary, used), used));
      if (language) link.lang = text.lang = language;
      if (language && href.startsWith(`${language}/`)) link.hreflang = language;
      list.append(element("li", "", link, ...isFinder ? [] : [" ", element("span", "meta", kinds[kind])], text));
    }
    const rest = results.length - list.children.length;
    more.hidden = rest === 0;
    more.textContent = filled(more.dataset.words, { count: Math.min(rest, pageSize) });
  };
  // Filters the list of the page by the results, adds the places that were looked for, and returns the other results.
  const filter = () => {
    const rest = new Map(results.map((result) => [new URL(template.dataset.root + result[0], location.href).href, result]));
    for (const item of listed) {
      const { href } = item.querySelector("a"), summary = rest.get(href)?.[3];
      item.querySelector(".meta")?.remove();
      item.hidden = results.length > 0 && !rest.delete(href);
      const places = summary && summaryOf(summary, used);
      if (places) item.append(element("p", "meta", ...marked(places, used)));
    }
    return [...rest.values()];
  };
  const show = (next) => {
    ({ results, used } = next);
    results = filter();
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
      const file = await load(words);
      // What was typed since then has an answer of its own.
      if (turn !== asked) return;
      const answer = search(file, words);
      kinds = file.kinds;
      const count = answer.results.length;
      show(answer);
      const name = !count ? "none" : answer.isCorrected ? "corrected" : !answer.hasAll ? "some" : count === 1 ? "one" : "many";
      say(name, { count, words: text, corrected: answer.words.join(" ") });
    } catch {
      if (turn === asked) say("failed");
    }
  };

  const remember = () => {
    if (isFinder) return;
    const address = new URL(location.href), text = field.value.trim();
    if (text && keepsQuery) address.searchParams.set("q", text); else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  };
  const restore = () => {
    if (isFinder) return;
    field.value = new URL(location.href).searchParams.get("q") ?? field.value;
    if (!keepsQuery) remember();
    if (field.value || list.children.length) update();
  };

  // Screen readers announce the result after a pause in typing, not after each letter.
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

  // A page that was opened from a disk cannot load a file.
  if (location.protocol === "file:") {
    box.replaceChildren(status);
    say("failed");
  } else restore();
})();
