/**
 * What makes forms more comfortable. All of them work without.
 *
 * - `form[data-auto]` is sent when a choice in it changes, as filters are.
 * - `form[data-preview="/path"]` asks that page, with what is typed, for a piece of page, and shows it in `[data-preview-into]`.
 * - A button that was pressed is not pressed again while the answer is on its way.
 */
const PREVIEW_AFTER_MS = 300;

document.addEventListener('change', (event) => {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return;
  const form = target.closest('form[data-auto]');
  if (form instanceof HTMLFormElement) form.requestSubmit();
});

document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target.method !== 'post') return;
  // After the browser has taken the form’s fields, of which the button pressed is one.
  setTimeout(() => {
    for (const button of target.querySelectorAll('button')) button.disabled = true;
  });
});

window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('form[method="post"] button')) {
    if (button instanceof HTMLButtonElement) button.disabled = false;
  }
});

for (const form of document.querySelectorAll('form[data-preview]')) {
  const into = form.querySelector('[data-preview-into]');
  if (!(form instanceof HTMLFormElement) || !into) continue;
  let timer = 0;
  let asked = 0;
  const preview = async () => {
    asked += 1;
    const turn = asked;
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && name !== 'form') fields.set(name, value);
    }
    const response = await fetch(`${form.dataset['preview'] ?? ''}?${fields.toString()}`);
    if (!response.ok || turn !== asked) return;
    // A piece of a page of this site, in which everything that people wrote is escaped.
    into.innerHTML = await response.text();
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void preview(), PREVIEW_AFTER_MS);
  });
}
