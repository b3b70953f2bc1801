/** Which customers an operation has to do with: whoever does not see all of them is held to it. */
export type Scope<Input> =
  | { readonly kind: 'accounts'; of(input: Input): readonly string[] }
  | { readonly kind: 'listed' }
  | { readonly kind: 'none' };

/** Of these accounts: the runner says not_found where the actor does not see one. Annotate inputs without `account`. */
export function ofAccounts<Input = { readonly account: string }>(
  of: (input: Input) => readonly string[],
): Scope<NoInfer<Input>> {
  return { kind: 'accounts', of };
}

/** Across accounts: `run` cuts what it finds to `sees` or to a book. */
export const listed = { kind: 'listed' } as const;

/** There is nothing of customers in it. */
export const noAccount = { kind: 'none' } as const;
