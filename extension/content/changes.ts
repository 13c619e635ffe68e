import { editingHostOf } from '../../journey/target/editable.ts';
import { hitBy } from '../../journey/target/hit.ts';
import { fold, isField, isFileField, isInput, isSelect } from '../../journey/target/page.ts';
import type { Act } from '../messages.ts';
import { actOn } from './act-on.ts';
import type { Files } from './files.ts';
import type { On } from './listening.ts';
import type { NamedBefore } from './presses.ts';
import type { Writing } from './writing.ts';

/**
 * Turns what fields come to into acts: options, boxes and files that are chosen, and texts, which `writing` tells.
 * @param on listens before the page does
 * @param send tells an act that an event came of
 */
export function listenForChanges(
  on: On,
  send: (act: Act, event: Event) => void,
  writing: Writing,
  files: Files,
  namedBefore: NamedBefore,
): void {
  const choose = (field: Element, event: Event): void => {
    if (isSelect(field)) {
      const options = [...field.selectedOptions].map((option) => fold(option.label));
      send(
        actOn(field, (named) => ({ kind: 'select', ...named, options }), 'Select'),
        event,
      );
    } else if (isInput(field) && /^(checkbox|radio)$/.test(field.type)) {
      const kind = field.checked ? 'check' : 'uncheck';
      // What it is called may say whether it is checked.
      send(
        actOn(field, (named) => ({ kind, ...named }), 'Check', namedBefore(field)),
        event,
      );
    } else if (isFileField(field)) {
      files.choose(field, event);
    }
  };

  on('input', (event) => {
    const field = hitBy(event);
    const host = editingHostOf(field);
    if (host) {
      // A composition tells of its text at its end.
      if (!('isComposing' in event && event.isComposing)) writing.write(host, event);
      return;
    }
    if (!isField(field)) return;
    if (isSelect(field) || (isInput(field) && /^(checkbox|radio|file)$/.test(field.type))) {
      // What is heard of a change ends at the shadow root around it.
      if (field.getRootNode() !== document) choose(field, event);
      return;
    }
    writing.write(field, event);
  });

  on('change', (event) => {
    writing.noteFormatting(event);
    choose(hitBy(event), event);
  });
}
