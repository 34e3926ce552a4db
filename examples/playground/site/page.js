"use strict";
// The page's own script: it collects the entries, hands them to the library and shows
// what it answers. What is judged, and every word of it, comes from the library.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const words = JSON.parse(byId("words").textContent);
  const presets = JSON.parse(byId("presets").textContent);
  const form = byId("form"), answer = byId("answer"), verdict = byId("verdict"), posts = byId("posts");

  let lang = "id";
  let judge = null; // the library, once it is there
  let strange = {}; // what the address held that no field takes

  const say = (key) => words[key][lang];
  const slug = (key) => key.replaceAll(".", "-");

  // element makes an element; texts become text, never markup.
  function element(name, properties, ...inside) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(properties || {})) {
      if (key === "class") e.className = value;
      else if (key.startsWith("on")) e.addEventListener(key.slice(2), value);
      else e.setAttribute(key, value);
    }
    e.append(...inside.flat().filter((x) => x !== null && x !== undefined && x !== ""));
    return e;
  }

  // --- language -----------------------------------------------------------

  function translate(within) {
    for (const e of all("[data-id]", within)) e.textContent = e.dataset[lang];
    for (const e of all("[data-id-label]", within)) e.setAttribute("aria-label", lang === "id" ? e.dataset.idLabel : e.dataset.enLabel);
  }

  function speak(next) {
    lang = next === "en" ? "en" : "id";
    document.documentElement.lang = lang;
    document.title = say("title");
    translate(document);
    for (const b of all("[data-lang]")) b.setAttribute("aria-pressed", String(b.dataset.lang === lang));
    number();
  }

  // --- entries ------------------------------------------------------------

  // fieldOf returns the field, or the set of radio buttons, of an entry.
  function fieldOf(key) {
    const field = form.elements.namedItem(key);
    return field instanceof RadioNodeList || field && field.name === key ? field : null;
  }

  const value = (key) => {
    const field = fieldOf(key);
    return field ? field.value : "";
  };

  // reveal shows the fields that the question reads, and hides the others.
  function reveal() {
    const ask = value("ask");
    const shown = new Set();
    for (const e of all("[data-asks]", form)) {
      let visible = e.dataset.asks.split(" ").includes(ask);
      if (visible && e.dataset.if) visible = shown.has(e.dataset.if) && e.dataset.is.split(" ").includes(value(e.dataset.if));
      e.hidden = !visible;
      if (visible && e.dataset.key) shown.add(e.dataset.key);
    }
    if (value("career") === "given" && !posts.children.length) addPost();
  }

  // entries returns what is entered, without what is left as it was.
  function entries() {
    const out = { ...strange };
    for (const field of Array.from(form.elements)) {
      if (!field.name || field.closest("[hidden]")) continue;
      if (field.type === "radio" && !field.checked) continue;
      const post = /^career\.\d+\.level$/.test(field.name); // says that there is such a post
      if (field.name !== "ask" && !post && (field.value === "unknown" || field.tagName === "SELECT" && field.selectedIndex === 0)) continue;
      const text = field.value.trim();
      if (text) out[field.name] = text;
    }
    return out;
  }

  // fill puts entries into the form, and all other fields back to where they were.
  function fill(given) {
    form.reset();
    posts.replaceChildren();
    strange = {};
    const rows = Object.keys(given).map((key) => /^career\.(\d{1,2})\./.exec(key)).filter(Boolean).map((m) => Number(m[1]));
    for (let i = 0; rows.length && i <= Math.min(Math.max(...rows), 19); i++) addPost();
    for (const [key, text] of Object.entries(given)) {
      if (key === "lang") continue;
      const field = fieldOf(key);
      if (field) field.value = text;
      if (!field || field.value !== text) strange[key] = text;
    }
    if (!given.asOf) fieldOf("asOf").value = today();
    for (const e of all("details", form)) e.open = all("select, input", e).some((f) => f.tagName === "SELECT" ? f.selectedIndex > 0 : f.value !== "");
    reveal();
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  }

  // --- earlier posts ------------------------------------------------------

  function addPost() {
    const row = byId("earlier").content.firstElementChild.cloneNode(true);
    row.querySelector(".remove").addEventListener("click", () => {
      row.remove();
      number();
      byId("add").focus();
      changed();
    });
    posts.append(row);
    translate(row);
    number();
    return row;
  }

  // number names the fields of the earlier posts by their places.
  function number() {
    Array.from(posts.children).forEach((row, i) => {
      row.querySelector("legend").textContent = say("earlier") + " " + (i + 1);
      row.querySelector(".remove").setAttribute("aria-label", say("remove") + " " + (i + 1));
      for (const part of all("[data-part]", row)) {
        const key = "career." + i + "." + part.dataset.part;
        const field = part.querySelector("select, input"), id = slug(key);
        field.name = key;
        field.id = id;
        part.querySelector("label").htmlFor = id;
        part.querySelector(".error").id = id + "-error";
        const read = part.querySelector(".read");
        if (read) read.id = id + "-read";
        field.setAttribute("aria-describedby", (read ? id + "-read " : "") + id + "-error");
      }
    });
    byId("add").disabled = posts.children.length >= 20;
  }

  // --- the address --------------------------------------------------------

  // remember puts the entries behind the # of the address, which no server is sent.
  // The employee number stays out of it; the day of birth that it tells goes in.
  function remember(given, born) {
    const link = new URLSearchParams();
    for (const [key, text] of Object.entries(given)) if (key !== "official.nip" && key !== "lang") link.set(key, text);
    if (born && !given["official.birth"]) link.set("official.birth", born);
    link.set("lang", lang);
    try {
      history.replaceState(null, "", "#" + link);
    } catch { /* a page of a file may not, in some browsers */ }
  }

  function fromAddress() {
    const link = new URLSearchParams(location.hash.slice(1));
    speak(link.get("lang"));
    fill(Object.fromEntries(link));
    changed();
  }

  // --- the answer ---------------------------------------------------------

  // The signs beside an answer, drawn in a circle of radius 10; the word says the same.
  const signs = {
    met: "M5.5 10.5l3 3 6-7", "not-met": "M6.5 6.5l7 7m0-7l-7 7", "not-applicable": "M6 10h8", later: "M10 5v5.2l3.4 2",
    undetermined: "M7.4 7.6a2.7 2.7 0 1 1 3.9 2.4c-.9.45-1.3.9-1.3 2M10 14.7v.1",
  };

  function sign(name) {
    const draw = (tag, properties) => {
      const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [key, value] of Object.entries(properties)) e.setAttribute(key, value);
      return e;
    };
    const picture = draw("svg", { class: "sign", viewBox: "0 0 20 20", "aria-hidden": "true", focusable: "false" });
    picture.append(draw("circle", { cx: 10, cy: 10, r: 10 }), draw("path", { d: signs[name] }));
    return picture;
  }

  function badge(outcome, word, later) {
    return element("p", { class: "word " + outcome + (later ? " later" : "") }, sign(later ? "later" : outcome), element("span", {}, word));
  }

  function goTo(key) {
    const field = fieldOf(key);
    const first = field instanceof RadioNodeList ? Array.from(field).find((f) => f.checked) || field[0] : field;
    if (!first) return;
    const folded = first.closest("details");
    if (folded) folded.open = true;
    first.focus();
    first.scrollIntoView({ block: "center" });
  }

  // labelOf returns what a field is called.
  function labelOf(key) {
    const label = document.querySelector(`label[for="${CSS.escape(slug(key))}"], [data-key="${CSS.escape(key)}"] > legend`);
    return label ? label.textContent + ": " : "";
  }

  // jump is a word that leads to a field.
  function jump(key, text) {
    if (!fieldOf(key)) return text;
    return element("button", { type: "button", class: "jump", onclick: () => goTo(key) }, element("span", { class: "aside" }, say("go") + " "), text);
  }

  function articles(basis) {
    if (!basis.length) return null;
    return element("p", { class: "basis" }, element("span", { class: "label" }, say("basis") + ": "),
      basis.flatMap((article, i) => [i ? "; " : "", element("cite", {}, article)]));
  }

  function finding(item, bare) {
    const notes = item.notes || [];
    return element("li", { class: "finding " + item.outcome, "data-code": item.code },
      item.about || !bare ? element("div", { class: "head" },
        item.about ? element("h4", {}, item.about) : null,
        bare || !item.word ? null : badge(item.outcome, item.word)) : null,
      item.text ? element("p", { class: "text" }, item.text + ".") : null,
      item.changes ? element("p", { class: "changes" }, say("changes") + " " + item.changes + ".") : null,
      articles(item.basis),
      notes.length ? element("details", { class: "notes" }, element("summary", {}, say(notes.length > 1 ? "notes" : "note")), notes.map((note) => element("p", {}, note + "."))) : null);
  }

  function card(v) {
    const later = v.outcome === "not-met" && Boolean(v.first);
    return element("article", { class: "verdict " + v.outcome + (later ? " later" : "") },
      element("h3", {}, v.title),
      badge(v.outcome, v.word, later),
      v.route ? element("p", { class: "route" }, v.route) : null,
      v.firstText ? element("p", { class: "first" }, v.firstText) : null,
      (v.missing || []).length ? element("div", { class: "missing" }, element("p", { class: "label" }, say("missing") + ":"),
        element("ul", {}, v.missing.map((m) => element("li", {}, jump(m.entry, m.name))))) : null,
      (v.obstacles || []).some((o) => o.outcome === "not-met") ? [element("p", { class: "label" }, say("obstacles") + ":"),
        element("ul", { class: "findings" }, v.obstacles.filter((o) => o.outcome === "not-met").map((o) => finding(o, true)))] : null,
      (v.reasons || []).length ? element("ul", { class: "findings" }, v.reasons.map((r) => finding({
        ...r, text: (v.missing || []).length ? "" : r.text, changes: later ? "" : r.changes, // both are said above
      }, true))) : null);
  }

  function show(a) {
    for (const e of all(".error", form)) e.hidden = true;
    for (const e of all("[aria-invalid]", form)) e.removeAttribute("aria-invalid");
    for (const e of all(".read", form)) {
      const field = e.closest(".field").querySelector("input");
      const read = a.days[field.name];
      const told = field.name === "official.birth" && !field.value.trim() && a.bornText;
      e.textContent = read ? "= " + read : told ? say("fromNIP") + " " + told : "";
      e.hidden = !e.textContent;
    }
    for (const p of a.problems) {
      const place = p.entry && byId(slug(p.entry) + "-error");
      if (!place) continue;
      place.textContent = p.text + ".";
      place.hidden = false;
      const folded = place.closest("details");
      if (folded) folded.open = true;
      const field = byId(slug(p.entry));
      if (field) field.setAttribute("aria-invalid", "true");
    }
    if (a.problems.length) {
      verdict.replaceChildren(element("div", { class: "problems" }, element("h3", {}, say("problems")),
        element("ul", {}, a.problems.map((p) => element("li", {}, jump(p.entry, labelOf(p.entry) + p.text), ".")))));
    } else {
      verdict.replaceChildren(
        element("p", { class: "days" }, a.basis + "."),
        element("div", { class: "verdicts" }, a.verdicts.map(card)),
        ...a.sections.map((s) => element("section", { class: "part" }, element("h3", {}, s.title),
          s.text ? element("p", { class: "text" }, s.text) : null,
          (s.items || []).length ? element("ul", { class: "findings" }, s.items.map((i) => finding(i))) : null)));
    }
    byId("tools").hidden = a.problems.length > 0;
    const summary = byId("summary");
    if (summary.textContent !== a.summary) summary.textContent = a.summary;
    const peek = byId("peek");
    peek.hidden = false;
    peek.replaceChildren(element("span", { class: "label" }, document.querySelector("#answer-title").textContent + ": "),
      a.problems.length ? say("problems") : a.verdicts.map((v) => v.word).join(" · "));
  }

  // changed judges what is entered.
  function changed() {
    reveal();
    if (!judge) return;
    const given = entries();
    const a = JSON.parse(judge(JSON.stringify({ ...given, lang })));
    show(a);
    remember(given, a.born);
    byId("shared").textContent = "";
  }

  // --- what the reader does -------------------------------------------------

  let pause = 0;
  form.addEventListener("input", () => {
    strange = {};
    for (const e of all("[data-source]")) e.hidden = true;
    clearTimeout(pause);
    pause = setTimeout(changed, 250);
  });
  form.addEventListener("change", () => {
    clearTimeout(pause);
    changed();
  });
  const readAnswer = () => {
    answer.focus();
    answer.scrollIntoView();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
    readAnswer();
  });
  byId("peek").addEventListener("click", readAnswer);
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the address holds the entries
    form.focus();
  });
  byId("add").addEventListener("click", () => {
    addPost().querySelector("select").focus();
    changed();
  });
  byId("clear").addEventListener("click", () => begin({}, ""));
  for (const b of all("[data-preset]")) b.addEventListener("click", () => begin(presets[b.dataset.preset], b.dataset.preset));
  function begin(given, key) {
    fill(given);
    changed();
    for (const e of all("[data-source]")) e.hidden = e.dataset.source !== key;
  }
  for (const b of all("[data-lang]")) b.addEventListener("click", () => {
    speak(b.dataset.lang);
    changed();
  });
  byId("share").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      byId("shared").textContent = say("copied");
    } catch {
      byId("shared").textContent = say("notCopied");
    }
  });
  byId("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => {
    for (const e of all("details", answer)) e.open = true; // on paper nothing can be unfolded
  });
  window.addEventListener("hashchange", fromAddress);

  // --- the library ----------------------------------------------------------

  async function load() {
    const packed = Uint8Array.from(atob(byId("library").textContent), (c) => c.charCodeAt(0));
    byId("library").remove();
    const bytes = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    const go = new Go();
    const { instance } = await WebAssembly.instantiate(bytes, go.importObject);
    go.run(instance); // ends when the page does
    judge = globalThis.asnmerit.judge;
  }

  fromAddress();
  load().then(changed, () => {
    verdict.replaceChildren(element("p", { class: "notice" }, say("failed")));
  });
})();
