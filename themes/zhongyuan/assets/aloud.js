// Reads an article aloud, sentence by sentence, and marks the sentence that is being read.
//
// Only voices of the reader's own device are used: others would send the text to somebody's server. Without one of the
// page's language among them nothing is offered.
(function () {
  "use strict";
  var synth = window.speechSynthesis;
  var control = document.querySelector("[data-aloud]");
  if (!synth || !control || !window.SpeechSynthesisUtterance) { return; }

  var play = control.querySelector("[data-play]");
  var speed = control.querySelector("[data-speed]");
  var labels = { idle: play.textContent, speaking: play.getAttribute("data-pause"), paused: play.getAttribute("data-resume") };
  var state = "idle";
  var sentences = [];
  var at = 0;
  // Grows whenever speaking is cut off, so that what the browser reports of earlier sentences is not heeded.
  var turn = 0;

  var skipped = "nav, button, audio, video, script, svg, [hidden], [aria-hidden=true], .unseen, .hidden, .outside, .back, sup.footnote, rt, rp, .attachments, .actions, .printed, details:not([open]) > :not(summary)";
  var blocks = /^(ADDRESS|ASIDE|BLOCKQUOTE|CAPTION|DIV|DL|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HR|LI|OL|P|PRE|SECTION|SUMMARY|TABLE|TD|TH|TR|UL)$/;
  // Of Chinese, of Arabic and Uyghur (\u061f, \u06d4), of Tibetan (\u0f0d).
  var ending = /[^\u3002\uff01\uff1f!?\u2026\u061f\u06d4\u0f0d\n]*(?:[\u3002\uff01\uff1f!?\u2026\u061f\u06d4\u0f0d\n]+[\u201d\u2019\u300d\u300f\uff09)\u300b\u3011]*|$)/g;

  // A page may be in another language than its site.
  var article = document.querySelector("article[lang]") || document.documentElement;
  var language = article.lang || "zh-CN";
  var isChinese = /^zh\b/i.test(language);
  var spoken = isChinese ? /^(zh|cmn)\b/i : new RegExp("^" + language.split("-")[0] + "\\b", "i");
  // Of the voices of a language those that are nearest to the page's.
  var nearest = isChinese ? /CN|Hans/i : new RegExp(language.replace("-", "[-_]"), "i");

  function voice() {
    return synth.getVoices().filter(function (one) { return one.localService && spoken.test(one.lang.replace("_", "-")); })
      .sort(function (one, other) { return nearest.test(other.lang) - nearest.test(one.lang); })[0];
  }

  // The texts of a block with their places, cut where sentences end.
  function cut(pieces) {
    var whole = pieces.map(function (piece) { return piece.data; }).join("");
    (whole.match(ending) || []).reduce(function (start, text) {
      var said = text.replace(/\s+/g, " ").trim();
      if (/[\p{L}\p{N}]/u.test(said)) {
        var lead = text.length - text.replace(/^\s+/, "").length;
        sentences.push({ text: said, pieces: pieces, start: start + lead, end: start + text.length });
      }
      return start + text.length;
    }, 0);
  }

  function collect(element) {
    var pieces = [];
    function flush() {
      if (pieces.length) { cut(pieces); }
      pieces = [];
    }
    (function walk(parent) {
      Array.prototype.forEach.call(parent.childNodes, function (node) {
        if (node.nodeType === 3) { pieces.push(node); return; }
        if (node.nodeType !== 1 || node.matches(skipped)) { return; }
        if (node.tagName === "IMG") {
          if (node.alt) { flush(); sentences.push({ text: node.alt, picture: node }); }
          return;
        }
        // Who took a picture, and how long a sound lasts, are said apart from what stands beside them.
        var isBlock = blocks.test(node.tagName) || node.tagName === "BR" || node.matches(".credit, .length");
        if (isBlock) { flush(); }
        walk(node);
        if (isBlock) { flush(); }
      });
    })(element);
    flush();
  }

  function place(sentence) {
    var range = document.createRange();
    if (sentence.picture) { range.selectNode(sentence.picture); return range; }
    var before = 0;
    var hasStart = false;
    sentence.pieces.forEach(function (piece) {
      var after = before + piece.data.length;
      if (!hasStart && sentence.start < after) { range.setStart(piece, sentence.start - before); hasStart = true; }
      if (sentence.end > before) { range.setEnd(piece, Math.min(sentence.end - before, piece.data.length)); }
      before = after;
    });
    return range;
  }

  function mark(sentence) {
    var highlights = window.Highlight && window.CSS && CSS.highlights;
    var pictures = document.querySelectorAll(".said");
    Array.prototype.forEach.call(pictures, function (picture) { picture.classList.remove("said"); });
    if (highlights) { highlights.delete("said"); } else { getSelection().removeAllRanges(); }
    if (!sentence) { return; }
    var range = place(sentence);
    if (sentence.picture) { sentence.picture.classList.add("said"); }
    else if (highlights) { highlights.set("said", new Highlight(range)); } else { getSelection().addRange(range); }
    var box = range.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight - 160) { scrollBy(0, box.top - innerHeight / 3); }
  }

  function show(next) {
    state = next;
    play.textContent = labels[next];
    control.classList.toggle("aloud-begun", next !== "idle");
    document.documentElement.toggleAttribute("data-speaking", next !== "idle");
    control.classList.toggle("aloud-speaking", next === "speaking");
  }

  // Browsers on phones stop where they should pause, so pausing is stopping, and going on begins the sentence again.
  function silence(next) {
    turn += 1;
    synth.cancel();
    show(next);
    if (next === "idle") { at = 0; mark(null); }
  }

  function speak() {
    var sentence = sentences[at];
    var mine = turn;
    if (!sentence) { silence("idle"); return; }
    var utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.voice = voice() || null;
    utterance.lang = utterance.voice ? utterance.voice.lang : language;
    utterance.rate = Number(speed.value);
    utterance.onend = function () { if (mine === turn) { at += 1; speak(); } };
    utterance.onerror = function () { if (mine === turn) { silence("paused"); } };
    mark(sentence);
    show("speaking");
    synth.speak(utterance);
  }

  function begin() {
    sentences = [];
    Array.prototype.forEach.call(document.querySelectorAll("article h1, .article-body"), collect);
    at = 0;
    turn += 1;
    speak();
  }

  play.addEventListener("click", function () {
    if (state === "speaking") { silence("paused"); } else if (state === "paused") { turn += 1; speak(); } else { begin(); }
  });
  control.querySelector("[data-stop]").addEventListener("click", function () { silence("idle"); play.focus(); });
  control.addEventListener("keydown", function (event) { if (event.key === "Escape" && state !== "idle") { silence("idle"); play.focus(); } });
  speed.addEventListener("change", function () {
    try { localStorage.setItem("reading-speed", speed.value); } catch (refused) { /* private window: this page only */ }
    if (state === "speaking") { turn += 1; synth.cancel(); speak(); }
  });
  addEventListener("pagehide", function () { synth.cancel(); });

  try { speed.value = localStorage.getItem("reading-speed") || "1"; } catch (refused) { /* as before */ }
  if (!speed.value) { speed.value = "1"; }
  function offer() { control.hidden = !voice(); }
  offer();
  if (synth.addEventListener) { synth.addEventListener("voiceschanged", offer); } else { synth.onvoiceschanged = offer; }
})();
