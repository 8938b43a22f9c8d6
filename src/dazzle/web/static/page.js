// Conveniences only: every page does its work without this file.

// A filter is applied as soon as it is chosen.
document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLSelectElement) event.target.closest("form[data-filters]")?.requestSubmit();
});

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});

// Coming back to a page that the browser kept, its forms can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// The summary of what is wrong is read first.
document.querySelector("[data-summary]")?.focus();
