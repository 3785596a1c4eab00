/**
 * Keys: `g` and a letter goes somewhere, `n` begins something new, `/` searches, `?` shows them all. What leads where, the page says
 * itself (`data-key` on its links); while somebody types, keys are letters.
 */
let afterGo = false;

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable]') !== null
  );
}

/** @param {string} key */
function follow(key) {
  const link = document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
  if (link instanceof HTMLAnchorElement) link.click();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const { key } = event;
  if (afterGo) {
    afterGo = false;
    follow(`g ${key}`);
    return;
  }
  if (key === 'g') afterGo = true;
  else if (key === 'n') follow('n');
  else if (key === '/') {
    const field = document.querySelector('[data-search]');
    if (!(field instanceof HTMLElement)) return;
    event.preventDefault();
    field.focus();
  } else if (key === '?') {
    const dialog = document.querySelector('dialog.keys');
    if (!(dialog instanceof HTMLDialogElement)) return;
    if (dialog.open) dialog.close();
    else dialog.showModal();
  }
});
