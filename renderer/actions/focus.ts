/** Elements that shortcuts look for by attribute, so that a place need not know them. */

/** Mark of the one filter field of a place. */
export const filterMark = { 'data-filter': '' } as const;

/** Puts the cursor into the filter field of what is shown, if there is one. */
export function focusFilter(): void {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-filter]')];
  const field = fields.find((candidate) => candidate.offsetParent !== null);
  field?.focus();
  field?.select();
}
