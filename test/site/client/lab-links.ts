/** Runs before the page can be clicked, so that no click is too early. */
document.addEventListener('click', ({ target }) => {
  const next = target instanceof HTMLElement ? target.dataset['next'] : undefined;
  if (next !== undefined) location.href = next;
});
