/**
 * In the page's own world, before its scripts: tells the recorder which dialogs the page showed and how the
 * person answered, of files chosen in fields that are no part of the page, where no event can be heard from, and of
 * files and folders that the page was let into by the browser's own windows for that.
 * The two agree on an event name that the page never learns.
 */
{
  const target = window;
  const dispatch = target.dispatchEvent.bind(target);
  const stringify = JSON.stringify;
  const Announcement = CustomEvent;
  const Promised = Promise;
  const then = Reflect.get(Promise.prototype, 'then');

  const wrap = (type: 'alert' | 'confirm' | 'prompt', name: string): void => {
    // A proxy keeps the function looking native to the page.
    Reflect.set(
      target,
      type,
      new Proxy(target[type], {
        apply(native, self, given: unknown[]) {
          const answer: unknown = Reflect.apply(native, self, given);
          const message = given.length > 0 ? String(given[0]) : '';
          dispatch(new Announcement(name, { detail: stringify({ type, message, answer }) }));
          return answer;
        },
      }),
    );
  };

  const wrapPicker = (picker: string, name: string): void => {
    const native: unknown = Reflect.get(target, picker);
    if (typeof native !== 'function') return;
    const tell = (chosen: unknown): void => {
      const handles: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
      const names = handles.map((handle) => String(Object(handle).name));
      dispatch(new Announcement(name, { detail: stringify({ picker, names }) }));
    };
    Reflect.set(
      target,
      picker,
      new Proxy(native, {
        apply(call, self, given: unknown[]) {
          const answer: unknown = Reflect.apply(call, self, given);
          // Not chosen is nothing done.
          if (answer instanceof Promised) Reflect.apply(then, answer, [tell, () => undefined]);
          return answer;
        },
      }),
    );
  };

  const listen = Reflect.get(EventTarget.prototype, 'addEventListener');
  const { click } = HTMLElement.prototype;
  const Field = HTMLInputElement;

  const wrapClick = (name: string): void => {
    HTMLElement.prototype.click = new Proxy(click, {
      apply(native, self: unknown, given: unknown[]) {
        if (self instanceof Field && self.type === 'file' && !self.isConnected) {
          const tell = (event: Event): void => {
            if (!event.isTrusted || self.isConnected) return;
            const files = [...(self.files ?? [])].map((file) => file.name);
            dispatch(new Announcement(name, { detail: stringify({ files }) }));
          };
          Reflect.apply(listen, self, ['change', tell, { once: true }]);
        }
        Reflect.apply(native, self, given);
      },
    });
  };

  target.addEventListener(
    'waymark:channel',
    (event) => {
      event.stopImmediatePropagation();
      event.preventDefault(); // taken: it is offered to nobody else
      if (!(event instanceof Announcement)) return;
      const name = String(event.detail);
      wrap('alert', name);
      wrap('confirm', name);
      wrap('prompt', name);
      wrapClick(name);
      for (const picker of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker']) {
        wrapPicker(picker, name);
      }
    },
    { once: true, capture: true },
  );
  dispatch(new Announcement('waymark:dialogs'));
}
