import { MAIN_PAGE } from '../journey/format.ts';
import type { Journey } from '../journey/model.ts';
import { numbers, object, texts, type Entry } from './syntax.ts';
import { printText } from './text.ts';

/** The size of the window when a script names none, in CSS pixels. */
const USUAL_VIEWPORT = { width: 1280, height: 800 };

/** The options of a script's `journey(…)`, in their order; only what the journey needs. */
export function printOptions(journey: Journey): Entry[] {
  const { baseUrl, synthetic, inputs, secrets } = journey;
  const { width, height } = journey.environment.viewport;
  const options: Entry[] = [['baseUrl', printText(baseUrl)]];
  if (synthetic) options.push(['synthetic', texts(synthetic)]);
  if (width !== USUAL_VIEWPORT.width || height !== USUAL_VIEWPORT.height) {
    options.push(['viewport', numbers({ width, height })]);
  }
  const defaults = Object.entries(inputs).map(([name, text]): Entry => [name, printText(text)]);
  if (defaults.length > 0) options.push(['inputs', object(defaults)]);
  if (secrets.length > 0) options.push(['secrets', texts(secrets)]);
  const tabs = furtherTabs(journey);
  if (tabs.length > 0) options.push(['tabs', texts(tabs)]);
  return options;
}

/** The aliases of the tabs besides the one a journey starts in, in the order they appear. */
function furtherTabs({ steps }: Journey): string[] {
  const aliases = steps.flatMap((step) => {
    const effects = 'effects' in step ? (step.effects ?? []) : [];
    const opened = effects.flatMap((effect) => (effect.kind === 'popup' ? [effect.page] : []));
    return [step.page ?? MAIN_PAGE, ...opened];
  });
  return [...new Set(aliases)].filter((alias) => alias !== MAIN_PAGE);
}
