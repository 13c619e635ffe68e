import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ActiveTab } from './active-tab.ts';
import { addressOf, placeOf } from './address.ts';
import { Library } from './library.tsx';
import type { Attempt } from './recording.ts';
import { startRecording } from './start.ts';

/** Before a recording: what Waymark does, the site that will be recorded, and the button. */
export function Idle({ tab, attempt }: { tab: ActiveTab | undefined; attempt: Attempt }): VNode {
  const [typed, setTyped] = useState('');
  const [isStarting, setStarting] = useState(false);
  const place = placeOf(tab?.url);
  const address = place.kind === 'site' ? place.origin : addressOf(typed);

  const record = (event: Event): void => {
    event.preventDefault();
    if (!tab || !address) return;
    setStarting(true);
    void attempt(() => startRecording(tab.id, address)).finally(() => setStarting(false));
  };

  return (
    <main class="idle">
      <h1>Waymark</h1>
      <p>Walk through your site once; Waymark writes the walk down as a script that checks it for ever.</p>
      <ol class="lessons" aria-label="What to do first">
        <li>Open the site where the walk begins, and press “Record”.</li>
        <li>Click and type as your users do; point at what proves that it worked.</li>
        <li>Press “Stop”, and take the script along.</li>
      </ol>
      <form onSubmit={record}>
        {place.kind === 'site' ? (
          <p class="site">
            <span class="quiet">Site to record</span>
            <strong>{place.origin}</strong>
          </p>
        ) : (
          <>
            <p class="note">{place.kind === 'unrecordable' ? place.why : UNKNOWN}</p>
            <label class="field">
              <span>Site address</span>
              <input
                type="text"
                inputMode="url"
                autocomplete="off"
                spellcheck={false}
                placeholder="shop.example or localhost:5173"
                value={typed}
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
            </label>
          </>
        )}
        <button type="submit" class="primary big" disabled={!tab || !address || isStarting}>
          Record
        </button>
        <p class="quiet">
          The browser asks whether Waymark may see this site. What you type into password and card fields
          stays in the page.
        </p>
      </form>
      <Privacy />
      <Library attempt={attempt} />
    </main>
  );
}

/** The short of docs/privacy.md. */
function Privacy(): VNode {
  return (
    <details class="quiet privacy">
      <summary>What is kept, and where</summary>
      <p>
        Waymark listens on the site you record alone, and only while it records. What it records stays in this
        browser until you save or delete it: nothing is sent to anybody. More in docs/privacy.md, which comes
        with Waymark.
      </p>
    </details>
  );
}

const UNKNOWN =
  'Waymark can’t see the address of this tab yet. Click its icon in the toolbar, or type the site’s address. ' +
  'Pages of the browser itself and files can’t be recorded.';
