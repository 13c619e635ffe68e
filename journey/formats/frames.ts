/** The selector of the only frame of a page: for tools that tell frames by their numbers alone. */
export const ONLY_FRAME = 'iframe, frame';
