// The graph: layers by longest path, order by barycentres, places by relaxation; drawn as SVG.
const BOX = { height: 34, gap: 14, column: 64 };

function reach(id, up, down) {
  const found = new Map();
  const walk = (start, depth, next) => {
    let level = [start];
    for (let i = 0; i < depth && level.length; i++) {
      level = level.flatMap(next).filter(node => node && !isTest(node) && node.id !== id && !found.has(node.id) && found.set(node.id, node));
    }
  };
  const start = BY_ID.get(id);
  walk(start, up, node => (node.deps || []).map(parent => BY_ID.get(parent)));
  const upstream = new Map(found);
  walk(start, down, node => CHILDREN.get(node.id) || []);
  return [...new Map([...upstream, ...found]).values()];
}

function layout(nodes) {
  const boxes = new Map(nodes.map(node => [node.id, { node, id: node.id, width: Math.min(300, 42 + node.name.length * 7.4), height: BOX.height, up: [], down: [], layer: 0 }]));
  const edges = [];
  for (const box of boxes.values()) {
    for (const parent of new Set(box.node.deps || [])) if (boxes.has(parent) && parent !== box.id) edges.push([boxes.get(parent), box]);
  }
  assignLayers(boxes, edges);
  const layers = [];
  const put = box => { (layers[box.layer] = layers[box.layer] || []).push(box); };
  for (const box of boxes.values()) put(box);
  const paths = edges.map(([from, to]) => thread(from, to, put));
  for (let i = 0; i < layers.length; i++) layers[i] = layers[i] || [];
  order(layers);
  place(layers);
  return { boxes, paths };
}

function assignLayers(boxes, edges) {
  const parents = new Map([...boxes.keys()].map(id => [id, []]));
  const children = new Map([...boxes.keys()].map(id => [id, []]));
  for (const [from, to] of edges) { parents.get(to.id).push(from); children.get(from.id).push(to); }
  const left = new Map([...parents].map(([id, list]) => [id, list.length]));
  const ready = [...boxes.values()].filter(box => left.get(box.id) === 0);
  const sorted = [];
  while (ready.length) {
    const box = ready.pop();
    sorted.push(box);
    for (const child of children.get(box.id)) {
      child.layer = Math.max(child.layer, box.layer + 1);
      left.set(child.id, left.get(child.id) - 1);
      if (left.get(child.id) === 0) ready.push(child);
    }
  }
  // What nothing feeds stands beside its first reader, so that edges stay short.
  for (const box of sorted.reverse()) {
    const next = children.get(box.id);
    if (parents.get(box.id).length === 0 && next.length) box.layer = Math.max(0, Math.min(...next.map(child => child.layer)) - 1);
  }
}

function thread(from, to, put) {
  const chain = [from];
  for (let layer = from.layer + 1; layer < to.layer; layer++) {
    const bend = { width: 0, height: 6, up: [], down: [], layer };
    put(bend);
    chain.push(bend);
  }
  chain.push(to);
  for (let i = 1; i < chain.length; i++) { chain[i - 1].down.push(chain[i]); chain[i].up.push(chain[i - 1]); }
  return chain;
}

function order(layers) {
  layers.forEach(layer => layer.forEach((box, i) => { box.rank = i; }));
  const sweep = (layer, side) => {
    layer.forEach(box => { const near = box[side]; box.key = near.length ? near.reduce((sum, one) => sum + one.rank, 0) / near.length : box.rank; });
    layer.sort((a, b) => a.key - b.key || a.rank - b.rank);
    layer.forEach((box, i) => { box.rank = i; });
  };
  for (let round = 0; round < 12; round++) {
    for (let i = 1; i < layers.length; i++) sweep(layers[i], "up");
    for (let i = layers.length - 2; i >= 0; i--) sweep(layers[i], "down");
  }
}

function place(layers) {
  let x = 0;
  for (const layer of layers) {
    const width = Math.max(0, ...layer.map(box => box.width));
    let y = 0;
    for (const box of layer) { box.x = x; box.y = y + box.height / 2; if (!box.node) box.width = width; y += box.height + BOX.gap; }
    layer.forEach(box => { box.y -= y / 2; });
    x += width + Math.min(260, BOX.column + layer.length * 3);
  }
  const relax = (layer, side) => {
    for (const box of layer) { const near = box[side]; box.want = near.length ? near.reduce((sum, one) => sum + one.y, 0) / near.length : box.y; }
    spread(layer);
  };
  for (let round = 0; round < 14; round++) {
    for (let i = 1; i < layers.length; i++) relax(layers[i], "up");
    for (let i = layers.length - 2; i >= 0; i--) relax(layers[i], "down");
  }
}

// Least squares with distances kept: neighbours that collide form blocks, which move to the mean of their wishes.
function spread(layer) {
  const blocks = [];
  for (const box of layer) {
    let block = { boxes: [box], top: box.want - box.height / 2, height: box.height + BOX.gap, sum: box.want - box.height / 2 };
    while (blocks.length && blocks[blocks.length - 1].top + blocks[blocks.length - 1].height > block.top) {
      const before = blocks.pop();
      const sum = before.sum + block.sum - before.height * block.boxes.length;
      block = { boxes: [...before.boxes, ...block.boxes], height: before.height + block.height, sum, top: sum / (before.boxes.length + block.boxes.length) };
    }
    blocks.push(block);
  }
  for (const block of blocks) {
    let y = block.top;
    for (const box of block.boxes) { box.y = y + box.height / 2; y += box.height + BOX.gap; }
  }
}

function edgePath(chain) {
  let path = `M${chain[0].x + chain[0].width},${chain[0].y}`;
  for (let i = 1; i < chain.length; i++) {
    const fromX = chain[i - 1].x + chain[i - 1].width, toX = chain[i].x, bend = Math.max(24, (toX - fromX) / 2);
    path += `C${fromX + bend},${chain[i - 1].y} ${toX - bend},${chain[i].y} ${toX},${chain[i].y}`;
    if (!chain[i].node) path += `L${chain[i].x + chain[i].width},${chain[i].y}`;
  }
  return path;
}

function colourOf(node, by) {
  if (by !== "state") return typeColour(node.type);
  return toneColour(worst([node, ...(TESTS.get(node.id) || [])]));
}

function graphView({ nodes, focus, mini, height, by = "type", onSelect }) {
  const { boxes, paths } = layout(nodes);
  const view = h("svg:g", { class: "view" });
  const svg = h("svg:svg", { role: "group", "aria-label": `Graph of ${nodes.length} nodes. Arrow keys move along edges, Enter opens.` }, view);
  const frame = h("div", { class: "graph" + (mini ? " mini" : ""), style: mini && `height: ${miniHeight(boxes, height || 420)}px` }, svg);
  const edges = paths.map(chain => ({ from: chain[0].id, to: chain[chain.length - 1].id, element: h("svg:path", { class: "edge", d: edgePath(chain) }) }));
  view.append(...edges.map(edge => edge.element));
  for (const box of boxes.values()) view.append(box.element = drawNode(box, focus, by));
  const state = { x: 0, y: 0, k: 1 };
  const apply = () => view.setAttribute("transform", `translate(${state.x},${state.y}) scale(${state.k})`);
  const zoom = (factor, cx, cy) => {
    const k = Math.min(2.5, Math.max(.04, state.k * factor));
    state.x = cx - (cx - state.x) * k / state.k;
    state.y = cy - (cy - state.y) * k / state.k;
    state.k = k;
    apply();
  };
  const fit = () => {
    const all = [...boxes.values()];
    const left = Math.min(...all.map(box => box.x)), right = Math.max(...all.map(box => box.x + box.width));
    const top = Math.min(...all.map(box => box.y)) - 20, bottom = Math.max(...all.map(box => box.y)) + 20;
    const room = { width: frame.clientWidth || 800, height: frame.clientHeight || 300 }, head = mini ? 0 : 56;
    state.k = Math.min(mini ? 1 : 1.15, (room.width - 48) / (right - left || 1), (room.height - 40 - head) / (bottom - top || 1));
    state.x = (room.width - (right - left) * state.k) / 2 - left * state.k;
    state.y = head + (room.height - head - (bottom - top) * state.k) / 2 - top * state.k;
    apply();
  };
  const select = id => {
    const near = new Set([id]);
    for (const edge of edges) {
      const on = edge.from === id || edge.to === id;
      edge.element.classList.toggle("on", on);
      if (on) { near.add(edge.from); near.add(edge.to); view.insertBefore(edge.element, boxes.values().next().value.element); }
    }
    for (const box of boxes.values()) { box.element.classList.toggle("sel", box.id === id); box.element.setAttribute("tabindex", box.id === id ? "0" : "-1"); }
    if (onSelect) onSelect(BY_ID.get(id));
  };
  wireNodes(boxes, select, mini);
  wirePanning(svg, state, apply, zoom, mini);
  const first = boxes.get(focus) || boxes.values().next().value;
  first.element.setAttribute("tabindex", "0");
  requestAnimationFrame(() => { fit(); if (focus && mini) select(focus); });
  frame.fit = fit;
  frame.zoom = factor => zoom(factor, frame.clientWidth / 2, frame.clientHeight / 2);
  frame.mark = words => boxes.forEach(box => box.element.classList.toggle("dim", words.length > 0 && !words.every(word => score(INDEX_BY_ID.get(box.id), word))));
  return frame;
}

function miniHeight(boxes, most) {
  const all = [...boxes.values()];
  return Math.round(Math.min(most, Math.max(96, Math.max(...all.map(box => box.y)) - Math.min(...all.map(box => box.y)) + 100)));
}

const INDEX_BY_ID = new Map(INDEX.map(entry => [entry.item.id, entry]));

function drawNode(box, focus, by) {
  const name = box.node.name, most = Math.floor((box.width - 36) / 7.1), text = name.length > most ? name.slice(0, most - 1) + "…" : name;
  return h("svg:g", { class: "node" + (box.id === focus ? " focus" : ""), transform: `translate(${box.x},${box.y - box.height / 2})`, style: `--c: ${colourOf(box.node, by)}`, tabindex: "-1", role: "link", "data-id": box.id, "aria-label": `${typeName(box.node.type, 1)} ${name}${box.node.state ? ", " + box.node.state.status : ""}` },
    h("svg:title", null, `${name} (${box.node.mat || typeName(box.node.type, 1)})`),
    h("svg:rect", { class: "box", width: box.width, height: box.height, rx: 9 }),
    h("svg:rect", { class: "strip", x: 9, y: 11, width: 12, height: 12, rx: 4 }),
    h("svg:text", { x: 29, y: 22 }, text));
}

function wireNodes(boxes, select, mini) {
  const open = id => { location.hash = link(BY_ID.get(id)); };
  const nearest = (box, list) => list.filter(one => one.node).sort((a, b) => Math.abs(a.y - box.y) - Math.abs(b.y - box.y))[0];
  const follow = (box, side) => { const seen = []; let level = box[side]; while (level.length && !seen.length) { seen.push(...level.filter(one => one.node)); level = level.flatMap(one => one.node ? [] : one[side]); } return nearest(box, seen); };
  for (const box of boxes.values()) {
    box.element.addEventListener("click", () => { if (box.element.closest(".moved")) return; if (mini) open(box.id); else select(box.id); });
    box.element.addEventListener("dblclick", () => open(box.id));
    box.element.addEventListener("focus", () => { if (!mini) select(box.id); });
    box.element.addEventListener("keydown", event => {
      const same = [...boxes.values()].filter(one => one.layer === box.layer && one !== box);
      const next = { ArrowLeft: () => follow(box, "up"), ArrowRight: () => follow(box, "down"), ArrowUp: () => nearest(box, same.filter(one => one.y < box.y)), ArrowDown: () => nearest(box, same.filter(one => one.y > box.y)) }[event.key]?.();
      if (event.key === "Enter" || event.key === " ") open(box.id);
      else if (next) { select(next.id); next.element.focus(); }
      else return;
      event.preventDefault();
    });
  }
}

function wirePanning(svg, state, apply, zoom, mini) {
  const fingers = new Map();
  let travelled = 0, spreadBefore = 0;
  svg.addEventListener("pointerdown", event => { fingers.set(event.pointerId, event); travelled = 0; spreadBefore = 0; svg.classList.remove("moved"); });
  svg.addEventListener("pointermove", event => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    fingers.set(event.pointerId, event);
    travelled += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (travelled < 4) return;
    svg.classList.add("drag", "moved");
    if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    if (fingers.size === 2) {
      const [a, b] = [...fingers.values()], area = svg.getBoundingClientRect(), apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
      if (spreadBefore) zoom(apart / spreadBefore, (a.clientX + b.clientX) / 2 - area.left, (a.clientY + b.clientY) / 2 - area.top);
      spreadBefore = apart;
    } else { state.x += event.clientX - before.clientX; state.y += event.clientY - before.clientY; apply(); }
  });
  const end = event => { fingers.delete(event.pointerId); svg.classList.remove("drag"); setTimeout(() => svg.classList.remove("moved"), 0); };
  svg.addEventListener("pointerup", end);
  svg.addEventListener("pointercancel", end);
  svg.addEventListener("wheel", event => {
    if (mini && !event.ctrlKey) return;
    event.preventDefault();
    const area = svg.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * (event.deltaMode ? .05 : .0016)), event.clientX - area.left, event.clientY - area.top);
  }, { passive: false });
}

function graphPage(focus) {
  document.title = "Graph · " + DATA.project;
  const wants = { focus: BY_ID.has(focus) ? focus : "", up: 2, down: 2, by: remember("colour") || "type", tests: false };
  const holder = h("div", { class: "graph" });
  const draw = () => {
    const start = BY_ID.get(wants.focus);
    const all = start ? [start, ...reach(start.id, wants.up, wants.down)] : NODES.filter(node => !isTest(node));
    holder.replaceChildren(tools(), ...(all.length ? [] : [h("p", { class: "none", style: "padding: 80px 24px" }, "There is nothing to draw.")]));
    if (all.length === 0) return;
    const info = h("aside", { class: "info", hidden: true, "aria-label": "Chosen node" });
    const graph = graphView({ nodes: all, focus: wants.focus, by: wants.by, onSelect: node => showInfo(info, node, refocus) });
    graph.style.height = "100%";
    holder.view = graph;
    holder.append(graph, info, legend(all, wants.by));
  };
  const refocus = id => { location.hash = id ? "#/graph/" + encodeURIComponent(id) : "#/graph"; };
  const level = (name, label) => h("label", null, label, h("input", { type: "number", min: 0, max: 99, value: wants[name], onchange: event => { wants[name] = Number(event.target.value); draw(); } }));
  const tools = () => h("div", { class: "tools" },
    h("input", { type: "search", placeholder: "Highlight names, columns, tags", "aria-label": "Highlight", oninput: event => holder.view.mark(event.target.value.toLowerCase().split(/\s+/).filter(Boolean)) }),
    wants.focus && [h("span", { class: "chip type", style: `--c: ${typeColour(BY_ID.get(wants.focus).type)}` }, BY_ID.get(wants.focus).name), level("up", "levels up"), level("down", "down"), h("button", { class: "btn", onclick: () => refocus("") }, "Whole project")],
    h("label", null, "colour by", h("select", { onchange: event => { wants.by = event.target.value; remember("colour", wants.by); draw(); } }, ["type", "state"].map(by => h("option", { value: by, selected: by === wants.by }, by === "type" ? "resource type" : "last run and tests")))),
    h("span", { class: "end" }, h("button", { class: "btn", "aria-label": "Zoom out", onclick: () => holder.view.zoom(1 / 1.35) }, "−"), h("button", { class: "btn", "aria-label": "Zoom in", onclick: () => holder.view.zoom(1.35) }, "+"), h("button", { class: "btn", onclick: () => holder.view.fit() }, "Fit")));
  draw();
  return [holder];
}

function showInfo(panel, node, refocus) {
  panel.hidden = false;
  panel.replaceChildren(...[h("div", { class: "row" }, chip(typeName(node.type, 1), "type", { style: `--c: ${typeColour(node.type)}` }), node.mat && chip(node.mat), stateChip(node.state)),
    h("h3", { style: "margin: 8px 0 0; overflow-wrap: anywhere" }, node.name), h("p", null, node.text || "No description."),
    h("div", { class: "row" }, h("a", { class: "btn", href: link(node) }, "Open"), h("button", { class: "btn", onclick: () => refocus(node.id) }, "Focus"))].filter(Boolean));
}

function legend(nodes, by) {
  const entries = by === "type" ? [...new Set(nodes.map(node => node.type))].map(type => [typeName(type, 2), typeColour(type)])
    : [["passed", "var(--ok)"], ["warned", "var(--warn)"], ["failed", "var(--bad)"], ["skipped", "var(--idle)"], ["not run", "var(--line)"]];
  return h("p", { class: "legend key" }, entries.map(([label, colour]) => h("span", null, h("span", { class: "dot", style: `--c: ${colour}` }), label)));
}
