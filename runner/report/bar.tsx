import type { VNode } from 'preact';

/** When something happened and how long it took, as a thin bar; `whole` is the length of the run. Milliseconds. */
export function Bar(props: { at: number; duration: number; whole: number; kind?: string }): VNode {
  const { at, duration, whole, kind = '' } = props;
  const share = (time: number): number => Math.min(100, Math.max(0, (100 * time) / Math.max(whole, 1)));
  const left = Math.min(share(at), 99.5);
  // The page's policy forbids style attributes in markup; preact sets these as properties.
  return (
    <span class="track" aria-hidden="true">
      <span
        class={`bar ${kind}`}
        style={{ left: `${left}%`, width: `${Math.max(0.5, Math.min(share(duration), 100 - left))}%` }}
      />
    </span>
  );
}
