/** Whether the page takes what is dropped on it from outside: browsers tell of a drop only where it is wanted. */

let listening = new AbortController();
let isTaken = false;

/** Listens from now on. */
export function awaitDrop(): void {
  listening.abort();
  listening = new AbortController();
  isTaken = false;
  const note = (event: Event): void => {
    if (event.isTrusted) isTaken = true;
  };
  addEventListener('drop', note, { capture: true, passive: true, signal: listening.signal });
}

/** Whether something was dropped since. */
export function tookDrop(): boolean {
  return isTaken;
}
