// Replaces the page in the history when a reader leaves by the quick exit, so that Back does not return to it. Without
// this script, the quick exit is an ordinary link.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.exit");
  if (!link) return;
  event.preventDefault();
  location.replace(link.href);
});
