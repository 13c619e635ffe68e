/**
 * In the page's own world, before its scripts: tells the recorder which dialogs the page showed and how the
 * person answered. The two agree on an event name that the page never learns.
 */
{
  const target = window;
  const dispatch = target.dispatchEvent.bind(target);
  const stringify = JSON.stringify;
  const Announcement = CustomEvent;

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

  target.addEventListener(
    'waymark:channel',
    (event) => {
      event.stopImmediatePropagation();
      if (!(event instanceof Announcement)) return;
      const name = String(event.detail);
      wrap('alert', name);
      wrap('confirm', name);
      wrap('prompt', name);
    },
    { once: true, capture: true },
  );
  dispatch(new Announcement('waymark:dialogs'));
}
