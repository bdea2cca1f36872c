// What all pages share: elements, the project's index, states, search.
function h(tag, attributes, ...children) {
  const svg = tag.startsWith("svg:");
  const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "html") element.innerHTML = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== false && child !== ""));
  return element;
}

const NODES = DATA.nodes || [];
const MACROS = DATA.macros || [];
const BY_ID = new Map([...NODES, ...MACROS].map(item => [item.id, item]));
const CHILDREN = new Map(NODES.map(node => [node.id, []]));
const TESTS = new Map(NODES.map(node => [node.id, []]));
const READERS = new Map();
const isTest = node => node.type === "test" || node.type === "unit_test";
for (const node of NODES) {
  for (const parent of node.deps || []) {
    if (!CHILDREN.has(parent)) continue;
    if (!isTest(node)) CHILDREN.get(parent).push(node);
    else if (!node.of || node.of === parent) TESTS.get(parent).push(node);
  }
  for (const column of node.cols || []) {
    for (const [id, name] of column.s || []) {
      const key = columnKey(id, name);
      if (!READERS.has(key)) READERS.set(key, []);
      READERS.get(key).push([node.id, column.n]);
    }
  }
}

function columnKey(id, name) { return id + "\n" + name.toLowerCase(); }
function columnOf(id, name) { return (BY_ID.get(id)?.cols || []).find(column => column.n.toLowerCase() === name.toLowerCase()); }
function link(item, column) { return "#/" + (item.type === "macro" ? "macro" : "node") + "/" + encodeURIComponent(item.id) + (column ? "/" + encodeURIComponent(column) : ""); }

const TYPE_COLOURS = new Set(["model", "source", "seed", "snapshot", "exposure", "test", "macro"]);
function typeColour(type) { return `var(--${TYPE_COLOURS.has(type) ? type : type === "unit_test" ? "test" : "other"})`; }
function typeName(type, count) {
  const words = type.replace(/_/g, " ");
  return count === 1 ? words : words.endsWith("ysis") ? words.slice(0, -2) + "es" : words.endsWith("y") ? words.slice(0, -1) + "ies" : words + "s";
}

const TONES = { success: "ok", pass: "ok", warn: "warn", error: "bad", fail: "bad", "runtime error": "bad", skipped: "idle", reused: "ok" };
function tone(status) { return TONES[status] || (status && status.startsWith("partial") ? "warn" : "idle"); }
function toneColour(status) { return `var(--${status ? tone(status) : "line"})`; }
function worst(nodes) {
  const order = ["bad", "warn", "idle", "ok"];
  return nodes.filter(node => node.state).map(node => node.state.status).sort((a, b) => order.indexOf(tone(a)) - order.indexOf(tone(b)))[0];
}

function chip(text, kind, attributes) { return h("span", { class: "chip " + (kind || ""), ...attributes }, text); }
function stateChip(state) { return state ? chip(state.status, tone(state.status)) : null; }
function dot(type) { return h("span", { class: "dot", style: `--c: ${typeColour(type)}`, "aria-hidden": "true" }); }
function itemLink(item) { return h("a", { href: link(item) }, item.name); }
function seconds(value) { return value === undefined ? "" : value < 1 ? Math.round(value * 1000) + " ms" : value < 90 ? value.toFixed(1) + " s" : Math.floor(value / 60) + " min " + Math.round(value % 60) + " s"; }
function number(value) { return Number(value).toLocaleString("en-US"); }
function instant(text) { return text ? text.replace("T", " ").replace(/:\d\dZ$/, " UTC") : ""; }
function say(text) { document.getElementById("live").textContent = text; }
function remember(name, value) {
  try {
    if (value === undefined) return localStorage.getItem("sector-docs-" + name);
    localStorage.setItem("sector-docs-" + name, value);
  } catch { /* pages opened as files may have no storage */ }
  return null;
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "sr" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = button.textContent;
  button.textContent = "Copied";
  say("Copied");
  setTimeout(() => { button.textContent = before; }, 1200);
}

// Search: every word must be found; a name counts more than a column, that more than a description.
const INDEX = [...NODES, ...MACROS].map(item => ({
  item,
  name: item.name.toLowerCase(),
  columns: (item.cols || []).map(column => column.n.toLowerCase()),
  tags: (item.tags || []).join(" ").toLowerCase(),
  text: [item.text, item.path, item.rel, ...(item.cols || []).map(column => column.d)].filter(Boolean).join("\n").toLowerCase(),
  weight: item.type === "macro" ? -8 : isTest(item) ? -10 : 0,
}));

function score(entry, word) {
  if (entry.name === word) return 100;
  if (entry.name.startsWith(word)) return 70;
  if (entry.name.includes(word)) return 50;
  if (entry.columns.includes(word)) return 45;
  if (entry.columns.some(column => column.includes(word))) return 30;
  if (entry.tags.includes(word)) return 25;
  return entry.text.includes(word) ? 10 : 0;
}

function find(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return INDEX.map(entry => ({ entry, points: words.map(word => score(entry, word)) }))
    .filter(hit => hit.points.every(Boolean))
    .map(hit => ({ item: hit.entry.item, words, points: hit.points.reduce((a, b) => a + b) + hit.entry.weight - hit.entry.name.length / 50 }))
    .sort((a, b) => b.points - a.points || a.item.name.localeCompare(b.item.name));
}

function marked(text, words) {
  const parts = text.split(new RegExp("(" + words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") + ")", "i"));
  return parts.map((part, i) => i % 2 ? h("mark", null, part) : part);
}

function excerpt(hit) {
  const column = (hit.item.cols || []).find(one => hit.words.some(word => one.n.toLowerCase().includes(word)));
  if (column) return ["column ", ...marked(column.n, hit.words), column.d ? " · " + column.d : ""];
  const text = (hit.item.text || hit.item.path || "").replace(/\s+/g, " ");
  const at = Math.max(0, text.toLowerCase().indexOf(hit.words[0]) - 40);
  return marked((at > 0 ? "… " : "") + text.slice(at, at + 180), hit.words);
}

// Highlighting: one pass, of SQL and of the Jinja in it.
const KEYWORDS = new Set(("select from where group by order having limit offset join inner left right full outer cross natural on using as and or not in is null case when then else end " +
  "with recursive union all intersect except distinct between like ilike exists over partition rows range unbounded preceding following current row window qualify lateral values " +
  "insert into update delete create table view drop alter set cast true false asc desc nulls first last interval filter any some returning merge begin commit").split(" "));
const TOKENS = /(\{#[\s\S]*?#\}|--[^\n]*|\/\*[\s\S]*?\*\/)|(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})|('(?:[^']|'')*')|(\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|([A-Za-z_][\w$]*)(\s*\()?/g;

function highlight(sql) {
  const out = [];
  let last = 0;
  const add = (text, kind) => out.push([text, kind]);
  for (const match of sql.matchAll(TOKENS)) {
    if (match.index > last) add(sql.slice(last, match.index));
    last = match.index + match[0].length;
    if (match[1]) add(match[1], "com");
    else if (match[2]) add(match[2], "jin");
    else if (match[3]) add(match[3], "str");
    else if (match[4]) add(match[4], "num");
    else {
      add(match[5], KEYWORDS.has(match[5].toLowerCase()) ? "kw" : match[6] ? "fn" : undefined);
      if (match[6]) add(match[6]);
    }
  }
  if (last < sql.length) add(sql.slice(last));
  return lines(out);
}

function lines(pieces) {
  const result = [h("span", { class: "l" })];
  for (const [text, kind] of pieces) {
    text.split("\n").forEach((part, i) => {
      if (i > 0) { result[result.length - 1].append("\n"); result.push(h("span", { class: "l" })); }
      if (part) result[result.length - 1].append(kind ? h("span", { class: kind }, part) : part);
    });
  }
  return result;
}
