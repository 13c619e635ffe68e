import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestRun, Run } from '../evidence/run.ts';
import { Bar } from './bar.tsx';
import { wordLength } from './length.ts';
import { FILTERS, isAside, isFailedRequest, lets, type Filter } from './request-kinds.ts';

/** Above this number of requests, those that seldom matter wait behind a button. */
const MANY = 20;

/** What the pages asked for, as a waterfall. */
export function Requests({ run }: { run: Run }): VNode | undefined {
  const { requests, failure } = run;
  const [filter, setFilter] = useState<Filter>('all');
  const [withAside, setWithAside] = useState(requests.length <= MANY);
  if (requests.length === 0) return undefined;
  const failed = requests.filter(isFailedRequest).length;
  const wanted = requests.filter((request) => lets(filter, request));
  const shown = filter === 'all' && !withAside ? wanted.filter((request) => !isAside(request)) : wanted;
  const hidden = wanted.length - shown.length;
  return (
    <details class="evidence" open={failure !== undefined && /request|document/.test(failure.cause)}>
      <summary>
        <h3>Requests</h3> {requests.length}
        {failed > 0 && <span class="failed">, {failed} failed or unanswered</span>}
      </summary>
      <div class="buttons" role="group" aria-label="Which requests to show">
        {FILTERS.map((name) => {
          const number = requests.filter((request) => lets(name, request)).length;
          return (
            number > 0 && (
              <button type="button" key={name} aria-pressed={name === filter} onClick={() => setFilter(name)}>
                {name} {number}
              </button>
            )
          );
        })}
      </div>
      <table>
        <caption class="unseen">
          Requests, oldest first; the bars show when in the run they were under way
        </caption>
        <thead>
          <tr>
            <th scope="col">Method</th>
            <th scope="col">Address</th>
            <th scope="col">Status</th>
            <th scope="col">Type</th>
            <th scope="col">Time</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((request, index) => (
            <Row key={index} request={request} run={run} />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <button type="button" onClick={() => setWithAside(true)}>
          Show {hidden} more: scripts, styles, images, fonts
        </button>
      )}
    </details>
  );
}

function Row({ request, run }: { request: RequestRun; run: Run }): VNode {
  const { method, url, type, at, duration } = request;
  const isFailed = isFailedRequest(request);
  const kind = duration === undefined ? 'pending' : isFailed ? 'failed' : '';
  return (
    <tr class={isFailed ? 'failed' : ''}>
      <td>{method}</td>
      <td class="address" title={url}>
        {shortAddress(url, run.journey.baseUrl)}
      </td>
      <td class="status">{wordAnswer(request)}</td>
      <td class="type">{type}</td>
      <td class="time">
        <span>{duration === undefined ? '–' : wordLength(duration)}</span>
        <Bar at={at} duration={duration ?? run.duration - at} whole={run.duration} kind={kind} />
      </td>
    </tr>
  );
}

function wordAnswer({ status, failed, duration }: RequestRun): string {
  if (failed !== undefined) return [status, failed.replace(/^net::/, '')].filter(Boolean).join(' ');
  if (duration === undefined) return 'no answer';
  return status === undefined ? '' : String(status);
}

function shortAddress(url: string, baseUrl: string): string {
  return url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
}
