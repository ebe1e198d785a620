// Leaves the site in place of the page in the history, so that the button Back does not return to it. Without this
// script, the quick exit is an ordinary link.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.exit");
  if (!link) return;
  event.preventDefault();
  location.replace(link.href);
});
