// Remembers the reading settings, copies a link, prints. Everything it serves can be read without it.
(function () {
  "use strict";
  var root = document.documentElement;
  var settings = ["text", "scheme"];

  function recall(name) {
    try { return localStorage.getItem("reading-" + name) || ""; } catch (refused) { return ""; }
  }

  function remember(name, value) {
    try { localStorage.setItem("reading-" + name, value); } catch (refused) { /* private window: this page only */ }
  }

  function apply(name, value) {
    if (value) { root.setAttribute("data-" + name, value); }
  }

  // A link to the version in large type is a choice like any other; its mark in the address goes, so that another choice can be made.
  function takeLink() {
    if (location.hash !== "#" + encodeURIComponent(root.id)) { return false; }
    remember("text", "large");
    apply("text", "large");
    history.replaceState(history.state, "", location.pathname + location.search);
    return true;
  }

  root.setAttribute("data-script", "");
  // Before the first paint, so that the page does not change under the reader's eyes.
  settings.forEach(function (name) { apply(name, recall(name)); });
  takeLink();

  function show(form) {
    settings.forEach(function (name) {
      var value = root.getAttribute("data-" + name);
      Array.prototype.forEach.call(form.querySelectorAll("input[name=" + name + "]"), function (input) {
        if (value) { input.checked = input.value === value; }
      });
    });
  }

  function watchSettings(form) {
    show(form);
    form.addEventListener("change", function (event) {
      apply(event.target.name, event.target.value);
      remember(event.target.name, event.target.value);
    });
    addEventListener("hashchange", function () { if (takeLink()) { scrollTo(0, 0); show(form); } });
    // Another page may have changed them since this one was left.
    addEventListener("pageshow", function () {
      settings.forEach(function (name) { apply(name, recall(name)); });
      show(form);
    });
  }

  function copy(button, status) {
    function tell(attribute) {
      var label = button.getAttribute("data-label") || button.textContent;
      button.setAttribute("data-label", label);
      button.textContent = status.textContent = button.getAttribute(attribute);
      setTimeout(function () { button.textContent = label; status.textContent = ""; }, 3000);
    }
    // Browsers refuse by settings, and where the page stands in a frame of another site.
    navigator.clipboard.writeText(button.getAttribute("data-copy"))
      .then(function () { tell("data-done"); }, function () { tell("data-refused"); });
  }

  function offerActions(actions) {
    var print = actions.querySelector("[data-print]");
    var link = actions.querySelector("[data-copy]");
    print.addEventListener("click", function () { window.print(); });
    if (navigator.clipboard) {
      link.addEventListener("click", function () { copy(link, actions.querySelector("[data-status]")); });
    } else {
      link.hidden = true;
    }
    actions.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector(".reading");
    if (form) { watchSettings(form); }
    Array.prototype.forEach.call(document.querySelectorAll("[data-actions]"), offerActions);
    // What is folded on the screen is read on paper.
    addEventListener("beforeprint", function () {
      Array.prototype.forEach.call(document.querySelectorAll("main details:not([open])"), function (folded) {
        folded.open = true;
        addEventListener("afterprint", function () { folded.open = false; }, { once: true });
      });
    });
  });
})();
