// Adds filters and sorting to the register of recommendations. Without this script the whole register is there, and so
// are its parts, each as a page. All texts for readers are in the template; the state is in the address.
(() => {
  const template = document.getElementById("register");
  const tables = [...document.querySelectorAll("table.register")];
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  if (!template?.content || rows.length < 2) return;
  template.after(template.content.cloneNode(true));
  const box = template.nextElementSibling;
  const fields = [...box.querySelectorAll("select, input")];
  const [status, chosen, reset] = ["[role=status]", ".print-only", "button"].map((selector) => box.querySelector(selector));

  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").trim();

  // Filters.

  // How many recommendations a row is about; several share one if only their number is known.
  const countOf = (some) => some.reduce((count, row) => count + Number(row.dataset.count ?? 1), 0);
  const texts = new Map(rows.map((row) => [row, folded(row.textContent)]));
  // Whether a row fits the value of a field; a star fits every value.
  const matches = (field, row) => field.name === "q"
    ? folded(field.value).split(/\s+/).every((word) => texts.get(row).includes(word))
    : !field.value || row.dataset[field.name].split(" ").some((answer) => answer === "*" || answer === field.value);
  const labelOf = (field) => field.labels[0].textContent;
  const valueOf = (field) => field.selectedOptions?.[0].textContent ?? `“${field.value}”`;

  const filter = () => {
    for (const row of rows) row.hidden = !fields.every((field) => matches(field, row));
    for (const table of tables) {
      const block = table.closest("section") ?? table.closest(".table-scroll");
      block.hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
    }
  };

  // Sorting: one column for all tables. What is not known comes last in both directions.

  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  let order = { column: "", isDown: false };
  const headers = tables.flatMap((table) => [...table.tHead.rows[0].cells]).filter((cell) => cell.dataset.sort);
  const keyOf = (row, header) => {
    const cell = row.cells[header.cellIndex];
    // A row that recommendations share has one cell.
    if (!cell || row.dataset.count) return "";
    if (header.dataset.sort === "due") return cell.querySelector("time")?.dateTime ?? "";
    return cell.querySelector(".not-held") ? "" : cell.textContent.trim();
  };

  const sort = () => {
    for (const header of headers) {
      if (header.dataset.sort === order.column) header.setAttribute("aria-sort", order.isDown ? "descending" : "ascending");
      else header.removeAttribute("aria-sort");
    }
    for (const table of tables) {
      const header = headers.find((one) => table.contains(one) && one.dataset.sort === order.column);
      const body = table.tBodies[0], own = rows.filter((row) => row.parentElement === body);
      if (header) {
        const keys = new Map(own.map((row) => [row, keyOf(row, header)]));
        own.sort((one, other) => {
          const [left, right] = [keys.get(one), keys.get(other)];
          if (!left || !right) return !left - !right;
          return (order.isDown ? -1 : 1) * collator.compare(left, right);
        });
      }
      body.append(...own);
    }
  };

  for (const header of headers) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const { sort: column } = header.dataset;
      order = { column, isDown: order.column === column && !order.isDown };
      sort();
      settle();
    });
  }

  // The state in words, and in the address.

  const say = () => {
    const count = countOf(rows.filter((row) => !row.hidden));
    const parts = [filled(status.dataset.count, { count, all: countOf(rows) })];
    const header = headers.find((one) => one.hasAttribute("aria-sort"));
    if (header) {
      const direction = status.dataset[order.isDown ? "down" : "up"];
      parts.push(filled(status.dataset.sorted, { column: header.textContent.trim(), direction }));
    }
    status.textContent = parts.join(" ");
    chosen.textContent = fields.filter((field) => field.value).map((field) => `${labelOf(field)} ${valueOf(field)}`).join("; ");
  };

  const remember = () => {
    const address = new URL(location.href);
    const put = (name, value) => value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    for (const field of fields) put(field.name, field.value.trim());
    put("sort", order.column && `${order.isDown ? "-" : ""}${order.column}`);
    if (address.href === location.href) return;
    // A page that was opened from a disk keeps its address.
    try { history.replaceState(history.state, "", address); } catch { /* The filters work all the same. */ }
  };

  let timer = 0;
  const settle = () => {
    clearTimeout(timer);
    say();
    remember();
  };
  const restore = () => {
    const { searchParams } = new URL(location.href);
    for (const field of fields) {
      field.value = searchParams.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    const [, sign, name] = /^(-?)(.*)$/.exec(searchParams.get("sort") ?? "");
    const isKnown = headers.some((header) => header.dataset.sort === name);
    order = { column: isKnown ? name : "", isDown: sign === "-" };
    filter();
    sort();
    if (order.column || fields.some((field) => field.value)) say();
    else status.textContent = chosen.textContent = "";
  };

  box.addEventListener("input", (event) => {
    filter();
    clearTimeout(timer);
    // Screen readers announce the result after a pause in typing, not after each letter.
    timer = setTimeout(settle, event.target.name === "q" ? 250 : 0);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target.name !== "q") return;
    event.target.value = "";
    filter();
    settle();
  });
  reset.addEventListener("click", () => {
    for (const field of fields) field.value = "";
    order = { column: "", isDown: false };
    filter();
    sort();
    settle();
  });
  addEventListener("popstate", restore);
  restore();
})();
