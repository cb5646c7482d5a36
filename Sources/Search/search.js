// Finds every page that has the words a reader types, each as a run of characters, by the files of a static index.
// docs/architecture.md says how the index is made; nothing but script elements loads it, so that it works from a disk.
(function () {
  "use strict";
  const pageLength = 10;
  // So few documents are looked at themselves rather than at the lists of more pairs.
  const fewDocuments = 6;
  const enders = 51;
  const markLength = 10;

  let folder;
  let guide;
  const waiting = new Map();
  const loading = new Map();
  const tables = new Map();

  window.xinfengSearch = {
    // The guide calls this, and every other file of the index the other.
    open(contents) {
      guide = contents;
      folder = new URL(".", document.currentScript.src);
    },
    take(name, contents) {
      waiting.get(name)(contents);
    },
    words: wordsOf, find, read,
  };

  function load(name, mark) {
    if (!loading.has(name)) {
      loading.set(name, new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.src = new URL(name + "." + mark + ".js", folder);
        script.onload = function () { script.remove(); };
        script.onerror = function () {
          loading.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return loading.get(name);
  }

  const space = /[\0- \x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
  const unseen = /[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/u;

  // The text as it is compared, the text as it is shown, and where in the latter each unit of the former stands.
  function fold(text) {
    const shown = text.normalize("NFC");
    const places = [];
    let folded = "";
    let place = 0;
    for (const character of shown) {
      let piece = "";
      if (space.test(character)) {
        piece = "\n";
      } else if (!unseen.test(character)) {
        const code = character.codePointAt(0);
        const isWide = code >= 0xff01 && code <= 0xff5e;
        piece = (isWide ? String.fromCharCode(code - 0xfee0) : character).toLowerCase();
      }
      if (piece !== "\n" || folded.slice(-1) !== "\n") {
        folded += piece;
        for (let unit = 0; unit < piece.length; unit += 1) { places.push(place); }
      }
      place += character.length;
    }
    places.push(place);
    return { folded, shown, places };
  }

  // Radicals that look like characters, as PDF files give them; pages have been mended of them. Those of the block from
  // U+2F00 on Unicode itself makes characters.
  const radicals = "\u2e9f\u6bcd\u2ea0\u6c11\u2ec4\u897f\u2ec5\u89c1\u2ec6\u89d2\u2ec9\u8d1d\u2ecb\u8f66\u2ed3\u957f"
    + "\u2ed4\u95e8\u2ed8\u9752\u2ed9\u97e6\u2eda\u9875\u2edb\u98ce\u2edc\u98de\u2edd\u98df\u2ee2\u9a6c"
    + "\u2ee3\u9aa8\u2ee4\u9b3c\u2ee5\u9c7c\u2ee6\u9e1f\u2ee7\u5364\u2ee8\u9ea6\u2ee9\u9ec4\u2eec\u9f50"
    + "\u2eee\u9f7f\u2ef0\u9f99\u2ef3\u9f9f\u2f3e\u6237";

  function meant(query) {
    return query.replace(/[\u2e80-\u2fdf\ufe30-\ufe4f\uff61-\uff64]/g, (character) => {
      const place = radicals.indexOf(character);
      return place < 0 ? character.normalize("NFKC") : radicals[place + 1];
    }).replace(/[\u2010\u2011]/g, "-");
  }

  function wordsOf(query) {
    return Array.from(new Set(fold(meant(query)).folded.split("\n").filter(Boolean)));
  }

  function numbers(text, start, end) {
    const list = [];
    let high = 0;
    for (let position = start; position < end; position += 1) {
      let digit = text.charCodeAt(position) - 35;
      if (digit > 56) { digit -= 1; }
      if (digit < enders) {
        list.push(high * enders + digit);
        high = 0;
      } else {
        high = high * 40 + digit - 50;
      }
    }
    return list;
  }

  function compare(one, other) {
    const left = Array.from(one);
    const right = Array.from(other);
    for (let position = 0; position < left.length && position < right.length; position += 1) {
      const difference = left[position].codePointAt(0) - right[position].codePointAt(0);
      if (difference) { return difference; }
    }
    return left.length - right.length;
  }

  // The positions of those that may hold a key, among ascending first keys.
  function candidates(keys, key) {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(keys[middle], key) <= 0) { low = middle + 1; } else { high = middle; }
    }
    const found = low > 0 ? [low - 1] : [];
    while (found.length && found[0] > 0 && keys[found[0] - 1] === key) { found.unshift(found[0] - 1); }
    return found;
  }

  function split(keys) { return keys ? keys.split(" ") : []; }

  // Where pairs begin that together cover so many characters, two at least.
  function pairsOf(count) {
    const offsets = [];
    for (let offset = 0; offset < count - 2; offset += 2) { offsets.push(offset); }
    return offsets.concat(count - 2);
  }

  function mark(marks, position) { return marks.substr(position * markLength, markLength); }

  // A large dictionary has lists of its files in files of their own.
  async function filesOf(family, key) {
    let directory = { first: 0, keys: guide[family][0], marks: guide[family][1] };
    if (guide[family][2]) {
      const [list] = candidates(split(guide[family][0]), key);
      if (list === undefined) { return []; }
      const contents = await load(family + "-lists/" + list, mark(guide[family][1], list));
      directory = { first: contents[0], keys: contents[1], marks: contents[2] };
    }
    return candidates(split(directory.keys), key).map(function (position) {
      return load(family + "/" + (directory.first + position), mark(directory.marks, position));
    });
  }

  // Where the list of a character or a pair stands in a file: after “!” and it, or after “ ” and the second.
  function spanOfTerm(text, key) {
    const [first, second] = key;
    let group;
    let position = 0;
    while (position < text.length) {
      const opensGroup = text[position] === "!";
      const character = String.fromCodePoint(text.codePointAt(position + 1));
      const start = position + 1 + character.length;
      let end = start;
      while (text.charCodeAt(end) > 33) { end += 1; }
      if (opensGroup) { group = character; }
      if (group === first && (opensGroup ? undefined : character) === second) { return [start, end]; }
      position = end;
    }
    return [0, 0];
  }

  function spanOfReading(text, key) {
    const start = text.indexOf(" " + key + "!");
    if (start < 0) { return [0, 0]; }
    const end = text.indexOf(" ", start + 1);
    return [start + key.length + 2, end < 0 ? text.length : end];
  }

  async function placesOf(family, key) {
    const spanOf = family === "terms" ? spanOfTerm : spanOfReading;
    const texts = await Promise.all(await filesOf(family, key));
    const places = [];
    texts.forEach(function (text) {
      let place = 0;
      numbers(text, ...spanOf(text, key)).forEach(function (gap) { places.push(place += gap); });
    });
    return places;
  }

  function tableAt(column, value) {
    let low = 0;
    let high = guide.tables.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (guide.tables[middle][column] <= value) { low = middle + 1; } else { high = middle; }
    }
    return low - 1;
  }

  async function table(position) {
    if (!tables.has(position)) {
      let [document, place, file, inside, version] = guide.tables[position];
      const text = await load("tables/" + position, version);
      const fields = numbers(text, 0, text.length);
      const rows = [];
      for (let at = 0; at < fields.length; at += 4) {
        const [length, title, names, opened] = fields.slice(at, at + 4);
        inside = opened ? 0 : inside;
        rows.push({
          document, place, end: place + length, title: place + title, head: place + title + names,
          file: opened ? file : file - 1, files: opened || 1, inside,
        });
        document += 1;
        place += length;
        file += opened;
        inside += 1;
      }
      tables.set(position, rows);
    }
    return tables.get(position);
  }

  // Documents with how much it says of them that a word is at these places: 2 in the title, 1 in a name, 0 elsewhere.
  async function rank(places) {
    const needed = Array.from(new Set(places.map(function (place) { return tableAt(1, place); })));
    await Promise.all(needed.map(table));
    const ranks = new Map();
    let rows = [];
    let row = 0;
    for (const place of places) {
      if (!rows.length || place >= rows[rows.length - 1].end) {
        rows = tables.get(tableAt(1, place));
        row = 0;
      }
      while (place >= rows[row].end) { row += 1; }
      const { document, title, head } = rows[row];
      const value = place < title ? 2 : place < head ? 1 : 0;
      if (!(ranks.get(document) >= value)) { ranks.set(document, value); }
    }
    return ranks;
  }

  async function read(document) {
    const position = tableAt(0, document);
    const row = (await table(position))[document - guide.tables[position][0]];
    const files = [];
    for (let file = row.file; file < row.file + row.files; file += 1) {
      files.push(load("texts/" + file, mark(guide.texts, Math.floor(file / guide.block))));
    }
    const contents = await Promise.all(files);
    const record = contents.length > 1 ? contents.map(function (part) { return part[0]; }).join("")
      : contents[0][row.inside];
    const [address, title, day, names, summary, details] = record.split("\n", 6);
    const lines = [address, title, day, names, summary, details];
    const body = record.slice(lines.reduce(function (length, line) { return length + line.length + 1; }, 0));
    return {
      document, place: row.place, address, title, day, names: listOf(names), summary, details: listOf(details), body,
    };
  }

  function listOf(text) { return text ? text.split("\t") : []; }

  // What stands in both ascending lists, the second taken so much further on.
  function both(places, others, offset) {
    const found = [];
    let other = 0;
    places.forEach(function (place) {
      while (others[other] < place + offset) { other += 1; }
      if (others[other] === place + offset) { found.push(place); }
    });
    return found;
  }

  async function findRun(word) {
    const characters = Array.from(word);
    if (characters.length === 1) { return rank(await placesOf("terms", word)); }
    const offsets = pairsOf(characters.length);
    async function narrow(places, some) {
      const lists = await Promise.all(some.map(function (offset) {
        return placesOf("terms", characters[offset] + characters[offset + 1]);
      }));
      lists.forEach(function (list, position) {
        places = places ? both(places, list, some[position]) : list;
      });
      return places;
    }
    const places = await narrow(null, offsets.slice(0, 2));
    const ranks = await rank(places);
    if (offsets.length < 3 || !ranks.size) { return ranks; }
    if (ranks.size <= fewDocuments) { return verify(Array.from(ranks.keys()), word); }
    return rank(await narrow(places, offsets.slice(2)));
  }

  async function verify(documents, word) {
    function has(text) { return fold(text).folded.includes(word); }
    const ranks = new Map();
    (await Promise.all(documents.map(read))).forEach(function (page) {
      if (has(page.title)) { ranks.set(page.document, 2); }
      else if (page.names.some(has)) { ranks.set(page.document, 1); }
      else if ([page.summary, page.body].concat(page.details).some(has)) { ranks.set(page.document, 0); }
    });
    return ranks;
  }

  async function hasValue(documents, value) {
    const kept = new Set();
    await Promise.all(Array.from(new Set(documents.map(function (document) { return tableAt(0, document); })))
      .map(async function (position) {
        const text = await load("values/" + position, guide.tables[position][5]);
        const fields = numbers(text, 0, text.length);
        let document = guide.tables[position][0];
        for (let at = 0; at < fields.length; at += fields[at] + 1) {
          let sum = 0;
          for (let next = at + 1; next <= at + fields[at]; next += 1) {
            sum += fields[next];
            if (sum === value) { kept.add(document); }
          }
          document += 1;
        }
      }));
    return documents.filter(function (document) { return kept.has(document); });
  }

  function everyDocument() { return Array.from({ length: guide.documents }, function (_, document) { return document; }); }

  // The documents that have all words and all chosen values, the best first, of equals the newest; manuals last.
  async function best(all, chosen) {
    let documents = (all.length ? Array.from(all[0].keys()) : everyDocument()).filter(function (document) {
      return all.every(function (ranks) { return ranks.has(document); });
    });
    let first = 0;
    for (const [name, slugs] of guide.facets) {
      const position = slugs.indexOf(chosen[name]);
      if (position >= 0) { documents = await hasValue(documents, first + position); }
      first += slugs.length;
    }
    function value(document) {
      return all.reduce(function (sum, ranks) { return sum + ranks.get(document); }, 0);
    }
    return documents.sort(function (one, other) {
      return (one < guide.manuals) - (other < guide.manuals) || value(other) - value(one) || other - one;
    });
  }

  // The documents that have every word exactly as it is.
  async function find(words, chosen) { return best(await Promise.all(words.map(findRun)), chosen); }

  const quotes = /["'\u2018-\u201f\u3008-\u300f\u301d-\u301f]/g;
  const quotesAtEnds = new RegExp("^" + quotes.source + "+|" + quotes.source + "+$", "g");

  // The answer to what was typed: what has it exactly, then what has it in another form.
  async function answer(query, chosen) {
    const words = Array.from(new Set(wordsOf(query).map(function (word) { return word.replace(quotesAtEnds, ""); })))
      .filter(Boolean);
    const found = { words, exact: [], near: [], marks() { return words; }, meant: [] };
    if (!words.length && !isChosen(chosen)) { return found; }
    const all = await Promise.all(words.map(findRun));
    found.exact = await best(all, chosen);
    const bare = wordsOf(query.replace(quotes, " "));
    const isWhole = bare.join() === words.join();
    const mayMiss = !isWhole || words.some(function (word, position) {
      return !all[position].size || /^[a-z]{2,}$/.test(word)
        || Array.from(word).some(function (character) { return guide.mixed.includes(character); });
    });
    if (!mayMiss) { return found; }
    const near = (await load("near", guide.near))({ guide, load, fold, placesOf, rank, pairsOf, both, findRun });
    const other = await near.find(bare, isWhole ? all : await Promise.all(bare.map(findRun)));
    const known = new Set(found.exact);
    found.near = (await best(other.ranks, chosen)).filter(function (document) { return !known.has(document); });
    found.isParted = other.isParted;
    found.marks = function (page) { return known.has(page.document) ? words : other.marks(page); };
    if (!found.exact.length) { found.meant = await near.meant(bare); }
    return found;
  }

  function isChosen(chosen) { return Object.keys(chosen).some(function (name) { return chosen[name]; }); }

  function element(name, className, content) {
    const made = document.createElement(name);
    if (className) { made.className = className; }
    if (content !== undefined) { made.append(content); }
    return made;
  }

  function spans(text, words) {
    const { folded, places } = fold(text);
    const found = [];
    words.forEach(function (word) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        found.push([places[at], places[at + word.length]]);
      }
    });
    return found.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
  }

  function marked(text, words) {
    const shown = text.normalize("NFC");
    const content = document.createDocumentFragment();
    let end = 0;
    spans(text, words).forEach(function ([from, to]) {
      if (from < end) { return; }
      content.append(shown.slice(end, from), element("mark", "", shown.slice(from, to)));
      end = to;
    });
    content.append(shown.slice(end));
    return content;
  }

  // ASCII marks end a sentence only where white space follows: they stand within addresses and markup, too.
  const endings = /[\u3002\uff01\uff1f]+[\u201d\u2019\u300d\u300f\u300b\uff09]*|[!?]+["')\]]*(?=\s|$)|\n/g;

  // The sentence in which a word stands, cut where it is very long.
  function sentence(text, word) {
    const [span] = spans(text, [word]);
    if (!span) { return ""; }
    const shown = text.normalize("NFC");
    const after = shown.slice(span[1], span[1] + 80);
    const [ending] = Array.from(after.matchAll(endings));
    let from = Math.max(0, span[0] - 60);
    const before = shown.slice(from, span[0]);
    const ends = Array.from(before.matchAll(endings));
    const isCut = !ends.length && from > 0;
    if (ends.length) { from += ends[ends.length - 1].index + ends[ends.length - 1][0].length; }
    if (isCut) { from += wholeFrom(before); }
    const to = span[1] + (ending ? ending.index + ending[0].length : after.length);
    return (isCut ? "\u2026\u2026" : "") + shown.slice(from, to).trim()
      + (ending || to === shown.length ? "" : "\u2026\u2026");
  }

  // Where a text that was cut anywhere may begin: behind a mark or a blank, and behind what was opened before the cut.
  function wholeFrom(text) {
    const [clause] = /^[^\uff0c\u3001\uff1b\uff1a,;\s]{0,30}[\uff0c\u3001\uff1b\uff1a,;\s]/.exec(text) || [""];
    const rest = text.slice(clause.length);
    const [closed] = /^[^<[({`]*[>\])}`]+/.exec(rest) || [""];
    const start = clause.length + closed.length;
    return start || /^[\udc00-\udfff]?[\w.-]*/.exec(text)[0].length % (text.length || 1);
  }

  function address(page) {
    const target = new URL(page.address.slice(1), new URL("../", folder));
    if (target.protocol === "file:" && target.pathname.endsWith("/")) { target.pathname += "index.html"; }
    return target.href;
  }

  function entry(page, words) {
    const link = element("a", "", marked(page.title, words));
    link.href = address(page);
    const about = element("p", "result-about");
    if (page.day) {
      const day = element("time", "", page.day);
      day.dateTime = page.day;
      about.append(day);
    }
    page.names.slice(0, 6).forEach(function (name) { about.append(" ", element("span", "", marked(name, words))); });
    const item = element("li", "result");
    item.append(element("h2", "", link));
    if (about.hasChildNodes()) { item.append(about); }
    const lines = [];
    words.forEach(function (word) {
      const texts = [page.body, page.summary].concat(page.details);
      const line = texts.map(function (text) { return sentence(text, word); }).find(Boolean);
      if (line && !lines.includes(line)) { lines.push(line); }
    });
    if (!lines.length && page.summary) { lines.push(page.summary); }
    lines.slice(0, 3).forEach(function (line) { item.append(element("p", "result-text", marked(line, words))); });
    return item;
  }

  // What the theme has its readers told, with the values in its places; a number chooses among several forms.
  function say(name, values = {}) {
    const forms = guide.words[name] || {};
    const text = forms[values.count] || forms.other || "";
    return text.replace(/\{(\w+)\}/g, function (place, key) { return key in values ? values[key] : place; });
  }

  function start(form) {
    const status = document.querySelector("[data-search-status]");
    const list = document.querySelector("[data-search-results]");
    const more = document.querySelector("[data-search-more]");
    const title = document.title;
    const off = document.querySelector("[data-search-off]");
    let run = 0;
    let rest = [];
    let marks;

    async function show(takesFocus) {
      const now = run;
      const pages = await Promise.all(rest.slice(0, pageLength).map(read));
      if (now !== run) { return; }
      const items = pages.map(function (page) { return entry(page, marks(page)); });
      list.append(...items);
      rest = rest.slice(pageLength);
      more.hidden = !rest.length;
      more.textContent = say("more", { count: Math.min(rest.length, pageLength) });
      if (takesFocus && items.length) { items[0].querySelector("a").focus(); }
    }

    // A sentence that is an offer, with its name as a link.
    function offer(name) {
      const [before, after] = say("meant", { name: "\0" }).split("\0");
      const link = element("a", "", name);
      link.href = "?" + new URLSearchParams({ q: name });
      status.append(" ", before, link, after || "");
    }

    async function tell({ exact, near, isParted, meant, words }, query) {
      const count = near.length;
      if (exact.length) {
        status.textContent = say(words.length ? "found" : "newest", { count: exact.length })
          + (count ? " " + say("also", { count }) : "");
      } else if (count && isParted) {
        status.textContent = say("parts", { count, query, parts: marks(await read(near[0])).join("\u3001") });
      } else {
        status.textContent = count ? say("near", { count, query }) : say("none", { query });
      }
      meant.forEach(offer);
    }

    // - isAsked: whether somebody searches, rather than opens the page.
    async function search(isAsked) {
      const now = run += 1;
      const values = new FormData(form);
      const query = String(values.get("q")).trim();
      const chosen = {};
      guide.facets.forEach(function ([name]) { chosen[name] = values.get(name); });
      document.title = query ? say("title", { query, title }) : title;
      list.replaceChildren();
      more.hidden = true;
      rest = [];
      status.textContent = query || isChosen(chosen) ? say("running") : "";
      try {
        const found = await answer(query, chosen);
        if (now !== run) { return; }
        if (!found.words.length && !isChosen(chosen)) {
          status.textContent = isAsked ? say("empty") : "";
          return;
        }
        rest = found.exact.concat(found.near);
        marks = found.marks;
        await show(false);
        if (now === run) { await tell(found, query); }
      } catch (failure) {
        if (now !== run) { return; }
        // An index that is gone has a successor, which the page itself names; the words stand in its address.
        const [visit] = performance.getEntriesByType("navigation");
        if (visit && visit.type !== "reload" && location.protocol !== "file:") {
          location.reload();
          return;
        }
        status.textContent = say("failed");
      }
    }

    function recall() {
      const parameters = new URLSearchParams(location.search);
      Array.from(form.elements).forEach(function (field) {
        if (field.name) { field.value = parameters.get(field.name) || ""; }
      });
      search(parameters.has("q"));
    }

    function submit(event) {
      event.preventDefault();
      const parameters = new URLSearchParams();
      new FormData(form).forEach(function (value, name) { if (value) { parameters.set(name, value); } });
      try { history.pushState(null, "", "?" + parameters); } catch (refused) { /* the address stays as it was */ }
      search(true);
    }

    if (off) { off.hidden = true; }
    form.addEventListener("submit", submit);
    form.addEventListener("change", function (event) { if (event.target.matches("select")) { submit(event); } });
    more.addEventListener("click", function () { show(true); });
    window.addEventListener("popstate", recall);
    recall();
  }

  document.addEventListener("DOMContentLoaded", function () {
    const form = document.querySelector("[data-search]");
    if (form && guide) { start(form); }
  });
})();
