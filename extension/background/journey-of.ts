import { renamed } from '../../journey/attachments.ts';
import { JOURNEY_VERSION } from '../../journey/format.ts';
import type { Journey, Viewport } from '../../journey/model.ts';
import { slug } from '../../journey/names.ts';
import type { Recording } from '../messages.ts';
import { nextToRedo, nextToUndo } from './edits.ts';
import { recordedOrigins, type Session } from './session.ts';
import { shownPlace, viewOf } from './view.ts';

/** What a session comes to: its journey, and what the panel shows of it. */

/** The journey recorded so far; it can be read back in every state of the recording. */
export function journeyOf(session: Session): Journey {
  const { steps, inputs, title: given } = viewOf(session.items, session.edits ?? []);
  const title = given || steps.find((step) => step.kind === 'group')?.title || 'New journey';
  const secrets = steps.flatMap((step) =>
    step.kind === 'fill' && typeof step.value === 'object' && 'secret' in step.value
      ? [step.value.secret]
      : [],
  );
  const { source } = session;
  const scopes = [
    ...new Set([...(source?.synthetic ?? [session.baseUrl]), ...recordedOrigins(session).slice(1)]),
  ];
  const id = source?.title === title ? source.id : slug(title, 'journey');
  const journey: Journey = {
    version: JOURNEY_VERSION,
    id,
    title,
    baseUrl: session.baseUrl,
    ...((source?.synthetic || scopes.length > 1) && { synthetic: scopes }),
    inputs,
    secrets: [...new Set([...(source?.secrets ?? []), ...secrets])],
    environment: {
      viewport: session.viewport ?? USUAL_SIZE,
      ...(session.language !== undefined && { language: session.language }),
    },
    ...(source?.imported && { imported: source.imported }),
    steps,
    ...(source?.script && { script: source.script }),
  };
  return renamed(journey, id);
}

/** What the panel shows of the session. */
export function recordingOf(session: Session): Recording {
  const { state, pointing, pick, edits = [], mark: after } = session;
  const view = viewOf(session.items, edits);
  const [undoable, redoable] = [nextToUndo(edits), nextToRedo(edits)];
  return {
    state,
    name: view.title,
    journey: journeyOf(session),
    ...(undoable && { undo: undoable.words }),
    ...(redoable && { redo: redoable.words }),
    ...(after !== undefined && { mark: shownPlace(view, after) }),
    tabs: Object.keys(session.tabs).map(Number),
    frameSites: Object.entries(session.frameSites ?? {}).flatMap(([origin, is]) =>
      is === 'seen' ? [origin] : [],
    ),
    pages: Object.fromEntries(Object.entries(session.tabs).map(([tab, { alias }]) => [alias, Number(tab)])),
    pointing,
    ...(session.retargeted !== undefined && { retargeted: session.retargeted }),
    ...(pick && { pick }),
  };
}

/** What a page is replayed in that had no size, as in a minimized window. */
const USUAL_SIZE: Viewport = { width: 1280, height: 800 };
