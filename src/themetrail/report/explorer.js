"use strict";
// Browse themes, codes and quotations. All text from the study is set as text, never as markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const AT_ONCE = 100; // quotations drawn before "Show more"
  const entries = new Map(data.entries.map((entry) => [entry.id, entry]));
  const labelOf = new Map(data.participants.map((person) => [person.id, person.label]));
  const groupOf = new Map(data.groups.map((group) => [group.id, group]));
  const children = new Map();
  for (const entry of data.entries) {
    if (!children.has(entry.parent)) children.set(entry.parent, []);
    children.get(entry.parent).push(entry);
  }
  const pathOf = (id) => (id ? [...pathOf(entries.get(id).parent), id] : []);
  for (const segment of data.segments) segment.branches = new Set(segment.codes.flatMap(pathOf));

  const onlyGroup = data.groups.length === 1 ? data.groups[0].id : ""; // with one group there is nothing to choose
  const state = { group: onlyGroup, participant: "", words: "", entry: "", shown: AT_ONCE };

  function make(tag, properties = {}, ...inside) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in node) node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...inside);
    return node;
  }

  function members() {
    const groups = state.group ? [groupOf.get(state.group)] : data.groups;
    const all = new Set(groups.flatMap((group) => group.members));
    return state.participant ? new Set([state.participant].filter((who) => all.has(who))) : all;
  }

  function filtered() {
    const words = state.words.trim().toLocaleLowerCase();
    return data.segments.filter(
      (segment) =>
        (!state.group || segment.group === state.group) &&
        (!state.participant || segment.participant === state.participant) &&
        (!words || segment.text.toLocaleLowerCase().includes(words)),
    );
  }

  function tally(segments) {
    const counts = new Map(data.entries.map((entry) => [entry.id, { people: new Set(), segments: 0 }]));
    for (const segment of segments) {
      for (const branch of segment.branches) {
        counts.get(branch).people.add(segment.participant);
        counts.get(branch).segments += 1;
      }
    }
    return counts;
  }

  const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

  function drawTree(counts, everyone) {
    const list = (parent) => {
      const items = (children.get(parent) || []).map((entry) => {
        const { people, segments } = counts.get(entry.id);
        const button = make(
          "button",
          { type: "button", className: `${entry.level}${segments ? "" : " none"}` },
          make("span", { className: "name" }, entry.name),
          make("span", { className: "counts" }, `${people.size}/${everyone} · ${segments}`),
        );
        button.setAttribute(
          "aria-label",
          `${entry.level} ${entry.name}: ${people.size} of ${plural(everyone, "participant")}, ${plural(segments, "segment")}`,
        );
        button.style.borderLeftColor = entry.colour;
        if (state.entry === entry.id) button.setAttribute("aria-current", "true");
        button.addEventListener("click", () => choose(entry.id));
        const item = make("li", {}, button);
        if (children.has(entry.id)) item.append(list(entry.id));
        return item;
      });
      return make("ul", {}, ...items);
    };
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.entry : "";
    const tree = list("");
    const all = make("button", { type: "button" }, make("span", { className: "name" }, "All themes"));
    all.style.borderLeftColor = "transparent";
    if (!state.entry) all.setAttribute("aria-current", "true");
    all.addEventListener("click", () => choose(""));
    tree.prepend(make("li", {}, all));
    [...tree.querySelectorAll("button")].forEach((button, place) => (button.dataset.entry = `e${place}`));
    parts.tree.replaceChildren(make("p", { className: "key" }, "participants who mention it / all · segments"), tree);
    if (focused) {
      const again = parts.tree.querySelector(`[data-entry="${focused}"]`);
      if (again) again.focus();
    }
  }

  function marked(text) {
    const words = state.words.trim().toLocaleLowerCase();
    if (!words || text.toLocaleLowerCase().length !== text.length) return [text];
    const pieces = [];
    let from = 0;
    for (let at = text.toLocaleLowerCase().indexOf(words); at >= 0; at = text.toLocaleLowerCase().indexOf(words, from)) {
      pieces.push(text.slice(from, at), make("mark", {}, text.slice(at, at + words.length)));
      from = at + words.length;
    }
    return [...pieces, text.slice(from)];
  }

  function drawQuotation(segment) {
    const codes = segment.codes.map((id) => {
      const button = make("button", { type: "button", title: "Show this code" }, entries.get(id).name);
      button.style.borderLeftColor = entries.get(id).colour;
      button.addEventListener("click", () => choose(id));
      return button;
    });
    const quotation = make("blockquote", {}, "“", ...marked(segment.text), "”");
    if (segment.lang) quotation.lang = segment.lang;
    const figure = make(
      "figure",
      {},
      quotation,
      make(
        "figcaption",
        {},
        make("strong", {}, `(${labelOf.get(segment.participant)})`),
        `${groupOf.get(segment.group).name}, ${segment.transcript}, turn ${segment.turn}`,
        ...codes,
      ),
    );
    figure.style.borderLeftColor = entries.get(state.entry || segment.codes[0]).colour;
    return figure;
  }

  function drawQuotations(segments, counts, everyone) {
    const entry = entries.get(state.entry);
    const found = entry ? segments.filter((segment) => segment.branches.has(entry.id)) : segments;
    parts.title.textContent = entry ? pathOf(entry.id).map((id) => entries.get(id).name).join(" › ") : "All themes";
    parts.about.textContent = entry ? entry.definition : "";
    const people = entry ? counts.get(entry.id).people.size : new Set(found.map((segment) => segment.participant)).size;
    const label = entry && state.group && !state.participant && !state.words.trim() ? data.labels[`${state.group} ${entry.id}`] : "";
    parts.status.textContent =
      `${label ? `${label}: ` : ""}${people} of ${plural(everyone, "participant")}, ${plural(found.length, "quotation")}`;
    parts.quotations.replaceChildren(...found.slice(0, state.shown).map(drawQuotation));
    parts.more.hidden = found.length <= state.shown;
    parts.more.textContent = `Show more (${found.length - state.shown} left)`;
  }

  function draw() {
    const segments = filtered();
    const counts = tally(segments);
    const everyone = members().size;
    drawTree(counts, everyone);
    drawQuotations(segments, counts, everyone);
  }

  function choose(id) {
    state.entry = id;
    state.shown = AT_ONCE;
    history.replaceState(null, "", id ? `#${encodeURIComponent(id)}` : location.pathname + location.search);
    draw();
  }

  function drawParticipants() {
    const inGroup = state.group ? new Set(groupOf.get(state.group).members) : null;
    const people = data.participants.filter((person) => !inGroup || inGroup.has(person.id));
    if (!people.some((person) => person.id === state.participant)) state.participant = "";
    parts.participant.replaceChildren(
      make("option", { value: "" }, "All participants"),
      ...people.map((person) => make("option", { value: person.id }, person.label)),
    );
    parts.participant.value = state.participant;
  }

  const parts = {
    group: make(
      "select",
      { id: "group" },
      make("option", { value: "" }, "All groups"),
      ...data.groups.map((group) => make("option", { value: group.id }, `${group.name} (n = ${group.members.length})`)),
    ),
    participant: make("select", { id: "participant" }),
    words: make("input", { id: "words", type: "search" }),
    clear: make("button", { type: "button" }, "Clear filters"),
    tree: make("nav", { "aria-label": "Themes and codes" }),
    title: make("h2"),
    about: make("p", { className: "about" }),
    status: make("p", { className: "status", role: "status" }),
    quotations: make("div"),
    more: make("button", { type: "button", className: "more" }),
  };
  const head = make("header", {}, make("h1", {}, data.study));
  if (data.provisional.length) {
    head.append(make("p", { className: "provisional" }, `Provisional: ${data.provisional.join("; ")}.`));
  }
  head.append(
    make(
      "div",
      { className: "filters", role: "search" },
      make("label", {}, "Group", parts.group),
      make("label", {}, "Participant", parts.participant),
      make("label", {}, "Words in the quotation", parts.words),
      parts.clear,
    ),
  );
  document.getElementById("page").append(
    head,
    make(
      "div",
      { className: "columns" },
      parts.tree,
      make("main", {}, parts.title, parts.about, parts.status, parts.quotations, parts.more),
    ),
  );

  parts.group.addEventListener("change", () => {
    state.group = parts.group.value;
    state.shown = AT_ONCE;
    drawParticipants();
    draw();
  });
  parts.participant.addEventListener("change", () => {
    state.participant = parts.participant.value;
    state.shown = AT_ONCE;
    draw();
  });
  parts.words.addEventListener("input", () => {
    state.words = parts.words.value;
    state.shown = AT_ONCE;
    draw();
  });
  parts.clear.addEventListener("click", () => {
    Object.assign(state, { group: onlyGroup, participant: "", words: "", shown: AT_ONCE });
    parts.group.value = onlyGroup;
    parts.words.value = "";
    drawParticipants();
    draw();
  });
  parts.more.addEventListener("click", () => {
    state.shown += AT_ONCE;
    draw();
  });

  parts.group.value = onlyGroup;
  const asked = decodeURIComponent(location.hash.slice(1));
  if (entries.has(asked)) state.entry = asked;
  drawParticipants();
  draw();
})();
