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

  // Before the first paint, so that the page does not change under the reader's eyes.
  settings.forEach(function (name) { apply(name, recall(name)); });

  function watchSettings(form) {
    settings.forEach(function (name) {
      var value = recall(name);
      Array.prototype.forEach.call(form.querySelectorAll("input[name=" + name + "]"), function (input) {
        if (value) { input.checked = input.value === value; }
        input.addEventListener("change", function () {
          apply(name, input.value);
          remember(name, input.value);
        });
      });
    });
  }

  function copy(button, status) {
    navigator.clipboard.writeText(button.getAttribute("data-copy")).then(function () {
      var label = button.textContent;
      button.textContent = status.textContent = button.getAttribute("data-done");
      setTimeout(function () { button.textContent = label; status.textContent = ""; }, 3000);
    });
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
  });
})();
