// What JavaScript adds to the desk. Every task works without it; nothing here decides anything.
(function () {
  "use strict";
  const main = () => document.getElementById("main");

  function light(card) {
    document.querySelectorAll(".is-lit").forEach((one) => one.classList.remove("is-lit"));
    if (!card) return 0;
    const found = document.querySelectorAll('[data-card="' + CSS.escape(card) + '"]');
    found.forEach((one) => one.classList.add("is-lit"));
    return found.length;
  }

  function focusOn(element) {
    if (!element) return;
    const form = element.querySelector("details.desk-settle");
    if (form && element.classList.contains("is-open")) form.open = true;
    element.focus({ preventScroll: false });
  }

  // A place on the page leads to its value, a value to its place.
  document.addEventListener("click", function (event) {
    const mark = event.target.closest("rect[data-card]");
    if (mark) {
      light(mark.dataset.card);
      focusOn(document.getElementById(mark.dataset.card));
      return;
    }
    const show = event.target.closest("a[data-show]");
    if (show) {
      const papers = document.getElementById("papers");
      const marks = papers.querySelectorAll('rect[data-card="' + CSS.escape(show.dataset.show) + '"], mark[data-card="' + CSS.escape(show.dataset.show) + '"]');
      const asked = new URL(show.href).searchParams;
      const here = asked.get("page");
      const page = papers.querySelector("img");
      const own = papers.dataset.paper === asked.get("paper");
      if (own && marks.length && (!here || !page || page.src.endsWith("/" + here + ".png"))) {
        event.preventDefault();
        light(show.dataset.show);
        marks[0].scrollIntoView({ block: "center" });
        say(document.getElementById(show.dataset.show + "-title").textContent.trim() + " is marked on the page.");
      }
    }
    const pick = event.target.closest("button[data-pick]");
    if (pick) usePicked(pick);
  });
  document.addEventListener("focusin", function (event) {
    const card = event.target.closest("article[data-card]");
    if (card) light(card.dataset.card);
  });

  // Words selected in the text go into the form, with their place.
  function usePicked(button) {
    const selection = window.getSelection();
    const words = selection ? selection.toString().replace(/\s+/g, " ").trim() : "";
    const form = button.closest("form");
    const box = selection && selection.anchorNode && selection.anchorNode.parentElement.closest("[data-start]");
    if (!words || !box) { say("Select words in the text of the page first."); return; }
    const range = selection.getRangeAt(0).cloneRange();
    range.selectNodeContents(box);
    range.setEnd(selection.getRangeAt(0).startContainer, selection.getRangeAt(0).startOffset);
    const start = Number(box.dataset.start) + Array.from(range.toString()).length;
    form.elements.start.value = start;
    form.elements.end.value = start + Array.from(selection.toString()).length;
    const input = form.querySelector(".desk-inputs textarea, .desk-inputs input");
    input.value = words;
    const typed = form.querySelector('input[value="corrected"]');
    if (typed) typed.checked = true;
    input.focus();
    say("Taken from the page: " + words);
  }

  // What is said in the live region; a warning stays in sight wherever the page is scrolled to.
  function say(words, warning) {
    const place = document.getElementById("announce");
    if (!place) return;
    place.textContent = "";
    const line = document.createElement("p");
    line.className = warning ? "desk-warning" : "desk-sub";
    line.textContent = words;
    window.setTimeout(() => place.appendChild(line), 30);
  }

  function ready() {
    document.querySelectorAll("button[data-pick]").forEach((one) => { one.hidden = false; });
    const first = document.querySelector("[data-focus]");
    if (first) first.focus();
    watchLease();
  }

  // A form that was asked for takes the focus at its first choice.
  document.addEventListener("htmx:afterSettle", function (event) {
    const form = event.detail.elt && event.detail.elt.querySelector && event.detail.elt.id !== "main" && event.detail.elt.querySelector("form.desk-form");
    if (!form) return;
    const first = form.querySelector('input[type="radio"]:checked, input[type="radio"], select, textarea');
    form.querySelectorAll("button[data-pick]").forEach((one) => { one.hidden = false; });
    if (first) first.focus();
  });

  // After a save the page is drawn anew: the message is said by its live region, and the focus goes to what comes next.
  document.addEventListener("htmx:afterSettle", function (event) {
    if (event.detail.target.id !== "main" || event.detail.elt !== main()) return;
    ready();
    if (document.querySelector("[data-focus]")) return;
    const desk = document.getElementById("desk");
    focusOn(document.getElementById((desk && desk.dataset.next) || "decide") || main());
  });
  document.addEventListener("htmx:sendError", () => say("The desk did not answer. Nothing of yours is lost: try again.", true));
  document.addEventListener("htmx:responseError", () => say("This could not be saved. What you typed is still here.", true));

  // Who types a value means it, and does not confirm the one that was read.
  document.addEventListener("input", function (event) {
    const inputs = event.target.closest(".desk-inputs");
    const typed = inputs && inputs.closest("form").querySelector('input[value="corrected"]');
    if (typed) typed.checked = true;
  });

  // What is typed is kept while it is typed.
  let timer = 0;
  document.addEventListener("input", function (event) {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(function () {
      if (!form.isConnected) return; // it was saved meanwhile
      fetch(form.dataset.draft, { method: "POST", body: new FormData(form), credentials: "same-origin" }).catch(() => {});
    }, 1500);
  });

  // What is being saved is kept in this tab until it is saved: a session that ended meanwhile loses nothing. Who signs
  // in again finds it as begun.
  const unsaved = () => "desk-unsaved:" + (document.body.dataset.account || "") + ":" + window.location.pathname;
  document.addEventListener("htmx:beforeRequest", function (event) {
    const form = event.target.closest("form[data-draft]");
    if (!form) return;
    const given = new FormData(form);
    given.delete("csrfmiddlewaretoken");
    window.sessionStorage.setItem(unsaved(), JSON.stringify(Array.from(given)));
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    const answer = event.detail.xhr;
    if (answer && answer.status > 0 && answer.status !== 401) window.sessionStorage.removeItem(unsaved());
  });
  function bringBack() {
    const kept = window.sessionStorage.getItem(unsaved());
    const form = document.querySelector("form[data-draft]");
    if (!kept || !form) return;
    window.sessionStorage.removeItem(unsaved());
    const given = new FormData();
    JSON.parse(kept).forEach(([name, value]) => given.append(name, value));
    given.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fetch(form.dataset.draft, { method: "POST", body: given, credentials: "same-origin" })
      .then((answer) => { if (answer.ok) window.location.reload(); }).catch(() => {});
  }

  document.addEventListener("submit", () => window.clearTimeout(timer));
  document.addEventListener("htmx:beforeRequest", () => window.clearTimeout(timer));

  let warned = 0;
  function watchLease() {
    const lease = document.getElementById("lease");
    window.clearTimeout(warned);
    if (!lease) return;
    const left = new Date(lease.dataset.until) - Date.now() - 5 * 60 * 1000;
    warned = window.setTimeout(() => say("Your hold on this case ends in five minutes. “Hold it longer” keeps it.", true), Math.max(left, 0));
  }

  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const stop = (event) => { event.preventDefault(); };
    drop.addEventListener("dragover", (event) => { stop(event); drop.classList.add("is-over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
    drop.addEventListener("drop", function (event) {
      stop(event);
      drop.classList.remove("is-over");
      drop.querySelector("input[type=file]").files = event.dataTransfer.files;
      say(event.dataTransfer.files.length + " files chosen. Send them with the button.");
    });
  }

  document.addEventListener("keydown", function (event) {
    if (document.body.dataset.shortcuts !== "on" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const desk = document.getElementById("desk");
    if (event.key === "n" && desk) focusOn(document.getElementById(desk.dataset.next || "decide"));
    else if (event.key === "u") { const undo = document.getElementById("undo"); if (undo) undo.focus(); }
    else if (event.key === "p") { const papers = document.getElementById("papers"); if (papers) papers.focus(); }
    else if (event.key === "?") window.location.href = "/shortcuts/";
    else if (event.key === "c") {
      const card = document.activeElement && document.activeElement.closest("article[data-card]");
      const confirm = card && card.querySelector('input[value="confirmed"]');
      const link = card && card.querySelector("a.desk-act");
      if (confirm) { confirm.checked = true; confirm.form.requestSubmit(); }
      else if (link) link.click();
    }
  });

  ready();
  bringBack();
})();
