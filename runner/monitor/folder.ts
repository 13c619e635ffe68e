/** Where a monitor keeps its history and the folders of its runs, unless it is told otherwise. */
export const MONITOR_FOLDER = '.waymark/monitor';
