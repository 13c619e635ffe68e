import { ElementHandle, type Frame, type Page } from 'puppeteer';

/**
 * The first element of a role and name that is seen, else the first there is; told by its markup. Firefox could be
 * asked, but then computes the names of all elements, and of all that come, for as long as it runs: most of the time
 * that a test takes.
 */
export async function namedInFirefox(
  where: Page | Frame,
  role: string,
  name: string,
): Promise<ElementHandle | null> {
  const found = await where.evaluateHandle(firstNamed, SELECTORS.get(role) ?? `[role="${role}"]`, name);
  return found instanceof ElementHandle ? found : null;
}

/** Fields that Chromium has several roles for are one kind here: no page of a test has two of one name. */
const FIELD = 'input, textarea, [contenteditable]';

/** What has a role by its markup. */
const SELECTORS = new Map([
  ['button', 'button, summary, input[type=submit], input[type=button], [role=button]'],
  ['link', 'a[href], [role=link]'],
  ['heading', 'h1, h2, h3, h4, h5, h6, [role=heading]'],
  ['checkbox', 'input[type=checkbox], [role=checkbox]'],
  ['radio', 'input[type=radio], [role=radio]'],
  ['combobox', 'select, [role=combobox]'],
  ['spinbutton', 'input[type=number], [role=spinbutton]'],
  ['slider', 'input[type=range], [role=slider]'],
  ['textbox', FIELD],
  ['searchbox', FIELD],
  ['Date', FIELD],
  ['InputTime', FIELD],
]);

/** Runs in the page. */
function firstNamed(selector: string, name: string): Element | undefined {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const read = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (
      !(node instanceof Element) ||
      node.matches('input, select, textarea, script, style, [aria-hidden=true]')
    )
      return '';
    return [...node.childNodes].map(read).join('');
  };
  const nameOf = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const by = ids.flatMap((id) => document.getElementById(id) ?? []).map(read);
    const labels =
      'labels' in element && element.labels instanceof NodeList ? [...element.labels].map(read) : [];
    const own =
      element instanceof HTMLInputElement && element.type === 'submit' ? element.value : read(element);
    const names = [by.join(' '), element.getAttribute('aria-label'), labels.join(' '), own];
    return plain(
      [...names, ...['placeholder', 'title'].map((key) => element.getAttribute(key))].find((it) =>
        it?.trim(),
      ) ?? '',
    );
  };
  const named = [...document.querySelectorAll(selector)].filter((element) => nameOf(element) === plain(name));
  return named.find((element) => element.checkVisibility()) ?? named[0];
}
