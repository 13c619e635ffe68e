/** The error for a value whose `kind` none of the variants has. */
export function unknownKind(variants: readonly { shape: { kind: { value: string } } }[]): { error: string } {
  return { error: `one of ${variants.map((variant) => variant.shape.kind.value).join(', ')}` };
}
