/** Whether an error says that the background can't be reached at all, and not that it refused something. */
export function isOutOfReach(message: string): boolean {
  return /Receiving end does not exist|context invalidated|message port closed/i.test(message);
}
