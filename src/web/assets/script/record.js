/**
 * A link that leads to the same form of another kind takes along what was typed: `a[data-carries="form"]`. It works without, and then
 * carries what was in the address.
 */
const NOT_CARRIED = new Set(['form', 'kind', 'unit', 'category', 'direction']);

document.addEventListener('click', (event) => {
  const { target } = event;
  const link = target instanceof Element ? target.closest('a[data-carries]') : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  const form = document.querySelector(link.dataset['carries'] ?? '');
  if (!(form instanceof HTMLFormElement)) return;
  const to = new URL(link.href);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '' && !NOT_CARRIED.has(name)) to.searchParams.set(name, value);
  }
  link.href = to.href;
});
