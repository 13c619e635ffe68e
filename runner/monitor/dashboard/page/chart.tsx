import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { wordLength } from '../../../report/length.ts';
import type { Trend } from '../data.ts';

/** How long something took, over time: the median, and what 95 of 100 were faster than; deploys as lines. */
export function Chart({ trend }: { trend: Trend }): VNode {
  const place = useRef<HTMLDivElement>(null);
  const { points, deploys } = trend;
  useEffect(() => {
    const element = place.current;
    if (!element || points.length === 0) return undefined;
    const style = getComputedStyle(element);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    // The variables are light-dark(…): only the browser knows which it is.
    const probe = document.createElement('span');
    element.append(probe);
    const resolved = (name: string): string => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const [ink, line, accent, warn] = [
      resolved('--quiet'),
      resolved('--line'),
      resolved('--accent'),
      resolved('--warn'),
    ];
    probe.remove();
    const axis = {
      stroke: ink,
      grid: { stroke: line, width: 1 },
      ticks: { stroke: line },
      font: `12px ${colour('font-family') || 'sans-serif'}`,
    };
    const height = 240;
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height,
        cursor: { y: false, points: { size: 7 } },
        scales: {
          x: { range: (_, from) => [from, Date.now() / 1000] },
          y: { range: (_, __, most) => [0, most * 1.1] },
        },
        axes: [axis, { ...axis, size: 58, values: (_, ticks) => ticks.map((tick) => wordLength(tick)) }],
        series: [
          { label: 'Time' },
          {
            label: 'Median',
            stroke: accent,
            width: 2,
            points: { show: points.length < 40 },
            value: (_, v) => wordValue(v),
          },
          {
            label: 'Slowest 5 %',
            stroke: warn,
            width: 2,
            dash: [5, 4],
            points: { show: points.length < 40 },
            value: (_, v) => wordValue(v),
          },
        ],
        hooks: {
          draw: [
            ({ ctx, bbox, valToPos }) => {
              ctx.save();
              ctx.strokeStyle = ink;
              ctx.fillStyle = ink;
              ctx.setLineDash([3, 3]);
              for (const { at, version } of deploys) {
                const x = valToPos(at / 1000, 'x', true);
                if (x < bbox.left || x > bbox.left + bbox.width) continue;
                ctx.beginPath();
                ctx.moveTo(x, bbox.top);
                ctx.lineTo(x, bbox.top + bbox.height);
                ctx.stroke();
                ctx.fillText(version, x + 4, bbox.top + 12 * devicePixelRatio);
              }
              ctx.restore();
            },
          ],
        },
      },
      [points.map(({ at }) => at / 1000), points.map(({ p50 }) => p50), points.map(({ p95 }) => p95)],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [points, deploys]);
  const last = points.at(-1);
  if (!last) return <p class="quiet">No run has passed in this time.</p>;
  const words = `Lately the median is ${wordLength(last.p50)}, and 95 of 100 runs take less than ${wordLength(last.p95)}.`;
  return <div class="chart" ref={place} role="img" aria-label={words} />;
}

function wordValue(value: number | null): string {
  return value === null ? '–' : wordLength(value);
}
