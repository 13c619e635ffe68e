import type { ElementHandle } from 'puppeteer';

/** Selects the options of these labels, and no others. */
export async function selectIn(element: ElementHandle<Element>, labels: readonly string[]): Promise<void> {
  const against = await element.evaluate((own, wanted) => {
    if (!(own instanceof HTMLSelectElement)) return 'it is no list to select from';
    if (wanted.length !== 1 && !own.multiple) return 'it is a list to select exactly one option from';
    const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const options = [...own.options];
    for (const label of wanted) {
      const [fitting, ...more] = options.filter((option) => fold(option.label) === fold(label));
      if (!fitting || more.length > 0) return `it has ${fitting ? more.length + 1 : 'no'} options “${label}”`;
      if (fitting.matches(':disabled')) return `the option “${label}” is disabled`;
    }
    own.focus();
    for (const option of options)
      option.selected = wanted.some((label) => fold(label) === fold(option.label));
    own.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    own.dispatchEvent(new Event('change', { bubbles: true }));
    return undefined;
  }, labels);
  if (against !== undefined) throw new Error(`${against}.`);
}
