// What a browser adds to the studio's forms: a preview that follows typing, a toolbar, filters of long lists, and files
// that are dropped or pasted. Without this script every form works.
(function () {
  "use strict";

  var form = document.getElementById("page");
  document.querySelectorAll("[data-filter]").forEach(addFilter);
  addCopy(document.getElementById("copy"));
  if (!form) { return; }
  var body = document.getElementById("body");
  var frame = document.getElementById("frame");
  var live = document.getElementById("live");
  var told = 0;
  var isDirty = false, isSending = false, isWaiting = false, timer = 0;
  var stop = new AbortController();

  function addFilter(fieldset) {
    var options = fieldset.querySelector(".options");
    var label = document.createElement("label");
    var input = document.createElement("input");
    input.type = "search";
    label.append(fieldset.dataset.filter + " ", input);
    options.before(label);
    input.addEventListener("input", function () {
      options.querySelectorAll("label").forEach(function (option) {
        option.hidden = !option.textContent.includes(input.value) && !option.querySelector("input").checked;
        option.style.display = option.hidden ? "none" : "";
      });
    });
    input.addEventListener("keydown", function (event) { if (event.key === "Enter") { event.preventDefault(); } });
  }

  // Copies the article as HTML and as words. Where the clipboard is refused, it is selected, and the sentence says so.
  function addCopy(button) {
    if (!button) { return; }
    var shown = document.getElementById("article");
    var said = document.getElementById("copied");
    button.hidden = false;
    button.addEventListener("click", function () {
      var body = shown.contentDocument.body;
      var words = fetch(button.dataset.text, { credentials: "same-origin" }).then(function (answer) { return answer.text(); });
      said.textContent = "…";
      Promise.resolve().then(function () {
        return navigator.clipboard.write([new ClipboardItem({
          "text/html": new Blob([body.innerHTML], { type: "text/html" }),
          "text/plain": words.then(function (text) { return new Blob([text], { type: "text/plain" }); }),
        })]);
      }).then(function () { said.textContent = button.dataset.done; }, function () {
        shown.contentWindow.focus();
        shown.contentWindow.getSelection().selectAllChildren(body);
        var isCopied = false;
        try { isCopied = shown.contentDocument.execCommand("copy"); } catch (error) { isCopied = false; }
        said.textContent = isCopied ? button.dataset.done : button.dataset.refused;
      });
    });
  }

  // The preview. What is being composed is no text yet: it is sent when the composition ends.
  function changed(event) {
    isDirty = true;
    if (event.isComposing) { return; }
    clearTimeout(timer);
    timer = setTimeout(send, 60);
  }

  function send() {
    if (isSending) { isWaiting = true; return; }
    isSending = true;
    var data = new FormData(form);
    Array.from(data.keys()).forEach(function (name) { if (name.startsWith("u.")) { data.delete(name); } });
    fetch(form.dataset.preview, { method: "POST", body: data, credentials: "same-origin", signal: stop.signal })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (answer) { if (answer) { show(answer); } })
      .catch(function () {})
      .then(function () {
        isSending = false;
        if (isWaiting) { isWaiting = false; send(); }
      });
  }

  function show(answer) {
    // What was left out of a file stays to be read; the next findings follow it.
    if (Date.now() - told > 8000) { live.textContent = answer.text; }
    form.elements.token.value = answer.token || form.elements.token.value;
    var shown = frame.contentWindow;
    var top = 0;
    try { top = shown.scrollY; } catch (error) { top = 0; }
    frame.addEventListener("load", function () { try { frame.contentWindow.scrollTo(0, top); } catch (error) { top = 0; } }, { once: true });
    shown.location.replace(answer.shown);
  }

  form.addEventListener("input", changed);
  form.addEventListener("compositionend", changed);
  // Sending the form spends its token: a preview that arrived later would be refused.
  form.addEventListener("submit", function () {
    isDirty = isWaiting = false;
    clearTimeout(timer);
    stop.abort();
    stop = new AbortController();
  });
  addEventListener("beforeunload", function (event) {
    if (isDirty) { event.preventDefault(); event.returnValue = ""; }
  });
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && event.key === "s" && !event.isComposing) {
      event.preventDefault();
      form.querySelector("button[value=save]").click();
    }
  });
  if (!body) { return; }

  // Inserts as if typed, so that undo takes it back.
  function insert(text) {
    body.focus();
    if (!document.execCommand("insertText", false, text)) {
      body.setRangeText(text, body.selectionStart, body.selectionEnd, "end");
      body.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function selected() { return body.value.slice(body.selectionStart, body.selectionEnd); }

  function atLineStart() {
    var start = body.selectionStart;
    return start === 0 || body.value[start - 1] === "\n" ? "" : "\n";
  }

  function eachLine(mark) {
    insert(atLineStart() + selected().split("\n").map(function (line) { return mark + line; }).join("\n"));
  }

  function link(address, title) {
    insert("[" + (selected() || title).replace(/[[\]\\]/g, "\\$&") + "](" + address.replace(/[()\s]/g, encodeURIComponent) + ")");
  }

  // Pages of the site are found while typing; what begins like an address is taken as one.
  function askForLink() {
    var dialog = document.createElement("dialog");
    var label = document.createElement("label");
    var input = document.createElement("input");
    var list = document.createElement("ul");
    var asked = 0;
    input.type = "search";
    label.append(body.dataset.find + " ", input);
    list.className = "found";
    list.setAttribute("aria-live", "polite");
    dialog.append(label, list);
    dialog.setAttribute("aria-label", body.dataset.find);
    dialog.className = "find";
    document.body.append(dialog);
    function choose(address, title) {
      dialog.close();
      link(address, title);
    }
    function offer(title, about, address) {
      var item = document.createElement("li");
      var button = document.createElement("button");
      var small = document.createElement("small");
      button.type = "button";
      small.textContent = about;
      button.append(title + " ", small);
      button.addEventListener("click", function () { choose(address, title); });
      item.append(button);
      list.append(item);
    }
    function look() {
      var text = input.value.trim();
      var number = asked += 1;
      if (!text) { list.replaceChildren(); return; }
      if (/^(\/|#|\.\.|https?:|mailto:|tel:)/.test(text)) {
        list.replaceChildren();
        offer(text, "", text);
        return;
      }
      fetch("/__studio/find?q=" + encodeURIComponent(text), { credentials: "same-origin" })
        .then(function (answer) { return answer.json(); })
        .then(function (answer) {
          if (number !== asked) { return; }
          list.replaceChildren();
          answer.pages.forEach(function (page) { offer(page.title, page.about, page.address); });
          if (answer.pages.length === 0) { list.append(Object.assign(document.createElement("li"), { textContent: body.dataset.none })); }
        })
        .catch(function () {});
    }
    input.addEventListener("input", function (event) { if (!event.isComposing) { look(); } });
    input.addEventListener("compositionend", look);
    dialog.addEventListener("keydown", function (event) {
      if (event.isComposing) { return; }
      var buttons = Array.from(list.querySelectorAll("button"));
      var at = buttons.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && buttons[at + 1]) { event.preventDefault(); buttons[at + 1].focus(); }
      if (event.key === "ArrowUp") { event.preventDefault(); (buttons[at - 1] || input).focus(); }
      if (event.key === "Enter" && document.activeElement === input) {
        event.preventDefault();
        if (buttons[0]) { buttons[0].click(); }
      }
    });
    dialog.addEventListener("close", function () { dialog.remove(); body.focus(); });
    dialog.showModal();
    input.focus();
  }

  // Files that are chosen are taken as those that are dropped.
  var chooser = document.createElement("input");
  chooser.type = "file";
  chooser.multiple = true;
  chooser.addEventListener("change", function () {
    if (chooser.files.length > 0) { take(Array.from(chooser.files), ""); }
    chooser.value = "";
  });
  function choose(endings) {
    chooser.accept = endings;
    chooser.click();
  }

  var actions = [
    function () { insert(atLineStart() + "## " + selected()); },
    function () { insert("**" + selected() + "**"); },
    function () { eachLine("- "); },
    function () { eachLine("> "); },
    askForLink,
    function () { choose(".jpg,.jpeg,.png,.webp"); },
    function () { choose(".mp3,.m4a,.ogg,.opus"); },
    function () { choose(".mp4,.webm"); },
    function () { insert(atLineStart() + "\n|  |  |\n| --- | --- |\n|  |  |\n"); },
  ];
  var tools = document.querySelector(".tools");
  tools.setAttribute("role", "toolbar");
  tools.setAttribute("aria-label", document.querySelector("label[for=body]").textContent);
  tools.dataset.words.split("|").forEach(function (word, number) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.addEventListener("click", actions[number]);
    tools.append(button);
  });
  // A button beside the choice: keys that move through it must not insert anything.
  var names = tools.dataset.blocks.split("|");
  var blocks = document.createElement("select");
  var add = document.createElement("button");
  blocks.setAttribute("aria-label", names[0]);
  names.slice(1).forEach(function (name) { blocks.append(new Option(name, name)); });
  add.type = "button";
  add.textContent = names[0];
  add.addEventListener("click", function () { insert(atLineStart() + "::: " + blocks.value + "\n" + selected() + "\n:::\n"); });
  tools.append(blocks, add);
  tools.hidden = false;

  // Files and clippings become Markdown on the server, by the same reader as imported manuscripts.
  function take(files, html) {
    var data = new FormData();
    data.append("token", form.elements.token.value);
    data.append("file", form.elements.file.value);
    if (html) { data.append("html", html); }
    files.forEach(function (file) { data.append("u.body", file, file.name); });
    live.textContent = "…";
    return fetch("/__studio/clip", { method: "POST", body: data, credentials: "same-origin" })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) {
        if (answer.token) { form.elements.token.value = answer.token; }
        if (answer.markdown) {
          // A block begins on a line of its own.
          var markdown = answer.markdown.replace(/^\n+/, "");
          var isBlock = /^(\||:::|#|>|- |\d+\. )|\n/.test(markdown);
          insert((isBlock && atLineStart() ? "\n\n" : "") + markdown + (isBlock ? "\n" : ""));
        }
        live.textContent = answer.text;
        told = Date.now();
      })
      .catch(function () { live.textContent = "✕"; });
  }

  body.addEventListener("paste", function (event) {
    var html = event.clipboardData.getData("text/html");
    // Cells of a sheet come with a picture of themselves; they are wanted as a table.
    var files = /<table\b/i.test(html) ? [] : Array.from(event.clipboardData.files);
    if (files.length === 0 && !/<(p|h\d|table|li|img|strong|b|a)\b/i.test(html)) { return; }
    event.preventDefault();
    // Cells without their columns' names would not be looked through.
    var plain = /<table\b/i.test(html) ? "" : event.clipboardData.getData("text/plain");
    take(files, files.length ? "" : html).then(function () {
      if (live.textContent === "✕" && plain) { insert(plain); }
    });
  });
  body.addEventListener("dragover", function (event) { event.preventDefault(); body.classList.add("drop"); });
  body.addEventListener("dragleave", function () { body.classList.remove("drop"); });
  body.addEventListener("drop", function (event) {
    body.classList.remove("drop");
    var files = Array.from(event.dataTransfer.files);
    if (files.length === 0) { return; }
    event.preventDefault();
    take(files, "");
  });
})();
