// The overview, the pages of nodes and macros.
function homePage() {
  document.title = DATA.project + " docs";
  const shown = NODES.filter(node => !isTest(node));
  const models = NODES.filter(node => node.type === "model");
  return [
    h("p", { class: "crumbs" }, [DATA.adapter, DATA.generated && "generated " + instant(DATA.generated), DATA.run && "last run " + instant(DATA.run)].filter(Boolean).join(" · ")),
    h("h1", null, DATA.project),
    h("div", { class: "cards" }, typeCounts().map(([type, count]) => h("div", { class: "card", style: `--c: ${typeColour(type)}` }, h("b", null, number(count)), h("span", null, typeName(type, count))))),
    DATA.overview && h("section", { class: "panel md", style: "margin-top: 18px", html: DATA.overview }),
    h("div", { class: "two", style: "margin-top: 18px" }, runPanel(), coveragePanel(models), slowPanel(), freshPanel()),
    h("h2", null, "The graph"),
    shown.length ? graphView({ nodes: shown, mini: true, height: 420 }) : h("p", { class: "none" }, "The project has no nodes."),
  ];
}

function typeCounts() {
  const counts = new Map();
  for (const node of NODES) counts.set(node.type, (counts.get(node.type) || 0) + 1);
  const mine = MACROS.filter(macro => macro.pkg === DATA.project).length;
  if (mine) counts.set("macro", mine);
  const order = ["source", "seed", "snapshot", "model", "test", "unit_test", "exposure"];
  return [...counts].sort((a, b) => (order.indexOf(a[0]) + 99) % 99 - (order.indexOf(b[0]) + 99) % 99);
}

function runPanel() {
  const ran = NODES.filter(node => node.state && node.type !== "source");
  if (ran.length === 0) return h("section", { class: "panel" }, h("h2", null, "Last run"), h("p", { class: "none" }, "No run is recorded. Build the project, then generate the docs again."));
  const counts = new Map();
  for (const node of ran) counts.set(node.state.status, (counts.get(node.state.status) || 0) + 1);
  const parts = [...counts].sort((a, b) => b[1] - a[1]);
  const failed = ran.filter(node => tone(node.state.status) === "bad");
  return h("section", { class: "panel" },
    h("h2", null, "Last run", h("span", { class: "count" }, instant(DATA.run))),
    h("div", { class: "bar", role: "img", "aria-label": parts.map(([status, count]) => `${count} ${status}`).join(", ") }, parts.map(([status, count]) => h("i", { style: `--c: ${toneColour(status)}; flex: ${count}` }))),
    h("div", { class: "legend" }, parts.map(([status, count]) => h("span", null, h("span", { class: "dot", style: `--c: ${toneColour(status)}` }), h("b", null, number(count)), " ", status))),
    failed.length > 0 && h("ul", { class: "list", style: "margin-top: 12px" }, failed.slice(0, 12).map(node => h("li", null, stateChip(node.state), itemLink(node)))));
}

function coveragePanel(models) {
  const columns = models.flatMap(node => node.cols || []);
  const share = (part, all) => all.length ? part.length / all.length : 0;
  const rows = [
    ["models described", models.filter(node => node.text), models],
    ["models tested", models.filter(node => TESTS.get(node.id).length), models],
    ["columns described", columns.filter(column => column.d), columns],
    ["columns with lineage", columns.filter(column => column.k && column.k !== "unknown"), columns],
  ];
  return h("section", { class: "panel" }, h("h2", null, "Coverage"),
    rows.map(([label, part, all]) => meter(label, share(part, all), `${number(part.length)} / ${number(all.length)}`, share(part, all) > .8 ? "var(--ok)" : share(part, all) > .4 ? "var(--accent)" : "var(--warn)")));
}

function meter(label, share, text, colour, href) {
  return h("div", { class: "meter" }, href ? h("a", { href, title: label }, label) : h("span", { title: label }, label), h("div", { class: "track" }, h("i", { style: `width: ${Math.max(share * 100, share > 0 ? 1.5 : 0)}%; --c: ${colour}` })), h("span", null, text));
}

function slowPanel() {
  const ran = NODES.filter(node => node.state?.seconds && !isTest(node)).sort((a, b) => b.state.seconds - a.state.seconds).slice(0, 8);
  if (ran.length === 0) return null;
  return h("section", { class: "panel" }, h("h2", null, "Slowest"), ran.map(node => meter(node.name, node.state.seconds / ran[0].state.seconds, seconds(node.state.seconds), "var(--accent)", link(node))));
}

function freshPanel() {
  const sources = NODES.filter(node => node.type === "source" && node.state);
  if (sources.length === 0) return null;
  return h("section", { class: "panel" }, h("h2", null, "Freshness of sources"), h("ul", { class: "list" }, sources.map(node => h("li", null, stateChip(node.state), itemLink(node), h("span", { class: "none" }, node.state.message)))));
}

function nodePage(node, column) {
  document.title = node.name + " · " + DATA.project;
  const tests = TESTS.get(node.id) || [];
  return [
    h("p", { class: "crumbs" }, [node.pkg, ...(node.path || "").split("/")].filter(Boolean).join(" / ")),
    h("h1", null, node.name),
    h("div", { class: "row" },
      chip(typeName(node.type, 1), "type", { style: `--c: ${typeColour(node.type)}` }), node.mat && chip(node.mat), stateChip(node.state),
      (node.tags || []).map(tag => h("a", { class: "chip", href: "#/", onclick: event => { event.preventDefault(); startSearch(tag); } }, "# " + tag)),
      node.rel && h("code", { class: "none" }, node.rel), node.rel && copyButton("Copy name", node.rel)),
    h("h2", null, "Description"),
    h("section", { class: "panel md" }, node.html ? h("div", { html: node.html }) : h("span", { class: "none" }, `Nobody has described this ${typeName(node.type, 1)} yet.`)),
    isTest(node) && node.of && BY_ID.has(node.of) && h("p", null, "Tests ", h("a", { href: link(BY_ID.get(node.of), node.ofcol) }, BY_ID.get(node.of).name + (node.ofcol ? "." + node.ofcol : "")), "."),
    node.state && runSection(node),
    (node.cols || []).length > 0 && columnsSection(node, tests, column),
    neighbours(node),
    tests.length > 0 && testsSection(tests),
    codeSection(node),
    factsSection(node),
  ];
}

function copyButton(label, text) { const button = h("button", { class: "btn copy", onclick: () => copy(text, button) }, label); return button; }

function runSection(node) {
  const state = node.state;
  const rows = state.rows === undefined ? null : isTest(node) ? number(state.rows) + (state.rows === 1 ? " failing row" : " failing rows") : number(state.rows) + " rows";
  return [h("h2", null, node.type === "source" ? "Freshness" : "Last run"), h("section", { class: "panel" },
    h("div", { class: "row" }, stateChip(state), h("span", null, [instant(state.at), seconds(state.seconds), rows].filter(Boolean).join(" · "))),
    state.message && h("pre", { class: "message" }, state.message))];
}

function columnsSection(node, tests, selected) {
  const hasLineage = node.cols.some(column => column.k);
  const body = h("tbody");
  const head = ["Column", "Type", "Description", "Tests", hasLineage && "Comes from"].filter(Boolean);
  for (const column of node.cols) {
    const own = tests.filter(test => (test.ofcol || "").toLowerCase() === column.n.toLowerCase());
    const trace = h("tr", { hidden: true }, h("td", { colspan: head.length }));
    const button = h("button", { "aria-expanded": "false", title: "Show where it comes from and goes to", onclick: () => toggle() }, column.n);
    const toggle = () => {
      trace.hidden = !trace.hidden;
      button.setAttribute("aria-expanded", String(!trace.hidden));
      if (!trace.firstChild.firstChild) trace.firstChild.append(traces(node.id, column.n));
    };
    const isSelected = selected && selected.toLowerCase() === column.n.toLowerCase();
    const row = h("tr", { class: isSelected && "hot" }, h("td", { class: "name" }, button), h("td", { class: "mono type" }, column.t || ""),
      h("td", null, column.html ? h("div", { class: "md", html: column.html }) : h("span", { class: "none" }, "–")),
      h("td", null, h("div", { class: "row" }, own.map(test => h("a", { class: "chip " + (test.state ? tone(test.state.status) : ""), href: link(test), title: test.state?.status || "not run" }, testLabel(test, node))))),
      hasLineage && h("td", null, origin(column)));
    body.append(row, trace);
    if (isSelected) { toggle(); setTimeout(() => row.scrollIntoView({ block: "center" }), 0); }
  }
  return [h("h2", null, "Columns", h("span", { class: "count" }, node.cols.length)), h("div", { class: "scroll" }, h("table", { class: "grid" }, h("thead", null, h("tr", null, head.map(text => h("th", { scope: "col" }, text)))), body))];
}

// not_null_orders_id reads not_null beside the column.
function testLabel(test, node) {
  const at = test.name.indexOf("_" + node.name.split(".").pop() + "_");
  return at > 0 ? test.name.slice(0, at).replace(/^source_/, "") : test.name;
}

function origin(column) {
  if (!column.k) return null;
  if (!column.s) return h("span", { class: "kind" }, column.k === "constant" ? "no column" : column.k);
  const shown = column.s.slice(0, 4);
  return h("div", null, h("span", { class: "kind" }, column.k), h("div", { class: "from" }, shown.map(([id, name]) => columnLink(id, name)), column.s.length > 4 && h("span", { class: "none" }, `and ${column.s.length - 4} more`)));
}

function columnLink(id, name) {
  const node = BY_ID.get(id);
  return h("a", { class: "mono", href: node ? link(node, name) : undefined }, (node?.name || id) + "." + name);
}

function traces(id, name) {
  const up = ([node, column]) => columnOf(node, column)?.s || [];
  const down = ([node, column]) => READERS.get(columnKey(node, column)) || [];
  return h("div", { class: "trace" }, traceTree("Upstream", [id, name], up), traceTree("Downstream", [id, name], down));
}

// Each column is shown once, where it is met first.
function traceTree(title, start, next) {
  const seen = new Set([columnKey(...start)]);
  const level = (from, depth) => {
    const fresh = next(from).filter(([id, name]) => !seen.has(columnKey(id, name)) && seen.add(columnKey(id, name)));
    if (fresh.length === 0 || depth > 40) return null;
    return h("ul", null, fresh.map(one => h("li", null, columnLink(...one), " ", h("span", { class: "kind" }, columnOf(...one)?.k || ""), level(one, depth + 1))));
  };
  return h("div", null, h("h3", null, title), level(start, 0) || h("span", { class: "none" }, title === "Upstream" ? "Reads no column upstream." : "No known column reads it."));
}

function neighbours(node) {
  if (node.type === "macro") return null;
  const parents = (node.deps || []).map(id => BY_ID.get(id)).filter(Boolean);
  const children = CHILDREN.get(node.id) || [];
  const list = (items, none) => items.length ? h("ul", { class: "list" }, items.map(item => h("li", null, dot(item.type), itemLink(item), h("span", { class: "kind" }, item.mat || typeName(item.type, 1)), stateChip(item.state)))) : h("p", { class: "none" }, none);
  if (isTest(node)) return [h("h2", null, "Depends on"), h("section", { class: "panel" }, list(parents, "Nothing."))];
  const near = new Map([[node.id, node], ...reach(node.id, 1, 1).map(one => [one.id, one])]);
  return [
    h("h2", null, "Lineage", h("a", { class: "count", href: "#/graph/" + encodeURIComponent(node.id) }, "open in the graph")),
    near.size > 1 && graphView({ nodes: [...near.values()], focus: node.id, mini: true }),
    h("div", { class: "two", style: "margin-top: 14px" },
      h("section", { class: "panel" }, h("h2", null, "Depends on", h("span", { class: "count" }, parents.length)), list(parents, "It depends on no other node.")),
      h("section", { class: "panel" }, h("h2", null, "Referenced by", h("span", { class: "count" }, children.length)), list(children, "No node reads it."))),
  ];
}

function testsSection(tests) {
  return [h("h2", null, "Tests", h("span", { class: "count" }, tests.length)), h("div", { class: "scroll" }, h("table", { class: "grid" },
    h("thead", null, h("tr", null, ["State", "Test", "Column", "Failing rows", "Time"].map(text => h("th", { scope: "col" }, text)))),
    h("tbody", null, tests.map(test => h("tr", null, h("td", null, stateChip(test.state) || chip("not run")), h("td", null, itemLink(test)), h("td", { class: "mono" }, test.ofcol || ""), h("td", null, test.state?.rows ?? ""), h("td", null, seconds(test.state?.seconds)))))))];
}

function codeSection(item) {
  const versions = [["Compiled", item.sql], ["Source", item.raw]].filter(([, text]) => text);
  if (versions.length === 0) return null;
  const code = h("code");
  const buttons = versions.map(([label, text], i) => h("button", { role: "tab", onclick: () => show(i) }, label));
  const show = i => {
    buttons.forEach((button, n) => { button.setAttribute("aria-selected", String(n === i)); button.tabIndex = n === i ? 0 : -1; });
    code.replaceChildren(...highlight(versions[i][1].trimEnd()));
    code.dataset.version = String(i);
  };
  const bar = h("div", { class: "tabs", role: "tablist", "aria-label": "Versions of the SQL", onkeydown: event => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const next = (Number(code.dataset.version) + 1) % versions.length;
    show(next);
    buttons[next].focus();
  } }, buttons);
  const copier = h("button", { class: "btn copy", onclick: () => copy(versions[Number(code.dataset.version)][1], copier) }, "Copy");
  bar.append(copier);
  show(0);
  return [h("h2", null, item.type === "macro" ? "Source" : "SQL"), h("div", { class: "code" }, bar, h("pre", { tabindex: 0, "aria-label": "Code" }, code))];
}

function factsSection(node) {
  const table = facts => h("dl", { class: "facts" }, facts.map(fact => [h("dt", null, fact.n), h("dd", { class: "mono" }, fact.v)]));
  const about = [["owner", node.owner], ["file", node.path], ["described in", node.patch], ["unique id", node.id]].filter(([, value]) => value).map(([n, v]) => ({ n, v }));
  return [h("h2", null, "Details"), h("div", { class: "two" },
    h("section", { class: "panel" }, h("h3", { style: "margin-top: 0" }, "About"), table([...(node.stats || []), ...(node.facts || []), ...about])),
    node.config && h("section", { class: "panel" }, h("h3", { style: "margin-top: 0" }, "Configuration"), table(node.config)))];
}

function macroPage(macro) {
  document.title = macro.name + " · " + DATA.project;
  return [
    h("p", { class: "crumbs" }, [macro.pkg, ...(macro.path || "").split("/")].filter(Boolean).join(" / ")),
    h("h1", null, macro.name),
    chip("macro", "type", { style: `--c: ${typeColour("macro")}` }),
    h("h2", null, "Description"),
    h("section", { class: "panel md" }, macro.html ? h("div", { html: macro.html }) : h("span", { class: "none" }, "Nobody has described this macro yet.")),
    macro.args && [h("h2", null, "Arguments"), h("div", { class: "scroll" }, h("table", { class: "grid" }, h("thead", null, h("tr", null, ["Argument", "Type", "Description"].map(text => h("th", { scope: "col" }, text)))),
      h("tbody", null, macro.args.map(argument => h("tr", null, h("td", { class: "mono" }, argument.n), h("td", { class: "mono type" }, argument.t || ""), h("td", { class: "md", html: argument.html || "" }))))))],
    codeSection(macro),
  ];
}
