// The tree, the search box, the theme, and which page is shown.
function tree() {
  const root = { folders: new Map(), items: [] };
  const add = (item, path) => {
    let at = root;
    for (const name of path) {
      if (!at.folders.has(name)) at.folders.set(name, { folders: new Map(), items: [] });
      at = at.folders.get(name);
    }
    at.items.push(item);
  };
  for (const item of [...NODES, ...MACROS]) {
    if (isTest(item) && item.of) continue;
    add(item, [item.pkg || DATA.project, ...folderOf(item)]);
  }
  const packages = [...root.folders].sort((a, b) => (b[0] === DATA.project) - (a[0] === DATA.project) || a[0].localeCompare(b[0]));
  return h("ul", null, packages.map(([name, folder]) => branch(name, folder, name === DATA.project, 0)));
}

function folderOf(item) {
  if (item.type === "source") return ["sources", item.name.split(".")[0]];
  const parts = (item.path || item.type).split("/");
  return parts.length > 1 ? parts.slice(0, -1) : [typeName(item.type, 2)];
}

function size(folder) { return folder.items.length + [...folder.folders.values()].reduce((sum, inner) => sum + size(inner), 0); }

function branch(name, folder, open, depth) {
  const folders = [...folder.folders].sort((a, b) => a[0].localeCompare(b[0]));
  const items = [...folder.items].sort((a, b) => a.name.localeCompare(b.name));
  return h("li", null, h("details", { open: open && name !== "macros" && name !== "tests" }, h("summary", null, name, h("span", { class: "count" }, size(folder))),
    h("ul", null, folders.map(([inner, child]) => branch(inner, child, open && depth < 3, depth + 1)), items.map(leaf))));
}

function leaf(item) {
  const status = worst([item, ...(TESTS.get(item.id) || [])]);
  const label = item.type === "source" ? item.name.split(".").slice(1).join(".") : item.name;
  return h("li", null, h("a", { href: link(item), "data-id": item.id, title: item.name }, dot(item.type), h("span", null, label), status && tone(status) !== "ok" && h("span", { class: "pin", style: `--c: ${toneColour(status)}`, role: "img", "aria-label": status })));
}

const main = document.getElementById("main"), box = document.getElementById("q"), hits = document.getElementById("hits"), side = document.getElementById("tree"), menu = document.getElementById("menu");

function show(isFirst) {
  let [view, id, column] = location.hash.replace(/^#\/?/, "").split("/").map(part => { try { return decodeURIComponent(part); } catch { return part; } });
  // Links of dbt's own docs: #!/model/model.shop.orders
  if (location.hash.startsWith("#!/")) [view, id] = ["node", location.hash.slice(3).split(/[/?]/)[1]];
  if (location.hash === "#main") return;
  const item = BY_ID.get(id);
  main.classList.toggle("wide", view === "graph");
  const page = view === "graph" ? graphPage(id) : item?.type === "macro" ? macroPage(item) : item ? nodePage(item, column) : view && id ? missingPage(id) : homePage();
  main.replaceChildren(...page.flat(3).filter(child => child !== undefined && child !== null && child !== false && child !== ""));
  if (!column) window.scrollTo(0, 0);
  for (const one of document.querySelectorAll(".links a")) one.toggleAttribute("aria-current", one.dataset.view === (view === "graph" ? "graph" : item ? "" : "home"));
  for (const one of side.querySelectorAll("a")) {
    const isHere = item && one.dataset.id === id && view !== "graph";
    if (isHere) { one.setAttribute("aria-current", "page"); for (let up = one.closest("details"); up; up = up.parentElement.closest("details")) up.open = true; one.scrollIntoView({ block: "nearest" }); } else one.removeAttribute("aria-current");
  }
  closeMenu();
  if (!isFirst) { main.focus({ preventScroll: true }); say(document.title); }
}

function missingPage(id) {
  const near = find(id.split(".").pop()).slice(0, 8);
  return [h("h1", null, "Not in this project"), h("p", null, "Nothing here is called ", h("code", null, id), "."), near.length > 0 && h("ul", { class: "list" }, near.map(hit => h("li", null, dot(hit.item.type), itemLink(hit.item))))];
}

function closeMenu() { side.classList.remove("open"); menu.setAttribute("aria-expanded", "false"); }
function startSearch(text) { box.value = text; box.focus(); search(); }

let chosen = -1, shownHits = [];
function search() {
  shownHits = find(box.value);
  chosen = shownHits.length ? 0 : -1;
  const isOpen = box.value.trim() !== "";
  hits.hidden = !isOpen;
  box.setAttribute("aria-expanded", String(isOpen));
  hits.replaceChildren(...shownHits.slice(0, 40).map((hit, i) => h("li", { role: "option", id: "hit" + i, "aria-selected": String(i === 0), onpointerdown: event => { event.preventDefault(); go(i); } },
    h("span", { class: "row" }, dot(hit.item.type), h("span", null, marked(hit.item.name, hit.words)), h("span", { class: "kind" }, typeName(hit.item.type, 1))), h("span", { class: "where" }, excerpt(hit)))));
  if (isOpen && shownHits.length === 0) hits.append(h("li", { class: "none" }, "Nothing found."));
  if (isOpen) say(shownHits.length + " found");
  choose(chosen);
}

function choose(i) {
  chosen = i;
  hits.querySelectorAll("[role=option]").forEach((one, n) => { one.setAttribute("aria-selected", String(n === i)); if (n === i) one.scrollIntoView({ block: "nearest" }); });
  if (i >= 0) box.setAttribute("aria-activedescendant", "hit" + i); else box.removeAttribute("aria-activedescendant");
}

function go(i) {
  const hit = shownHits[i];
  if (!hit) return;
  const column = (hit.item.cols || []).find(one => hit.words.includes(one.n.toLowerCase()));
  closeSearch();
  box.value = "";
  box.blur();
  location.hash = link(hit.item, hit.words.some(word => hit.item.name.toLowerCase().includes(word)) ? undefined : column?.n);
}

function closeSearch() { hits.hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); }

box.addEventListener("input", search);
box.addEventListener("focus", () => { if (box.value) search(); });
box.addEventListener("blur", closeSearch);
box.addEventListener("keydown", event => {
  const count = Math.min(40, shownHits.length);
  if (event.key === "Escape") { box.value = ""; closeSearch(); box.blur(); }
  else if (event.key === "Enter") go(chosen);
  else if (event.key === "ArrowDown" && count) choose((chosen + 1) % count);
  else if (event.key === "ArrowUp" && count) choose((chosen + count - 1) % count);
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", event => {
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); box.focus(); }
  else if (event.key === "g") location.hash = "#/graph";
});
menu.addEventListener("click", () => { const isOpen = side.classList.toggle("open"); menu.setAttribute("aria-expanded", String(isOpen)); });

function setTheme(theme) { document.documentElement.dataset.theme = theme; }
setTheme(remember("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
document.getElementById("theme").addEventListener("click", () => {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  setTheme(next);
  remember("theme", next);
});

document.getElementById("project").textContent = DATA.project;
side.append(tree());
window.addEventListener("hashchange", () => show(false));
show(true);
