/**
 * Calls the address of a dead man's switch: it tells somebody when the calls stop, which a monitor that is dead can't.
 * @throws {Error} when the call is not answered with success
 */
export async function callPing(address: string): Promise<void> {
  const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`it was answered ${response.status}`);
}
